"""Whether the window keeps its promises: `python -m tests.benchmarks.budgets`.

Opens the real window on the demo world, in a process of its own on the screen that DISPLAY names or
offscreen where it names none, does in it what a person does, and writes docs/results.md. Prints and
compares; asserts nothing, as machines differ. For a screen without a screen: `xvfb-run -a python -m …`.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import report
from tests.benchmarks.shops import ROOT, import_shop, pinxun

STARTS = 9
FIRST_STARTS = 5
TYPED_QUERIES = 60
PATIENCE_SECONDS = 4 * 3600


@dataclass(frozen=True)
class Figure:
    """One line of the table. `value` is compared with `budget`; `beside` is what it is compared to."""

    what: str
    n: int
    median: float | None
    extreme: str
    value: float
    budget: float
    unit: str
    beside: str = ""

    def cells(self) -> list[str]:
        """The line as Markdown cells."""
        middle = "–" if self.median is None else _number(self.median, self.unit)
        met = "met" if self.value <= self.budget else "**missed**"
        budget = f"{_number(self.budget, self.unit)}: {met}"
        return [self.what, str(self.n), middle, self.extreme, budget, self.beside]


def main() -> None:
    """Measure everything and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="a shop with a trained run (default: demo)")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        busy_before = os.getloadavg()[0]
        measured = measure(Path(scratch), given.workspace)
        lines = section(measured, busy_before)
    if given.dry:
        print("\n".join(lines))
    else:
        report.write_section("budgets", lines)


def measure(scratch: Path, source: Path | None) -> dict[str, Any]:
    """Every scene: starts beside an empty window's, then one long sitting."""
    workspace = prepared(scratch / "shop", source)
    queries = scratch / "queries.json"
    queries.write_text(json.dumps(typed_queries(workspace), ensure_ascii=False), encoding="utf-8")
    # The first of each is not counted: it reads from the disk what later ones find in memory.
    starts = [scene(scratch, "start", workspace, queries) for _ in range(STARTS + 1)][1:]
    firsts = [first_start(scratch, number, queries) for number in range(FIRST_STARTS + 1)][1:]
    bare = [scene(scratch, "bare", workspace, queries) for _ in range(STARTS + 1)][1:]
    return {
        **scene(scratch, "session", workspace, queries),
        "start": {
            key: [each[key] for each in starts] for key in ("first_paint", "first_result", "cpu")
        },
        "first": {key: [each[key] for each in firsts] for key in ("first_result", "cpu")},
        "bare": {key: [each[key] for each in bare] for key in ("first_paint", "rss")},
    }


def first_start(scratch: Path, number: int, queries: Path) -> dict[str, Any]:
    """The first start of a new user: the demo world is copied, and whatever is not shipped is built."""
    return scene(scratch, "start", None, queries, home=scratch / f"home-{number}")


def prepared(workspace: Path, source: Path | None) -> Path:
    """A copy of `source`, or the demo world with a run, its index already in the cache."""
    if source is None:
        import_shop("demo", workspace)
    else:
        import shutil

        shutil.copytree(source, workspace)
    (listing,) = pinxun("runs", "--workspace", workspace)
    if not any(run["task"] == "search" for run in listing["runs"]):
        pinxun("train", "--workspace", workspace)
    pinxun("search", "手机", "--workspace", workspace)
    return workspace


