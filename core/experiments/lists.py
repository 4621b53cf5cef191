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

# The columns of `FeedbackLog.table`, with times to the split second. A list to which nothing happened has a
# row without a product.
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
_NOTHING = Event("", "")


def table_of(lists: Lists) -> pa.Table:
    """Lists with their events, one row an event, in order."""
    rows = [
        _row(number, shown, event)
        for number, (shown, events) in enumerate(lists, 1)
        for event in events or [_NOTHING]
    ]
    columns = zip(*rows, strict=True) if rows else [[] for _ in SCHEMA]
    arrays = [pa.array(column, kind.type) for column, kind in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _row(number: int, shown: Shown, event: Event) -> tuple[object, ...]:
    return (
        number,
        shown.shopper,
        event.product_id,
        event.action,
        shown.query,
        shown.session,
        shown.run,
        str(shown.source),
        shown.experiment,
        event.team,
        shown.time,
        event.time,
        event.rank,
    )


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
    for batch in groupby(table.to_pylist(), key=lambda row: row["list_id"]):
        rows = list(batch[1])
        yield _shown(rows[0]), [_event(row) for row in rows if row["product_id"]]


def _shown(row: dict[str, Any]) -> Shown:
    return Shown(
        query=row["query"],
        run=row["run"],
        shopper=row["user_id"],
        session=row["session_id"],
        time=row["shown_at"],
        source=EventSource(row["source"]),
        experiment=row["experiment"],
    )


def _event(row: dict[str, Any]) -> Event:
    names = ("product_id", "action", "position", "timestamp", "team")
    return Event(*(row[name] for name in names))
