"""Which rankings can be compared: every run of the task `search`, best first, and words alone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.workspace import Workspace

TASK = "search"
METRIC = "ndcg@10"


@dataclass(frozen=True)
class Ranking:
    """One choice: `run` is "" for words alone, `value` its held-out `METRIC`, None if never measured."""

    run: str
    value: float | None = None
    is_active: bool = False


def rankings(workspace: "Workspace") -> list[Ranking]:
    """The runs that can rank, best first, then words alone; slow enough for a thread."""
    from core.runs.listing import list_runs

    runs = [
        list_run
        for list_run in list_runs(workspace)
        if list_run.task == TASK and list_run.best_epoch
    ]
    rankings = [Ranking(run.id, run.metrics.get(METRIC), run.is_active) for run in runs]
    rankings.sort(key=lambda ranking: ranking.value or 0.0, reverse=True)
    measured = [run.baseline[METRIC] for run in runs if METRIC in run.baseline]
    return [*rankings, Ranking("", measured[0] if measured else None, not _has_active(rankings))]


def _has_active(rankings: list[Ranking]) -> bool:
    return any(ranking.is_active for ranking in rankings)
