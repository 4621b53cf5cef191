"""Every update of a shop's model: what it learned from, what it changed, whether it is live, who undid it.

Notes of the log say what was decided, by whom and when. What is live is what the pointer to the active run
says, and nothing else, so that a kill between two writes leaves no lie.
"""

from dataclasses import dataclass

from core.feedback.log import FeedbackLog
from core.updates.verdict import Verdict
from core.workspace import Workspace

# The active run; below it, what the active run was trained on further; not let in; taken back; neither.
LIVE, BUILT_ON, REFUSED, UNDONE, ASIDE = "live", "built on", "refused", "undone", "aside"


@dataclass(frozen=True)
class Update:
    """One line of the ledger. `state` is one of the above; `time` and `undone_at` in seconds since 1970."""

    id: int
    time: float
    by: str
    state: str
    verdict: Verdict
    undone_by: str = ""
    undone_at: float = 0.0


def updates(workspace: Workspace, log: FeedbackLog | None = None) -> list[Update]:
    """The ledger, newest first. `log`: the open log, else it is read from the workspace."""
    raise NotImplementedError


def accept(workspace: Workspace, log: FeedbackLog, verdict: Verdict) -> None:
    """Let the judged run rank from now on, and say so in the ledger.

    Raises:
        RunError: another run became active since the update began, the run was refused or is gone.
        WorkspaceError: the workspace is open for reading only, or the log cannot be written.
    """
    raise NotImplementedError


def refuse(workspace: Workspace, log: FeedbackLog, verdict: Verdict) -> None:
    """Say in the ledger that the judged run was not let in; the active run stays."""
    raise NotImplementedError


def undo(workspace: Workspace, log: FeedbackLog) -> str:
    """Activate the run that the active one is an update of, and return its id.

    Raises:
        RunError: the active run is no update, or the run before it is gone.
    """
    raise NotImplementedError
