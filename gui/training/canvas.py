"""What curves are drawn on: mouse and keys over it are told as wishes, and the keyboard is seen on it."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
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
from PySide6.QtWidgets import QRubberBand

from gui.theme import theme
from gui.training.value_axis import ValueAxis

# One notch of the wheel, or one press of +, shows so much of what was shown.
CLOSER = 0.8
# A press of an arrow with Shift moves on by this part of what is shown.
PAN_SHARE = 0.2
# Pixels that a drag is long at least, so that a shaky click marks nothing.
LEAST_DRAG = 6


class Canvas(pg.PlotWidget):  # type: ignore[misc]
    """A plot that tells what is wanted of it, in values of the x axis.

    `pointer_moved` gives the place of the mouse, nan when it has left; `zoomed` a factor and the place that
    stays (nan: the middle); `panned` a part of what is shown; `stretch_chosen` from where to where; `stepped`
    to the next point or the one before; `all_wanted` everything again. The wheel is left to the panel, which
    scrolls, unless the plot has the focus or Ctrl is held.
    """

    pointer_moved = Signal(float)
    zoomed = Signal(float, float)
    panned = Signal(float)
    stretch_chosen = Signal(float, float)
    stepped = Signal(int)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(axisItems={"left": ValueAxis()})
        self._pressed: QPoint | None = None
        self._is_panning = False
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag marks a stretch to see closer; with Shift or the middle button it moves what is shown."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_left or is_middle:
            self._pressed = event.position().toPoint()
            self._is_panning = is_middle or is_shifted
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self.pointer_moved.emit(self._value(place))
        if self._pressed is None:
            return
        moved = place.x() - self._pressed.x()
        if self._is_panning:
            self.panned.emit(-moved / max(1.0, self._plot_width()))
            self._pressed = place
        elif abs(moved) >= LEAST_DRAG:
            self._band.setGeometry(self._marked(place))
            self._band.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self._band.hide()
        if pressed is None or self._is_panning:
            return
        place = event.position().toPoint()
        if abs(place.x() - pressed.x()) >= LEAST_DRAG:
            self.stretch_chosen.emit(*sorted((self._value(pressed), self._value(place))))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.all_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer_moved.emit(math.nan)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse where the plot is at work; else leave the wheel to the panel."""
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        notches = event.angleDelta().y() / 120
        if not (is_held or self.hasFocus()) or not notches:
            event.ignore()
            return
        event.accept()
        self.zoomed.emit(CLOSER**notches, self._value(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − zoom, Shift with the arrows moves, the arrows read point by point, 0 shows all."""
        key, keys = event.key(), Qt.Key
        way = {keys.Key_Right: 1, keys.Key_Left: -1}.get(keys(key), 0)
        if key in (keys.Key_Plus, keys.Key_Equal):
            self.zoomed.emit(CLOSER, math.nan)
        elif key in (keys.Key_Minus, keys.Key_Underscore):
            self.zoomed.emit(1 / CLOSER, math.nan)
        elif key in (keys.Key_0, keys.Key_Home):
            self.all_wanted.emit()
        elif way and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.panned.emit(way * PAN_SHARE)
        elif way:
            self.stepped.emit(way)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The curves, and a frame around them where the keyboard is."""
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
        self.pointer_moved.emit(math.nan)
        self.viewport().update()

    def _value(self, place: QPoint) -> float:
        """Where `place` (pixels) is on the x axis."""
        view = self.getPlotItem().vb
        return float(view.mapSceneToView(QPointF(self.mapToScene(place))).x())

    def _plot_width(self) -> float:
        return float(self.getPlotItem().vb.width())

    def _marked(self, place: QPoint) -> QRect:
        assert self._pressed is not None
        left, right = sorted((self._pressed.x(), place.x()))
        return QRect(QPoint(left, 0), QSize(right - left, self.viewport().height()))
