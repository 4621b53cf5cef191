"""JSON in the shapes that exports have: an object a line, one list, or one object around a list."""

import ast
import codecs
import json
import re
import warnings
from collections.abc import Iterator
from itertools import islice

from core.data.columns.mapping import guess_mapping, understood
from core.data.formats.content import Content
from core.data.formats.encoding import MIXED, scan
from core.data.formats.json_tables import table_records
from core.data.formats.lines import LineReader
from core.data.formats.records import Record, RecordReader, RecordsLook
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
# A record, or what stands before the first one, is shorter.
_LONGEST = 16 << 20
_HEAD = 1 << 20
_PIECE = 1 << 18
_DEEPEST = 6
_LIST_OF_OBJECTS = re.compile(r"\[\s*(?=\{)")
_LITERAL, _LONGEST_LITERAL = "{'", 1 << 18
# So many names must be understood in a lone record.
_TELLING = 3
_BULK_COMMANDS = ("index", "create", "update", "delete")
_BETWEEN = re.compile(r"[\s,\x1e]*")
_DECODER = json.JSONDecoder()


def is_json(content: Content, head: bytes) -> bool:
    """Whether it is JSON, by its name or its first letters."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        content.suffix in JSON_SUFFIXES
        or bool(re.match(rb'(\[\s*)?\{\s*"', text))
        or text.startswith(b"{'")
    )


def look(content: Content, encoding: str) -> RecordsLook:
    """A file of JSON, whichever shape its records are in.

    Raises:
        DataError: it has no records.
    """
    is_lines = _is_lines(content)
    told = scan(content, encoding, has_long_lines=not is_lines).encoding

    def reader() -> RecordReader:
        return _Lines(content, told) if is_lines else _Stream(content, told)

    if not any(record.fields for record in islice(reader().records(), 100)):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path}, row {row}: not one JSON object on the line; write one object a line.",
            ),
            path=content.shown,
            row=1,
        )
    return RecordsLook(content, "json", told, reader)


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
    told = guess_mapping("events", list(record))
    is_session = "session_id" in told or "user_id" in told
    inner = _longest_list(record)
    return not table_records(record) and (is_session or not inner or _is_product(record, inner[0]))


def _is_product(record: dict[str, object], inner: dict[str, object]) -> bool:
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


def _longest_list(value: object, depth: int = 0) -> list[dict[str, object]]:
    """The records inside an object: the longest list of objects, however deep."""
    if isinstance(value, list):
        return value if value and all(isinstance(item, dict) for item in value) else []
    if not isinstance(value, dict) or depth > _DEEPEST:
        return []
    return max((_longest_list(inner, depth + 1) for inner in value.values()), key=len, default=[])


def _bulk_command(record: dict[str, object]) -> dict[str, object] | None:
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
        above: dict[str, object] | None = None
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
        self._place = 0

    def place(self) -> int:
        """How many bytes have been read so far."""
        return self._place

    def records(self) -> Iterator[Record]:
        """Every record, by its place among them.

        Raises:
            DataError: an object never ends, or what stands there is none.
        """
        pieces = self._pieces()
        buffer, is_whole = self._beginning(pieces)
        value = _parsed(buffer) if is_whole else None
        if inner := table_records(value) or _longest_list(value):
            for number, fields in enumerate(inner, 1):
                yield Record(number, fields)
            return
        start = _LIST_OF_OBJECTS.search(buffer) if not is_whole or buffer.startswith("[") else None
        yield from self._objects(buffer[start.end() :] if start else buffer, pieces)

    def _beginning(self, pieces: Iterator[str]) -> tuple[str, bool]:
        """What comes first, and whether it is all there is."""
        begun, length = [], 0
        for piece in pieces:
            begun.append(piece)
            length += len(piece)
            if length > _LONGEST:
                break
        return "".join(begun).lstrip("\ufeff \t\r\n"), length <= _LONGEST

    def _objects(self, buffer: str, pieces: Iterator[str]) -> Iterator[Record]:
        number, at, is_more = 0, 0, True
        while is_more:
            while (after := self._object(buffer, at)) is not None:
                number += 1
                fields, at = after
                yield Record(number, fields)
            buffer, at = buffer[at:], 0
            if len(buffer) > _LONGEST or (
                buffer and not buffer.lstrip(" \t\r\n,\x1e").startswith("{")
            ):
                break
            # Twice as much each time, so that a long object is not tried over and over.
            more = "".join(islice(pieces, max(1, len(buffer) // _PIECE)))
            buffer, is_more = buffer + more, bool(more)
        if buffer.strip(" \t\r\n,]}\x1e"):
            yield Record(number + 1, {}, buffer[:200])

    def _object(self, buffer: str, at: int) -> tuple[dict[str, object], int] | None:
        between = _BETWEEN.match(buffer, at)
        at = between.end() if between else at
        if not buffer.startswith("{", at):
            return None
        try:
            return _DECODER.raw_decode(buffer, at)
        except (ValueError, RecursionError):
            return None

    def _pieces(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        with self._content.open() as file:
            while block := file.read(_PIECE):
                self._place += len(block)
                yield decoder.decode(block)
        yield decoder.decode(b"", True)
