"""Behaviour analysis: from a closed workspace to every chart, and from a click to every chart again.

    python -m tests.benchmarks.behaviour [--events 10000000]

On the demo world, on `tmall_2014` where it is at hand, and on generated events, each in a process of its
own. Peer: pandas, grouping the same rows in the same run. Writes its section of docs/results.md.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.feedback.actions import IMPRESSION
from core.feedback.analysis.filters import EventFilters
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.shops import PUBLIC_DATA, pinxun

if TYPE_CHECKING:
    from core.feedback.analysis.analysis import Analysis
    from core.feedback.analysis.charts.figures import BehaviourFigures

ROUNDS = 3
SETTLE_MS = 4000
START = 1_780_000_000
DAYS = 90
LIST = 8
SHOPPERS, PRODUCTS, QUERIES = 50_000, 100_000, 20_000
PIECE = 100_000


def generate(folder: Path, events: int) -> None:
    """A log of lists of eight, each with a click and another action; few things are popular, most rare."""
    import pyarrow as pa

    random = np.random.default_rng(0)
    rows = LIST + 2
    with Workspace.open(folder) as workspace:
        staged = workspace.stage("events")
        for first in range(0, events // rows, PIECE):
            lists = min(PIECE, events // rows - first)
            staged.write(pa.table(_piece(random, first, lists, events // rows)))
        workspace.replace({"events": staged})


def _piece(random: np.random.Generator, first: int, lists: int, total: int) -> dict[str, Any]:
    import pyarrow as pa

    def texts(codes: Any, letter: str, size: int) -> Any:
        names = pa.array([f"{letter}{number}" for number in range(size)])
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), names)

    rows = LIST + 2
    shopper = random.zipf(1.3, lists) % SHOPPERS
    moment = START + (first + np.arange(lists)) * (DAYS * 86_400) // total
    sessions = [f"{who}-{when // 7200}" for who, when in zip(shopper, moment, strict=True)]
    rank = np.tile(np.arange(1, rows + 1), lists).reshape(lists, rows)
    chosen = random.integers(1, LIST + 1, lists)
    rank[:, LIST:] = chosen[:, None]
    product = (random.zipf(1.15, (lists, rows)) % PRODUCTS).astype(np.int32)
    product[:, LIST:] = product[np.arange(lists), chosen - 1][:, None]
    action = np.zeros((lists, rows), np.int32)
    action[:, LIST], action[:, LIST + 1] = 1, random.integers(1, 5, lists)
    names = pa.array([IMPRESSION, "click", "favourite", "cart", "purchase"])
    session = pa.array(np.repeat(np.array(sessions), rows)).dictionary_encode()
    return {
        "user_id": texts(np.repeat(shopper, rows), "u", SHOPPERS),
        "product_id": texts(product.ravel(), "p", PRODUCTS),
        "action": pa.DictionaryArray.from_arrays(pa.array(action.ravel()), names),
        "query": texts(np.repeat(random.zipf(1.2, lists) % QUERIES, rows), "q", QUERIES),
        "session_id": session,
        "timestamp": pa.array(np.repeat(moment, rows), pa.int64()),
        "position": pa.array(rank.ravel(), pa.int32()),
    }


def ours(folder: Path) -> dict[str, Any]:
    """Seconds to the first view and to the next ones; the numbers that the peer must find too."""
    from core.feedback.analysis.analysis import Analysis

    began, busy = time.perf_counter(), time.process_time()
    with Workspace.open(folder, write=False) as workspace:
        analysis = Analysis.open(workspace)
    assert analysis is not None
    read = time.perf_counter()
    figures = analysis.figures()
    first, busy = time.perf_counter() - began, time.process_time() - busy
    clicks = [
        _seconds(lambda each=each: analysis.figures(each)) for each in _chosen(analysis, figures)
    ]
    return {
        "read": read - began,
        "first": first,
        "busy": busy,
        **_told(clicks),
        "events": figures.totals.events,
        "numbers": [step.pairs for step in figures.funnel] + [len(figures.days)],
    }


def _chosen(analysis: "Analysis", figures: "BehaviourFigures") -> tuple[EventFilters, ...]:
    """What is clicked on: a step of the funnel, a day, a product, a shopper."""
    return (
        EventFilters(action="click"),
        figures.days[len(figures.days) // 2].filters,
        figures.products[0].filters,
        EventFilters(shopper=analysis.log.shoppers[0]),
    )


def _told(clicks: list[float]) -> dict[str, float]:
    return {"click": statistics.median(clicks), "slowest": max(clicks)}


def in_window(folder: Path) -> dict[str, Any]:
    """The same in the page of the window: from `show` to every chart painted, off screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from gui.behaviour.page import BehaviourPage
    from gui.theme import theme

    application = QApplication([])
    theme().install(application)
    page, loop = BehaviourPage(), QEventLoop()
    page.resize(1280, 800)
    page.shown.connect(loop.quit)
    with Workspace.open(folder, write=False) as workspace:
        page.set_workspace(workspace)

        def painted(call: Callable[[], object]) -> float:
            began = time.perf_counter()
            QTimer.singleShot(0, call)
            loop.exec()
            page.grab()
            return time.perf_counter() - began

        busy = time.process_time()
        first = painted(page.show)
        busy = time.process_time() - busy
        assert page.analysis is not None
        # The click model is estimated after the first view; what is measured next must not wait for it.
        page.shown.disconnect(loop.quit)
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        page.shown.connect(loop.quit)
        filters = _chosen(page.analysis, page.analysis.figures())
        clicks = [painted(lambda each=each: page.filter_by(each)) for each in filters]
        page.shut_down()
    return {"read": math.nan, "first": first, "busy": busy} | _told(clicks)


