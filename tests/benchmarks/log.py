"""The log of behaviour: what an action costs, and how a log of ten million events behaves.

    python -m tests.benchmarks.log [--events 10000000]

Writes to a scratch folder and its section of docs/results.md. Peer: the same events as imported Parquet.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import FEEDBACK, Workspace
from tests.benchmarks import report

ACTIONS = 500
LIST = 10
PART = 500_000


def lists(events: int, first: int) -> Iterator[tuple[Shown, Sequence[Event]]]:
    """Lists of ten impressions or clicks; 100,000 products, 50,000 shoppers, 20,000 queries."""
    for number in range(first // LIST, (first + events) // LIST):
        shopper, query = number * 7919 % 50_000, number * 104_729 % 20_000
        shown = Shown(
            f"q{query}", "run", f"u{shopper}", f"s{number}", 1.7e9 + number, EventSource.SIMULATED
        )
        yield (
            shown,
            [
                Event(
                    f"p{(number * 31 + rank) % 100_000}",
                    "click" if rank == 3 else "impression",
                    rank,
                )
                for rank in range(1, LIST + 1)
            ],
        )


def action_ms(log: FeedbackLog) -> list[float]:
    """How long each of `ACTIONS` acknowledged clicks took, milliseconds, sorted."""
    shown = Shown("连衣裙", "run", "u1", "s1", 1.7e9)
    took = []
    for number in range(ACTIONS):
        began = time.perf_counter()
        log.append(shown, [Event(f"p{number}", "click", 1)], 1)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def measure(folder: Path, events: int) -> list[str]:
    """The section's lines."""
    with Workspace.open(folder / "shop") as workspace, FeedbackLog.open(workspace) as log:
        began = time.perf_counter()
        for first in range(0, events, PART):
            log.extend(lists(min(PART, events - first), first))
        written = time.perf_counter() - began
        clicks = action_ms(log)
        reads = []
        for _ in range(2):
            began = time.perf_counter()
            rows = log.table().num_rows
            reads.append(time.perf_counter() - began)
        began = time.perf_counter()
        new = log.table(after=log.last - 1000).num_rows
        tail = (time.perf_counter() - began) * 1000
        size = (folder / "shop" / FEEDBACK).stat().st_size / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return report.table(
        ["what", "figure"],
        [
            ["events in the log", f"{rows:,}"],
            ["file", f"{size:,.0f} MB ({size * 2**20 / rows:.0f} bytes an event)"],
            ["written in bulk", f"{events / written:,.0f} events a second"],
            [
                "an action, acknowledged",
                f"{statistics.median(clicks):.1f} ms (p99 {clicks[-5]:.1f})",
            ],
            ["whole log as a table, first time", f"{reads[0]:.1f} s"],
            ["whole log as a table, later", f"{reads[1]:.2f} s"],
            [f"its newest {new:,} events", f"{tail:.0f} ms"],
            ["peak memory of all this", f"{peak:,.0f} MB"],
        ],
    )


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        report.write_section("log", measure(Path(scratch), given.events))


if __name__ == "__main__":
    main()
