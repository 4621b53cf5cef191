"""How good everything is: `python -m tests.benchmarks.quality [--tasks …] [--networks …]`.

Every task with every network, by the command line alone, in new workspaces with default settings, beside
the baselines of the same run. Each task's module runs by itself too. Writes docs/results.md; takes about
an hour and a half on two cores.
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from core.task_choices import NETWORKS, networks_of
from tests.benchmarks import (
    quality_category,
    quality_next_category,
    quality_next_item,
    quality_search,
    report,
)

Section = Callable[[Path, Sequence[str]], list[str]]

TASKS: dict[str, Section] = {
    "search": lambda scratch, networks: quality_search.section(scratch, networks=networks),
    "next-item": quality_next_item.section,
    "next-category": quality_next_category.section,
    "category": quality_category.section,
}


def main() -> None:
    """Measure what the command line asks for; everything by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", nargs="*", choices=tuple(TASKS), default=tuple(TASKS))
    parser.add_argument("--networks", nargs="*", choices=tuple(NETWORKS), default=tuple(NETWORKS))
    given = parser.parse_args()
    for task in given.tasks:
        with tempfile.TemporaryDirectory() as scratch:
            networks = [name for name in given.networks if name in networks_of(task)]
            report.write_section(task, TASKS[task](Path(scratch), networks))


if __name__ == "__main__":
    main()
