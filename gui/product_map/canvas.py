"""The map itself: products as discs that are panned, zoomed, pointed at, opened and marked with a lasso."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)

from core.arrays import Float32Array, Float64Array, IndexArray
from core.explain.product_map.groups import Groups
from core.explain.product_map.lasso import inside
from gui.background import Latest
from gui.product_map.cloud import Cloud
from gui.product_map.map_box import MapBox
from gui.product_map.marks import Marks
from gui.product_map.stepping import ARROWS, Way, nearest_row, next_row
from gui.theme import theme

# Pixels around a disc that still mean it, and a press that is no drag.
REACH, STILL = 9, 4
# One press of + or −, and of an arrow with Shift, as a share of what is shown.
CLOSER, PAN_SHARE = 0.8, 0.15
# So many products move to their new places, in so many milliseconds; more would stutter.
MOST_MOVED, MOVE_MS = 10_000, 280
# Room around all, as a share of their extent.
ROOM = 0.06
NOWHERE = -1


class MapCanvas(pg.PlotWidget):  # type: ignore[misc]
    """Tells rows of the catalogue: `pointed` the one under the mouse or the cursor, -1 for none, and where;
    `opened` the one that is to be seen closer, `lassoed` those that were marked. `escaped`: by Escape.
    """

    pointed = Signal(int, QPoint)
    opened = Signal(int)
    lassoed = Signal(object)
    escaped = Signal()

    def __init__(self) -> None:
        self.box = MapBox()
        super().__init__(viewBox=self.box)
        plot = self.getPlotItem()
        plot.hideAxis("left")
        plot.hideAxis("bottom")
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setContentsMargins(0, 0, 0, 0)
        self.cloud, self.marks = Cloud(), Marks()
        for layer in (self.cloud, self.marks):
            plot.addItem(layer, ignoreBounds=True)
        self.row = NOWHERE
        self._hits: tuple[IndexArray, Sequence[int]] = (np.zeros(0, np.intp), ())
        self._selected = NOWHERE
        self._pressed: QPoint | None = None
        self._has_moved = False
        self._old = self._new = self.cloud.places
        self._motion = QVariantAnimation(self, duration=MOVE_MS, startValue=0.0, endValue=1.0)
        self._motion.valueChanged.connect(self._move)
        self._lassos = Latest(self)
        self.box.lassoed.connect(self._mark)
        self.box.sigRangeChangedManually.connect(self._note_moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme().changed.connect(self.restyle)
        self.restyle()

    def set_groups(self, groups: Groups) -> None:
        """These are the products from now on, none of which has a place yet."""
        self._motion.stop()
        self.cloud.set_groups(groups)
        self._old = self._new = self.cloud.places
        self._hits = np.zeros(0, np.intp), ()
        self._selected, self._has_moved = NOWHERE, False
        self._settle_marks()
        self.point_at(NOWHERE)

    def show_places(self, places: Float32Array) -> None:
        """Draw the products at `places` (products, 2); those that have a place already go there."""
        self._motion.stop()
        self.box.clear_line()
        self._old, self._new = self.cloud.places, places
        is_moved = bool(np.isfinite(self._old[:, 0]).any()) and len(places) <= MOST_MOVED
        if is_moved and self.isVisible() and not np.array_equal(self._old, places):
            self._motion.start()
        else:
            self._move(1.0)
        if not self._has_moved:
            self.fit()

    def show_hits(self, rows: Sequence[int], ranks: Sequence[int]) -> None:
        """Light the products at `rows` with their `ranks`."""
        self._hits = np.array(rows, np.intp), ranks
        self.cloud.dim(len(rows) > 0)
        self._settle_marks()

    def select(self, row: int) -> None:
        """Ring the product at `row`, -1 for none."""
        self._selected = row
        self._settle_marks()

    def hide_groups(self, numbers: frozenset[int]) -> None:
        """Draw no products of these groups; hits stay."""
        self.cloud.hide_groups(numbers)
        self.point_at(NOWHERE)

    def fit(self) -> None:
        """Show all products."""
        known = self._new[np.isfinite(self._new[:, 0])]
        self._has_moved = False
        if len(known):
            (left, low), (right, high) = known.min(axis=0), known.max(axis=0)
            area = QRectF(float(left), float(low), float(right - left), float(high - low))
            self.box.setRange(area, padding=ROOM, disableAutoRange=True)

    def locate(self, row: int) -> None:
        """Bring the product at `row` into sight, and ring it."""
        place = self._new[row] if 0 <= row < len(self._new) else None
        if place is None or not np.isfinite(place).all():
            return
        if not self.box.viewRect().contains(QPointF(*place.tolist())):
            self.fit()
        self.point_at(row)

    def point_at(self, row: int) -> None:
        """The mouse or the cursor is on the product at `row`, -1 for none."""
        if row == self.row:
            return
        self.row = row
        place = self.cloud.places[row] if row >= 0 else None
        self.marks.hover(place)
        self.pointed.emit(row, self._pixel(place) if place is not None else QPoint())

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self.setBackground(theme().colours.surface)
        self.cloud.restyle()
        self.marks.update()

    def nearest(self, place: QPoint) -> int:
        """The row of the product at a pixel, -1 for none: a hit before any other, else the nearest."""
        hits = self._hits[0]
        row = self._within(hits, place)
        return row if row >= 0 else self._within(self.cloud.drawn, place)

    def neighbour(self, way: Way) -> int:
        """The row of the nearest product that way from the cursor; the cursor's own where there is none."""
        rows, places = self.cloud.drawn, self.cloud.places
        begin = self.row if self.row >= 0 else self._selected
        if not len(rows):
            return NOWHERE
        if begin < 0:
            centre = self.box.viewRect().center()
            return nearest_row(places, rows, (centre.x(), centre.y()))
        return next_row(places, rows, begin, way)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        self.point_at(NOWHERE)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the mouse, unless something is dragged."""
        if event.buttons() == Qt.MouseButton.NoButton:
            self.point_at(self.nearest(event.position().toPoint()))
            event.accept()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the product under the mouse."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        place = event.position().toPoint()
        if pressed is not None and (place - pressed).manhattanLength() <= STILL:
            row = self.nearest(place)
            if row >= 0:
                self.opened.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.point_at(NOWHERE)
        super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point_at(NOWHERE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step from product to product, with Shift they move the map; + − 0, Enter and Escape."""
        key, keys = Qt.Key(event.key()), Qt.Key
        way = ARROWS.get(key)
        if way and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pan(way)
        elif way:
            self.point_at(self.neighbour(way))
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus, keys.Key_Underscore):
            factor = CLOSER if key in (keys.Key_Plus, keys.Key_Equal) else 1 / CLOSER
            self._note_moved()
            self.box.scaleBy((factor, factor))
        elif key in (keys.Key_0, keys.Key_Home):
            self.fit()
        elif key in (keys.Key_Return, keys.Key_Enter) and self.row >= 0:
            self.opened.emit(self.row)
        elif key == keys.Key_Escape:
            if not self.box.give_up():
                self.escaped.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map, and a frame around it where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(NOWHERE)
        self.viewport().update()

    def _move(self, share: float) -> None:
        """So much of the way to the new places is gone."""
        if share >= 1 or self._old.shape != self._new.shape:
            places = self._new
        else:
            # Slower towards the end.
            eased = np.float32(math.sin(share * math.pi / 2))
            places = self._old + (self._new - self._old) * eased
            unknown = ~np.isfinite(places[:, 0])
            places[unknown] = self._new[unknown]
        self.cloud.move(places)
        self._settle_marks()

    def _settle_marks(self) -> None:
        places = self.cloud.places
        rows, ranks = self._hits
        self.marks.show_hits(places[rows], ranks)
        self.marks.select(places[self._selected] if 0 <= self._selected < len(places) else None)
        self.marks.hover(places[self.row] if 0 <= self.row < len(places) else None)

    def _mark(self, corners: Float64Array) -> None:
        places, shown = self.cloud.places, self.cloud.shown
        self._lassos.run(
            lambda: np.flatnonzero(inside(corners, places) & shown), done=self.lassoed.emit
        )

    def _within(self, rows: IndexArray, place: QPoint) -> int:
        """Which of `rows` is nearest to a pixel, -1 where none is within reach."""
        if not len(rows):
            return NOWHERE
        point = self.box.mapSceneToView(QPointF(self.mapToScene(place)))
        width, height = self.box.viewPixelSize()
        apart = (self.cloud.places[rows] - np.array((point.x(), point.y()))) / (width, height)
        distances = (apart**2).sum(axis=1)
        distances[~np.isfinite(distances)] = np.inf
        first = int(np.argmin(distances))
        return int(rows[first]) if distances[first] <= REACH**2 else NOWHERE

    def _pixel(self, place: Float32Array) -> QPoint:
        pixel: QPoint = self.mapFromScene(self.box.mapViewToScene(QPointF(*place.tolist())))
        return pixel

    def _pan(self, way: Way) -> None:
        area = self.box.viewRect()
        self._note_moved()
        self.box.translateBy(
            x=way[0] * PAN_SHARE * area.width(), y=way[1] * PAN_SHARE * area.height()
        )

    def _note_moved(self, *_: object) -> None:
        self._has_moved = True
