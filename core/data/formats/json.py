"""JSON in the shapes that exports have: an object a line, one list, one object around a list, or columns."""

import ast
import codecs
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from core.data.columns.mapping import guess_mapping, understood
from core.data.formats.content import Content
from core.data.formats.encoding.scan import MIXED, scan
from core.data.formats.lines import LineReader
from core.data.formats.records import Record, RecordReader, RecordsFile
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

Fields = dict[str, object]
_SUFFIXES = (".jsonl", ".ndjson", ".json")
# A record, or what stands before the first one, is shorter.
_LONGEST = 16 << 20
# Bytes by which the shape is told, and that are read together after them.
_HEAD = 1 << 20
_BLOCK = 1 << 18
# Objects around the list of records.
_DEEPEST = 6
# Records that may be broken before it is no JSON.
_FIRST_RECORDS = 100
_LIST_OF_OBJECTS = re.compile(r"\[\s*(?=\{)")
_LITERAL, _LONGEST_LITERAL = "{'", 1 << 18
# So many names must be understood in a lone record.
_TELLING = 3
_BULK_COMMANDS = ("index", "create", "update", "delete")
_BETWEEN = re.compile(r"[\s,\x1e]*")
_DECODER = json.JSONDecoder()


def matches(content: Content, head: bytes) -> bool:
    """Whether it is JSON, by its name or its first letters."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        content.suffix in _SUFFIXES
        or bool(re.match(rb'(\[\s*)?\{\s*"', text))
        or text.startswith(b"{'")
    )


def open_file(content: Content, encoding: str) -> RecordsFile:
    """A file of JSON, whichever shape its records are in.

    Raises:
        DataError: it has no records.
    """
    is_lines = _is_lines(content)
    encoding = scan(content, encoding, has_long_lines=not is_lines).encoding

    def reader() -> RecordReader:
        return _Lines(content, encoding) if is_lines else _Stream(content, encoding)

    if not any(record.fields for record in islice(reader().records(), _FIRST_RECORDS)):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path}, row {row}: not one JSON object on the line; write one object a line.",
            ),
            path=content.shown,
            row=1,
        )
    return RecordsFile(content, "json", encoding, reader)


def _is_lines(content: Content) -> bool:
    """Whether each line is an object by itself; the only line may instead be one around all records."""
    head = content.head(_HEAD)
    encoding = "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    lines = [line for line in head.decode(encoding, "replace").splitlines() if line.strip()]
    record = _parsed(lines[0]) if lines else None
    if not isinstance(record, dict):
        # Some line may be broken, and it the first.
        return len(lines) > 1 and isinstance(_parsed(lines[1]), dict)
    if len(lines) > 1:
        return True
    mapping = guess_mapping("events", list(record))
    is_session = "session_id" in mapping or "user_id" in mapping
    inner = _longest_list(record)
    return not _table_records(record) and (is_session or not inner or _is_product(record, inner[0]))


def _is_product(record: Fields, inner: Fields) -> bool:
    """Whether an object round a list is itself the product, and the list its categories or pictures."""
    count = understood("products", list(record))
    return count >= _TELLING and count > understood("products", list(inner))


def _parsed(text: str) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return _literal(text) if text.lstrip()[:2] == _LITERAL else None


def _literal(text: str) -> object:
    """An object as Python writes it, in single quotes; a long one would cost more than it is worth."""
    if len(text) > _LONGEST_LITERAL:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.literal_eval(text.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return None


def _longest_list(value: object, depth: int = 0) -> list[Fields]:
    """The records inside an object: the longest list of objects, however deep."""
    if isinstance(value, list):
        return value if value and all(isinstance(item, dict) for item in value) else []
    if not isinstance(value, dict) or depth > _DEEPEST:
        return []
    return max((_longest_list(inner, depth + 1) for inner in value.values()), key=len, default=[])


def _bulk_command(record: Fields) -> Fields | None:
    """What a line above a record of Elasticsearch's bulk format says of it, the id; None for another line."""
    ((name, command),) = record.items() if len(record) == 1 else (("", None),)
    if name not in _BULK_COMMANDS or not isinstance(command, dict):
        return None
    return {"_id": command["_id"]} if "_id" in command else {}


class _Lines(LineReader):
    """An object a line; a line that holds none is a broken row."""

    def __init__(self, content: Content, encoding: str) -> None:
        super().__init__(content, encoding, lambda line: [line])

    def records(self) -> Iterator[Record]:
        """Every record, by its line."""
        above: Fields | None = None
        for row in self.rows():
            if text := row.cells[0].strip():
                record = _parsed(text)
                if not isinstance(record, dict):
                    yield Record(row.number, {}, text)
                elif (command := _bulk_command(record)) is not None:
                    above = command
                else:
                    yield Record(row.number, record if above is None else {**above, **record})
                    above = None


