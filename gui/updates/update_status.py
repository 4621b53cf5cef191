"""Where updates stand: what there is to learn and what was learned. Read and changed in threads.

`core.updates` is imported inside: it brings the measures of rankings along, which the window needs only
after its first paint.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.errors import RunError
from core.feedback.log import FeedbackLog
from core.language import QT_TRANSLATE_NOOP

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


def read(workspace: "Workspace", tried: int | None) -> UpdateStatus:
    """How things stand; `tried` None: whatever came in so far has been tried.

    Raises:
        RunError: the run in use is gone or damaged.
        WorkspaceError: the log cannot be read.
    """
    from core.updates import learned
    from core.updates.ledger import entries

    run = workspace.active_run(TASK)
    pending = learned.pending(workspace) if run else None
    log = FeedbackLog.reader(workspace)
    if log is None:
        return UpdateStatus(run, pending)
    with log:
        found = tuple(entries(workspace, log))
        if tried is None:
            tried = log.last
        tried = max([tried, *(entry.update.learned.upto for entry in found)])
        due = _since(log, pending, tried) if pending is not None else 0
    return UpdateStatus(run, pending, due, tried, found)


def _since(log: FeedbackLog, pending: "Learned", tried: int) -> int:
    from core.updates.learned import counted

    if tried <= pending.after:
        return pending.count
    return (
        counted(log.table(tried, pending.upto), tried, pending.upto).count
        if tried < pending.upto
        else 0
    )


def settle(workspace: "Workspace", update: dict[str, Any]) -> "Entry":
    """Write a judged update into the ledger and let it rank unless its guard refuses it.

    Raises:
        RunError: somebody chose another run while it was trained, which is not to be taken from them.
    """
    from core.updates import ledger
    from core.updates.trained import Update

    found = Update.read(update)
    if workspace.active_run(TASK) != found.base:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "Another run was chosen while {base} learned on, so {run} does not replace it; update again"
                " to let the chosen one learn.",
            ),
            base=found.base,
            run=found.run,
        )
    with FeedbackLog.open(workspace) as log:
        return ledger.settle(workspace, log, found)


def undo(workspace: "Workspace") -> "Entry":
    """Let the run before the live update rank again."""
    from core.updates import ledger

    with FeedbackLog.open(workspace) as log:
        return ledger.undo(workspace, log)


def activate(workspace: "Workspace", run: str) -> str:
    """Let `run` rank from now on."""
    from core.runs import listing as runs

    return runs.activate(workspace, run).id
