"""From the rows of a file to the columns that a cleaner takes, or into the report as torn."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.data.columns import known_columns
from core.data.formats.plain_log import Columns
from core.data.kinds import Kind
from core.data.reading import Chunk, Opened


class Intake:
    """Gives each piece of a file to its cleaner, under our column names.

    Columns of products that are none of ours are attributes, and keep their names.
    """

    def __init__(
        self, opened: Opened, kind: str, mapping: Mapping[str, str], cleaner: Kind
    ) -> None:
        place = {column: index for index, column in enumerate(opened.columns)}
        wanted = {ours: place[theirs] for ours, theirs in mapping.items() if theirs in place}
        if kind == "products":
            used = set(wanted.values())
            wanted |= {_own(name): at for name, at in place.items() if at not in used}
        self._wanted = wanted
        # Genres beside each other are levels of a category, as they are between bars.
        self._has_genres = kind == "products" and mapping.get("category") in opened.lists
        self._width = len(opened.columns)
        self._cleaner = cleaner

    def take(self, piece: Chunk | Columns) -> None:
        """Every row of `piece`: cleaned, or counted as torn."""
        if isinstance(piece, Columns):
            self._give(piece.numbers, piece.columns)
            self._cleaner.sheet.read += len(piece.numbers)
            return
        for aside in piece.asides:
            self._cleaner.sheet.set_aside(*aside)
        fitting = self._fitting(piece)
        self._cleaner.sheet.read += len(piece.rows)
        if fitting:
            columns = list(zip(*(row for _, row in fitting), strict=True))
            self._give([number for number, _ in fitting], columns)

    def _give(self, numbers: Sequence[int], columns: Sequence[Any]) -> None:
        given = {ours: columns[at] for ours, at in self._wanted.items()}
        if self._has_genres:
            given["category"] = ["|".join(text.split()) for text in given["category"]]
        self._cleaner.take(numbers, given)

    def _fitting(self, chunk: Chunk) -> list[tuple[int, list[str]]]:
        """The rows that are as wide as the header; cells beyond it may only be blank."""
        sheet, width = self._cleaner.sheet, self._width
        fitting: list[tuple[int, list[str]]] = []
        for number, row in zip(chunk.numbers, chunk.rows, strict=True):
            if len(row) < width:
                sheet.reject("torn_row", number, "", " | ".join(row))
            elif any(row[width:]):
                sheet.reject("extra_columns", number, "", " | ".join(row))
            else:
                fitting.append((number, row[:width]))
        return fitting


def _own(name: str) -> str:
    """A name for an attribute that none of our columns has."""
    return f"{name} (2)" if name in known_columns("products") else name