class _Stream:
    """Objects one after another, in a list or not, over any number of lines."""

    def __init__(self, content: Content, encoding: str) -> None:
        self._content, self._encoding = content, encoding.removeprefix(MIXED)
        self._bytes_read = 0

    def bytes_read(self) -> int:
        """How many bytes have been read so far."""
        return self._bytes_read

    def records(self) -> Iterator[Record]:
        """Every record, by its number among them.

        Raises:
            DataError: an object never ends, or what stands there is none.
        """
        blocks = self._blocks()
        buffer, is_whole = self._beginning(blocks)
        value = _parsed(buffer) if is_whole else None
        if inner := _table_records(value) or _longest_list(value):
            for number, fields in enumerate(inner, 1):
                yield Record(number, fields)
            return
        start = _LIST_OF_OBJECTS.search(buffer) if not is_whole or buffer.startswith("[") else None
        yield from self._objects(buffer[start.end() :] if start else buffer, blocks)

    def _beginning(self, blocks: Iterator[str]) -> tuple[str, bool]:
        """What comes first, and whether it is all there is."""
        parts, length = [], 0
        for block in blocks:
            parts.append(block)
            length += len(block)
            if length > _LONGEST:
                break
        return "".join(parts).lstrip("\ufeff \t\r\n"), length <= _LONGEST

    def _objects(self, buffer: str, blocks: Iterator[str]) -> Iterator[Record]:
        number, start, is_more = 0, 0, True
        while is_more:
            while (after := self._object(buffer, start)) is not None:
                number += 1
                fields, start = after
                yield Record(number, fields)
            buffer, start = buffer[start:], 0
            if len(buffer) > _LONGEST or (
                buffer and not buffer.lstrip(" \t\r\n,\x1e").startswith("{")
            ):
                break
            # Twice as much each time, so that a long object is not tried over and over.
            more = "".join(islice(blocks, max(1, len(buffer) // _BLOCK)))
            buffer, is_more = buffer + more, bool(more)
        if buffer.strip(" \t\r\n,]}\x1e"):
            yield Record(number + 1, {}, buffer[:200])

    def _object(self, buffer: str, start: int) -> tuple[Fields, int] | None:
        """The object at `start`, and where it ends; None where it is none, or goes on behind the buffer."""
        between = _BETWEEN.match(buffer, start)
        start = between.end() if between else start
        if not buffer.startswith("{", start):
            return None
        try:
            return _DECODER.raw_decode(buffer, start)
        except (ValueError, RecursionError):
            return None

    def _blocks(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        with self._content.open() as file:
            while block := file.read(_BLOCK):
                self._bytes_read += len(block)
                yield decoder.decode(block)
        yield decoder.decode(b"", True)


def _table_records(value: object) -> list[Fields]:
    """The records of a table that is not written as a list of objects; empty where it is none."""
    if isinstance(value, list):
        return _under(value[0], value[1:]) if value else []
    if not isinstance(value, dict) or not value:
        return []
    rows = value.get("data", value.get("rows"))
    if isinstance(rows, list) and isinstance(value.get("schema"), dict):
        return [row for row in rows if isinstance(row, dict)]
    names = value.get("columns", value.get("header"))
    if isinstance(rows, list) and isinstance(names, list):
        return _under(names, rows)
    return _by_column(value)


def _under(names: object, rows: Sequence[object]) -> list[Fields]:
    """Rows that are lists, under a list of names."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return []
    if not rows or not all(isinstance(row, list) for row in rows):
        return []
    return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)]


def _by_column(value: Fields) -> list[Fields]:
    """`{"title": {"0": "a", "1": "b"}}`, the same with lists, or records under their ids."""
    if len(value) < 2:
        return []
    columns = list(value.values())
    if all(isinstance(column, list) and not _has_records(column) for column in columns):
        lengths = {len(column) for column in columns if isinstance(column, list)}
        return _transposed(value, range(lengths.pop())) if len(lengths) == 1 else []
    inner = [column for column in columns if isinstance(column, dict) and column]
    if len(inner) < len(columns) or not all(_is_like(column, inner[0]) for column in inner):
        return []
    keys = dict.fromkeys(key for column in inner for key in column)
    if understood("", list(value)) > understood("", list(keys)):
        return _transposed(value, keys)
    return [{"id": key, **row} for key, row in value.items() if isinstance(row, dict)]


def _is_like(column: Fields, first: Fields) -> bool:
    return 2 * len(column.keys() & first.keys()) >= len(first)


def _has_records(column: Iterable[object]) -> bool:
    return any(isinstance(item, (dict, list)) for item in column)


def _transposed(columns: Fields, keys: Iterable[object]) -> list[Fields]:
    def cell(column: object, key: object) -> object:
        if isinstance(column, dict):
            return column.get(key)
        return column[key] if isinstance(column, list) and isinstance(key, int) else None

    return [{name: cell(column, key) for name, column in columns.items()} for key in keys]
