"""The command line: finds the verb, runs it, and turns errors into exit codes.

0: done. 2: the user can mend it, one sentence on stderr. 3: `check` found what does not hold. 1: a bug, its
traceback in the log.
"""

import argparse
import importlib
import logging
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, cast

from core.data.shops.own import lost_shop
from core.desktop import install_desktop, uninstall_desktop
from core.errors import UserError, sentence
from core.language import QT_TRANSLATE_NOOP, translate
from core.log import complain, log_path, start_logging
from core.mending import closed_output, mendable
from core.program import VERSION, typed_command
from core.standard_streams import let_go, open_standard_streams
from core.system_report import system_report

logger = logging.getLogger(__name__)

OpenWindow = Callable[[Path | None, str | None, Path | None], int]

VERBS = {
    "import": ("core.commands.import_", "bring data into a workspace"),
    "train": ("core.commands.train", "train a model and keep it as a run"),
    "tune": ("core.commands.tune", "try settings and tell what the best of them is worth"),
    "compress": ("core.commands.compress", "make a run smaller and measure what that costs"),
    "update": ("core.commands.update", "let the model learn on from what shoppers did, or undo it"),
    "search": ("core.commands.search", "rank products for one query"),
    "rank": ("core.commands.rank", "rank products for many queries into a TREC run file"),
    "evaluate": ("core.commands.evaluate", "measure ranking or classification against a baseline"),
    "compare": ("core.commands.compare", "hold ranking systems against each other, with intervals"),
    "check": ("core.commands.check", "whether what must stay so still holds; 3 where it does not"),
    "recommend": ("core.commands.recommend", "what a shopper may like next, or follows a product"),
    "explain": ("core.commands.explain", "why a product stands where it does"),
    "behaviour": ("core.commands.behaviour", "what shoppers did, counted and reported"),
    "log": ("core.commands.log", "what is known of behaviour, and its export"),
    "runs": ("core.commands.runs", "list, activate or delete runs"),
    "noise": ("core.commands.noise", "how runs stand noise in what people type"),
    "clean": ("core.commands.clean", "find labels that are wrong and texts that say nothing"),
    "simulate": ("core.commands.simulate", "let simulated shoppers use two runs, beside the truth"),
    "judge": ("core.commands.judge", "judge products by what shoppers clicked"),
    "worker": ("core.commands.worker", "the training process behind the window"),
    "neighbour-map": ("core.commands.neighbour_map", "the process behind the map of the products"),
    "trial": ("core.commands.trial", "the training process behind `tune`"),
}


_LOST_SHOP = QT_TRANSLATE_NOOP(
    "core", "The shop “{name}” is gone; without --workspace this is about the demo world."
)

# The sentences of argparse, most telling first, and ours.
_ARGPARSE = (
    (
        r"the following arguments are required: (?P<options>.+)",
        QT_TRANSLATE_NOOP("core", "{options} must be given"),
    ),
    (
        r"one of the arguments (?P<options>.+) is required",
        QT_TRANSLATE_NOOP("core", "One of {options} must be given"),
    ),
    (
        r"unrecognized arguments: (?P<given>.+)",
        QT_TRANSLATE_NOOP("core", "{given} is not known here"),
    ),
    (
        r"argument (?P<option>\S+): not allowed with argument (?P<other>.+)",
        QT_TRANSLATE_NOOP("core", "{option} does not go with {other}"),
    ),
    (
        r"argument (?P<option>\S+): expected (one|at least one) argument",
        QT_TRANSLATE_NOOP("core", "{option} needs a value"),
    ),
    (
        r"argument (?P<option>\S+): invalid choice: (?P<given>.+) \(choose from (?P<choices>.+)\)",
        QT_TRANSLATE_NOOP("core", "{option} is one of {choices}, not {given}"),
    ),
    (
        r"argument (?P<option>\S+): invalid (int|float) value: (?P<given>.+)",
        QT_TRANSLATE_NOOP("core", "{option} takes a number, not {given}"),
    ),
    (
        r"argument (?P<option>\S+): (?P<complaint>.+)",
        QT_TRANSLATE_NOOP("core", "{option}: {complaint}"),
    ),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "{message}. Run `{program} --help` for what it takes."),
            message=_worded(message),
            program=self.prog,
        )


