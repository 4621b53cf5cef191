"""Topics as TREC writes them: `<top>` with `<num>` and `<title>`, whose tags mostly never close."""

import re
from collections.abc import Iterator

from core.data.formats.content import Content
from core.data.formats.encoding import scan
from core.data.formats.lines import TextFile
from core.data.formats.records import Record, RecordReader, RecordsLook

_FIELD = re.compile(r"<(num|title|desc|narr)>([^<]*)")
_MOST_LINES = 1000
_LABEL = re.compile(r"^\s*(Number|Topic|Description|Narrative)\s*:", re.IGNORECASE)


def is_topics(head: bytes) -> bool:
    """Whether the first letters are those of a topic."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:5].lower() == b"<top>"


def look(content: Content, encoding: str) -> RecordsLook:
    """A file of topics."""
    told = scan(content, encoding).encoding

    def reader() -> RecordReader:
        return _Topics(content, told)

    return RecordsLook(content, "xml", told, reader)


class _Topics(TextFile):
    """A record a topic, by the line on which it begins."""

    def records(self) -> Iterator[Record]:
        """Every topic."""
        number, lines = 0, list[str]()
        for place, line in enumerate(self.lines(), 1):
            if "<top>" in line.lower():
                number, lines = place, []
            elif "</top>" in line.lower():
                yield Record(number, _fields("".join(lines)))
                lines = []
            elif len(lines) < _MOST_LINES:
                lines.append(line)


def _fields(text: str) -> dict[str, object]:
    return {name: _LABEL.sub("", told).strip() for name, told in _FIELD.findall(text)}
