"""Which run serves a task after a training: the new one, unless it is measurably worse."""

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.manifest import Manifest
from core.training import runs
from core.workspace import Workspace


def promote(workspace: Workspace, run: str) -> str:
    """Activate `run` unless the active run did better on the same held-out examples; says which and why.

    Raises:
        WorkspaceError: the workspace is open for reading only.
    """
    new = runs.read(workspace, run)
    active = workspace.active_run(new.task)
    better = _better(workspace, active, new) if active else None
    if better:
        template = QT_TRANSLATE_NOOP(
            "core",
            "{active} stays active: its held-out {metric} is {old:.4f}, that of {run} {new:.4f}.",
        )
        metric, old, found = better
        return translate(template).format(active=active, metric=metric, old=old, run=run, new=found)
    runs.activate(workspace, run)
    return translate(QT_TRANSLATE_NOOP("core", "{run} is active now.")).format(run=run)


def _better(workspace: Workspace, active: str, new: Manifest) -> tuple[str, float, float] | None:
    """Metric, its value in the active run and in the new one, if the former is higher and comparable."""
    try:
        old = runs.read(workspace, active)
    except RunError:
        return None
    same_examples = old.inputs == new.inputs and old.job.get("seed") == new.job.get("seed")
    metric = next(iter(new.metrics), "")
    if (
        not same_examples
        or old.format != new.format
        or old.metrics.get(metric, 0.0) <= new.metrics[metric]
    ):
        return None
    return metric, old.metrics[metric], new.metrics[metric]
