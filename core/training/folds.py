"""Cross-validation: one job trained several times, each time with another part held out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.continuing import is_resumable, require_same_inputs
from core.runs.cross_validation import (
    folds_begun,
    folds_done,
    forget,
    group_of,
    held,
    job_of,
)
from core.runs.folds import Spread, new_group, runs_of, spreads
from core.runs.job import CrossValidated, Finished, FoldDone, FoldStarted, Job
from core.runs.listing import discard
from core.runs.split import MOST_FOLDS
from core.task_choices import TASKS, training_settings
from core.training.requests import People
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


def cross_validate(workspace: Workspace, job: Job, people: People) -> Finished:
    """Train `job` once for each of its folds; the runs are kept, and none of them goes live.

    `people` hear what trainings say between `FoldStarted` and `FoldDone`, then `CrossValidated`, where two or
    more folds were measured. The answer names no run; its metrics are the means over the folds. Stopped, the
    folds that are done are kept and told of. Paused, it names the group, with which `go_on` goes on.

    Raises:
        UserError: as `require_folds`, or the workspace lacks what the task learns from.
    """
    from core.training.preparation import resolved

    require_folds(job)
    # All folds read the log as far as it goes now, in whichever process they are trained.
    job = replace(resolved(workspace, job), fold=0, group=job.group or new_group(job.folds))
    return _go_through(workspace, job, people)


def go_on(workspace: Workspace, name: str, people: People) -> Finished:
    """Go on with a paused or interrupted run, or with a cross-validation, to its end; else as `train`.

    Of a cross-validation the folds that are done stay, the one under way goes on from where it stands.

    Raises:
        RunError: it kept nothing to go on from, or the shop has changed since.
        WorkspaceError: another process trains it.
    """
    from core.training.resuming import resume

    runs_dir = workspace.runs_dir
    job = job_of(runs_dir, group_of(runs_dir, name))
    if job is None:
        return resume(workspace, name, people)
    for run in (*folds_done(runs_dir, job.group).values(), *folds_begun(runs_dir, job.group)):
        require_same_inputs(workspace, run)
    return _go_through(workspace, job, people)


def _go_through(workspace: Workspace, job: Job, people: People) -> Finished:
    """Train every fold that is not done."""
    began, runs_dir, group = time.perf_counter(), workspace.runs_dir, job.group
    reason = "completed"
    with held(runs_dir, group, job), _forgotten_without_runs(runs_dir, group):
        for fold in range(1, job.folds + 1):
            if people.requests.is_pause_wanted:
                reason = "paused"
            elif fold not in folds_done(runs_dir, group):
                reason = _fold(workspace, replace(job, fold=fold), people).reason
            if reason in ("stopped", "paused"):
                # What was broken off would be measured beside what was not.
                break
        if reason == "paused":
            return Finished(group, "paused", 0, {}, time.perf_counter() - began)
        forget(runs_dir, group)
    runs = list(folds_done(runs_dir, group).values())
    found = spreads(runs)
    if len(runs) > 1:
        told = {name: spread.to_json() for name, spread in found.items()}
        people.emit(CrossValidated(group, job.folds, [run.id for run in runs], told))
    means: dict[str, float | None] = {name: spread.mean for name, spread in found.items()}
    ended = "stopped" if reason == "stopped" else "completed"
    note = told_of(job, len(runs), found)
    return Finished("", ended, 0, means, time.perf_counter() - began, note)


@contextmanager
def _forgotten_without_runs(runs_dir: Path, group: str) -> Iterator[None]:
    """What is refused before anything was learned is nothing to go on with."""
    try:
        yield
    except UserError:
        if not runs_of(runs_dir, group):
            forget(runs_dir, group)
        raise


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


def _fold(workspace: Workspace, job: Job, people: People) -> Finished:
    """Train the fold of `job`, or go on with its run."""
    people.emit(FoldStarted(job.group, job.fold, job.folds))
    done = _train(workspace, job, people)
    if done.run and done.reason != "paused":
        people.emit(
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


def _train(workspace: Workspace, job: Job, people: People) -> Finished:
    from core.training.resuming import resume
    from core.training.trainer import train

    for begun in folds_begun(workspace.runs_dir, job.group):
        if begun.fold != job.fold:
            continue
        if is_resumable(workspace, begun.id):
            return resume(workspace, begun.id, people)
        # It kept nothing to go on from, and there is one run a fold.
        discard(workspace.runs_dir, begun.id)
    return train(workspace, job, people.emit, people.is_stopped, requests=people.requests)
