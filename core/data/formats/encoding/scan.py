"""Which encoding a text file is in: told from every byte of it, not from its beginning."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.data.formats.content import Content
from core.data.formats.encoding.likelihood import likeliest
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

# Bytes read together; a longer line makes no table of rows.
BLOCK = 1 << 20
# Bytes beyond ASCII by whose letters an encoding is told.
_SAMPLE = 1 << 16
# What may be named by hand, by the names that are known of them; the first are those usual in shops.
ENCODINGS = (
    *("utf-8", "gb18030", "big5hkscs", "utf-16", "cp1252", "cp949", "cp932", "euc_jp", "cp1251"),
    *("koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874"),
    *("utf-16-le", "utf-16-be", "utf-32"),
)
_ALIASES = {
    **dict.fromkeys(("gbk", "cp936", "gb2312"), "gb18030"),
    **dict.fromkeys(("cp950", "big5"), "big5hkscs"),
    **dict.fromkeys(("latin-1", "iso8859-1"), "cp1252"),
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Lines of UTF-8 among lines of another encoding, as files have that were pasted together.
MIXED = "utf-8+"
# Signs that are half of a letter in no encoding.
_BETWEEN_WORDS = re.compile(rb"[\x00-/]")
# Bytes within which a word begins.
_LONGEST_WORD = 1000
_PASTED = ("gb18030", "big5hkscs", "cp1252")


@dataclass(frozen=True)
class Scan:
    """What one pass over a text file tells. `has_quotes`: it holds a `"` somewhere.

    `has_carriage_returns`: some line may end in `\\r` alone.
    """

    encoding: str
    has_quotes: bool
    has_carriage_returns: bool = False


def known_encoding(encoding: str) -> str:
    """One of `ENCODINGS`, by any name that is known of it.

    Raises:
        DataError: none has this name; lists them.
    """
    try:
        name = codecs.lookup(encoding).name.replace("iso8859-1", "latin-1")
    except (LookupError, ValueError):
        name = encoding
    name = _ALIASES.get(name, name)
    if name not in ENCODINGS:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "There is no encoding {name}; choose one of {names}."),
            name=encoding,
            names=", ".join(ENCODINGS),
        )
    return name


def scan(content: Content, encoding: str = "", has_long_lines: bool = False) -> Scan:
    """Read `content` once; a stray broken byte does not decide, a file full of them is refused.

    Args:
        encoding: taken as it is where it is named.
        has_long_lines: do not refuse a line without end, for the format is not one of lines.

    Raises:
        DataError: it is no text, in no encoding that can be told, or one line never ends; names row
            and byte.
    """
    head = content.head()
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), "")
    known = known_encoding(encoding) if encoding else marked or _without_mark(head)
    if not known and head.count(0) > len(head) // 10:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} is no text; give a CSV, TSV, .xlsx, .parquet or .jsonl file."
            ),
            path=content.shown,
        )
    counts = _count(content, _line_ends(known) if not has_long_lines else None)
    if known.startswith("utf-8") and marked:
        known = "utf-8-sig"
    if not known:
        known = "utf-8" if counts.wrong < 0 else _legacy(content, counts.wrong)
    return Scan(known, counts.has_quotes, counts.has_carriage_returns)


@dataclass
class _Counts:
    """What one pass tells: `wrong` is the offset of the first byte that is no UTF-8, -1 for none."""

    wrong: int = -1
    has_quotes: bool = False
    has_carriage_returns: bool = False


def _line_ends(encoding: str) -> tuple[bytes, bytes]:
    plain = encoding if encoding.startswith(("utf-16", "utf-32")) else "ascii"
    plain = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(plain, plain)
    return "\n".encode(plain), "\r".encode(plain)


def _count(content: Content, ends: tuple[bytes, bytes] | None) -> _Counts:
    decoder = codecs.getincrementaldecoder("utf-8")()
    counts, offset = _Counts(), 0
    for block in _blocks(content):
        if ends and len(block) == BLOCK and not any(end in block for end in ends):
            raise _endless(content, offset)
        counts.has_quotes = counts.has_quotes or b'"' in block
        lone = block.count(b"\r") - block.count(b"\r\n") - block.endswith(b"\r")
        counts.has_carriage_returns = counts.has_carriage_returns or lone > 0
        if counts.wrong < 0:
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(block, final=len(block) < BLOCK)
            except UnicodeDecodeError as error:
                counts.wrong = offset - pending + error.start
        offset += len(block)
    return counts


def _endless(content: Content, offset: int) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path}, row {row}: the line is longer than {limit:,} bytes,"
            " so this is no table of rows. Give a CSV, TSV, .xlsx, .parquet or .jsonl file.",
        ),
        path=content.shown,
        row=_row(content, offset),
        limit=BLOCK,
    )


def _without_mark(head: bytes) -> str:
    """UTF-16 that does not say so: every other byte of its commas and line ends is 0."""
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) * 20 > len(zeros) and head.count(0) == zeros.count(0):
            text = head[: len(head) // 2 * 2].decode(encoding, "replace")
            if "\ufffd" not in text[:-1] and "\n" in text + "\n":
                return encoding
    return ""


def _legacy(content: Content, wrong: int) -> str:
    """The encoding of a file that is not, or not wholly, UTF-8."""
    right, sample = _lines_beyond_ascii(content)
    encoding, guess = likeliest(sample)
    # Two letters of GB18030 may look like one of UTF-8, so that a few right lines decide nothing.
    if encoding and right * 4 < sample.count(b"\n") + 1:
        return encoding
    if encoding in _PASTED and b"\n" in sample:
        return MIXED + encoding
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if right + sum(letter > "\x7f" for letter in text) - bad >= bad:
        return "utf-8"
    raise _unknown(content, wrong, guess)


def _lines_beyond_ascii(content: Content) -> tuple[int, bytes]:
    """How many lines beyond ASCII are UTF-8, and a sample of those that are not."""
    right, sample, size = 0, [], 0
    for line in _byte_lines(content):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            right += 1
        except UnicodeDecodeError as error:
            if size < _SAMPLE:
                sample.append(_around(line, error.start))
                size += len(sample[-1])
    return right, b"\n".join(sample)[:_SAMPLE]


def _around(line: bytes, wrong: int) -> bytes:
    """`line`, or of one longer than a sample what begins with the word that has the byte at `wrong`."""
    if len(line) <= _SAMPLE:
        return line
    word = _BETWEEN_WORDS.split(line[max(0, wrong - _LONGEST_WORD) : wrong])[-1]
    begin = wrong - len(word)
    return line[begin : begin + _SAMPLE]


def _byte_lines(content: Content) -> Iterator[bytes]:
    with content.open() as file:
        # A line may be as long as the file.
        while line := file.readline(BLOCK):
            yield from line.splitlines()


def _unknown(content: Content, wrong: int, guess: str) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path}, row {row}, byte {byte}: not UTF-8, and its encoding cannot be told for certain"
            " ({guess} perhaps). Save it as UTF-8 (in Excel: CSV UTF-8), or name its encoding.",
        ),
        path=content.shown,
        row=_row(content, wrong),
        byte=wrong,
        guess=guess or "?",
    )


def _row(content: Content, offset: int) -> int:
    """The line, from 1, that holds the byte at `offset`."""
    lines, done = 1, 0
    for block in _blocks(content):
        if done >= offset:
            break
        lines += block[: offset - done].count(b"\n")
        done += len(block)
    return lines


def _blocks(content: Content) -> Iterator[bytes]:
    """The content in blocks; the last one is shorter than `BLOCK`, perhaps empty."""
    with content.open() as file:
        while True:
            block = file.read(BLOCK)
            yield block
            if len(block) < BLOCK:
                return
