"""Simulated lists with their events: a table, and a file that goes into a log with `FeedbackLog.extend`."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa

from core.errors import DataError, writing
from core.feedback.log import Event, EventSource, Shown
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP

Lists = Sequence[tuple[Shown, Sequence[Event]]]

# Columns of `FeedbackLog.table` and the field of the list, or of its event, that each holds.
_SHOWN = {
    "user_id": "shopper",
    "query": "query",
    "session_id": "session",
    "run": "run",
    "source": "source",
    "experiment": "experiment",
    "shown_at": "time",
}
_EVENT = {
    "product_id": "product_id",
    "action": "action",
    "position": "rank",
    "timestamp": "time",
    "team": "team",
}
# Times are to the split second.
SCHEMA = pa.schema(
    [
        ("list_id", pa.int64()),
        ("user_id", pa.string()),
        ("product_id", pa.string()),
        ("action", pa.string()),
        ("query", pa.string()),
        ("session_id", pa.string()),
        ("run", pa.string()),
        ("source", pa.string()),
        ("experiment", pa.string()),
        ("team", pa.string()),
        ("shown_at", pa.float64()),
        ("timestamp", pa.float64()),
        ("position", pa.int32()),
    ]
)
# A list to which nothing happened has a row without a product.
_NOTHING = Event("", "")


def table_of(lists: Lists) -> pa.Table:
    """Lists with their events, one row an event, in order."""
    rows = [
        (number, shown, event)
        for number, (shown, events) in enumerate(lists, 1)
        for event in events or [_NOTHING]
    ]
    columns = {"list_id": [number for number, _, _ in rows]}
    columns |= {
        name: [getattr(shown, field) for _, shown, _ in rows] for name, field in _SHOWN.items()
    }
    columns |= {
        name: [getattr(event, field) for _, _, event in rows] for name, field in _EVENT.items()
    }
    return pa.table(columns, schema=SCHEMA)


def write_lists(path: Path, lists: Lists) -> None:
    """Write lists with their events as Parquet, whole or not at all.

    Raises:
        DataError: the file cannot be written.
    """
    from pyarrow import parquet

    with writing(path), replacing(path) as temporary:
        parquet.write_table(table_of(lists), temporary, compression="zstd")


def read_lists(path: Path) -> Iterator[tuple[Shown, list[Event]]]:
    """What `write_lists` wrote, list by list.

    Raises:
        DataError: the file is missing, damaged or something else.
    """
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            table = file.read(columns=SCHEMA.names).cast(SCHEMA)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} holds no simulated behaviour ({reason}); write it with `simulate --out`.",
            ),
            file=path,
            reason=str(error),
        ) from error
    for _, batch in groupby(table.to_pylist(), key=lambda row: row["list_id"]):
        rows = list(batch)
        shown = {field: rows[0][name] for name, field in _SHOWN.items()}
        events = [_event(row) for row in rows if row["product_id"]]
        yield Shown(**{**shown, "source": EventSource(shown["source"])}), events


def _event(row: dict[str, Any]) -> Event:
    return Event(**{field: row[name] for name, field in _EVENT.items()})
