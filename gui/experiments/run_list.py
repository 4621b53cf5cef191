"""Which rankings can be compared: every run of the task `search`, the pretrained start and words alone."""

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
    """The runs that can rank, best first, the pretrained start, words alone; slow enough for a thread."""
    from core.pretrained.start import is_shipped
    from core.runs.listing import usable_runs
    from core.runs.names import START

    runs = usable_runs(workspace, TASK)
    choices = [Ranking(run.id, run.metrics.get(METRIC), run.is_active) for run in runs]
    choices.sort(key=lambda choice: choice.value or 0.0, reverse=True)
    words_alone = next((run.baseline[METRIC] for run in runs if METRIC in run.baseline), None)
    is_any_active = any(choice.is_active for choice in choices)
    start = [Ranking(START, is_active=not is_any_active)] if is_shipped() else []
    return [*choices, *start, Ranking("", words_alone, not is_any_active and not start)]
