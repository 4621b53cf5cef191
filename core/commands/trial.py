"""`trial`: the process behind `tune` that trains one trial after another."""

import argparse

from core.tuning.trial_worker import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It is spoken to on stdin; the study says where its runs belong."""
    parser.add_argument("--study", required=True, help="the study whose trials are trained")


def run(args: argparse.Namespace) -> int:
    """Serve until stdin ends."""
    return serve(args.workspace, args.study)
