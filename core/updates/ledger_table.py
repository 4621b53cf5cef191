"""The ledger as a table: one row an update, figures unrounded."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from core.metrics.comparison import Comparison
from core.spreadsheet import write_records
from core.updates.ledger import Entry

FIGURES = ("queries", "before", "after", "difference", "low", "high", "p")


def write(entries: Sequence[Entry], path: Path) -> None:
    """Write `entries` to `path`, in the format of its ending.

    Raises:
        DataError: the file cannot be written.
    """
    write_records(path, map(row, entries))


def row(entry: Entry) -> dict[str, object]:
    """The cells of an update by their columns; figures that were not measured are empty."""
    update, verdict = entry.update, entry.update.verdict
    return {
        "time": _local_time(entry.time),
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
        "undone": _local_time(entry.undone_at) if entry.undone_by else "",
        **_figures("earlier", verdict.earlier),
        **_figures("fresh", verdict.fresh),
        **_figures("truth", verdict.truth),
    }


def _figures(side: str, compared: Comparison | None) -> dict[str, object]:
    return {f"{side}_{figure}": getattr(compared, figure, "") for figure in FIGURES}


def _local_time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M:%S}"
