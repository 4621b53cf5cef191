"""`worker`: the training process behind the window."""

import argparse

from core.evaluation.promotion.measurement import compared_message
from core.training.worker import serve
from core.updates.update import update


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The worker takes nothing but its workspace; it is spoken to on stdin."""


def run(args: argparse.Namespace) -> int:
    """Serve until stdin ends."""
    return serve(args.workspace, update, compared_message)
