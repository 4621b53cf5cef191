"""What came in since the active run learned: what an update would learn from."""

from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc

from core.errors import DataError, RunError
from core.feedback.actions import ACTIONS, DISMISS
from core.feedback.log import FeedbackLog
from core.language import QT_TRANSLATE_NOOP
from core.training import runs
from core.training.job import Job
from core.workspace import Workspace

TEACHING = (*ACTIONS, DISMISS)


@dataclass(frozen=True)
class Lesson:
    """Events of the log with `after < id <= upto`, counted.

    `actions` counts what teaches (`click`, `favourite`, `cart`, `purchase`, `dismiss`), `impressions` what was
    merely shown, `sources` the teaching actions by where they come from (`own`, `simulated`).
    """

    after: int = 0
    upto: int = 0
    actions: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    impressions: int = 0
    queries: int = 0
    shoppers: int = 0

    @property
    def size(self) -> int:
        """How many actions teach."""
        return sum(self.actions.values())


def pending(workspace: Workspace) -> Lesson:
    """What came in since the active search run learned; nothing where none is active."""
    run = workspace.active_run("search")
    log = FeedbackLog.reader(workspace)
    if not run or log is None:
        return Lesson()
    with log:
        after, upto = learned_upto(workspace, run, log.last), log.last
        return lesson_of(log.table(after, upto), after, upto)


def learned_upto(workspace: Workspace, run: str, last: int) -> int:
    """The last event of the log that `run` learned from, 0 where it knew none of this log's `last`."""
    known = int(runs.read(workspace, run).job.get("upto", 0))
    return known if known <= last else 0


def lesson_of(events: pa.Table, after: int, upto: int) -> Lesson:
    """The counts of a table of the log."""
    teaching = events.filter(pc.is_in(events["action"].cast(pa.string()), pa.array(TEACHING)))
    asked = teaching.filter(pc.not_equal(teaching["query"].cast(pa.string()), ""))
    return Lesson(
        after,
        upto,
        _counts(asked["action"]),
        _counts(asked["source"]),
        int(pc.sum(pc.equal(events["action"].cast(pa.string()), "impression")).as_py() or 0),
        len(asked["query"].cast(pa.string()).unique()),
        len(asked["user_id"].cast(pa.string()).unique()),
    )


def _counts(column: pa.ChunkedArray) -> dict[str, int]:
    counted = pc.value_counts(column.cast(pa.string())).to_pylist()
    return {entry["values"]: int(entry["counts"]) for entry in counted}


def job_of(workspace: Workspace) -> Job:
    """The job of the update that is due: from the active search run, of everything new.

    Raises:
        RunError: no search run is active.
        DataError: nothing has come in since it learned.
    """
    run = workspace.active_run("search")
    if not run:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "No run of the task search is active; run `train` first.")
        )
    lesson = pending(workspace)
    if not lesson.size:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody has clicked or bought anything for a query since {run} learned;"
                " act in the results first.",
            ),
            run=run,
        )
    manifest = runs.read(workspace, run)
    base = Job(manifest.task, manifest.network, int(manifest.job["seed"]))
    return replace(
        base,
        settings=dict(manifest.job["settings"]),
        base=run,
        after=lesson.after,
        upto=lesson.upto,
    )
