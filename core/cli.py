"""The command line: finds the verb, runs it, and turns errors into exit codes.

0: done. 2: the user can mend it, one sentence on stderr. 1: a bug, its traceback in the log.
"""

import argparse
import importlib
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, cast

from core.commands.complaints import worded
from core.data.shops.own import lost_shop
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.log import complain, log_path, write_traceback
from core.mending import closed_output, mendable
from core.standard_streams import let_go, open_standard_streams

OpenWindow = Callable[[Path | None, str | None, Path | None], int]

VERBS = {
    "import": ("core.commands.import_", "bring data into a workspace"),
    "train": ("core.commands.train", "train a model and keep it as a run"),
    "update": ("core.commands.update", "let the model learn on from what shoppers did, or undo it"),
    "search": ("core.commands.search", "rank products for one query"),
    "rank": ("core.commands.rank", "rank products for many queries into a TREC run file"),
    "evaluate": ("core.commands.evaluate", "measure ranking or classification against a baseline"),
    "recommend": ("core.commands.recommend", "what a shopper may like next, or follows a product"),
    "explain": ("core.commands.explain", "why a product stands where it does"),
    "behaviour": ("core.commands.behaviour", "what shoppers did, counted and reported"),
    "log": ("core.commands.log", "what is known of behaviour, and its export"),
    "runs": ("core.commands.runs", "list, activate or delete runs"),
    "simulate": ("core.commands.simulate", "let simulated shoppers use two runs, beside the truth"),
    "judge": ("core.commands.judge", "judge products by what shoppers clicked"),
    "worker": ("core.commands.worker", "the training process behind the window"),
}


_LOST_SHOP = QT_TRANSLATE_NOOP(
    "core", "The shop “{name}” is gone; without --workspace this is about the demo world."
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "{message}. Run `{program} --help` for what it takes."),
            message=worded(message),
            program=self.prog,
        )


def run(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) says and return the exit code."""
    has_output = open_standard_streams()
    try:
        return _answered(argv, has_output)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone.
        let_go(sys.stdout)
        return 0
    except UserError as error:
        complain(error)
        return 2
    except Exception as error:
        write_traceback(traceback.format_exc())
        return _told(error)


def _answered(argv: Sequence[str], has_output: bool) -> int:
    """The exit code of the verb or the window, once all that it printed is written."""
    is_verb = bool(argv) and argv[0] in VERBS
    if is_verb and not has_output:
        raise closed_output()
    try:
        code = _verb(argv) if is_verb else _window(argv)
    except SystemExit as leaving:
        # After `--help`.
        code = leaving.code if isinstance(leaving.code, int) else 0
    if has_output:
        sys.stdout.flush()
    return code


def _told(error: Exception) -> int:
    """Say what went wrong and return 2 where the user can mend it, 1 where it is a bug."""
    if sentence := mendable(error):
        complain(sentence)
        return 2
    complain(f"Pinxun: {error!r}; traceback in {log_path()}")
    return 1


def _verb(argv: Sequence[str]) -> int:
    module_name, help_text = VERBS[argv[0]]
    command = importlib.import_module(module_name)
    parser = Parser(prog=f"main.py {argv[0]}", description=help_text, allow_abbrev=False)
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
    listing = "\n".join(f"  {verb:<10} {help_text}" for verb, (_, help_text) in VERBS.items())
    parser = Parser(
        prog="main.py",
        description="Without a verb: the window.",
        epilog=f"verbs:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--workspace", type=Path, help="the shop's folder to open")
    parser.add_argument("--query", help="search for this at once")
    parser.add_argument("--screenshot", type=Path, help="save a picture of the window and leave")
    if argv and not argv[0].startswith("-"):
        raise UserError(
            QT_TRANSLATE_NOOP("core", "There is no verb {verb!r}; there are {verbs}."),
            verb=argv[0],
            verbs=", ".join(VERBS),
        )
    given = parser.parse_args(argv)
    # By name, so that core holds no import of the window.
    open_window = cast(OpenWindow, importlib.import_module("gui.application").run)
    return open_window(given.workspace, given.query, given.screenshot)
