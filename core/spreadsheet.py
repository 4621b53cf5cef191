"""Tables that leave the program, as CSV, TSV, Excel or Parquet; no text in them is taken for a formula.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. Such a text goes out behind an
apostrophe, the guard, which `unguarded` takes off again when the file is imported. Parquet needs none.
pandas writes them all and is loaded for that alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DataError, writing
from core.files import replacing
from core.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import pandas as pd

FORMATS = (".csv", ".tsv", ".xlsx", ".parquet")
GUARD = "'"
# Of a long text table, in memory at once.
CHUNK_ROWS = 100_000
# Excel's own limit is 1,048,576; a million rows of cells would take gigabytes before they are written.
MOST_SHEET_ROWS = 250_000
# What XML, and so a workbook, cannot hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Spreadsheets pass over spaces and quotes in front, take full-width signs for the others, and some start
# a program at `|`. Apostrophes count as quotes, so that a guard can be told from one that was there before.
FORMULA = r"^[\"'\x00-\x20\x{00A0}\x{2000}-\x{200F}\x{3000}\x{FEFF}]*[=+\-@|＝＋－＠｜]|^'*[\t\r\n]"
NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_FORMULA = re.compile(re.sub(r"\\x\{(\w{4})\}", r"\\u\1", FORMULA))
_NUMBER = re.compile(NUMBER, re.ASCII)
_SURROGATES = re.compile("[\ud800-\udfff]")


@lru_cache(1 << 16)
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


def require_format(path: Path) -> None:
    """Refuse a file whose ending names none of `FORMATS`.

    Raises:
        DataError: it does.
    """
    if path.suffix.lower() not in FORMATS:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} must end in {formats}; name it so."),
            file=path,
            formats=" / ".join(FORMATS),
        )


def write_records(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """As `write_table`, each row by the names of its columns; one that a row lacks is empty there."""
    rows = list(records)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    write_table(path, columns, ([row.get(name) for name in columns] for row in rows))


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write `rows` under `headings` in the format of the ending of `path`, else as CSV, all or nothing.

    Raises:
        DataError: the format cannot hold so many rows, or the file cannot be written; `path` is as it was.
    """
    write_frames(path, _frames(headings, rows))


def _frames(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator["pd.DataFrame"]:
    import pandas as pd

    iterator = ([_without_sign(cell) for cell in row] for row in rows)
    chunk = list(islice(iterator, CHUNK_ROWS))
    # The first is there even without rows, for the headings.
    yield pd.DataFrame(chunk, columns=list(headings), dtype=object)
    while chunk := list(islice(iterator, CHUNK_ROWS)):
        yield pd.DataFrame(chunk, columns=list(headings), dtype=object)


def _without_sign(cell: object) -> object:
    """What is nought has no sign: nobody reads -0.0 as a number."""
    return 0.0 if isinstance(cell, float) and cell == 0 else cell


def write_frames(path: Path, frames: Iterable["pd.DataFrame"]) -> None:
    """Write frames of the same columns below one another; as text they pass through memory one by one.

    Raises:
        DataError: the format cannot hold so many rows, or the file cannot be written; `path` is as it was.
    """
    ending = path.suffix.lower()
    with writing(path), replacing(path) as file:
        if ending == ".parquet":
            _joined(frames).to_parquet(file, index=False, compression="zstd")
        elif ending == ".xlsx":
            _write_workbook(file, {"Pinxun": _joined(_until_full(path, frames))})
        else:
            _write_text(file, frames, "\t" if ending == ".tsv" else ",")


def write_workbook(path: Path, sheets: Mapping[str, "pd.DataFrame"]) -> None:
    """Write an Excel workbook of several sheets, all or nothing.

    Raises:
        DataError: it cannot be written; `path` is as it was.
    """
    with writing(path), replacing(path) as file:
        _write_workbook(file, sheets)


def _joined(frames: Iterable["pd.DataFrame"]) -> "pd.DataFrame":
    """One frame with a type a column: texts where values of several kinds meet."""
    import pandas as pd

    frame = pd.concat(frames, ignore_index=True).infer_objects()
    kinds = {name: pd.api.types.infer_dtype(frame[name], skipna=True) for name in frame}
    mixed = [name for name, kind in kinds.items() if kind.startswith("mixed")]
    return frame.astype(dict.fromkeys(mixed, "string"))


def _until_full(path: Path, frames: Iterable["pd.DataFrame"]) -> Iterator["pd.DataFrame"]:
    rows = 0
    for frame in frames:
        rows += len(frame)
        if rows > MOST_SHEET_ROWS:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{file} cannot hold more than {most:,} rows; let it end in .csv, .tsv or .parquet.",
                ),
                file=path,
                most=MOST_SHEET_ROWS,
            )
        yield frame


def _write_text(file: Path, frames: Iterable["pd.DataFrame"], delimiter: str) -> None:
    # With a mark, so that spreadsheets read Chinese right.
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        for number, frame in enumerate(frames):
            safe = frame.rename(columns=_cell).map(_cell)
            # A lone return is quoted only where it is part of the lines' end.
            safe.to_csv(
                stream, sep=delimiter, index=False, header=not number, lineterminator="\r\n"
            )


def _write_workbook(file: Path, sheets: Mapping[str, "pd.DataFrame"]) -> None:
    import pandas as pd

    with file.open("wb") as stream, pd.ExcelWriter(stream, engine="openpyxl") as writer:
        for name, frame in sheets.items():
            safe = frame.rename(columns=_sheet_cell).map(_sheet_cell)
            safe.to_excel(writer, sheet_name=name, index=False)


def as_lines(rows: Iterable[Sequence[object]]) -> str:
    """`rows` as tab-separated lines, for a clipboard from which spreadsheets paste."""
    return "\n".join("\t".join(" ".join(str(_cell(cell)).split()) for cell in row) for row in rows)


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value


def _sheet_cell(value: object) -> object:
    return _UNPRINTABLE.sub("\ufffd", guarded(value)) if isinstance(value, str) else value
