"""Which encoding a text file is in: told from every byte of it, not from its beginning."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

BLOCK = 1 << 20
_BINARY = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"GIF8",
)
# GB18030 gives a character to nearly any bytes; text worth the name is mostly in the old GB2312.
_COMMON = "gb2312"


@dataclass(frozen=True)
class Scan:
    """What one pass over a text file tells. `has_quotes`: it holds a `"` somewhere."""

    encoding: str
    has_quotes: bool


def scan(path: Path) -> Scan:
    """Read `path` once; a stray broken byte does not decide, a file full of them is refused.

    Raises:
        DataError: it is no text, in no encoding that is known, or one line never ends; names row and
            byte.
    """
    with path.open("rb") as file:
        head = file.read(BLOCK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Scan("utf-16", True)
    if head.startswith(_BINARY) or head.count(0) > len(head) // 10:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} is no text; give a CSV, TSV, .xlsx, .parquet or .jsonl file."
            ),
            path=path,
        )
    wrong, has_quotes = _pass(path)
    if wrong < 0:
        bom = head.startswith(codecs.BOM_UTF8)
        return Scan("utf-8-sig" if bom else "utf-8", has_quotes)
    return Scan(_with_broken_bytes(path, wrong), has_quotes)


def _pass(path: Path) -> tuple[int, bool]:
    """The place of the first byte that is no UTF-8 (-1: none), and whether there is a quote."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    wrong, has_quotes, place = -1, False, 0
    for block in _blocks(path):
        _refuse_endless_line(path, block, place)
        has_quotes = has_quotes or b'"' in block
        if wrong < 0:
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(block, final=len(block) < BLOCK)
            except UnicodeDecodeError as error:
                wrong = place - pending + error.start
        place += len(block)
    return wrong, has_quotes


def _refuse_endless_line(path: Path, block: bytes, place: int) -> None:
    if len(block) == BLOCK and b"\n" not in block and b"\r" not in block:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path}, row {row}: the line is longer than {limit:,} bytes,"
                " so this is no table of rows. Give a CSV, TSV, .xlsx, .parquet or .jsonl file.",
            ),
            path=path,
            row=_row(path, place),
            limit=BLOCK,
        )


def _with_broken_bytes(path: Path, wrong: int) -> str:
    good, bad, _ = _count(path, "utf-8")
    if good >= bad:
        return "utf-8"
    good, bad, common = _count(path, "gb18030")
    if bad <= good // 10 and common >= good // 2:
        return "gb18030"
    raise DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path}, row {row}, byte {byte}: neither UTF-8 nor GB18030 text."
            " Save it as UTF-8 (in Excel: CSV UTF-8) and import it again.",
        ),
        path=path,
        row=_row(path, wrong),
        byte=wrong,
    )


def _count(path: Path, encoding: str) -> tuple[int, int, int]:
    """Characters beyond ASCII that decode, places that do not, and how many of the first are common."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    good = bad = common = 0
    for block in _blocks(path):
        text = decoder.decode(block, final=len(block) < BLOCK)
        broken, ascii_only = text.count("\ufffd"), len(text.encode("ascii", "ignore"))
        good += len(text) - ascii_only - broken
        bad += broken
        common += (len(text.encode(_COMMON, "ignore")) - ascii_only) // 2
    return good, bad, common


def _row(path: Path, place: int) -> int:
    """The line, from 1, that holds the byte at `place`."""
    lines, done = 1, 0
    for block in _blocks(path):
        if done >= place:
            break
        lines += block[: place - done].count(b"\n")
        done += len(block)
    return lines


def _blocks(path: Path) -> Iterator[bytes]:
    """The file in blocks; the last one is shorter than `BLOCK`, perhaps empty."""
    with path.open("rb") as file:
        while True:
            block = file.read(BLOCK)
            yield block
            if len(block) < BLOCK:
                return
