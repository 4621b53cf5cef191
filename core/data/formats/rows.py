"""What a reader of any format yields, and how a cell becomes text."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from core.data.columns import untyped
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP


class Row(NamedTuple):
    """One row of a file as texts. `number` counts from 1 with the header, as spreadsheets do;

    `mended` says that a quote which never closed was taken for a letter.
    """

    number: int
    cells: list[str]
    mended: bool = False


class RowReader(Protocol):
    """Gives the rows of a file below its header, blank ones left out."""

    def rows(self) -> Iterator[Row]:
        """Every row; the file is open while they are taken."""

    def place(self) -> int:
        """How many of the file's bytes have been read so far."""


def cell_text(value: object, list_mark: str = " ") -> str:
    """A value of a typed format as a person would write it; empty for null and NaN."""
    if isinstance(value, str):
        return value
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return list_mark.join(cell_text(item, list_mark) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """The header with every column named, and named once: nothing must vanish for want of a name."""
    names: dict[str, None] = {}
    for place, given in enumerate(header, 1):
        name = untyped(given.strip().lstrip("\ufeff")) or f"column {place}"
        while name in names:
            name += " (2)"
        names[name] = None
    return tuple(names)


def unreadable(path: Path, error: Exception) -> DataError:
    """The sentence for a file that its library cannot read."""
    return DataError(
        QT_TRANSLATE_NOOP("core", "{path} is damaged ({reason}); save it again where it was made."),
        path=path,
        reason=str(error)[:200] or type(error).__name__,
    )
