"""Going on with a run: which kept the state that they stand in, and the job that goes on from another's end.

Knows no TensorFlow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.errors import RunError
from core.feedback.behaviour import inputs_of, log_as_of
from core.language import QT_TRANSLATE_NOOP
from core.runs.cross_validation import (
    cross_validations,
    folds_begun,
    folds_done,
    forget,
    group_of,
    is_unfinished,
    job_of,
)
from core.runs.cross_validation import discard as discard_folds
from core.runs.folders import run_folder, run_folders
from core.runs.folds import runs_of
from core.runs.job import Event, Job, RateChanged
from core.runs.listing import current_state, delete, read_manifest, training_events
from core.runs.manifest import CHECKPOINT, Manifest, epoch_folder
from core.runs.writer import forget_checkpoints
from core.task_choices import PRETRAINED, training_settings
from core.workspace import Workspace, holder_of
from core.workspace.access import only_reading

_RESUMABLE = ("paused", "interrupted")


@dataclass(frozen=True)
class ResumableRun:
    """A run that can go on exactly from where it stands: `epochs` of `of` are complete.

    `state` is `paused` or `interrupted`. A cross-validation goes on as a whole: it counts `folds`, and its
    `id` is that of the group.
    """

    id: str
    task: str
    network: str
    state: str
    epochs: int
    of: int
    folds: bool = False


def resumable_runs(workspace: Workspace) -> list[ResumableRun]:
    """The paused and interrupted runs that kept their state, and cross-validations, newest first."""
    runs_dir = workspace.runs_dir
    groups = (_resumable_folds(runs_dir, group) for group in cross_validations(runs_dir))
    runs = (_resumable(folder) for folder in run_folders(runs_dir))
    found = [run for run in (*groups, *runs) if run is not None]
    return sorted(found, key=lambda run: run.id, reverse=True)


def _resumable_folds(runs_dir: Path, group: str) -> ResumableRun | None:
    job = job_of(runs_dir, group)
    if job is None:
        return None
    done, begun = folds_done(runs_dir, group), folds_begun(runs_dir, group)
    is_paused = any(run.state == "paused" for run in begun)
    return ResumableRun(
        id=group,
        task=job.task,
        network=job.network,
        state="paused" if is_paused else "interrupted",
        epochs=len(done),
        of=job.folds,
        folds=True,
    )


def _resumable(folder: Path) -> ResumableRun | None:
    try:
        manifest = Manifest.read(folder)
    except RunError:
        return None
    state = current_state(folder, manifest)
    if state not in _RESUMABLE or not checkpoints(folder, manifest):
        return None
    if is_unfinished(folder.parent, manifest.folds):
        # Its cross-validation goes on, and it with it.
        return None
    return ResumableRun(
        id=manifest.id,
        task=manifest.task,
        network=manifest.network,
        state=state,
        epochs=len(manifest.epochs),
        of=int(manifest.job.get("settings", {}).get("epochs", 0)),
    )


def checkpoints(folder: Path, manifest: Manifest) -> list[Path]:
    """What was kept to go on from: of a pause, then of the last complete epoch."""
    paths = [folder / CHECKPOINT]
    if manifest.epochs:
        paths.append(epoch_folder(folder, int(manifest.epochs[-1]["epoch"])) / CHECKPOINT)
    return [path for path in paths if path.is_file()]


def is_resumable(workspace: Workspace, run: str) -> bool:
    """Whether `run` can go on from where it stands.

    Raises:
        RunError: there is none of this name, it is damaged, or it is being trained.
    """
    if is_unfinished(workspace.runs_dir, run):
        return True
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    require_nobody_trains(folder)
    return current_state(folder, manifest) in _RESUMABLE and bool(checkpoints(folder, manifest))


def past_of(workspace: Workspace, run: str) -> tuple[Job, list[Event]]:
    """The job of the resumable `run`, or cross-validation, and what the training that stands said so far.

    Raises:
        RunError: there is none of this name, or it is damaged.
    """
    runs_dir = workspace.runs_dir
    group = group_of(runs_dir, run)
    job = job_of(runs_dir, group)
    if job is None:
        return Job(**read_manifest(workspace, run).job), training_events(workspace, run)
    begun = folds_begun(runs_dir, group)
    return job, training_events(workspace, begun[0].id) if begun else []


def require_nobody_trains(folder: Path) -> None:
    """Refuse the run in `folder` while a process is training it.

    Raises:
        RunError: one is.
    """
    if holder_of(folder) is not None:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "The run {run} is being trained; stop the training first."),
            run=folder.name,
        )


def require_same_inputs(workspace: Workspace, manifest: Manifest) -> None:
    """Refuse to go on with the run of `manifest` where the shop is not what it was trained on.

    Raises:
        RunError: it is not; names what has changed.
    """
    with log_as_of(int(manifest.job.get("upto", 0))):
        now = inputs_of(workspace, manifest.inputs)
    changed = [kind for kind in now if now[kind] != manifest.inputs[kind]]
    if changed:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The shop has changed since the run {run} was trained ({kinds}), so that it cannot go on;"
                " train a new run with its settings.",
            ),
            run=manifest.id,
            kinds=", ".join(changed),
        )


def continued_job(workspace: Workspace, run: str, settings: Mapping[str, Any]) -> Job:
    """The job of a new run that goes on from the best epoch of `run`, `settings` changed.

    Where no learning rate is given, a falling one, of which nothing is left at the end of `run`, falls anew
    from where it began (SGDR, Loshchilov and Hutter 2017; measured: docs/studio.md); a constant one goes on.

    Raises:
        UserError: `run` cannot be gone on from, or a setting is wrong.
    """
    manifest = read_manifest(workspace, run)
    require_nobody_trains(run_folder(workspace.runs_dir, run))
    _require_beginning(manifest)
    require_same_inputs(workspace, manifest)
    known = Job(**manifest.job)
    merged = {**known.settings, **settings}
    if "learning_rate" not in settings:
        merged["learning_rate"] = _rate(workspace, run, merged)
    checked = training_settings(known.task, known.network, merged)
    return replace(known, settings=checked, continues=run)


def _rate(workspace: Workspace, run: str, settings: Mapping[str, Any]) -> float:
    """What a continuation of `run` begins to learn with."""
    rate = float(settings["learning_rate"])
    if settings["schedule"] != "constant":
        return rate
    events = training_events(workspace, run)
    changes = [event.learning_rate for event in events if isinstance(event, RateChanged)]
    return changes[-1] if changes else rate


def _require_beginning(manifest: Manifest) -> None:
    """Refuse a run whose end no other can begin from."""
    if manifest.job.get("base"):
        template = QT_TRANSLATE_NOOP(
            "core", "The run {run} is an update; `{program} update` lets it learn on."
        )
    elif not manifest.best_epoch or not manifest.job:
        template = QT_TRANSLATE_NOOP(
            "core", "The run {run} has no complete epoch to go on from; train a new run."
        )
    elif manifest.network == PRETRAINED:
        template = QT_TRANSLATE_NOOP(
            "core", "The run {run} is of a network that does not learn; choose another run."
        )
    else:
        return
    raise RunError(template, run=manifest.id)


def epochs_before(workspace: Workspace, run: str) -> int:
    """How many epochs were learned up to the end of `run`, those of the runs it went on from included."""
    seen: set[str] = set()
    epochs = 0
    while run and run not in seen:
        seen.add(run)
        try:
            manifest = read_manifest(workspace, run)
        except RunError:
            break
        epochs += len(manifest.epochs)
        run = str(manifest.job.get("continues", ""))
    return epochs


def end_paused(workspace: Workspace, run: str) -> bool:
    """Stop the paused or interrupted `run` where it stands and keep its best epoch; whether there is one.

    One without a complete epoch is removed. Of a cross-validation the folds that are done stay.

    Raises:
        RunError: there is none of this name, it is damaged, or it is being trained.
        WorkspaceError: the workspace is open for reading only.
    """
    if group := group_of(workspace.runs_dir, run):
        for begun in folds_begun(workspace.runs_dir, group):
            _end(workspace, begun.id)
        forget(workspace.runs_dir, group)
        return bool(runs_of(workspace.runs_dir, group))
    return _end(workspace, run)


def discard_paused(workspace: Workspace, run: str) -> None:
    """Remove the paused or interrupted `run` for good; of a cross-validation every fold.

    Raises:
        RunError, WorkspaceError: as `listing.delete` says.
    """
    group = group_of(workspace.runs_dir, run)
    for name in discard_folds(workspace.runs_dir, group) if group else [run]:
        delete(workspace, name)


def _end(workspace: Workspace, run: str) -> bool:
    if workspace.read_only:
        raise only_reading(workspace.path)
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    require_nobody_trains(folder)
    if not manifest.epochs:
        delete(workspace, run)
        return False
    manifest.state = "stopped"
    manifest.write(folder)
    forget_checkpoints(folder)
    return True