def typed_queries(workspace: Path) -> list[str]:
    """Some of the shop's own queries, spread evenly over their list."""
    from core.workspace import Workspace

    with Workspace.open(workspace, write=False) as opened:
        table = opened.table("queries")
    if table is None:
        raise SystemExit(f"{workspace} has no queries to type")
    texts = list(dict.fromkeys(table.column("text").to_pylist()))
    return texts[:: max(1, len(texts) // TYPED_QUERIES)][:TYPED_QUERIES]


def scene(
    scratch: Path, name: str, workspace: Path | None, queries: Path, home: Path | None = None
) -> dict[str, Any]:
    """Run one scene of `window_probe` in a process of its own and return its figures.

    Without a `workspace`, in the shop that the user whose data folder is `home` gets at first.

    Raises:
        RuntimeError: it ended without figures; holds what it said.
    """
    out = scratch / "figures.json"
    out.unlink(missing_ok=True)
    state = scratch / f"state-{name}" if home is None else home / "state"
    environment = {**os.environ, "PINXUN_STATE_DIR": str(state)}
    if home is not None:
        environment["XDG_DATA_HOME"] = str(home)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "tests.benchmarks.window_probe", name, "--out", str(out)]
    command += ["--queries", str(queries), *(["--workspace", str(workspace)] if workspace else [])]
    done = subprocess.run(
        [*command, "--born", str(time.monotonic())],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if not out.exists():
        raise RuntimeError(f"{name} ended with {done.returncode}: {done.stderr[-3000:]}")
    figures: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return figures


def section(measured: dict[str, Any], busy_before: float) -> list[str]:
    """The lines of docs/results.md."""
    head = ["what", "n", "median", "p99 or worst", "budget", "beside it, in the same run"]
    rows = [figure.cells() for figure in figures(measured)]
    busy = f"{busy_before:.1f} before and {os.getloadavg()[0]:.1f} after"
    screen = measured["platform"]
    return [
        "## Budgets",
        "",
        f"`python -m tests.benchmarks.budgets`. The real window ({screen}, 1280 × 800) on the demo world,",
        f"{measured['products']:,} products; {TYPED_QUERIES} of its queries typed in, twelve keys a second.",
        "Painted means that the event loop has come back from the repaint and its flush to the screen.",
        f"Load average {busy}: ratios travel between machines, seconds do not.",
        "",
        *report.table(head, rows),
        "",
        "Start: process creation to paint, files in the page cache. Keystroke: the key's event delivered to",
        "the results painted after its answer. Gap: between turns of a 1 ms timer in the window's thread.",
        "Run switch stands for a click that ranks anew: choice of another run to its list painted.",
    ]


def figures(m: dict[str, Any]) -> list[Figure]:
    """Every line of the table of budgets."""
    start, first, bare, plain = m["start"], m["first"], m["bare"], m["plain"]
    empty = f"{statistics.median(bare['first_paint']):.2f} s an empty Qt window"
    kept = f"{m['kept']} of {len(m['stop'])} models kept"
    rss, all_rss = m["memory_search"], m["memory_all"]
    return [
        _median("start to first paint", start["first_paint"], 0.6, "s", empty),
        _median("start to first hybrid result", start["first_result"], 1.5, "s", _cpu(start)),
        _median("the very first start to that", first["first_result"], 1.5, "s", _cpu(first)),
        _p99("keystroke to painted results", m["keystroke"], 16, _beside("plain bm25s", plain)),
        _p99("the same while training", m["keystroke_training"], 16),
        _p99("event-loop gap, idle", m["gap_idle"], 16),
        _p99("event-loop gap, typing", m["gap_typing"], 16),
        _p99("event-loop gap, training and typing", m["gap_training"], 16),
        _worst("its worst", m["gap_training"], 100, f"{max(m['gap_idle']):.0f} ms idle"),
        _single("memory, searching", rss["rss"], 300, "MB", f"PSS {rss['pss']:.0f} MB"),
        _single(
            "memory, every panel, trained",
            all_rss["rss"],
            300,
            "MB",
            f"{statistics.median(bare['rss']):.0f} MB an empty Qt window",
        ),
        _single("Train to first point, after 20 s at the settings", m["first_point_s"], 2, "s"),
        _single("demo world trained", m["trained_s"], 60, "s"),
        _median("run switch", m["switch"], 50, "ms", _beside("shop opened anew", m["reopen"])),
        _worst("Stop to stopped", m["stop"], 500, kept),
        _worst("Pause to standing still", m["pause"], 500, f"{max(m['pause_kept']):.0f} ms kept"),
    ]


def _median(what: str, values: list[float], budget: float, unit: str, beside: str = "") -> Figure:
    middle = statistics.median(values)
    worst = f"worst {_number(max(values), unit)}"
    return Figure(what, len(values), middle, worst, middle, budget, unit, beside)


def _cpu(starts: dict[str, list[float]]) -> str:
    return f"{statistics.median(starts['cpu']):.2f} s of a core"


def _p99(what: str, values: list[float], budget: float, beside: str = "") -> Figure:
    high = percentile(values, 99)
    extreme = f"p99 {_number(high, 'ms')}, worst {_number(max(values), 'ms')}"
    middle = statistics.median(values)
    return Figure(what, len(values), middle, extreme, high, budget, "ms", beside)


def _worst(what: str, values: list[float], budget: float, beside: str) -> Figure:
    worst = max(values)
    extreme = f"worst {_number(worst, 'ms')}"
    return Figure(
        what, len(values), statistics.median(values), extreme, worst, budget, "ms", beside
    )


def _single(what: str, value: float, budget: float, unit: str, beside: str = "") -> Figure:
    return Figure(what, 1, value, "–", value, budget, unit, beside)


def _beside(name: str, values: list[float]) -> str:
    middle, high = statistics.median(values), percentile(values, 99)
    return f"{name}: {_number(middle, 'ms')}, p99 {_number(high, 'ms')}"


def percentile(values: list[float], share: float) -> float:
    """The smallest value that `share` percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def _number(value: float, unit: str) -> str:
    return f"{value:.2f} s" if unit == "s" else f"{value:.3g} {unit}"


if __name__ == "__main__":
    main()
