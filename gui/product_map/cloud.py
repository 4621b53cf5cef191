"""All products on the map as small discs in the colours of their groups."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem
from shiboken6 import wrapInstance

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray
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
# Room for discs at the edge, as a share of all, and between two discs in their picture, in pixels.
MARGIN, GAP = 0.05, 2


def group_colour(number: int, groups: Groups) -> str:
    """The colour of a group, `#rrggbb`; grey for products of rare categories or of none."""
    chart = theme().colours.chart
    is_rest = not groups.groups[number].category
    return theme().colours.text_disabled if is_rest else chart[number % len(chart)]


class Cloud(pg.GraphicsObject):  # type: ignore[misc]
    """Draws the products of `groups` at `places` (products, 2), all in one stroke.

    A `pyqtgraph.ScatterPlotItem` looks up the style of every point whenever they move.
    """

    def __init__(self) -> None:
        super().__init__()
        # What is exposed tells which discs are to be drawn again.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.groups = Groups((), np.zeros(0, np.intp))
        self.places: Float32Array = np.zeros((0, 2), np.float32)
        self.hidden: frozenset[int] = frozenset()
        # The rows that can be seen.
        self.drawn: IndexArray = np.zeros(0, np.intp)
        self._chosen = self.drawn
        self._area = QRectF()
        self._is_dimmed = False
        self._discs: QPixmap | None = None
        self._fragments: Float64Array = np.zeros((0, 10))

    def set_groups(self, groups: Groups) -> None:
        """Draw products of these groups from now on; none has a place yet."""
        self.groups, self.hidden, self._discs = groups, frozenset(), None
        self._chosen = _chosen(groups.of)
        self.move(np.full((len(groups.of), 2), np.nan, np.float32))

    def move(self, places: Float32Array) -> None:
        """Draw the products at `places` (products, 2); those that are nan are not drawn."""
        self.places = places
        self._choose()

    def hide_groups(self, numbers: frozenset[int]) -> None:
        """Draw no products of the groups `numbers`."""
        self.hidden = numbers
        self._choose()

    def dim(self, is_dimmed: bool) -> None:
        """Whether all steps back behind what a query has found."""
        if is_dimmed != self._is_dimmed:
            self._is_dimmed = is_dimmed
            self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self._discs = None
        self.update()

    @property
    def shown(self) -> BoolArray:
        """Which products (products,) have a place and are of no hidden group, drawn or not."""
        is_hidden = np.isin(self.groups.of, list(self.hidden))
        seen: BoolArray = np.isfinite(self.places[:, 0]) & ~is_hidden
        return seen

    def boundingRect(self) -> QRectF:
        """All discs, in places of the map."""
        return self._area

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Draw the discs in sight, as large at any zoom."""
        transform = painter.transform()
        exposed = transform.mapRect(option.exposedRect).adjusted(-SIZE, -SIZE, SIZE, SIZE)
        x, y = self.places[self.drawn].T.astype(np.float64)
        x, y = x * transform.m11() + transform.dx(), y * transform.m22() + transform.dy()
        is_in = (x >= exposed.left()) & (x <= exposed.right())
        is_in &= (y >= exposed.top()) & (y <= exposed.bottom())
        painter.resetTransform()
        self._draw(painter, x[is_in], y[is_in], self.groups.of[self.drawn[is_in]])

    def _draw(self, painter: QPainter, x: Float64Array, y: Float64Array, of: IndexArray) -> None:
        """Discs of the groups `of` at pixels."""
        if not len(x):
            return
        ratio = painter.device().devicePixelRatioF()
        discs = self._picture(ratio)
        side = discs.height()
        self._fragments = found = np.empty((len(x), 10))
        # As Qt's PixmapFragment: x, y, the part of the picture, its scales, turn and opacity.
        found[:, 0], found[:, 1] = x, y
        found[:, 2], found[:, 3], found[:, 4], found[:, 5] = of * side, 0, side, side
        found[:, 6:10] = 1 / ratio, 1 / ratio, 0, 1
        # As a list of objects they would take longer to make than to draw.
        first: Any = wrapInstance(found.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(found), discs)

    def _picture(self, ratio: float) -> QPixmap:
        """A disc a group, side by side, `ratio` times as dense as logical pixels."""
        size = SMALL if len(self.places) > MANY else SIZE
        side = round((size + GAP) * ratio)
        if self._discs is not None and self._discs.height() == side:
            return self._discs
        self._discs = QPixmap(side * max(1, len(self.groups.groups)), side)
        self._discs.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._discs)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(len(self.groups.groups)):
            colour = QColor(group_colour(number, self.groups))
            colour.setAlpha(DIMMED if self._is_dimmed else OPAQUE)
            painter.setBrush(colour)
            edge = GAP / 2 * ratio
            painter.drawEllipse(QRectF(number * side + edge, edge, size * ratio, size * ratio))
        painter.end()
        return self._discs

    def _choose(self) -> None:
        """The rows to draw: rare categories below, the others mixed, so that none covers another."""
        self.prepareGeometryChange()
        self.drawn = self._chosen[self.shown[self._chosen]]
        self._area = _area(self.places[self.drawn])
        self.update()


def _chosen(of: IndexArray) -> IndexArray:
    """At most `MOST_DRAWN` rows, those of the last group first."""
    rows = np.arange(len(of))
    if len(rows) > MOST_DRAWN:
        rows = np.random.default_rng(SEED).choice(rows, MOST_DRAWN, replace=False)
    return rows[np.argsort(of[rows] != of.max(initial=0), kind="stable")]


def _area(places: Float32Array) -> QRectF:
    """What discs at `places` (n, 2) take up, with some room."""
    if not len(places):
        return QRectF()
    (left, low), (right, high) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    room = MARGIN * max(right - left, high - low, 1e-6)
    return QRectF(left, low, right - left, high - low).adjusted(-room, -room, room, room)
