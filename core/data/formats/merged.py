"""Cells that were merged downwards: every row they span has their value."""

from collections.abc import Iterable

from core.data.formats.table import Repeated


class Merged:
    """Fills the rows of a sheet from the merged cells above them."""

    def __init__(self, repeated: Repeated, spans: Iterable[tuple[int, int, int]] = ()) -> None:
        """`spans`: column from 0, first row and last row."""
        self._repeated = repeated
        # The next one last, where it is taken from in no time.
        self._waiting = sorted(spans, key=lambda span: -span[1])
        self._open: dict[int, tuple[int, str]] = {}

    def span(self, column: int, last: int, text: str) -> None:
        """From the next row on `column` says `text`, up to the row `last`."""
        self._open[column] = (last, text)

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """The cells of row `number`, those that are blank filled from above; a blank row stays so."""
        if not any(cells):
            return cells
        filled = list(cells)
        for column, (last, text) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif not _at(filled, column):
                self._repeated.add(1)
                filled += [""] * (column + 1 - len(filled))
                filled[column] = text
        while self._waiting and self._waiting[-1][1] <= number:
            column, first, last = self._waiting.pop()
            if first == number and (text := _at(filled, column)):
                self.span(column, last, text)
        return filled


def _at(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""
