"""Tables for spreadsheets: CSV and TSV in which no text is taken for a formula.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. Such a text goes out behind an
apostrophe, the guard, which `unguarded` takes off again when the file is imported.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.files import replacing

if TYPE_CHECKING:
    import pyarrow

GUARD = "'"
DELIMITERS = {".tsv": "\t"}
# Spreadsheets pass over spaces and quotes in front, take full-width signs for the others, and some start
# a program at `|`. Apostrophes count as quotes, so that a guard can be told from one that was there before.
FORMULA = r"^[\"'\x00-\x20\x{00A0}\x{2000}-\x{200F}\x{3000}\x{FEFF}]*[=+\-@|＝＋－＠｜]|^'*[\t\r\n]"
NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_FORMULA = re.compile(re.sub(r"\\x\{(\w{4})\}", r"\\u\1", FORMULA))
_NUMBER = re.compile(NUMBER, re.ASCII)
_SURROGATES = re.compile("[\ud800-\udfff]")


def guarded(text: str) -> str:
    """`text` as a cell that a spreadsheet shows and never runs; numbers stay numbers.

    A NUL, which ends a text for many programs, and half a surrogate pair become �.
    """
    text = _SURROGATES.sub("\ufffd", text).replace("\0", "\ufffd")
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return GUARD + text if is_formula else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith(GUARD) and _FORMULA.match(text[1:]) else text


def guarded_table(table: "pyarrow.Table") -> "pyarrow.Table":
    """The texts of `table` as `guarded` writes them; other columns stay as they are."""
    import pyarrow as pa

    for place, column in enumerate(table.columns):
        if pa.types.is_string(column.type):
            table = table.set_column(place, table.field(place), _guarded_column(column))
    return table


def _guarded_column(column: "pyarrow.ChunkedArray") -> "pyarrow.ChunkedArray":
    import pyarrow.compute as pc

    whole = pc.replace_substring(column, "\0", "\ufffd")
    is_formula = pc.match_substring_regex(whole, FORMULA)
    if not pc.any(is_formula).as_py():
        return whole
    is_formula = pc.and_not(is_formula, pc.match_substring_regex(whole, NUMBER))
    return pc.if_else(is_formula, pc.binary_join_element_wise(GUARD, whole, ""), whole)


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write `rows` under `headings` as CSV, or as TSV where `path` ends so, all or nothing.

    Raises:
        OSError: it cannot be written, or the disk is full; `path` is as it was.
    """
    delimiter = DELIMITERS.get(path.suffix.lower(), ",")
    # With a mark, so that spreadsheets read Chinese right.
    with replacing(path) as file, file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow(map(_cell, headings))
        writer.writerows(map(_cell, row) for row in rows)


def as_lines(rows: Iterable[Sequence[object]]) -> str:
    """`rows` as tab-separated lines, for a clipboard from which spreadsheets paste."""
    return "\n".join("\t".join(" ".join(str(_cell(cell)).split()) for cell in row) for row in rows)


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value
