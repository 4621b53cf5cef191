"""The runs on disk, read for the list: rows, recorded curves, settings, deletion. Called in threads.

`core.runs.listing` is imported inside: it brings the readers of runs along, which the window needs
only after its first paint.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from core.runs.job import Job
from gui.training.history import History
from gui.training.runs_model import RunRow

if TYPE_CHECKING:
    from core.workspace import Workspace


def rows(workspace: "Workspace") -> list[RunRow]:
    """Every run of `workspace`, newest first."""
    from core.runs import listing as runs

    return [
        RunRow(summary, _size(workspace.runs_dir / summary.id))
        for summary in runs.list_runs(workspace)
    ]


def history(workspace: "Workspace", row: RunRow) -> History:
    """The curves of a run as they were recorded; empty ones where nothing was."""
    from core.runs import listing as runs

    told = History(row.summary.id)
    for event in runs.history(workspace, row.summary.id):
        told.take(event)
    told.name = row.summary.id
    measured = {name: value for name, value in row.summary.baseline.items() if value is not None}
    told.baselines.update(measured)
    return told


def job(workspace: "Workspace", run: str) -> Job:
    """What `run` was told to learn, every setting resolved."""
    from core.runs import listing as runs

    return Job(**runs.read(workspace, run).job)


def activate(workspace: "Workspace", run: str) -> None:
    """Rank with `run` from now on, in every window that opens this shop."""
    from core.runs import listing as runs

    runs.activate(workspace, run)


def delete(workspace: "Workspace", run: str) -> list[RunRow]:
    """Remove `run` for good and return the rows that remain."""
    from core.runs import listing as runs

    runs.delete(workspace, run)
    return rows(workspace)


def discard(runs_dir: Path, run: str) -> None:
    """Remove what a training that was ended wrote of `run`, whether it had come to light or not."""
    from core.runs.folders import HIDDEN

    for folder in (runs_dir / run, runs_dir / f"{HIDDEN}{run}"):
        shutil.rmtree(folder, ignore_errors=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
