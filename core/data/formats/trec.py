"""Topics as TREC writes them: `<top>` with `<num>` and `<title>`, whose tags mostly never close."""

import re
from collections.abc import Iterator

from core.data.formats.content import Content
from core.data.formats.encoding.scan import scan
from core.data.formats.lines import TextFile
from core.data.formats.records import Record, RecordsFile

_FIELD = re.compile(r"<(num|title|desc|narr)>([^<]*)")
_LABEL = re.compile(r"^\s*(Number|Topic|Description|Narrative)\s*:", re.IGNORECASE)
# What is longer is no topic.
_MOST_LINES = 1000


def matches(content: Content, head: bytes) -> bool:
    """Whether the first letters are those of a topic."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:5].lower() == b"<top>"


def open_file(content: Content, encoding: str) -> RecordsFile:
    """A file of topics."""
    encoding = scan(content, encoding).encoding
    return RecordsFile(content, "xml", encoding, lambda: _Topics(content, encoding))


class _Topics(TextFile):
    """A record a topic, by the line on which it begins."""

    def records(self) -> Iterator[Record]:
        """Every topic."""
        begin, lines = 0, list[str]()
        for number, line in enumerate(self.lines(), 1):
            if "<top>" in line.lower():
                begin, lines = number, []
            elif "</top>" in line.lower():
                yield Record(begin, _fields("".join(lines)))
                lines = []
            elif len(lines) < _MOST_LINES:
                lines.append(line)


def _fields(text: str) -> dict[str, object]:
    return {name: _LABEL.sub("", value).strip() for name, value in _FIELD.findall(text)}
