"""Formats whose rows are records of named fields, each perhaps with other fields than the last."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple, Protocol, TypeGuard

from core.data.formats.content import Content
from core.data.formats.table import (
    Row,
    SourceTable,
    cell_text,
    column_names,
    list_separator,
    refuse_too_wide,
)

# Records of a log by which its columns are known.
_FIRST_RECORDS = 1000
# Levels of fields within fields that become columns; what lies deeper stays JSON in a cell.
_DEEPEST = 5


class Record(NamedTuple):
    """One record by its number in the file; `broken` is the text of one that cannot be read."""

    number: int
    fields: Mapping[str, object]
    broken: str = ""


class RecordReader(Protocol):
    """Gives the records of a file."""

    def records(self) -> Iterator[Record]:
        """Every record; the file is open while they are taken."""

    def bytes_read(self) -> int:
        """How many of the file's bytes have been read so far."""


class RecordsFile:
    """A file of records. Fields of fields are columns by both names: `object.position`."""

    def __init__(
        self, content: Content, format_: str, encoding: str, reader: Callable[[], RecordReader]
    ) -> None:
        self._content, self._format, self._encoding = content, format_, encoding
        self._reader = reader

    def table(self, kind: str, sheet: str = "") -> SourceTable:
        """The fields of all records are the columns; of a log, those of its first thousand."""
        # A product may have attributes that no earlier one had; a log's records are all alike.
        is_log = kind in ("events", "")
        fields = self._fields(_FIRST_RECORDS if is_log else None, kind)
        return SourceTable(
            content=self._content,
            format=self._format,
            columns=column_names(fields),
            reader=lambda: RecordRows(self._reader(), fields, kind),
            encoding=self._encoding,
        )

    def _fields(self, limit: int | None, kind: str) -> list[str]:
        fields: dict[str, None] = {}
        for record in islice(self._reader().records(), limit):
            for flat in flattened(record.fields, kind):
                fields.update(dict.fromkeys(flat))
            refuse_too_wide(self._content, len(fields))
        return list(fields)


class RecordRows:
    """The records of a file as rows of `fields`."""

    def __init__(self, reader: RecordReader, fields: list[str], kind: str) -> None:
        self._reader, self._fields, self._kind = reader, fields, kind

    def bytes_read(self) -> int:
        """How many of the file's bytes have been read so far."""
        return self._reader.bytes_read()

    def rows(self) -> Iterator[Row]:
        """Every record; one around a list of events gives a row an event."""
        separator = list_separator(self._kind)
        for record in self._reader.records():
            if record.broken:
                yield Row(record.number, [record.broken[:200]], "broken_row")
                continue
            for flat in flattened(record.fields, self._kind):
                cells = [cell_text(flat.get(name), separator) for name in self._fields]
                if any(cells):
                    yield Row(record.number, cells)


def flattened(fields: Mapping[str, object], kind: str) -> list[dict[str, object]]:
    """A record with the fields of its fields beside its own; several where it tells a session's events."""
    fields = {name: _keyed(value) for name, value in fields.items()}
    events = {name: value for name, value in fields.items() if _is_list_of_records(value)}
    if kind not in ("events", "") or len(events) != 1:
        return [_flat({name: _beside(value) for name, value in fields.items()})]
    shared = _flat({name: value for name, value in fields.items() if name not in events})
    return [{**shared, **_flat(event)} for session in events.values() for event in session]


def _keyed(value: object) -> object:
    """A list of keys with their values, as GA4 writes parameters, as one record of them."""
    if not _is_list_of_records(value):
        return value
    if all({"key", "value"} <= item.keys() for item in value):
        return {str(item["key"]): _typed(item["value"]) for item in value}
    if all(item.keys() == {"name", "value"} for item in value):
        return {str(item["name"]): item["value"] for item in value}
    return value


def _typed(value: object) -> object:
    """The value that is there of those by type: `{"string_value": "a", "int_value": null}`."""
    if not isinstance(value, dict):
        return value
    return next((inner for inner in value.values() if inner is not None), None)


def _beside(value: object) -> object:
    """A list of records as one record of lists: the names beside each other, and the addresses."""
    if not _is_list_of_records(value):
        return value
    names = dict.fromkeys(name for item in value for name in item)
    return {name: [item[name] for item in value if name in item] for name in names}


def _is_list_of_records(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _flat(fields: Mapping[str, object], depth: int = 0) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            inner = _flat(value, depth + 1)
            flat |= {f"{name}.{below}": item for below, item in inner.items()}
        else:
            flat[name] = value
    return flat
