"""A training is over: its run is measured beside what serves now and beside no model."""

from core.errors import RunError
from core.evaluation.promotion.registry import EVALUATIONS
from core.evaluation.promotion.values import Values
from core.metrics.comparison import Comparison, compared
from core.runs.folders import run_folder
from core.runs.job import Compared, Finished
from core.runs.manifest import Manifest
from core.runs.names import START
from core.runs.promotion import PromotionVerdict
from core.workspace import Workspace


def judge(workspace: Workspace, run: str, is_stopped: bool = False) -> PromotionVerdict:
    """`run` beside the active run of its task and beside no model, measured now on what neither learned.

    Raises:
        RunError: there is no such run, or it is damaged.
    """
    new = Manifest.read(run_folder(workspace.runs_dir, run))
    active = workspace.active_run(new.task)
    active = active if active != run else ""
    values = _values(workspace, new, active)
    return PromotionVerdict(
        task=new.task,
        run=run,
        active=_serving(values, active),
        metric=values.metric,
        unit=values.unit,
        beside_active=_beside(values.active, values),
        beside_baseline=_beside(values.baseline, values),
        is_stopped=is_stopped,
    )


def compared_message(workspace: Workspace, finished: Finished) -> Compared:
    """The message that tells the window how a finished training did."""
    return Compared(judge(workspace, finished.run, finished.reason == "stopped").to_json())


def _values(workspace: Workspace, new: Manifest, active: str) -> Values:
    """A damaged active run stands in nobody's way."""
    measure = EVALUATIONS[new.task].values
    if active:
        try:
            return measure(workspace, new, Manifest.read(run_folder(workspace.runs_dir, active)))
        except RunError:
            pass
    return measure(workspace, new, None)


def _serving(values: Values, active: str) -> str:
    """What the new run is held against: the pretrained start, the active run, or "" for neither."""
    if values.is_by_start:
        return START
    return active if values.active is not None else ""


def _beside(rival: list[float] | None, values: Values) -> Comparison | None:
    if not rival:
        return None
    # Which examples differ is nobody's question here, and a message is better short.
    return compared(rival, values.new, [""] * len(rival)).without_examples()
