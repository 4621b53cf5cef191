"""Options that verbs which rank share, and the engine they ask for, which may know the shopper's taste."""

import argparse
from dataclasses import replace

from core.evaluation.systems import usable
from core.language import QT_TRANSLATE_NOOP, translate
from core.recommend.made_up import history_of_user
from core.runs.names import START, short_name
from core.search.engine import Engine
from core.search.request import History, Method
from core.search.run import TASK
from core.workspace import Workspace

WHO = "this shopper of the log, or a made-up one (made-up:ID)"
# What every library that draws numbers takes.
MOST_SEED = 2_147_483_647
# More are refused before they are read, which takes long.
MOST_DIGITS = 18
_METHODS = {
    Method.HYBRID: QT_TRANSLATE_NOOP("core", "hybrid"),
    Method.LEXICAL: QT_TRANSLATE_NOOP("core", "lexical"),
    Method.NEURAL: QT_TRANSLATE_NOOP("core", "neural"),
}


def method_label(name: str) -> str:
    """What people call a method; anything else keeps its own name."""
    return translate(_METHODS.get(name, name))  # type: ignore[call-overload]


def run_label(run: str) -> str:
    """A run as people are told of it: its name, and of the pretrained start what it is."""
    return f"{run} ({short_name(run)})" if run == START else run or "–"


def add_method(parser: argparse.ArgumentParser) -> None:
    """Offer `--method` and `--run`."""
    parser.add_argument(
        "--method",
        choices=[method.value for method in Method],
        default=Method.HYBRID.value,
        help="how products are found and scored (default: hybrid)",
    )
    add_run(parser)


def add_run(parser: argparse.ArgumentParser) -> None:
    """Offer `--run`."""
    parser.add_argument(
        "--run",
        help="rank with this run instead of the active one, or with one of its epochs (RUN@3);"
        f" `{START}`: as without any",
    )


def add_top(parser: argparse.ArgumentParser, default: int) -> None:
    """Offer `--top`."""
    parser.add_argument(
        "--top", type=_count, default=default, help=f"how many products (default: {default})"
    )


def seed(text: str) -> int:
    """What `--seed` takes."""
    if not _is_number(text) or int(text) > MOST_SEED:
        template = QT_TRANSLATE_NOOP(
            "core", "a whole number from 0 to {most} is expected, not {given!r}"
        )
        raise argparse.ArgumentTypeError(translate(template).format(most=MOST_SEED, given=text))
    return int(text)


def _count(text: str) -> int:
    if not _is_number(text) or int(text) < 1:
        template = QT_TRANSLATE_NOOP("core", "a whole number from 1 is expected, not {given!r}")
        raise argparse.ArgumentTypeError(translate(template).format(given=text))
    return int(text)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS


def open_engine(workspace: Workspace, run: str | None, method: Method = Method.HYBRID) -> Engine:
    """The engine of a workspace.

    Raises:
        DataError: there are no products to rank.
        RunError: the run named cannot rank, or the neural method was asked for and no run can.
    """
    return usable(Engine.open(workspace, _wanted(workspace, run, method)), workspace, method)


def _wanted(workspace: Workspace, run: str | None, method: Method) -> str | None:
    """The run to open: words need none; where nothing but nearness will do, none is set aside."""
    if run is not None or method is Method.HYBRID:
        return run
    return workspace.chosen_run(TASK) or None if method is Method.NEURAL else ""


def add_user(parser: argparse.ArgumentParser) -> None:
    """Offer `--user`."""
    parser.add_argument("--user", metavar="ID", help=f"answer as suits {WHO}")


def personal(workspace: Workspace, engine: Engine, user: str | None) -> tuple[Engine, History]:
    """`engine` with a model of taste and the shopper's history; as it is, and no history, without `user`.

    Raises:
        UserError: there is no such shopper.
    """
    from core.recommend.recommender import Recommender

    if user is None:
        return engine, ()
    history = history_of_user(workspace, user)
    return replace(engine, taste=Recommender.open(workspace, engine)), history
