"""A ring round what is pointed at: it closes in on it, follows it and is in nobody's way."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

from gui.single_shot import single_shot
from gui.theme import theme
from gui.widgets.painting import Painted

# Pixels between what is pointed at and the ring, its width, its corners, and whence it closes in.
GAP, WIDTH, CORNER, FAR = 5, 4, 14, 40
# Milliseconds: the eye follows.
CLOSE_MS = 420
# Milliseconds: layouts and slides come to rest in between.
FOLLOW_MS = 50
_EVENTS = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest, QEvent.Type.Paint)


class HighlightRing(Painted, QWidget):
    """Floats over `window`; `point_at` is given what tells the place, anew whenever things move."""

    def __init__(self, window: QWidget, watched: QWidget):
        """`watched` is where what moves is painted anew."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place: Callable[[], QRect] | None = None
        self._window = window
        self.target = QRect()
        self._distance = 0.0
        self._closing = QVariantAnimation(self)
        self._closing.setDuration(CLOSE_MS)
        self._closing.setStartValue(float(FAR))
        self._closing.setEndValue(0.0)
        self._closing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._closing.valueChanged.connect(self._close_in)
        self._follow = single_shot(self, FOLLOW_MS, self._settle)
        for widget in (window, watched):
            widget.installEventFilter(self)
        theme().changed.connect(self.update)
        self.hide()

    def point_at(self, place: Callable[[], QRect] | None) -> None:
        """Close in on what `place` gives, in coordinates of the window; None points at nothing."""
        self._place, self.target = place, QRect()
        self._closing.stop()
        self.hide()
        if place is not None:
            self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves."""
        if self._place is not None and event.type() in _EVENTS and not self._follow.isActive():
            self._follow.start()
        return False

    def _settle(self) -> None:
        target = self._place() if self._place is not None else QRect()
        edge = GAP + 2 * WIDTH
        target &= self._window.rect().adjusted(edge, edge, -edge, -edge)
        if target == self.target:
            return
        is_new = self.target.isEmpty()
        self.target = target
        self.setVisible(not target.isEmpty())
        if target.isEmpty():
            return
        if is_new and self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            self._closing.start()
        is_closing = self._closing.state() == QVariantAnimation.State.Running
        self._close_in(self._closing.currentValue() if is_closing else 0.0)

    def _close_in(self, distance: float) -> None:
        self._distance = float(distance)
        room = round(GAP + 3 * WIDTH + self._distance)
        self.setGeometry(self.target.adjusted(-room, -room, room, room))
        self.raise_()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """A bold line with a glow, which both a light and a dark window show."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = QColor(theme().colours.chart[1])
        frame = QRectF(self.rect()).adjusted(*(2 * WIDTH,) * 2, *(-2 * WIDTH,) * 2)
        for width, opacity in ((4 * WIDTH, 0.18), (2 * WIDTH, 0.3), (WIDTH, 1.0)):
            colour.setAlphaF(opacity)
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(frame, CORNER, CORNER)
