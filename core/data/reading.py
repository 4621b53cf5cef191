"""Files of strangers as rows of text: CSV, TSV, Excel, Parquet and JSON Lines, in three encodings."""

import codecs
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

CHUNK = 20_000
# A cell longer than this is a file of another kind, or a quote that never closes.
LONGEST_CELL = 2_000_000
_SNIFFED = 1 << 20
_EXCEL = (".xlsx", ".xlsm")
_PARQUET = (".parquet", ".pq")
_JSON = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file: `rows` are texts, one list a row, numbered in the file from `first`."""

    first: int
    rows: list[list[str]]
    bytes_done: int


@dataclass(frozen=True)
class Opened:
    """A file understood far enough to be read: format, encoding, columns, and whether it has a header."""

    path: Path
    form: str
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    has_header: bool
    size: int


def inspect(path: Path, kind: str = "") -> Opened:
    """How `path` must be read; `kind` tells of files that have no header.

    Raises:
        DataError: there is no such file, it is empty, or it is no table; says what to do.
    """
    if not path.is_file():
        raise DataError(
            QT_TRANSLATE_NOOP("core", "There is no file {path}; check the name."), path=path
        )
    size = path.stat().st_size
    if size == 0:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} is empty; choose a file with rows."), path=path
        )
    suffix = path.suffix.lower()
    if suffix in _EXCEL:
        return Opened(path, "excel", "", "", _excel_columns(path), True, size)
    if suffix in _PARQUET:
        return Opened(path, "parquet", "", "", _parquet_columns(path), True, size)
    encoding = _encoding(path)
    if suffix in _JSON:
        return Opened(path, "jsonl", encoding, "", _json_columns(path, encoding), True, size)
    return _inspect_text(path, kind, encoding, size)


def chunks(opened: Opened) -> Iterator[Chunk]:
    """The rows of a file, `CHUNK` at a time, header left out.

    Raises:
        DataError: the file breaks off or is damaged; names the row.
    """
    readers = {"excel": _excel_rows, "parquet": _parquet_rows, "jsonl": _json_rows}
    rows = readers.get(opened.form, _delimited_rows)(opened)
    number = 2 if opened.has_header else 1
    while True:
        part = list(islice(rows, CHUNK))
        if not part:
            return
        yield Chunk(number, [row for row, _ in part], part[-1][1])
        number += len(part)


def _inspect_text(path: Path, kind: str, encoding: str, size: int) -> Opened:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line for line in islice(file, 50) if line.strip()]
    if not lines:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} holds only blank lines; choose a file with rows."),
            path=path,
        )
    headerless = _headerless(kind, lines)
    if headerless:
        form, columns = headerless
        return Opened(path, form, encoding, "\t", columns, False, size)
    delimiter = _delimiter(path, lines)
    columns = tuple(name.strip() for name in next(csv.reader([lines[0]], delimiter=delimiter)))
    return Opened(path, "delimited", encoding, delimiter, columns, True, size)


def _headerless(kind: str, lines: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """The three kinds of the field that come without a header: qrels, topics and sessions."""
    first = lines[0].rstrip("\r\n").lstrip("\ufeff")
    if kind == "qrels" and len(first.split()) == 4 and "," not in first:
        return "spaced", ("query_id", "iteration", "product_id", "grade")
    if kind == "sessions" and "," not in first:
        return "tabbed", ("items", "target")
    if kind == "queries":
        cells = first.split("\t")
        named = {cell.strip().lower() for cell in first.replace(",", "\t").split("\t")}
        if "text" in named or "query" in named or "query_id" in named or "查询" in named:
            return None
        return "tabbed", ("query_id", "text") if len(cells) > 1 else ("text",)
    return None


def _delimiter(path: Path, lines: list[str]) -> str:
    header = lines[0]
    counts = {mark: header.count(mark) for mark in (",", "\t", ";", "|")}
    best = max(counts, key=lambda mark: counts[mark])
    if counts[best] == 0:
        return "\t" if path.suffix.lower() == ".tsv" else ","
    return best


def _encoding(path: Path) -> str:
    """`utf-8`, `utf-8-sig` or `gb18030`: the first that the file's beginning obeys."""
    with path.open("rb") as file:
        head = file.read(_SNIFFED)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    _refuse_binary(path, head)
    # A byte that is no UTF-8 beyond the sniffed part is an accident, not another encoding.
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        return encoding
    return "utf-8" if _mostly_utf8(head) else "gb18030"


