"""Thirty trials through two kills: whether any is lost or doubled, and what the best of them is worth.

    python -m tests.benchmarks.tuning [--trials 30] [--task category] [--sampler tpe] [--workers 1]

The tuning and its workers are killed with SIGKILL after a third and after two thirds of the trials, in the
middle of the next one, and the same command is given again. The demo world is synthetic.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from core.data.shops.demo import import_demo
from core.program import MAIN
from core.tuning.plan import study_file
from core.tuning.study import Study
from core.tuning.unseen import Figure, Unseen
from core.workspace import Workspace
from tests.benchmarks import report

STUDY = "benchmark"
EXPLAINED = [
    "`python -m tests.benchmarks.tuning`, on the demo world (synthetic). What trials saw favours the best"
    " of many; so both are measured on examples that no trial saw.",
]


def tuned(shop: Path, options: list[str], kill_after: int | None) -> list[dict[str, Any]]:
    """What a tuning says until its end, or until it is killed in the trial after so many."""
    command = [sys.executable, str(MAIN), "tune", "--workspace", str(shop), "--json", *options]
    lines: list[dict[str, Any]] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(json.loads(line))
            finished = sum(said["event"] == "trial" for said in lines)
            if kill_after is not None and finished >= kill_after and lines[-1]["event"] == "epoch":
                os.killpg(process.pid, signal.SIGKILL)
                break
    return lines


def measure(options: argparse.Namespace, shop: Path) -> list[str]:
    """The section's lines."""
    arguments = ["--study", STUDY, "--task", options.task, "--sampler", options.sampler]
    arguments += ["--trials", str(options.trials), "--workers", str(options.workers)]
    began = time.monotonic()
    told = [
        tuned(shop, arguments, options.trials // 3),
        tuned(shop, arguments, options.trials // 3),
        tuned(shop, arguments, None),
    ]
    seconds = time.monotonic() - began
    with Workspace.open(shop, write=False) as workspace:
        trials = Study.load(study_file(workspace, STUDY), STUDY).trials()
    states = Counter(trial.state for trial in trials)
    doubled = len(trials) - len({json.dumps(trial.settings) for trial in trials})
    best = told[-1][-1]
    unseen = Unseen.from_json(best["unseen"])
    rows = [
        ["default", f"{best['default']['value']:.4f}", _figure(unseen.default)],
        [f"best of {states['complete']}", f"{best['value']:.4f}", _figure(unseen.best)],
        [
            "difference",
            f"{best['value'] - best['default']['value']:+.4f}",
            _figure(unseen.difference),
        ],
    ]
    header = [f"{options.task}, {unseen.metric}", "what trials saw", "what no trial saw"]
    return [
        "## Tuning",
        "",
        *EXPLAINED,
        "",
        f"{options.trials} trials ({options.sampler}) in {seconds / 60:.0f} minutes through two kills:"
        f" {states['complete']} complete, {states['pruned']} ended early, {states['failed']} failed,"
        f" {states['running']} lost, {doubled} doubled.",
        "",
        *report.table(header, rows),
        "",
        f"{unseen.examples} {unseen.unit}, p {unseen.p_text}: {unseen.decision}.",
    ]


def _figure(figure: Figure | None) -> str:
    return "–" if figure is None else f"{figure.value:.4f} [{figure.low:.4f}, {figure.high:.4f}]"


def main() -> None:
    """Tune, kill, and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=30)
    parser.add_argument("--task", default="category")
    parser.add_argument("--sampler", default="tpe")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder) / "shop"
        with Workspace.open(shop) as workspace:
            import_demo(workspace)
        report.write_section("tuning", measure(options, shop))


if __name__ == "__main__":
    main()
