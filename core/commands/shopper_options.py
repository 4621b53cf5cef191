"""The option that makes an answer personal, and the engine that knows the shopper's taste."""

import argparse
from dataclasses import replace

from core.recommend.made_up import history_of_user
from core.recommend.recommender import Recommender
from core.search.engine import Engine
from core.search.request import History
from core.workspace import Workspace

WHO = "this shopper of the log, or a made-up one (made-up:ID)"


def add_user(parser: argparse.ArgumentParser) -> None:
    """Offer `--user`."""
    parser.add_argument("--user", metavar="ID", help=f"answer as suits {WHO}")


def history_of_option(workspace: Workspace, user: str) -> History:
    """What the shopper that `--user` names did.

    Raises:
        UserError: there is no such shopper.
    """
    return history_of_user(workspace, user)


def personal(workspace: Workspace, engine: Engine, user: str | None) -> tuple[Engine, History]:
    """`engine` with a model of taste and the shopper's history; as it is, and no history, without `user`.

    Raises:
        UserError: there is no such shopper.
    """
    if user is None:
        return engine, ()
    history = history_of_option(workspace, user)
    return replace(engine, taste=Recommender.open(workspace, engine)), history
