"""Where updates stand: what there is to learn and what was learned."""

from dataclasses import dataclass

from core.feedback.log import FeedbackLog
from core.updates.learned import TASK, Learned, can_learn, counted, pending
from core.updates.ledger import Entry, entries, live_update
from core.workspace import Workspace


@dataclass(frozen=True)
class UpdateStatus:
    """One look at a workspace: `run` is the search run in use, "" for none.

    `pending` is what `run` has not learned, None where nothing can be updated. `due` of those actions came in
    after event `tried`, the last that any update has tried to learn: only those ask for an automatic one.
    `entries` are the ledger, newest first.
    """

    run: str = ""
    pending: Learned | None = None
    due: int = 0
    tried: int = 0
    entries: tuple[Entry, ...] = ()

    @property
    def live(self) -> Entry | None:
        """The update that ranks now, if one does."""
        return live_update(self.entries)


def read_status(workspace: Workspace, tried: int | None) -> UpdateStatus:
    """How things stand; `tried` None: whatever came in so far has been tried.

    Raises:
        RunError: the run in use is gone or damaged.
        WorkspaceError: the log cannot be read.
    """
    run = workspace.active_run(TASK)
    unlearned = pending(workspace) if run and can_learn(workspace, run) else None
    log = FeedbackLog.reader(workspace)
    if log is None:
        return UpdateStatus(run, unlearned)
    with log:
        updates = tuple(entries(workspace, log))
        last = log.last if tried is None else tried
        tried = max([last, *(entry.update.learned.upto for entry in updates)])
        due = _count_since(log, unlearned, tried) if unlearned is not None else 0
    return UpdateStatus(run, unlearned, due, tried, updates)


def _count_since(log: FeedbackLog, unlearned: Learned, tried: int) -> int:
    """How many actions of `unlearned` came in after event `tried`."""
    if tried <= unlearned.after:
        return unlearned.count
    if tried >= unlearned.upto:
        return 0
    return counted(log.table(tried, unlearned.upto), tried, unlearned.upto).count
