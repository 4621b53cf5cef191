"""`neighbour-map`: the process behind the map of the products in the window."""

import argparse

from core.explain.product_map.neighbour_worker import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes nothing: the vectors come in on stdin."""


def run(args: argparse.Namespace) -> int:
    """Answer one question."""
    return serve()
