"""The runs of a workspace: listed, read, switched and deleted. Knows no TensorFlow."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.arrays import require_regular
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.metrics import Metrics
from core.runs import trash
from core.runs.curves import RunCurves
from core.runs.folders import run_folder, run_folders
from core.runs.headline import Headline
from core.runs.job import Event, from_line
from core.runs.logs import remove_lost_logs
from core.runs.manifest import MOST_BYTES, STEPS, Manifest
from core.runs.names import HIDDEN, START, START_TASK
from core.runs.reader import RunReader
from core.runs.trash import DeletedRun
from core.task_choices import TASKS
from core.workspace import Workspace, holder_of
from core.workspace.access import only_reading


@dataclass(frozen=True)
class RunSummary:
    """One line of a list of runs.

    `state` is `training`, `paused`, `finished`, `stopped`, `interrupted` (its process is gone) or `damaged`.
    `chosen_epoch` is the best epoch where a person chose it, else 0.
    `metrics` are those of its best epoch, `baseline` the same measured without the model; None: not measured.
    `headline` is the one figure that every list shows of it.
    `variant` says what compression made it of, "" where it was trained.
    """

    id: str
    task: str = ""
    network: str = ""
    state: str = "damaged"
    created: str = ""
    epochs: int = 0
    best_epoch: int = 0
    chosen_epoch: int = 0
    metrics: Metrics = field(default_factory=dict)
    baseline: Metrics = field(default_factory=dict)
    seconds: float = 0.0
    is_active: bool = False
    headline: Headline = field(default_factory=Headline)
    variant: str = ""


def list_runs(workspace: Workspace) -> list[RunSummary]:
    """Every run that has a complete epoch or is paused, newest first; a damaged one only by its name."""
    active = _active(workspace)
    return [_summary(folder, active) for folder in run_folders(workspace.runs_dir)]


def usable_runs(workspace: Workspace, task: str) -> list[RunSummary]:
    """The runs that can serve `task`, newest first."""
    return [run for run in list_runs(workspace) if run.task == task and run.best_epoch]


def _active(workspace: Workspace) -> dict[str, str]:
    """The run that serves each task."""
    return {task: workspace.active_run(task) for task in TASKS}


def _summary(folder: Path, active: Mapping[str, str]) -> RunSummary:
    try:
        manifest = Manifest.read(folder)
    except RunError:
        return RunSummary(folder.name, is_active=folder.name in active.values())
    return RunSummary(
        id=manifest.id,
        task=manifest.task,
        network=manifest.network,
        state=current_state(folder, manifest),
        created=manifest.created,
        epochs=len(manifest.epochs),
        best_epoch=manifest.best_epoch,
        chosen_epoch=manifest.chosen_epoch,
        metrics=manifest.metrics,
        baseline=manifest.baseline,
        seconds=manifest.seconds,
        is_active=active.get(manifest.task) == manifest.id,
        headline=Headline.of(manifest),
        variant=manifest.variant,
    )


def current_state(folder: Path, manifest: Manifest) -> str:
    """The state of the run in `folder` now: one that says `training` may have lost its process."""
    if manifest.state == "training" and holder_of(folder) is None:
        return "interrupted"
    return manifest.state


def read_manifest(workspace: Workspace, run: str) -> Manifest:
    """What the run called `run` says of itself.

    Raises:
        RunError: there is none of this name, or it cannot be read.
    """
    return Manifest.read(run_folder(workspace.runs_dir, run))


def task_of(workspace: Workspace, run: str) -> str:
    """The task that `run` serves; "" where there is no such run, or it is damaged."""
    if run == START:
        return START_TASK
    try:
        return read_manifest(workspace, run).task
    except RunError:
        return ""


def training_events(workspace: Workspace, run: str) -> list[Event]:
    """What the training of `run` said, for drawing its curves again; a torn last line is left out."""
    path = run_folder(workspace.runs_dir, run) / STEPS
    try:
        require_regular(path, MOST_BYTES)
        lines = path.read_text("utf-8", "replace").splitlines()
    except (OSError, ValueError):
        return []
    events = []
    for line in lines:
        try:
            message = from_line(line)
        except ValueError:
            continue
        events.append(message)
    return events  # type: ignore[return-value]


def read_curves(workspace: Workspace, run: RunSummary) -> RunCurves:
    """The curves of a run as they were recorded; empty ones where nothing was."""
    curves = RunCurves()
    for event in training_events(workspace, run.id):
        curves.take(event)
    manifest = read_manifest(workspace, run.id)
    curves.name = run.id
    curves.job = manifest.job
    curves.measured, curves.measured_on = manifest.measured, manifest.measured_on
    curves.baselines |= {name: value for name, value in run.baseline.items() if value is not None}
    return curves


def activate(workspace: Workspace, run: str) -> None:
    """Let `run` serve its task from now on; `START` serves where no run does.

    Raises:
        RunError: there is none of this name, it is damaged, or has no complete epoch.
        WorkspaceError: the workspace is open for reading only.
    """
    if run == START:
        workspace.activate(START_TASK, "")
        return
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    RunReader(folder, manifest).check()
    workspace.activate(manifest.task, run)


def base_run(workspace: Workspace, run: str) -> str:
    """The run that `run` is an update of, "" for none."""
    return str(read_manifest(workspace, run).job.get("base", ""))


def lineage(workspace: Workspace, run: str) -> list[str]:
    """`run`, the run it is an update of, the one before that, and so on; those that are gone end it."""
    line: list[str] = []
    while run and run not in line:
        line.append(run)
        try:
            run = base_run(workspace, run)
        except RunError:
            run = ""
    return line


def delete(workspace: Workspace, run: str) -> None:
    """Remove `run` for good; if it was the active one, none is active for its task.

    Raises:
        RunError, WorkspaceError: as `set_aside` says.
    """
    trash.remove(set_aside(workspace, run))


def set_aside(workspace: Workspace, run: str) -> DeletedRun:
    """Delete `run` so that `restore` can undo it; if it was the active one, none is active for its task.

    Raises:
        RunError: there is none of this name, it is being trained, or undoing an update leads back to it.
        WorkspaceError: the workspace is open for reading only.
    """
    if workspace.read_only:
        raise only_reading(workspace.path)
    folder = run_folder(workspace.runs_dir, run)
    if holder_of(folder) is not None:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "The run {run} is being trained; stop the training first."),
            run=run,
        )
    active = _active(workspace)
    for serving in active.values():
        if run in lineage(workspace, serving)[1:]:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Undoing the updates of {active} leads back to {run}; activate another run first.",
                ),
                active=serving,
                run=run,
            )
    served = next((task for task, serving in active.items() if serving == run), "")
    if served:
        workspace.activate(served, "")
    return trash.move_aside(folder, served)


def restore(workspace: Workspace, deleted: DeletedRun) -> bool:
    """Undo `set_aside`; whether the run serves its task again, for which no other was activated since.

    Raises:
        RunError: it is gone.
        WorkspaceError: the workspace is open for reading only.
    """
    trash.put_back(deleted)
    if not deleted.served or workspace.active_run(deleted.served):
        return False
    workspace.activate(deleted.served, deleted.run)
    return True


def discard(runs_dir: Path, run: str) -> None:
    """Remove what a training that was ended wrote of `run`, whether it had come to light or not."""
    for folder in (runs_dir / run, runs_dir / f"{HIDDEN}{run}"):
        shutil.rmtree(folder, ignore_errors=True)
    remove_lost_logs(runs_dir)


def size_on_disk(workspace: Workspace, run: str) -> int:
    """The bytes of all files of `run`."""
    files = (workspace.runs_dir / run).rglob("*")
    return sum(path.stat().st_size for path in files if path.is_file())
