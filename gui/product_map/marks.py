"""What is marked on the map: the hits of the query on screen, the query, and the products one looks at."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem

from core.arrays import Float32Array
from gui.theme import font, theme

# The first so many hits have their number.
NUMBERED = 10
# Pixels of discs: with a number, the next, and the last of `FADED` hits.
LARGE, MIDDLE, LEAST = 19, 12, 7
FADED = 60
STAR, RING, HOVER = 26, 25, 17
NUMBER_PIXELS = 11
# Above the cloud.
Z = 50
# A star's inner corners lie at this share of its outer ones.
INNER = 0.42


def hit_size(rank: int) -> int:
    """Pixels of the disc of a hit: the earlier, the larger."""
    if rank <= NUMBERED:
        return LARGE
    share = min(1.0, (rank - NUMBERED) / (FADED - NUMBERED))
    return round(MIDDLE + (LEAST - MIDDLE) * share)


class Marks(pg.UIGraphicsItem):  # type: ignore[misc]
    """One layer above the cloud. Places are those of the map, sizes are pixels at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        # What is exposed tells which hits are to be drawn again.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(Z)
        # Rank and place of each hit that has one, the last first, so that the first lies on top.
        self.hits: list[tuple[int, QPointF]] = []
        self.query: Float32Array | None = None
        self.is_exact = True
        self._selected: QPointF | None = None
        self._hovered: QPointF | None = None

    def show_hits(self, places: Float32Array, ranks: Sequence[int]) -> None:
        """Light the hits at `places` (hits, 2) with their `ranks`; those without a place are left out."""
        pairs = zip(ranks, map(_point, places), strict=True)
        known = [(rank, place) for rank, place in pairs if place is not None]
        self.hits = sorted(known, key=lambda hit: -hit[0])
        self.update()

    def show_query(self, place: Float32Array | None, is_exact: bool) -> None:
        """Put a star at `place` (2,), an empty one where that is not exact; None takes it away."""
        self.query, self.is_exact = place, is_exact
        self.update()

    def select(self, place: Float32Array | None) -> None:
        """A ring around the product that is selected in the results."""
        self._selected = _point(place)
        self.update()

    def hover(self, place: Float32Array | None) -> None:
        """A ring around the product under the mouse or the cursor."""
        before, self._hovered = self._hovered, _point(place)
        for ring in (before, self._hovered):
            if ring is not None:
                self.update(self._around(ring))

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Hits from the last to the first, the query, the rings."""
        transform = painter.transform()
        exposed = transform.mapRect(option.exposedRect).adjusted(-LARGE, -LARGE, LARGE, LARGE)
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hits(painter, transform, exposed)
        self._paint_query(painter, transform)
        colours = theme().colours
        for place, colour, size in (
            (self._selected, colours.accent, RING),
            (self._hovered, colours.text, HOVER),
        ):
            if place is not None:
                painter.setPen(QPen(QColor(colour), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(transform.map(place), size / 2, size / 2)

    def _paint_hits(self, painter: QPainter, transform: QTransform, exposed: QRectF) -> None:
        ink, ground = QColor(theme().colours.text), QColor(theme().colours.surface)
        painter.setFont(font(NUMBER_PIXELS, QFont.Weight.Bold))
        for rank, place in self.hits:
            at, radius = transform.map(place), hit_size(rank) / 2
            if not exposed.contains(at):
                continue
            painter.setPen(QPen(ground, 1.5))
            painter.setBrush(ink)
            painter.drawEllipse(at, radius, radius)
            if rank <= NUMBERED:
                painter.setPen(ground)
                area = QRectF(at.x() - LARGE, at.y() - LARGE, 2 * LARGE, 2 * LARGE)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(rank))

    def _paint_query(self, painter: QPainter, transform: QTransform) -> None:
        place, colours = _point(self.query), theme().colours
        if place is None:
            return
        if self.is_exact:
            painter.setPen(QPen(QColor(colours.surface), 1.5))
            painter.setBrush(QColor(colours.price))
        else:
            painter.setPen(QPen(QColor(colours.price), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_star(transform.map(place)))

    def _around(self, place: QPointF) -> QRectF:
        """What a ring around `place` takes up, in places of the map."""
        width, height = self.getViewBox().viewPixelSize()
        room_x, room_y = HOVER * width, HOVER * height
        return QRectF(place.x() - room_x, place.y() - room_y, 2 * room_x, 2 * room_y)


def _star(middle: QPointF) -> QPolygonF:
    angles = np.pi * (np.arange(10) / 5 - 0.5)
    radii = STAR / 2 * np.where(np.arange(10) % 2, INNER, 1.0)
    corners = zip(radii * np.cos(angles), radii * np.sin(angles), strict=True)
    return QPolygonF([middle + QPointF(x, y) for x, y in corners])


def _point(place: Float32Array | None) -> QPointF | None:
    is_known = place is not None and bool(np.isfinite(place).all())
    return QPointF(*place.tolist()) if place is not None and is_known else None
