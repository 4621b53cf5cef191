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

    runs = [each for each in list_runs(workspace) if each.task == TASK and each.best_epoch]
    found = [Ranking(each.id, each.metrics.get(METRIC), each.is_active) for each in runs]
    found.sort(key=lambda each: each.value or 0.0, reverse=True)
    measured = [each.baseline[METRIC] for each in runs if METRIC in each.baseline]
    return [*found, Ranking("", measured[0] if measured else None, not _has_active(found))]


def _has_active(found: list[Ranking]) -> bool:
    return any(each.is_active for each in found)
