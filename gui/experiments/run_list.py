"""Which rankings can be compared: every run of the task `search`, the pretrained start and words alone."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.workspace import Workspace

TASK = "search"
METRIC = "ndcg@10"
TRAINING = "training"


@dataclass(frozen=True)
class Ranking:
    """One choice: `run` is "" for words alone, `value` its held-out `METRIC`, None if never measured."""

    run: str
    value: float | None = None
    is_active: bool = False


def rankings(workspace: "Workspace") -> list[Ranking]:
    """The runs that can rank, best first, the pretrained start, words alone; slow enough for a thread.

    A run in training, or one whose files are not as they were written, is none of them.
    """
    from core.pretrained.start import is_shipped
    from core.runs.listing import usable_runs
    from core.runs.names import START

    runs = [
        run
        for run in usable_runs(workspace, TASK)
        if run.state != TRAINING and _is_whole(workspace.runs_dir / run.id)
    ]
    choices = [Ranking(run.id, run.metrics.get(METRIC), run.is_active) for run in runs]
    choices.sort(key=lambda choice: choice.value or 0.0, reverse=True)
    words_alone = next((run.baseline[METRIC] for run in runs if METRIC in run.baseline), None)
    is_any_active = any(choice.is_active for choice in choices)
    start = [Ranking(START, is_active=not is_any_active)] if is_shipped() else []
    return [*choices, *start, Ranking("", words_alone, not is_any_active and not start)]


def _is_whole(folder: Path) -> bool:
    """Whether every file of the run in `folder` is as it was written; they are read again when it changes."""
    from core.runs.manifest import MANIFEST

    try:
        return _is_whole_since(folder, (folder / MANIFEST).stat().st_mtime_ns)
    except OSError:
        return False


@lru_cache(256)
def _is_whole_since(folder: Path, changed: int) -> bool:
    from core.errors import RunError
    from core.runs.manifest import Manifest
    from core.runs.reader import RunReader

    try:
        RunReader(folder, Manifest.read(folder)).check()
    except RunError:
        return False
    return True