def _mostly_utf8(head: bytes) -> bool:
    broken = {e: head.decode(e, "replace").count("\ufffd") for e in ("utf-8", "gb18030")}
    return broken["utf-8"] <= broken["gb18030"]


def _refuse_binary(path: Path, head: bytes) -> None:
    if head.count(0) > len(head) // 10 or head[:4] in (
        b"PK\x03\x04",
        b"%PDF",
        b"\x89PNG",
        b"\x1f\x8b\x08\x00",
    ):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} is no text; give a CSV, TSV, .xlsx, .parquet or .jsonl file."
            ),
            path=path,
        )


def _delimited_rows(opened: Opened) -> Iterator[tuple[list[str], int]]:
    csv.field_size_limit(LONGEST_CELL)
    with opened.path.open(encoding=opened.encoding, errors="replace", newline="") as file:
        place = _Place(file)
        if opened.form == "spaced":
            rows: Iterator[list[str]] = (line.split() for line in file)
        elif opened.form == "tabbed":
            rows = (line.rstrip("\r\n").split("\t") for line in file)
        else:
            rows = csv.reader((line.replace("\0", "") for line in file), delimiter=opened.delimiter)
        if opened.has_header:
            next(rows, None)
        number = 1
        try:
            for row in rows:
                number += 1
                if row and any(row):
                    yield row, place()
        except csv.Error as error:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{path}, near row {row}: {reason}. A quote probably never closes; mend that row.",
                ),
                path=opened.path,
                row=number + 1,
                reason=str(error),
            ) from error


class _Place:
    """How far a text file has been read, in bytes; `tell` is not to be had while iterating."""

    def __init__(self, file: IO[str]) -> None:
        self._raw = file.buffer.raw if hasattr(file, "buffer") else file

    def __call__(self) -> int:
        return int(self._raw.tell())


def _json_rows(opened: Opened) -> Iterator[tuple[list[str], int]]:
    with opened.path.open(encoding=opened.encoding, errors="replace") as file:
        place = _Place(file)
        for number, line in enumerate(file, 1):
            if line.strip():
                record = _json_record(opened.path, number, line)
                yield [_text(record.get(column)) for column in opened.columns], place()


def _json_columns(path: Path, encoding: str) -> tuple[str, ...]:
    columns: dict[str, None] = {}
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(islice(file, 1000), 1):
            if line.strip():
                columns.update(dict.fromkeys(_json_record(path, number, line)))
    return tuple(columns)


def _json_record(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except ValueError:
        record = None
    if not isinstance(record, dict):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path}, row {row}: not one JSON object on the line; write one object a line.",
            ),
            path=path,
            row=number,
        )
    return record


def _excel_rows(opened: Opened) -> Iterator[tuple[list[str], int]]:
    rows = _sheet(opened.path)
    next(rows, None)
    for row in rows:
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield cells, opened.size


def _excel_columns(path: Path) -> tuple[str, ...]:
    header = next(_sheet(path), ())
    columns = [_text(cell) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "The first sheet of {path} has no header row; put the columns' names in row 1.",
            ),
            path=path,
        )
    return tuple(columns)


def _sheet(path: Path) -> Iterator[tuple[object, ...]]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl lets zip, XML and key errors through alike
        raise _unreadable(path, error) from error
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def _parquet_columns(path: Path) -> tuple[str, ...]:
    import pyarrow.parquet as parquet

    try:
        return tuple(parquet.read_schema(path).names)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _parquet_rows(opened: Opened) -> Iterator[tuple[list[str], int]]:
    import pyarrow.parquet as parquet

    try:
        file = parquet.ParquetFile(opened.path)
        for batch in file.iter_batches(CHUNK):
            columns = [[_text(value) for value in column.to_pylist()] for column in batch.columns]
            yield from ((list(row), opened.size) for row in zip(*columns, strict=True))
    except (OSError, ValueError) as error:
        raise _unreadable(opened.path, error) from error


def _unreadable(path: Path, error: Exception) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP("core", "{path} is damaged ({reason}); save it again where it was made."),
        path=path,
        reason=str(error)[:200] or type(error).__name__,
    )


def _text(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return " ".join(map(_text, value))
    return str(value)