def pandas_peer(folder: Path) -> dict[str, Any]:
    """The same numbers with pandas, as one would write it: categories, groupby, drop_duplicates."""
    import pandas as pd

    began, busy = time.perf_counter(), time.process_time()
    with Workspace.open(folder, write=False) as workspace:
        table = workspace.table("events")
    assert table is not None
    frame = table.to_pandas()
    frame["when"] = pd.to_datetime(frame["timestamp"], unit="s")
    read = time.perf_counter()
    numbers = _grouped(frame)
    first, busy = time.perf_counter() - began, time.process_time() - busy
    popular = frame["product_id"].value_counts().index[0]
    chosen = [frame["action"] == "click", frame["product_id"] == popular]
    clicks = [_seconds(lambda mask=mask: _grouped(frame[mask])) for mask in chosen]
    return {
        "read": read - began,
        "first": first,
        "busy": busy,
        **_told(clicks),
        "events": len(frame),
        "numbers": numbers,
    }


def _grouped(frame: Any) -> list[int]:
    """What the charts show: funnel, days, hours, products, queries, ranks, totals, cohorts."""
    actions = (IMPRESSION, "click", "favourite", "cart", "purchase")
    named = frame["action"].astype(str)
    pairs = []
    for action in actions:
        part = frame.loc[named == action, ["user_id", "product_id"]]
        if len(part) or action != IMPRESSION:
            pairs.append(len(part.drop_duplicates()))
    days = frame.groupby([frame["when"].dt.floor("D"), "action"], observed=True).size()
    frame.groupby([frame["when"].dt.weekday, frame["when"].dt.hour]).size()
    frame.groupby(["product_id", "action"], observed=True).size()
    frame.groupby(["query", "action"], observed=True).size()
    frame.groupby(["position", "action"], observed=True).size()
    for column in ("user_id", "product_id", "session_id"):
        frame[column].nunique()
    week = frame["when"].dt.to_period("W")
    first = week.groupby(frame["user_id"], observed=True).transform("min")
    pd_frame = frame[["user_id"]].assign(week=week, first=first)
    pd_frame.drop_duplicates().groupby(["first", "week"]).size()
    known = days.index.get_level_values(0)
    span = (known.max() - known.min()).days + 1 if len(known) else 0
    return [*pairs, int(span)]


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def one(side: str, folder: Path) -> None:
    """Measure one side and print it; the process ends with it, so that its peak is its own."""
    found = SIDES[side](folder)
    print(json.dumps({**found, "peak": _peak()}))


SIDES = {"ours": ours, "in the window": in_window, "pandas": pandas_peer}


def _peak() -> float:
    """The most memory that this process has had, MB; `ru_maxrss` would count its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured(side: str, folder: Path) -> dict[str, Any]:
    """The median of a few processes; files are in the page cache from the second on."""
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.behaviour",
        "--side",
        side,
        "--shop",
        str(folder),
    ]
    # As main.py sets it: two threads wait for each other wherever a core is busy.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    found = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=300
        )
        found.append(json.loads(done.stdout.splitlines()[-1]))
    middle = {
        name: statistics.median(each[name] for each in found)
        for name in ("read", "first", "busy", "click", "slowest", "peak")
    }
    return found[0] | middle


def shops(scratch: Path, events: int) -> dict[str, Path]:
    """The workspaces to measure, made now."""
    found = {"demo world": scratch / "demo", "generated": scratch / "generated"}
    pinxun("import", "--demo", "--workspace", found["demo world"])
    log = PUBLIC_DATA / "tmall_2014" / "events.csv"
    if log.exists():
        found["tmall_2014"] = scratch / "tmall"
        pinxun("import", "--events", log, "--workspace", found["tmall_2014"])
    generate(found["generated"], events)
    return found


def rows(name: str, folder: Path) -> list[list[str]]:
    """One row for us and one for the peer."""
    both = {side: measured(side, folder) for side in SIDES}
    agree = both["ours"]["numbers"] == both["pandas"]["numbers"]
    if not agree:
        raise RuntimeError(f"{name}: {both}")
    return [
        [
            f"{name}, {both['ours']['events']:,} events: {side}",
            "" if math.isnan(found["read"]) else f"{found['read']:.2f} s",
            f"{found['first']:.2f} s",
            f"{found['busy']:.2f} s",
            f"{found['click'] * 1000:,.0f} ms",
            f"{found['slowest'] * 1000:,.0f} ms",
            f"{found['peak']:,.0f} MB",
        ]
        for side, found in both.items()
    ]


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--side", choices=list(SIDES))
    parser.add_argument("--shop", type=Path)
    given = parser.parse_args()
    if given.side:
        one(given.side, given.shop)
        return
    with tempfile.TemporaryDirectory() as scratch:
        made = shops(Path(scratch), given.events)
        measured_rows, loads = [], []
        for name, folder in made.items():
            measured_rows += rows(name, folder)
            loads.append(os.getloadavg()[0])
    head = [
        "log",
        "read",
        "every chart, from a closed workspace",
        "of it processor time",
        "after a click",
        "slowest",
        "peak memory",
    ]
    report.write_section(
        "behaviour",
        [
            "## Behaviour analysis",
            "",
            "`python -m tests.benchmarks.behaviour`: without a window, then in its page (1280×800, off"
            " screen, painted). A click sets a filter and counts every chart anew. pandas finds the same"
            " funnel and days (checked); what it is asked for is less: no searches, no queries that follow,"
            " no intervals. Medians of three processes each; the machine's load was"
            f" {max(loads):.1f} at most, {min(loads):.1f} at least.",
            "",
            *report.table(head, measured_rows),
        ],
    )


if __name__ == "__main__":
    main()
