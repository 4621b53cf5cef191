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
from core.runs import listing
from core.updates.learned import TASK
from core.updates.verdict import Update
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


def settle(workspace: Workspace, update: Update) -> Entry:
    """Write a trained update into the ledger and let it rank, unless its guard refuses it.

    Raises:
        RunError: another run ranks by now than the one that it came from; the ledger keeps it waiting.
        WorkspaceError: the workspace is open for reading only, or the log cannot be written.
    """
    with FeedbackLog.open(workspace) as log:
        log.note({"kind": TRIED, "by": _user(), "update": update.to_json()})
        if not update.verdict.refused:
            _require_base_ranks(workspace, update)
            listing.activate(workspace, update.run)
        return entries(workspace, log)[0]


def _require_base_ranks(workspace: Workspace, update: Update) -> None:
    active = workspace.active_run(TASK)
    if active != update.base:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "Meanwhile {active} ranks, and the update {run} was made of {base}, so it waits; activate it"
                " under Runs if it is to rank after all.",
            ),
            active=active or "–",
            run=update.run,
            base=update.base,
        )


def undo(workspace: Workspace) -> Entry:
    """Let the run before the live update rank again, exactly as it did.

    Raises:
        RunError: no update is live, or the run before it is gone.
        WorkspaceError: the workspace is open for reading only, or the log cannot be written.
    """
    with FeedbackLog.open(workspace) as log:
        live = live_update(entries(workspace, log))
        if live is None:
            raise RunError(
                QT_TRANSLATE_NOOP("core", "No update is live, so there is nothing to undo.")
            )
        listing.read_manifest(workspace, live.update.base)
        log.note({"kind": UNDONE, "by": _user(), "of": live.id})
        listing.activate(workspace, live.update.base)
        return next(entry for entry in entries(workspace, log) if entry.id == live.id)


def live_update(updates: Sequence[Entry]) -> Entry | None:
    """The update that ranks now, if one does."""
    return next((entry for entry in updates if entry.state == "live"), None)


def entries(workspace: Workspace, log: FeedbackLog) -> list[Entry]:
    """Every update, newest first; notes that are not ours to read are left out."""
    notes = log.notes()
    undone = {str(note.get("of")): note for note in notes if note.get("kind") == UNDONE}
    tried = [(note, _update(note)) for note in notes if note.get("kind") == TRIED]
    read = [(note, update) for note, update in tried if update]
    line = _line(workspace.active_run(TASK), [update for _, update in read])
    return [
        _entry(note, update, undone.get(str(note["id"])), line) for note, update in reversed(read)
    ]


def _update(note: dict[str, Any]) -> Update | None:
    try:
        return Update.from_json(note["update"])
    except (KeyError, TypeError, AttributeError, ValueError):
        return None


def _line(active: str, updates: Sequence[Update]) -> list[str]:
    """The active run, the run that it learned on from, and so on."""
    bases = {update.run: update.base for update in updates}
    line: list[str] = []
    while active and active not in line:
        line.append(active)
        active = bases.get(active, "")
    return line


def _entry(
    note: dict[str, Any], update: Update, back: dict[str, Any] | None, line: Sequence[str]
) -> Entry:
    undone_by, undone_time = "", 0.0
    if update.run in line:
        state = "live" if update.run == line[0] else "built upon"
    elif update.verdict.refused:
        state = "refused"
    elif back is not None:
        state, undone_by, undone_time = "undone", str(back.get("by", "?")), back["time"]
    else:
        state = "waiting"
    return Entry(
        note["id"], note["time"], str(note.get("by", "?")), update, state, undone_by, undone_time
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
