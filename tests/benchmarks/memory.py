"""What the window's memory goes to: `python -m tests.benchmarks.memory`.

The real window on the demo world, in a process of its own; resident memory after each thing that a person
does for the first time, beside an empty Qt window. Writes docs/results.md, with `--dry` only prints it.
"""

import argparse
import json
import tempfile
from itertools import pairwise
from pathlib import Path

from tests.benchmarks import budgets, report
from tests.benchmarks.soak import own_goods


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        lines = section(measure(Path(scratch)))
    if given.dry:
        print("\n".join(lines))
    else:
        report.write_section("memory", lines)


def measure(scratch: Path) -> dict[str, float]:
    """MB resident after each step, in their order."""
    workspace = budgets.prepared(scratch / "shop", None)
    queries = budgets.typed_queries(workspace)
    script = scratch / "queries.json"
    goods = str(own_goods(scratch))
    script.write_text(
        json.dumps({"queries": queries, "minutes": 0, "goods": goods}, ensure_ascii=False), "utf-8"
    )
    bare = budgets.scene(scratch, "bare", workspace, script)
    steps = budgets.scene(scratch, "memory", workspace, script)["steps"]
    return {"an empty Qt window": bare["rss"], **steps}


def section(steps: dict[str, float]) -> list[str]:
    """The lines of docs/results.md."""
    sizes = list(steps.values())
    grown = [sizes[0], *(after - before for before, after in pairwise(sizes))]
    rows = [
        [what, f"{more:+.0f}", f"{size:.0f}"]
        for (what, size), more in zip(steps.items(), grown, strict=True)
    ]
    return [
        "## Memory",
        "",
        "`python -m tests.benchmarks.memory`. Resident memory of the window on the demo world, MB, after",
        "each of these for the first time, one after the other.",
        "",
        *report.table(["after", "more", "in all"], rows),
    ]


if __name__ == "__main__":
    main()
