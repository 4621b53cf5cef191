"""A trainer that only talks: an update whose run is a copy of its base, with the verdict asked for."""

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.metrics.comparison import Comparison, QueryChange
from core.runs.job import (
    EpochDone,
    Event,
    Failed,
    Finished,
    Judged,
    Preparing,
    Ready,
    Started,
    StepDone,
    StopCommand,
    UpdateCommand,
    from_line,
    to_line,
)
from core.runs.manifest import Manifest
from core.updates.guard import NO_AGREEMENT
from core.updates.learned import pending
from core.updates.verdict import Update, Verdict
from core.workspace import Workspace

STEPS = 10
BETTER = Comparison(
    queries=40,
    before=0.5,
    after=0.53,
    difference=0.03,
    low=0.01,
    high=0.05,
    p=0.004,
    better=(QueryChange("手机", 0.4, 0.9),),
    worse=(QueryChange("裙子", 0.7, 0.6),),
)
TIE = replace(BETTER, difference=0.002, low=-0.01, high=0.012, p=0.6)


def verdict(fate: str) -> Verdict:
    """What the update comes to."""
    side = BETTER if fate == "better" else TIE
    refused = NO_AGREEMENT if fate == "refused" else ""
    return Verdict(
        earlier=side,
        fresh=replace(TIE, queries=8),
        truth=None,
        drift=0.2,
        agreement=0.5 if refused else 0.7,
        refused=refused,
    )


def trained(folder: Path, fate: str) -> Update:
    """The run of the update, a copy of the active one that has learned what came in."""
    with Workspace.open(folder, write=False) as workspace:
        base, learned = workspace.active_run("search"), pending(workspace)
        run = f"20260601-{len(list(workspace.runs_dir.iterdir())):06d}-search-conv1d"
        made = Path(shutil.copytree(workspace.runs_dir / base, workspace.runs_dir / f".{run}"))
        manifest = Manifest.read(made)
        replace(manifest, id=run, job={**manifest.job, "upto": learned.upto}).write(made)
        made.rename(workspace.runs_dir / run)
    return Update(base, run, learned, verdict(fate))


def events(run: str) -> Iterator[Event]:
    """What an update of a small shop says."""
    yield Preparing("Reading behaviour", 0, 1)
    yield Started(run, 1, STEPS, 900, 100, 1234, "BM25 ndcg@10", 0.4)
    for step in range(1, STEPS + 1):
        yield StepDone(1, step, 2.0 - 0.1 * step, 0.5, 1000.0, 1.0)
    yield EpochDone(1, STEPS, 1.0, 0.6, 1.1, 0.6, {"ndcg@10": 0.5}, True, 1.0)
    yield Preparing("Comparing with the run before", 1, 4)


def update(folder: Path, fate: str, pace: float, stopped: threading.Event) -> None:
    """Say everything, `pace` seconds between two messages, until `stopped`."""
    made = trained(folder, fate)
    for event in events(made.run):
        if stopped.is_set():
            say(Finished(made.run, "stopped", 0, {}, 1.0))
            return
        say(event)
        time.sleep(pace)
    say(Judged(made.to_json()))
    say(Finished(made.run, "completed", 1, {"ndcg@10": 0.5}, 1.0))


def say(event: Event) -> None:
    """Write one message."""
    sys.stdout.write(to_line(event) + "\n")
    sys.stdout.flush()


def main(folder: Path, fate: str, pace: float) -> None:
    """Answer commands until stdin ends; `fate` is better, tie, refused, failed or crash."""
    say(Ready("none"))
    stopped = threading.Event()
    for line in sys.stdin:
        command = from_line(line)
        if isinstance(command, StopCommand):
            stopped.set()
        elif isinstance(command, UpdateCommand) and fate == "failed":
            say(Failed("There is nothing to learn from.", "last line"))
        elif isinstance(command, UpdateCommand) and fate == "crash":
            sys.exit(70)
        elif isinstance(command, UpdateCommand):
            stopped.clear()
            given = (folder, fate, pace, stopped)
            threading.Thread(target=update, args=given, daemon=True).start()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
