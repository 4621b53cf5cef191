"""All products on the map as small discs in the colours of their groups."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from core.arrays import BoolArray, Float32Array, IndexArray
from core.explain.product_map.groups import Groups
from gui.theme import theme

# Pixels of a disc; where there are many, of a smaller one.
SIZE, SMALL = 6, 4
MANY = 4_000
# Of 255: alone, and behind what a query has found.
OPAQUE, DIMMED = 215, 90
# No eye tells more apart, and no screen draws more smoothly; of others so many, by lot.
MOST_DRAWN = 20_000
SEED = 7


def group_colour(number: int, groups: Groups) -> str:
    """The colour of a group, `#rrggbb`; grey for products of rare categories or of none."""
    chart = theme().colours.chart
    is_rest = not groups.groups[number].category
    return theme().colours.text_disabled if is_rest else chart[number % len(chart)]


class Cloud:
    """One layer a group, the largest group below. What is drawn are the rows `drawn`."""

    def __init__(self, plot: pg.PlotItem):
        self._plot = plot
        self._layers: list[pg.ScatterPlotItem] = []
        self._rows: list[IndexArray] = []
        self.groups = Groups((), np.zeros(0, np.intp))
        self.places: Float32Array = np.zeros((0, 2), np.float32)
        self.hidden: frozenset[int] = frozenset()
        self._is_dimmed = False

    def set_groups(self, groups: Groups) -> None:
        """Draw products of these groups from now on; none are drawn yet."""
        for layer in self._layers:
            self._plot.removeItem(layer)
        self.groups, self.hidden = groups, frozenset()
        self.places = np.full((len(groups.of), 2), np.nan, np.float32)
        chosen = _chosen(len(groups.of))
        self._rows = [chosen[groups.of[chosen] == number] for number in range(len(groups.groups))]
        self._layers = [pg.ScatterPlotItem(pen=None) for _ in groups.groups]
        for number, layer in enumerate(self._layers):
            # What belongs to no category lies below all that does.
            layer.setZValue(number if groups.groups[number].category else -1)
            self._plot.addItem(layer)
        self.restyle()

    def move(self, places: Float32Array) -> None:
        """Draw the products at `places` (products, 2); those that are nan are not drawn."""
        self.places = places
        size = SMALL if len(places) > MANY else SIZE
        for rows, layer in zip(self._rows, self._layers, strict=True):
            held = places[rows]
            held = held[np.isfinite(held[:, 0])].astype(np.float64)
            layer.setData(x=held[:, 0], y=held[:, 1], size=size)

    def hide(self, numbers: frozenset[int]) -> None:
        """Draw no products of the groups `numbers`."""
        self.hidden = numbers
        for number, layer in enumerate(self._layers):
            layer.setVisible(number not in numbers)

    def dim(self, is_dimmed: bool) -> None:
        """Whether all steps back behind what a query has found."""
        if is_dimmed != self._is_dimmed:
            self._is_dimmed = is_dimmed
            self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        for number, layer in enumerate(self._layers):
            colour = QColor(group_colour(number, self.groups))
            colour.setAlpha(DIMMED if self._is_dimmed else OPAQUE)
            layer.setBrush(colour)

    @property
    def shown(self) -> BoolArray:
        """Which products (products,) have a place and are of no hidden group, drawn or not."""
        is_hidden = np.isin(self.groups.of, list(self.hidden))
        seen: BoolArray = np.isfinite(self.places[:, 0]) & ~is_hidden
        return seen

    @property
    def drawn(self) -> IndexArray:
        """The rows of the products that can be seen."""
        visible = [rows for number, rows in enumerate(self._rows) if number not in self.hidden]
        rows = np.concatenate(visible) if visible else np.zeros(0, np.intp)
        return rows[np.isfinite(self.places[rows, 0])]


def _chosen(count: int) -> IndexArray:
    if count <= MOST_DRAWN:
        return np.arange(count)
    return np.sort(np.random.default_rng(SEED).choice(count, MOST_DRAWN, replace=False))
