"""Whether the window stays small and quick for hours: `python -m tests.benchmarks.soak --minutes 120`.

One sitting in the real window on the demo world: typing, acting as shopper after shopper, looking at panels,
training, importing a shop and coming back. Once a minute it notes memory, file descriptors, threads and the
longest time the event loop was away. Writes the section into docs/results.md, with `--dry` only prints it.
"""

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks import budgets, report

SETTLING_MINUTES = 20
GROWTH_ALLOWED, GAP_ALLOWED_MS = 0.05, 250.0
# Windows of so many minutes stand for a moment: what is under way in one minute is over in another.
SPAN_MINUTES = 10


def main() -> None:
    """Sit for the time given and write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=120.0)
    parser.add_argument("--log", type=Path, help="a file that gets a line of JSON a minute")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        busy_before = os.getloadavg()[0]
        measured = sit(Path(scratch), given.minutes, given.log)
        lines = section(measured, busy_before)
    if given.dry:
        print("\n".join(lines))
    else:
        report.write_section("soak", lines)


def sit(scratch: Path, minutes: float, log: Path | None) -> dict[str, Any]:
    """The figures of one sitting."""
    workspace = budgets.prepared(scratch / "shop", None)
    script = {
        "queries": budgets.typed_queries(workspace),
        "minutes": minutes,
        "goods": str(own_goods(scratch)),
        "log": str(log.resolve()) if log else None,
    }
    path = scratch / "queries.json"
    path.write_text(json.dumps(script, ensure_ascii=False), encoding="utf-8")
    return budgets.scene(scratch, "soak", workspace, path)


def own_goods(scratch: Path) -> Path:
    """A file of 300 products to import."""
    path = scratch / "goods.csv"
    kinds = ("连衣裙", "手机壳", "运动鞋", "保温杯", "羽绒服", "蓝牙耳机")
    rows = [f"g{n},好物 {kinds[n % len(kinds)]} {n} 号,{10 + n}" for n in range(300)]
    path.write_text("\n".join(["product_id,title,price", *rows]), encoding="utf-8")
    return path


def section(measured: dict[str, Any], busy_before: float) -> list[str]:
    """The lines of docs/results.md."""
    minutes = measured["minutes"]
    rows = [cells(minutes, start) for start in range(0, len(minutes), SPAN_MINUTES)]
    head = ["minutes", "memory, MB", "largest", "descriptors", "threads", "longest gap, ms", "in"]
    done = ", ".join(f"{count} {what}" for what, count in measured["done"].items())
    return [
        "## Hours of use",
        "",
        f"`python -m tests.benchmarks.soak --minutes {len(minutes)}`. The real window",
        f"({measured['platform']}, 1280 × 800) on the demo world: {done}. Medians of {SPAN_MINUTES} minutes;",
        f"load average {busy_before:.1f} before.",
        "",
        *report.table(head, rows),
        "",
        *verdicts(minutes),
    ]


def cells(minutes: list[dict[str, Any]], start: int) -> list[str]:
    """One span of minutes as a row."""
    span = minutes[start : start + SPAN_MINUTES]
    memory = [minute["rss"] for minute in span]
    worst = max(span, key=lambda minute: minute["gap"])
    return [
        f"{start + 1}–{start + len(span)}",
        f"{statistics.median(memory):.0f}",
        f"{max(memory):.0f}",
        f"{statistics.median(minute['descriptors'] for minute in span):.0f}",
        f"{statistics.median(minute['threads'] for minute in span):.0f}",
        f"{worst['gap']:.0f}",
        worst["gap_in"],
    ]


def verdicts(minutes: list[dict[str, Any]]) -> list[str]:
    """What was promised and what came of it; nothing to say of a sitting that is too short."""
    settled = minutes[SETTLING_MINUTES:]
    if len(settled) < 2 * SPAN_MINUTES:
        return [f"Too short for a verdict: the first {SETTLING_MINUTES} minutes do not count."]
    first, last = settled[:SPAN_MINUTES], settled[-SPAN_MINUTES:]
    before, after = (statistics.median(m["rss"] for m in span) for span in (first, last))
    growth, gap = after / before - 1, max(m["gap"] for m in settled)
    kept = all(
        statistics.median(m[name] for m in first) == statistics.median(m[name] for m in last)
        for name in ("descriptors", "threads")
    )
    return [
        f"- Memory after the first {SETTLING_MINUTES} minutes: {before:.0f} → {after:.0f} MB, {growth:+.1%}: "
        + ("met" if growth <= GROWTH_ALLOWED else "**missed**")
        + f" (at most {GROWTH_ALLOWED:+.0%}).",
        f"- Longest gap of the event loop: {gap:.0f} ms: "
        + ("met" if gap <= GAP_ALLOWED_MS else "**missed**")
        + f" (at most {GAP_ALLOWED_MS:.0f} ms).",
        f"- Descriptors and threads constant: {'met' if kept else '**missed**'}.",
    ]


if __name__ == "__main__":
    main()
