"""A verb with a bug, to see where its traceback goes."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes nothing of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Always fails."""
    return 1 // 0
