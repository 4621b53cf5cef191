"""The option that makes an answer personal, and the engine that knows the shopper's taste."""

import argparse
from dataclasses import replace

from core.recommend.recommender import Recommender
from core.recommend.shoppers import Shoppers
from core.search.engine import Engine
from core.search.request import History
from core.workspace import Workspace


def add_user(parser: argparse.ArgumentParser) -> None:
    """Offer `--user`."""
    parser.add_argument("--user", metavar="ID", help="answer as suits this shopper of the log")


def personal(workspace: Workspace, engine: Engine, user: str | None) -> tuple[Engine, History]:
    """`engine` with a model of taste and the shopper's history; as it is, and no history, without `user`.

    Raises:
        UserError: the log has no such shopper.
    """
    if user is None:
        return engine, ()
    history = Shoppers.of(workspace).history(user)
    return replace(engine, taste=Recommender.open(workspace, engine)), history