def _worded(message: str) -> str:
    """`message` of argparse as a sentence of ours; one that is not known stays as it is."""
    for pattern, template in _ARGPARSE:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return translate(template).format(**match.groupdict())
    return message


def run(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) says and return the exit code."""
    has_output = open_standard_streams()
    try:
        start_logging()
        return _run_verb_or_window(argv, has_output)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone.
        let_go(sys.stdout)
        return 0
    except Exception as error:
        return _report_error(error)


def _run_verb_or_window(argv: Sequence[str], has_output: bool) -> int:
    """The exit code of the verb or the window, once all that it printed is written."""
    is_verb = bool(argv) and argv[0] in VERBS
    logger.info("%s %s", VERSION, argv[0] if is_verb else "window")
    if is_verb and not has_output:
        raise closed_output()
    try:
        code = _verb(argv) if is_verb else _window(argv)
    except SystemExit as leaving:
        # After `--help`.
        code = leaving.code if isinstance(leaving.code, int) else 0
    if has_output:
        sys.stdout.flush()
    logger.debug("exit code %s", code)
    return code


def _report_error(error: Exception) -> int:
    """Say what went wrong and return 2 where the user can mend it, 1 where it is a bug."""
    if sentence := mendable(error):
        logger.warning("%s", sentence, exc_info=None if sentence is error else error)
        complain(sentence)
        return 2
    logger.error("a bug", exc_info=error)
    complain(f"Pinxun: {error!r}; traceback in {log_path()}")
    return 1


def _verb(argv: Sequence[str]) -> int:
    module_name, help_text = VERBS[argv[0]]
    command = importlib.import_module(module_name)
    parser = Parser(prog=f"{typed_command()} {argv[0]}", description=help_text, allow_abbrev=False)
    parser.add_argument(
        "--workspace", type=Path, help="the shop's folder (default: your own data folder)"
    )
    parser.add_argument("--json", action="store_true", help="machine-readable output on stdout")
    command.add_arguments(parser)
    arguments = parser.parse_args(argv[1:])
    if arguments.workspace is None and (lost := lost_shop()):
        complain(translate(_LOST_SHOP).format(name=lost))
    return cast(int, command.run(arguments))


def _window(argv: Sequence[str]) -> int:
    if argv and not argv[0].startswith("-"):
        raise UserError(
            QT_TRANSLATE_NOOP("core", "There is no verb {verb!r}; there are {verbs}."),
            verb=argv[0],
            verbs=", ".join(VERBS),
        )
    arguments = _window_parser().parse_args(argv)
    if arguments.instead:
        print(arguments.instead())
        return 0
    # By name, so that core holds no import of the window.
    open_window = cast(OpenWindow, importlib.import_module("gui.application").run)
    return open_window(arguments.workspace, arguments.query, arguments.screenshot)


def _window_parser() -> Parser:
    listing = "\n".join(f"  {verb:<10} {help_text}" for verb, (_, help_text) in VERBS.items())
    parser = Parser(
        prog=typed_command(),
        description="Without a verb: the window.",
        epilog=f"verbs:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--workspace", type=Path, help="the shop's folder to open")
    parser.add_argument("--query", help="search for this at once")
    parser.add_argument("--screenshot", type=Path, help="save a picture of the window and leave")
    parser.add_argument("--version", action="version", version=f"pinxun {VERSION}")
    for option, (answer, help_text) in INSTEAD.items():
        parser.add_argument(
            option, dest="instead", action="store_const", const=answer, help=help_text
        )
    return parser


def _info() -> str:
    """The report of this machine; without what Qt knows where it does not run."""
    try:
        return cast(str, importlib.import_module("gui.system_report").report())
    except (ImportError, UserError) as error:
        return system_report({"Qt": str(error)})


def _install_desktop() -> str:
    told = QT_TRANSLATE_NOOP(
        "core", "The menu has an entry now: {path}. `{program} --uninstall-desktop` removes it."
    )
    return sentence(told, path=install_desktop())


def _uninstall_desktop() -> str:
    return sentence(
        QT_TRANSLATE_NOOP("core", "The menu has no entry any more: {path}."),
        path=uninstall_desktop(),
    )


INSTEAD = {
    "--info": (_info, "versions, paths and fonts, for a report of a bug"),
    "--install-desktop": (_install_desktop, "put an entry with icons into your desktop's menu"),
    "--uninstall-desktop": (_uninstall_desktop, "remove that entry"),
}
