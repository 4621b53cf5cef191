"""Kills the window at random moments while it acts, imports, trains and updates, and looks at what is left.

    python -m tests.benchmarks.kills [--kills 200] [--seed 1]

Each time the workspace must open, hold everything that was acknowledged, and search. The window is the real
one, without a screen; `tests.benchmarks.kill_victim` drives it and says on stdout what was acknowledged.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.feedback.actions import IMPRESSION
from core.feedback.log import FeedbackLog
from core.files import sha256
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import Workspace, holder_of
from core.workspace.shipped import DEMO
from tests.benchmarks import report

PRODUCTS = 600
# From before the window is up to after a training and an update.
LATEST_SECONDS = 40.0


EXPLAINED = [
    "`python -m tests.benchmarks.kills`. After each the workspace opened, held everything acknowledged, and"
    " searched. Trainings and updates count where they came to their end before the kill.",
]


@dataclass
class Acknowledged:
    """What the victims said was safe, over all their lives."""

    actions: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    runs: set[str] = field(default_factory=set)
    notes: int = 0

    def take(self, said: dict[str, Any]) -> None:
        """One line of a victim."""
        self.actions += said.get("actions", 0)
        self.notes = max(self.notes, said.get("note", 0))
        if "imported" in said:
            self.rows[said["imported"]] = said["rows"]
        if "run" in said:
            self.runs.add(said["run"])


def kill_once(shop: Path, seed: int, after: float, home: Path) -> list[dict[str, Any]]:
    """Let a victim live for `after` seconds and return what it said."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PINXUN_STATE_DIR": str(home / "state"),
        "XDG_STATE_HOME": str(home / "log"),
    }
    command = [sys.executable, "-m", "tests.benchmarks.kill_victim", str(shop), str(seed)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as victim:
        time.sleep(after)
        os.kill(victim.pid, signal.SIGKILL)
        said, _ = victim.communicate()
    # A line torn by the kill was not said.
    return [json.loads(line) for line in said.split("\n")[:-1] if line.startswith("{")]


def check(shop: Path, known: Acknowledged) -> list[str]:
    """What is wrong with the workspace, in words; nothing is as it should be."""
    wrong = []
    with Workspace.open(shop) as workspace:
        for kind, dataset in workspace.datasets().items():
            if sha256(workspace.path / dataset.file) != dataset.sha256:
                wrong.append(f"{kind} differ from their hash")
            if dataset.rows < known.rows.get(kind, 0) and kind == "events":
                wrong.append(f"{kind} lost rows")
        with FeedbackLog.open(workspace) as log:
            table = log.table()
            done = sum(action != IMPRESSION for action in table["action"].to_pylist())
            if done < known.actions:
                wrong.append("acknowledged actions are gone")
            if max((note["id"] for note in log.notes()), default=0) < known.notes:
                wrong.append("a note of the ledger is gone")
            if table.num_rows != log.last:
                wrong.append("the log has gaps")
            if log.rows("PRAGMA integrity_check") != [("ok",)]:
                wrong.append("the log is damaged")
        wrong += [
            f"the run {run} is gone"
            for run in known.runs
            if not (workspace.runs_dir / run / "run.json").exists()
        ]
        engine = Engine.open(workspace)
        if not engine.search(SearchRequest("手机")).hits:
            wrong.append("nothing is found")
    return wrong


def prepare(folder: Path) -> Path:
    """A small shop of the synthetic demo world with its runs."""
    import pyarrow.parquet as parquet

    from core.data.shops.demo import import_demo

    shop, part = folder / "shop", folder / "part"
    shutil.copytree(DEMO, part)
    products = parquet.read_table(part / "products.parquet").slice(0, PRODUCTS)
    parquet.write_table(products, part / "products.parquet")
    with Workspace.open(shop) as workspace:
        import_demo(workspace, part)
        Engine.open(workspace)
    return shop


def run(kills: int, seed: int) -> list[str]:
    """Kill so often and report."""
    chance, known, faults = random.Random(seed), Acknowledged(), Counter[str]()
    said: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        shop = prepare(Path(scratch))
        for number in range(kills):
            lines = kill_once(
                shop,
                seed * 1000 + number,
                0.3 + (LATEST_SECONDS - 0.3) * chance.random() ** 3,
                Path(scratch),
            )
            for line in lines:
                known.take(line)
                said[line["did"]] += 1
            _wait_for_orphans(shop)
            faults.update(check(shop, known))
            print(f"{number + 1}/{kills}  {dict(said)}  {dict(faults)}", flush=True)
    return _section(kills, said, faults)


def _wait_for_orphans(shop: Path) -> None:
    """The training process ends by itself a moment after its window."""
    deadline = time.monotonic() + 10
    while holder_of(shop) is not None and time.monotonic() < deadline:
        time.sleep(0.05)


def _section(kills: int, said: Counter[str], faults: Counter[str]) -> list[str]:
    rows: Sequence[list[str]] = [
        ["kills", f"{kills}"],
        *([f"acknowledged: {did}", f"{count:,}"] for did, count in sorted(said.items())),
        ["faults found afterwards", f"{sum(faults.values())}"],
        *([fault, f"{count}"] for fault, count in faults.items()),
    ]
    table = report.table(["random kills (SIGKILL) of the window", "count"], list(rows))
    return ["### Kills", "", *EXPLAINED, "", *table]


def main() -> None:
    """Kill, check and write the section `kills` of docs/results.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    report.write_section("kills", run(given.kills, given.seed))


if __name__ == "__main__":
    main()
