"""A training is over: its run is compared with what serves now, and goes live or stays aside."""

from core.errors import RunError
from core.promotion.categories import category_values
from core.promotion.next_items import next_item_values
from core.promotion.searches import search_values
from core.promotion.standing import Standing
from core.promotion.values import Values
from core.runs import listing as runs
from core.runs.folders import folder_of
from core.runs.job import Compared, Finished
from core.runs.manifest import Manifest
from core.updates.verdict import Comparison
from core.updates.verdict import compared as paired
from core.workspace import Workspace

VALUES = {
    "search": search_values,
    "next-item": next_item_values,
    "category": category_values,
}


def judge(workspace: Workspace, run: str, is_stopped: bool = False) -> Standing:
    """`run` beside the active run of its task and beside no model, measured now on what neither learned.

    Raises:
        RunError: there is no such run, or it is damaged.
    """
    new = Manifest.read(folder_of(workspace.runs_dir, run))
    active = workspace.active_run(new.task)
    values = _values(workspace, new, active if active != run else "")
    rival = active if active != run and values.active is not None else ""
    return Standing(
        task=new.task,
        run=run,
        active=rival,
        metric=values.metric,
        unit=values.unit,
        beside_active=_beside(values.active, values),
        beside_baseline=_beside(values.baseline, values),
        is_stopped=is_stopped,
    )


def compared(workspace: Workspace, finished: Finished) -> Compared:
    """The message that tells the window how a finished training stands."""
    stopped = finished.reason == "stopped"
    return Compared(judge(workspace, finished.run, stopped).to_json())


def settle(workspace: Workspace, standing: Standing) -> str:
    """Activate the run unless something speaks against it; says what happened, and why.

    Raises:
        RunError: the run is gone.
        WorkspaceError: the workspace is open for reading only.
    """
    if standing.goes_live:
        runs.activate(workspace, standing.run)
    return standing.sentence()


def _values(workspace: Workspace, new: Manifest, active: str) -> Values:
    """A damaged active run stands in nobody's way."""
    measure = VALUES[new.task]
    if active:
        try:
            return measure(workspace, new, Manifest.read(folder_of(workspace.runs_dir, active)))
        except RunError:
            pass
    return measure(workspace, new, None)


def _beside(rival: list[float] | None, values: Values) -> Comparison | None:
    if not rival:
        return None
    # Which examples differ is nobody's question here, and a message is better short.
    return paired(rival, values.new, [""] * len(rival)).without_examples()
