"""An update: the active search run learns what came in since, and is compared with what it was.

Training and comparison happen in the training process, which only reads the workspace; `ledger.settle` and
`ledger.undo` belong to the one process that may write.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.errors import DataError, RunError
from core.evaluation.held_out_queries import (
    HeldOutQueries,
    Ranker,
    queries_before,
    queries_of_log,
)
from core.evaluation.judgments import load_judgments
from core.feedback.log import FeedbackLog
from core.feedback.retractions import without_retracted
from core.language import QT_TRANSLATE_NOOP
from core.metrics.comparison import Comparison, compared
from core.progress import IsCancelled
from core.runs.folders import run_folder
from core.runs.job import EventCallback, Finished, Job, Judged, Preparing
from core.runs.manifest import Manifest
from core.runs.split import judges_updates
from core.search.engine import Engine
from core.training.interruptible import Stopped
from core.updates.guard import agreement, refusal
from core.updates.learned import TASK, Learned, can_learn, pending
from core.updates.verdict import Update, Verdict
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

# Of a comparison, for telling how far it is.
STEPS = 4

# Gently and briefly: most of what is learned here was learned before. Measured: docs/training.md, Updates.
SETTINGS = {"epochs": 1, "passes": 1, "learning_rate": 0.002, "patience": 0, "max_seconds": 0}


def update(workspace: Workspace, emit: EventCallback, is_stopped: IsCancelled) -> Finished:
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
    finished = train(workspace, update_job(workspace, base, learned), emit, is_stopped)
    if finished.run and finished.reason != "stopped":
        try:
            check = _checking(emit, is_stopped)
            verdict = judge(workspace, base, finished.run, learned, check)
        except Stopped:
            return Finished(finished.run, "stopped", finished.best_epoch, {}, finished.seconds)
        emit(Judged(Update(base, finished.run, learned, verdict).to_json()))
    return finished


def update_job(workspace: Workspace, base: str, learned: Learned) -> Job:
    """The job that lets `base` learn on.

    Raises:
        RunError: there is no such run, it does not say how it was trained, or it cannot learn.
    """
    manifest = Manifest.read(run_folder(workspace.runs_dir, base))
    job = manifest.job
    if not job:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} does not say how it was trained; train a new run first."
            ),
            run=base,
        )
    if not can_learn(workspace, base):
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} is of the network {network}, which does not learn; activate a run of another"
                " network to update it.",
            ),
            run=base,
            network=manifest.network,
        )
    known = Job(**job)
    settings = {**known.settings, **SETTINGS}
    return replace(known, settings=settings, base=base, after=learned.after, upto=learned.upto)


def judge(
    workspace: Workspace,
    base: str,
    run: str,
    learned: Learned,
    check: Callable[[int], None],
) -> Verdict:
    """The update `run` beside its `base`; `check` hears which step is begun, and may raise to stop."""
    check(0)
    engine = Engine.open(workspace, base)
    before, after = Ranker(engine), Ranker(engine.with_run(run))
    events = _new_events(workspace, learned)
    earlier, fresh = _judging_queries(workspace, engine, learned, events)
    check(1)
    on_earlier = compare(before, after, earlier)
    check(2)
    on_fresh = compare(before, after, fresh)
    agreed = agreement(events, engine, lambda: check(3))
    return Verdict(
        earlier=on_earlier,
        fresh=on_fresh,
        truth=_on_judgments(workspace, before, after),
        drift=drift(before, after, [*earlier.queries.values(), *fresh.queries.values()]),
        agreement=agreed.value if agreed else None,
        refused=refusal(on_earlier, on_fresh, agreed),
    )


def _checking(emit: EventCallback, is_stopped: IsCancelled) -> Callable[[int], None]:
    """Tells which of the steps is begun, and ends it all where somebody asked to stop."""

    def check(step: int) -> None:
        if is_stopped():
            raise Stopped
        emit(Preparing(QT_TRANSLATE_NOOP("core", "Comparing with the run before"), step, STEPS))

    return check


def _judging_queries(
    workspace: Workspace, engine: Engine, learned: Learned, events: "pyarrow.Table"
) -> tuple[HeldOutQueries, HeldOutQueries]:
    """The queries that judge updates, of earlier behaviour and of the new `events`."""
    split = Manifest.read(run_folder(workspace.runs_dir, engine.run_id)).held_out_by
    judges = partial(judges_updates, split=split)
    earlier = queries_before(workspace, engine.catalogue, judges, learned.after)
    return earlier, queries_of_log(events, engine.catalogue, judges)


def _new_events(workspace: Workspace, learned: Learned) -> "pyarrow.Table":
    log = FeedbackLog.reader(workspace)
    assert log is not None
    with log:
        return without_retracted(log.table(learned.after, learned.upto))


def _on_judgments(workspace: Workspace, before: Ranker, after: Ranker) -> Comparison | None:
    """Both runs on the workspace's judged queries, None without any."""
    try:
        judged = load_judgments(workspace)
    except DataError:
        return None
    queries = HeldOutQueries(judged.queries, judged.qrels)
    return compare(before, after, queries) if queries else None


def compare(before: Ranker, after: Ranker, queries: HeldOutQueries) -> Comparison:
    """Both runs on the same queries."""
    return compared(queries.ndcg(before), queries.ndcg(after), list(queries.queries.values()))


def drift(before: Ranker, after: Ranker, texts: Sequence[str]) -> float:
    """The share of the ten best that are others than before, on average; 0 without queries."""
    shares = []
    for text in texts:
        old, new = set(before.top(text)), set(after.top(text))
        most = max(len(old), len(new))
        shares.append(1 - len(old & new) / most if most else 0.0)
    return sum(shares) / max(1, len(shares))
