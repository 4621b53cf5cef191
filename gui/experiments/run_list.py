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
    from core.runs.listing import usable_runs

    runs = usable_runs(workspace, TASK)
    choices = [Ranking(run.id, run.metrics.get(METRIC), run.is_active) for run in runs]
    choices.sort(key=lambda choice: choice.value or 0.0, reverse=True)
    words_alone = next((run.baseline[METRIC] for run in runs if METRIC in run.baseline), None)
    is_any_active = any(choice.is_active for choice in choices)
    return [*choices, Ranking("", words_alone, not is_any_active)]
