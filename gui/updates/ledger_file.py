"""The ledger as a CSV file: one line an update, figures unrounded."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import WorkspaceError
from core.language import QT_TRANSLATE_NOOP
from core.spreadsheet import write_table

if TYPE_CHECKING:
    from core.updates.ledger import Entry
    from core.updates.verdict import Comparison

SIDE = ("queries", "before", "after", "difference", "low", "high", "p")


def write(entries: Sequence["Entry"], path: Path) -> None:
    """Write `entries` to `path`.

    Raises:
        WorkspaceError: the file cannot be written.
    """
    rows = [_row(entry) for entry in entries]
    try:
        write_table(path, list(rows[0]) if rows else [], [list(row.values()) for row in rows])
    except OSError as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP("core", "{path} cannot be written ({reason})."),
            path=path,
            reason=error.strerror or error,
        ) from error


def _row(entry: "Entry") -> dict[str, object]:
    update, verdict = entry.update, entry.update.verdict
    row: dict[str, object] = {
        "time": _moment(entry.time),
        "by": entry.by,
        "base": update.base,
        "run": update.run,
        "after_event": update.learned.after,
        "upto_event": update.learned.upto,
        "actions": update.learned.count,
        "queries": update.learned.queries,
        "shoppers": update.learned.shoppers,
        "decision": verdict.decision,
        "refused": verdict.refused,
        "drift": verdict.drift,
        "agreement": verdict.agreement,
        "state": entry.state,
        "undone_by": entry.undone_by,
        "undone": _moment(entry.undone_at) if entry.undone_by else "",
    }
    for name in ("earlier", "fresh", "truth"):
        row.update(_side(name, getattr(verdict, name)))
    return row


def _side(name: str, compared: "Comparison | None") -> dict[str, object]:
    return {f"{name}_{field}": getattr(compared, field, "") for field in SIDE}


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds))
