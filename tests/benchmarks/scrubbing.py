"""What looking at epochs costs: `python -m tests.benchmarks.scrubbing`.

In the real window on the demo world the slider of the epoch scrubber is moved to every epoch of a run and
back, query after query, at rest and while another run is trained with two queries pinned; measured is the
time from the move to the painted results, and the gaps of the window's event loop meanwhile.
"""

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks import report
from tests.benchmarks.budgets import percentile, prepared, scene, typed_queries
from tests.benchmarks.shops import pinxun

QUERIES = 6
EPOCHS = 6
BUDGET_MS, GAP_MS = 100, 16


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="a shop with a run of several epochs")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        lines = section(measure(Path(scratch), given.workspace))
    if given.dry:
        print("\n".join(lines))
    else:
        report.write_section("scrubbing", lines)


def measure(scratch: Path, source: Path | None) -> dict[str, Any]:
    """The figures of one sitting; without a shop of your own on a run of `EPOCHS` in the demo world."""
    workspace = prepared(scratch / "shop", source)
    if source is None:
        trained = pinxun("train", "--epochs", str(EPOCHS), "--workspace", workspace)
        pinxun("runs", "--activate", trained[-1]["run"], "--workspace", workspace)
    queries = scratch / "queries.json"
    texts = typed_queries(workspace)[:QUERIES]
    queries.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    return scene(scratch, "scrubbing", workspace, queries)


def section(figures: dict[str, Any]) -> list[str]:
    """The section of docs/results.md."""
    rows = []
    for when in ("rest", "training"):
        words = {"rest": "at rest", "training": "while another run is trained"}[when]
        moves, gaps = figures[f"{when}_moves"], figures[f"{when}_gaps"]
        rows.append(
            [f"slider moved to painted, {words}", *_cells(moves), _judged(moves, BUDGET_MS)]
        )
        rows.append([f"gap of the event loop, {words}", *_cells(gaps), _judged(gaps, GAP_MS)])
    still = "" if figures["was_training"] else " The training ended before the scrubbing did."
    return [
        "## Looking at epochs",
        "",
        f"`python -m tests.benchmarks.scrubbing`. The real window ({figures['platform']}, 1280 × 800) on the",
        f"demo world, a run of {figures['epochs']} epochs, {QUERIES} queries, two of them pinned; load",
        f"average {os.getloadavg()[0]:.1f}. Epochs are in memory or read ahead.{still}",
        "",
        *report.table(["what", "n", "median", "p99", "worst", "budget, p99"], rows),
    ]


def _cells(values: list[float]) -> list[str]:
    middle, worst = statistics.median(values), max(values)
    return [
        str(len(values)),
        *(f"{each:.1f} ms" for each in (middle, percentile(values, 99), worst)),
    ]


def _judged(values: list[float], budget: float) -> str:
    met = "met" if percentile(values, 99) <= budget else "**missed**"
    return f"{budget:.0f} ms: {met}"


if __name__ == "__main__":
    main()
