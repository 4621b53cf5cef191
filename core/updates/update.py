"""An update: the active search run learns what came in since, and is compared with what it was.

Training and comparison happen in the training process, which only reads the workspace; `ledger.settle` and
`ledger.undo` belong to the one process that may write.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.errors import DataError, RunError
from core.evaluation.judgments import of_workspace
from core.feedback.log import FeedbackLog
from core.feedback.retractions import without_retracted
from core.language import QT_TRANSLATE_NOOP
from core.runs.folders import folder_of
from core.runs.job import Event, Finished, Job, Judged, Preparing
from core.runs.manifest import Manifest
from core.search.engine import Engine
from core.training.tasks.search.examples import judging
from core.updates import held_out
from core.updates.guard import agreement, refusal
from core.updates.learned import TASK, Learned, pending
from core.updates.trained import Update
from core.updates.verdict import Comparison, Ranked, Verdict, compare
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

Emit = Callable[[Event], None]
StopRequested = Callable[[], bool]
# Of a comparison, for telling how far it is.
STEPS = 4

# Gently and briefly: most of what is learned here was learned before.
SETTINGS = {"epochs": 1, "passes": 1, "learning_rate": 0.002, "patience": 0, "max_seconds": 0}


class Stopped(Exception):
    """Somebody asked to stop."""


def update(workspace: Workspace, emit: Emit, stop_requested: StopRequested) -> Finished:
    """Train an update and judge it; `emit` hears what a training tells, and `Judged` at the end.

    If it is stopped before there is a run, the answer names none; if it is stopped before the verdict,
    nothing is judged.

    Raises:
        UserError: there is no run to learn on from, or nothing new to learn.
    """
    from core.training.trainer import train

    base, learned = workspace.active_run(TASK), pending(workspace)
    if not learned.count:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nothing has been done since the run {run} learned last; click, favourite or buy first.",
            ),
            run=base,
        )
    finished = train(workspace, job_of(workspace, base, learned), emit, stop_requested)
    if finished.run and finished.reason != "stopped":
        try:
            verdict = judged(workspace, base, finished.run, learned, emit, stop_requested)
        except Stopped:
            return Finished(finished.run, "stopped", finished.best_epoch, {}, finished.seconds)
        emit(Judged(Update(base, finished.run, learned, verdict).to_json()))
    return finished


def job_of(workspace: Workspace, base: str, learned: Learned) -> Job:
    """The job that lets `base` learn on.

    Raises:
        RunError: there is no such run, or it does not say how it was trained.
    """
    manifest = Manifest.read(folder_of(workspace.runs_dir, base))
    job = manifest.job
    if not job:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} does not say how it was trained; train a new run first."
            ),
            run=base,
        )
    known = Job(**job)
    settings = {**known.settings, **SETTINGS}
    return replace(known, settings=settings, base=base, after=learned.after, upto=learned.upto)


def judged(
    workspace: Workspace,
    base: str,
    run: str,
    learned: Learned,
    emit: Emit,
    stop_requested: StopRequested,
) -> Verdict:
    """The update `run` beside its `base`.

    Raises:
        Stopped: somebody asked to stop.
    """
    check = _checking(emit, stop_requested)
    check(0)
    before = Engine.open(workspace, base)
    ranked = Ranked(before, before.with_run(run))
    new = _events(workspace, learned)
    known, fresh = _asked(workspace, before, learned, new)
    check(1)
    earlier_side = compare(ranked, known.texts, known.grades, known.shown)
    check(2)
    fresh_side = compare(ranked, fresh.texts, fresh.grades, fresh.shown)
    truth = _truth(workspace, ranked)
    agreed = agreement(new, before, lambda: check(3))
    drift = ranked.drift([*known.texts.values(), *fresh.texts.values()])
    rule = refusal(earlier_side, fresh_side, agreed)
    return Verdict(earlier_side, fresh_side, truth, drift, agreed.value if agreed else None, rule)


def _checking(emit: Emit, stop_requested: StopRequested) -> Callable[[int], None]:
    """Tells which of the steps is begun, and ends it all where somebody asked to stop."""

    def check(step: int) -> None:
        if stop_requested():
            raise Stopped
        emit(Preparing(QT_TRANSLATE_NOOP("core", "Comparing with the run before"), step, STEPS))

    return check


def _asked(
    workspace: Workspace, before: Engine, learned: Learned, new: "pyarrow.Table"
) -> tuple[held_out.Asked, held_out.Asked]:
    """The judging queries of earlier behaviour and of the `new`."""
    split = Manifest.read(folder_of(workspace.runs_dir, before.run_id)).held_out_by
    judges = partial(judging, seed=split)
    known = held_out.earlier(workspace, before.catalogue, judges, learned.after)
    return known, held_out.of_shown(new, before.catalogue, judges)


def _events(workspace: Workspace, learned: Learned) -> "pyarrow.Table":
    log = FeedbackLog.reader(workspace)
    assert log is not None
    with log:
        return without_retracted(log.table(learned.after, learned.upto))


def _truth(workspace: Workspace, ranked: Ranked) -> Comparison | None:
    try:
        known = of_workspace(workspace)
    except DataError:
        return None
    return compare(ranked, known.queries, known.qrels)
