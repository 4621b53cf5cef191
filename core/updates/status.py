"""Where updates stand: what there is to learn and what was learned. Read and changed in threads.

`core.updates` is imported inside: it brings the measures of rankings along, which the window needs only
after its first paint.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.feedback.log import FeedbackLog

if TYPE_CHECKING:
    from core.updates.learned import Learned
    from core.updates.ledger import Entry
    from core.workspace import Workspace

TASK = "search"


@dataclass(frozen=True)
class UpdateStatus:
    """One look at a workspace: `run` is the search run in use, "" for none.

    `pending` is what `run` has not learned, None where nothing can be updated. `due` of those actions came in
    after event `tried`, the last that any update has tried to learn: only those ask for an automatic one.
    `entries` are the ledger, newest first.
    """

    run: str = ""
    pending: "Learned | None" = None
    due: int = 0
    tried: int = 0
    entries: tuple["Entry", ...] = ()

    @property
    def live(self) -> "Entry | None":
        """The update that ranks now, if one does."""
        return next((entry for entry in self.entries if entry.state == "live"), None)


def read_status(workspace: "Workspace", tried: int | None) -> UpdateStatus:
    """How things stand; `tried` None: whatever came in so far has been tried.

    Raises:
        RunError: the run in use is gone or damaged.
        WorkspaceError: the log cannot be read.
    """
    from core.updates import learned, ledger

    run = workspace.active_run(TASK)
    pending = learned.pending(workspace) if run else None
    log = FeedbackLog.reader(workspace)
    if log is None:
        return UpdateStatus(run, pending)
    with log:
        entries = tuple(ledger.entries(workspace, log))
        last = log.last if tried is None else tried
        tried = max([last, *(entry.update.learned.upto for entry in entries)])
        due = _count_since(log, pending, tried) if pending is not None else 0
    return UpdateStatus(run, pending, due, tried, entries)


def _count_since(log: FeedbackLog, pending: "Learned", tried: int) -> int:
    """How many actions of `pending` came in after event `tried`."""
    from core.updates.learned import counted

    if tried <= pending.after:
        return pending.count
    if tried >= pending.upto:
        return 0
    return counted(log.table(tried, pending.upto), tried, pending.upto).count


def settle(workspace: "Workspace", update: dict[str, Any]) -> "Entry":
    """Write a judged update into the ledger and let it rank unless it is refused; as `ledger.settle`."""
    from core.updates import ledger
    from core.updates.trained import Update

    with FeedbackLog.open(workspace) as log:
        return ledger.settle(workspace, log, Update.from_json(update))


def undo(workspace: "Workspace") -> "Entry":
    """Let the run before the live update rank again; as `ledger.undo`."""
    from core.updates import ledger

    with FeedbackLog.open(workspace) as log:
        return ledger.undo(workspace, log)


def activate(workspace: "Workspace", run: str) -> str:
    """Let `run` rank from now on."""
    from core.runs import listing

    return listing.activate(workspace, run).id
