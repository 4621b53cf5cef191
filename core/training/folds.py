"""Cross-validation: one job trained several times, each time with another part held out."""

import time
from dataclasses import replace

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.progress import IsCancelled
from core.runs.folders import run_folder
from core.runs.folds import Spread, new_group, spreads
from core.runs.job import CrossValidated, EventCallback, Finished, FoldDone, FoldStarted, Job
from core.runs.manifest import Manifest
from core.runs.split import MOST_FOLDS
from core.task_choices import TASKS, training_settings
from core.workspace import Workspace

# Teachers that have learned nothing of the shop.
STRANGERS = ("", "auto", "none", "pretrained")


def require_folds(job: Job) -> None:
    """Refuse a cross-validation in which something would be measured on what it learned.

    Raises:
        UserError: the number of folds is none, or the job goes on from a run or learns from one.
    """
    if not 2 <= job.folds <= MOST_FOLDS:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "--folds takes a whole number from 2 to {most}, not {given}."
            ),
            most=MOST_FOLDS,
            given=job.folds,
        )
    teacher = str(training_settings(job.task, job.network, job.settings).get("teacher", ""))
    if teacher not in STRANGERS or job.continues or job.base:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "A cross-validation begins anew: {run} has learned what its folds hold out. Leave it out.",
            ),
            run=job.continues or job.base or teacher,
        )


def cross_validate(
    workspace: Workspace, job: Job, emit: EventCallback, is_stopped: IsCancelled
) -> Finished:
    """Train `job` once for each of its folds; the runs are kept, and none of them goes live.

    `emit` hears what trainings say between `FoldStarted` and `FoldDone`, then `CrossValidated`, where two or
    more folds were measured. The answer names no run; its metrics are the means over the folds. Stopped, the
    folds that are done are kept and told of.

    Raises:
        UserError: as `require_folds`, or the workspace lacks what the task learns from.
    """
    require_folds(job)
    began, group = time.perf_counter(), job.group or new_group(job.folds)
    runs: list[Manifest] = []
    reason = "completed"
    for fold in range(1, job.folds + 1):
        done = _train(workspace, replace(job, fold=fold, group=group), emit, is_stopped)
        if done.reason in ("stopped", "paused"):
            # What was broken off would be measured beside what was not.
            reason = "stopped"
            break
        runs.append(Manifest.read(run_folder(workspace.runs_dir, done.run)))
    found = spreads(runs)
    if len(runs) > 1:
        told = {name: spread.to_json() for name, spread in found.items()}
        emit(CrossValidated(group, job.folds, [run.id for run in runs], told))
    means: dict[str, float | None] = {name: spread.mean for name, spread in found.items()}
    note = told_of(job, len(runs), found)
    return Finished("", reason, 0, means, time.perf_counter() - began, note)


def told_of(job: Job, measured: int, found: dict[str, Spread]) -> str:
    """The headline metric over the folds, in a sentence."""
    headline = TASKS[job.task].metric
    if headline not in found:
        template = QT_TRANSLATE_NOOP(
            "core", "Of {folds} folds {measured} were measured: too few for a mean."
        )
        return translate(template).format(folds=job.folds, measured=measured)
    template = QT_TRANSLATE_NOOP(
        "core",
        "Cross-validated, {measured} of {folds} folds: {metric} {mean:.4f} ({low:.4f} … {high:.4f}, 95 %)."
        " The runs stay inactive.",
    )
    spread = found[headline]
    return translate(template).format(
        measured=measured,
        folds=job.folds,
        metric=headline,
        mean=spread.mean,
        low=spread.low,
        high=spread.high,
    )


def _train(
    workspace: Workspace, job: Job, emit: EventCallback, is_stopped: IsCancelled
) -> Finished:
    from core.training.trainer import train

    emit(FoldStarted(job.group, job.fold, job.folds))
    done = train(workspace, job, emit, is_stopped)
    if done.run:
        emit(
            FoldDone(
                group=job.group,
                fold=job.fold,
                folds=job.folds,
                run=done.run,
                reason=done.reason,
                best_epoch=done.best_epoch,
                metrics=done.metrics,
                seconds=done.seconds,
            )
        )
    return done
