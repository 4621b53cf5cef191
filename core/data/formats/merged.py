"""Cells that were merged downwards: every row they span has their value."""

from collections.abc import Iterable


class Merged:
    """Fills the rows of a sheet from the merged cells above them."""

    def __init__(self, spans: Iterable[tuple[int, int, int]] = ()) -> None:
        """`spans`: column from 0, first row and last row."""
        self._waiting = sorted(spans, key=lambda span: span[1])
        self._open: dict[int, tuple[int, str]] = {}

    def span(self, column: int, last: int, text: str) -> None:
        """From the next row on `column` says `text`, up to the row `last`."""
        self._open[column] = (last, text)

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """The cells of row `number`, those that are blank filled from above."""
        for column, (last, text) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif any(cells) and not _at(cells, column):
                cells = [*cells, *[""] * (column + 1 - len(cells))]
                cells[column] = text
        while self._waiting and self._waiting[0][1] <= number:
            column, first, last = self._waiting.pop(0)
            if first == number and (text := _at(cells, column)):
                self.span(column, last, text)
        return cells


def _at(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""
