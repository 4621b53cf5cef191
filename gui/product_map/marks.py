"""What is marked on the map: the hits of the query on screen, the query, and the products one looks at."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont

from core.arrays import Float32Array
from gui.theme import font, theme

# The first so many hits have their number.
NUMBERED = 10
# Pixels of discs: with a number, the next, and the last of `FADED` hits.
LARGE, MIDDLE, LEAST = 19, 12, 7
FADED = 60
STAR, RING = 26, 24
NUMBER_PIXELS = 11
HITS, NUMBERS, QUERY, RINGS = 40, 41, 60, 70


def hit_size(rank: int) -> int:
    """Pixels of the disc of a hit: the earlier, the larger."""
    if rank <= NUMBERED:
        return LARGE
    share = min(1.0, (rank - NUMBERED) / (FADED - NUMBERED))
    return round(MIDDLE + (LEAST - MIDDLE) * share)


class Marks:
    """Layers above the cloud."""

    def __init__(self, plot: pg.PlotItem):
        self._hits = _layer(plot, HITS)
        self._query = _layer(plot, QUERY)
        self._selected, self._hovered = _layer(plot, RINGS), _layer(plot, RINGS + 1)
        self.numbers = [_number(plot, rank) for rank in range(1, NUMBERED + 1)]
        self.hits: Float32Array = np.zeros((0, 2), np.float32)
        self.query: Float32Array | None = None
        self._is_exact = True
        self.restyle()

    def show_hits(self, places: Float32Array, ranks: Sequence[int]) -> None:
        """Light the hits at `places` (hits, 2) with their `ranks`; those without a place are left out."""
        known = np.isfinite(places).all(axis=1)
        self.hits = places[known]
        shown = [rank for rank, is_known in zip(ranks, known, strict=True) if is_known]
        # The first lie on top.
        self._hits.setData(
            x=self.hits[::-1, 0].astype(float),
            y=self.hits[::-1, 1].astype(float),
            size=[hit_size(rank) for rank in reversed(shown)],
        )
        place_of = dict(zip(shown, self.hits.tolist(), strict=True))
        for rank, number in enumerate(self.numbers, 1):
            number.setVisible(rank in place_of)
            number.setPos(*place_of.get(rank, (0.0, 0.0)))

    def show_query(self, place: Float32Array | None, is_exact: bool) -> None:
        """Put a star at `place` (2,), an empty one where that is not exact; None takes it away."""
        self.query, self._is_exact = place, is_exact
        _put(self._query, place)
        self._dress_query()

    def select(self, place: Float32Array | None) -> None:
        """A ring around the product that is selected in the results."""
        _put(self._selected, place)

    def hover(self, place: Float32Array | None) -> None:
        """A ring around the product under the mouse or the cursor."""
        _put(self._hovered, place)

    def restyle(self) -> None:
        """Take the colours of the theme."""
        colours = theme().colours
        self._hits.setBrush(QColor(colours.text))
        self._hits.setPen(pg.mkPen(colours.surface, width=1.5))
        for number in self.numbers:
            number.setColor(QColor(colours.surface))
        for ring, colour, size in (
            (self._selected, colours.accent, RING),
            (self._hovered, colours.text, RING - 8),
        ):
            ring.setBrush(None)
            ring.setPen(pg.mkPen(colour, width=2))
            ring.setSize(size)
        self._dress_query()

    def _dress_query(self) -> None:
        colours = theme().colours
        self._query.setSymbol("star")
        self._query.setSize(STAR)
        self._query.setBrush(QColor(colours.price) if self._is_exact else QColor(colours.surface))
        self._query.setPen(
            pg.mkPen(colours.surface if self._is_exact else colours.price, width=1.5)
        )


def _layer(plot: pg.PlotItem, z: int) -> pg.ScatterPlotItem:
    made = pg.ScatterPlotItem()
    made.setZValue(z)
    plot.addItem(made, ignoreBounds=True)
    return made


def _number(plot: pg.PlotItem, rank: int) -> pg.TextItem:
    made = pg.TextItem(str(rank), anchor=(0.5, 0.5))
    made.setFont(font(NUMBER_PIXELS, QFont.Weight.Bold))
    made.setZValue(NUMBERS + NUMBERED - rank)
    made.hide()
    plot.addItem(made, ignoreBounds=True)
    return made


def _put(layer: pg.ScatterPlotItem, place: Float32Array | None) -> None:
    if place is None or not np.isfinite(place).all():
        layer.setData(x=[], y=[])
    else:
        layer.setData(x=[float(place[0])], y=[float(place[1])])
