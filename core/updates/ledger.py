"""The ledger of updates: what each learned from, what it changed, whether it is live, and who undid it.

Its entries are notes of the log of behaviour, which only grows. A note is written before what it tells is
done; which update is live is told by the active run alone, so that a kill between the two cannot make the
ledger lie.
"""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import RunError
from core.feedback.log import FeedbackLog
from core.language import QT_TRANSLATE_NOOP
from core.search.run_folders import folder_of
from core.training import runs
from core.updates.learned import TASK
from core.updates.trained import Update
from core.workspace import Workspace

TRIED, UNDONE = "update", "undo"


@dataclass(frozen=True)
class Entry:
    """One update of the ledger, made at `time` (seconds since 1970) by the user `by`.

    `state` is `live` (it ranks), `refused` (by its guard), `undone` (by `undone_by` at `undone_at`),
    `built upon` (a later update learned on from it) or `waiting` (another run ranks).
    """

    id: int
    time: float
    by: str
    update: Update
    state: str
    undone_by: str = ""
    undone_at: float = 0.0


def settle(workspace: Workspace, log: FeedbackLog, update: Update) -> Entry:
    """Write a trained update into the ledger and let it rank, unless its guard refuses it.

    Raises:
        RunError: another run ranks by now than the one that was learned on from; nothing is changed.
        WorkspaceError: the workspace is open for reading only, or the log cannot be written.
    """
    active = workspace.active_run(TASK)
    if active != update.base:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "{active} ranks by now, and the update learned on from {base}; update again.",
            ),
            active=active,
            base=update.base,
        )
    log.note({"kind": TRIED, "by": _user(), "update": update.to_json()})
    if not update.verdict.refused:
        runs.activate(workspace, update.run)
    return entries(workspace, log)[0]


def undo(workspace: Workspace, log: FeedbackLog) -> Entry:
    """Let the run before the live update rank again, exactly as it did.

    Raises:
        RunError: no update is live, or the run before it is gone.
        WorkspaceError: the workspace is open for reading only, or the log cannot be written.
    """
    live = live_update(entries(workspace, log))
    if live is None:
        raise RunError(QT_TRANSLATE_NOOP("core", "No update is live, so there is nothing to undo."))
    folder_of(workspace.runs_dir, live.update.base)
    log.note({"kind": UNDONE, "by": _user(), "of": live.id})
    runs.activate(workspace, live.update.base)
    return next(each for each in entries(workspace, log) if each.id == live.id)


def live_update(found: Sequence[Entry]) -> Entry | None:
    """The update that ranks now, if one does."""
    return next((entry for entry in found if entry.state == "live"), None)


def entries(workspace: Workspace, log: FeedbackLog) -> list[Entry]:
    """Every update, newest first."""
    notes = log.notes()
    undone = {note["of"]: note for note in notes if note["kind"] == UNDONE}
    tried = [note for note in notes if note["kind"] == TRIED]
    active = workspace.active_run(TASK)
    bases = {note["update"]["base"] for note in tried if not note["update"]["verdict"]["refused"]}
    return [_entry(note, undone.get(note["id"]), active, bases) for note in reversed(tried)]


def needed_runs(workspace: Workspace) -> set[str]:
    """The runs that an undo would go back to."""
    log = FeedbackLog.reader(workspace)
    if log is None:
        return set()
    with log:
        found = entries(workspace, log)
    return {entry.update.base for entry in found if entry.state in ("live", "built upon")}


def _entry(
    note: dict[str, Any], back: dict[str, Any] | None, active: str, bases: set[str]
) -> Entry:
    update = Update.read(note["update"])
    state = "waiting"
    if update.run == active:
        state = "live"
    elif update.verdict.refused:
        state = "refused"
    elif back is not None:
        state = "undone"
    elif update.run in bases:
        state = "built upon"
    by, at = (back["by"], back["time"]) if back and state == "undone" else ("", 0.0)
    return Entry(note["id"], note["time"], note["by"], update, state, by, at)


def _user() -> str:
    try:
        return getpass.getuser()
    except OSError:
        return "?"
