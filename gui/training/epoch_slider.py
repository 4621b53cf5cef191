"""A slider over the epochs of a run: it stops where an epoch is kept, and shows which those are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.language import Retranslated
from gui.theme import font, theme
from gui.widgets.painting import MIDDLE, Painted, draw_text
from gui.widgets.plain import literal

# Pixels: the radius of the handle, the height of the groove, that of the numbers, and the whole.
HANDLE = 8.0
GROOVE = 4.0
NUMBERS = 16
HEIGHT = 24 + NUMBERS
MARK = 3.5
# Between two numbers, so that neither touches the other.
NUMBER_WIDTH = 26
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class EpochSlider(Retranslated, Painted, QWidget):
    """`moved` gives the epoch that the handle was put on, 0 for before any training.

    `held` and `released` tell that it is dragged. Arrow keys go to the next epoch that is kept, Home and End
    to the first and the last; `left` says that Esc was pressed.
    """

    moved = Signal(int)
    held = Signal()
    released = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.stops: list[int] = [0]
        self.last = 0
        self.best = 0
        self.position = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.update)
        self._retranslate()

    def set_epochs(self, kept: Sequence[int], last: int, best: int) -> None:
        """Stop at the epochs that are `kept`, of `last`, and mark the `best` one."""
        self.stops, self.last, self.best = [0, *kept], last, best
        if self.position not in self.stops:
            self.position = self._nearest(self.position)
        self._retranslate()
        self.update()

    def put(self, epoch: int) -> None:
        """Put the handle, without a signal, on the epoch or what is kept nearest to it."""
        self.position = self._nearest(epoch)
        self._retranslate()
        self.update()

    def step(self, steps: int) -> bool:
        """Go so many stops on; False where there is none."""
        at = self.stops.index(self.position) + steps
        if not 0 <= at < len(self.stops):
            return False
        self._move(self.stops[at])
        return True

    def sizeHint(self) -> QSize:
        """Wide enough to aim at an epoch."""
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As little as can be aimed at."""
        return QSize(120, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by stops."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self._move(self.stops[0])
        elif key == Qt.Key.Key_End:
            self._move(self.stops[-1])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to where the mouse is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.held.emit()
            self._move(self._under(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the handle."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(self._under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def x_of(self, epoch: int) -> float:
        """Where an epoch stands, in pixels."""
        return HANDLE + epoch / max(1, self.last) * (self.width() - 2 * HANDLE)

    def _move(self, epoch: int) -> None:
        if epoch != self.position:
            self.put(epoch)
            self.moved.emit(self.position)

    def _under(self, point: QPointF) -> int:
        share = (point.x() - HANDLE) / max(1.0, self.width() - 2 * HANDLE)
        return self._nearest(share * self.last)

    def _nearest(self, epoch: float) -> int:
        return min(self.stops, key=lambda stop: abs(stop - epoch))

    def paint(self, painter: QPainter) -> None:
        """The groove, a mark an epoch (hollow where it is not kept), the handle and the numbers."""
        colours, middle = theme().colours, (HEIGHT - NUMBERS) / 2
        self._draw_groove(painter, middle)
        for epoch in range(self.last + 1):
            self._draw_mark(painter, epoch, middle)
        self._draw_numbers(painter)
        painter.setPen(QPen(QColor(colours.accent), 3 if self.hasFocus() else 2))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(QPointF(self.x_of(self.position), middle), HANDLE - 1.5, HANDLE - 1.5)

    def _draw_groove(self, painter: QPainter, middle: float) -> None:
        colours = theme().colours
        painter.setPen(Qt.PenStyle.NoPen)
        for end, colour in (
            (self.width() - HANDLE, colours.border),
            (self.x_of(self.position), colours.accent),
        ):
            painter.setBrush(QColor(colour))
            groove = QRectF(HANDLE, middle - GROOVE / 2, end - HANDLE, GROOVE)
            painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)

    def _draw_mark(self, painter: QPainter, epoch: int, middle: float) -> None:
        colours = theme().colours
        is_best, is_kept = epoch == self.best and epoch > 0, epoch in self.stops
        colour = QColor(colours.good if is_best else colours.text_muted)
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(colour if is_kept else QColor(colours.surface))
        size = MARK + 1 if is_best else MARK
        painter.drawEllipse(QPointF(self.x_of(epoch), middle), size, size)

    def _draw_numbers(self, painter: QPainter) -> None:
        colours, used = theme().colours, font(10)
        right = float("-inf")
        for epoch in range(self.last + 1):
            x = self.x_of(epoch)
            left = min(max(x - NUMBER_WIDTH / 2, 0.0), self.width() - NUMBER_WIDTH)
            if left < right:
                continue
            is_best = epoch == self.best and epoch > 0
            rect = QRectF(left, HEIGHT - NUMBERS, NUMBER_WIDTH, NUMBERS)
            colour = colours.good if is_best else colours.text_muted
            draw_text(painter, rect, str(epoch), used, colour, MIDDLE)
            right = left + NUMBER_WIDTH

    def _retranslate(self) -> None:
        kept = ", ".join(map(str, self.stops[1:])) or "–"
        told = [
            self.tr("Epoch {epoch} of {last}").format(epoch=self.position, last=self.last),
            self.tr("Kept: {kept}; best: {best}").format(kept=kept, best=self.best or "–"),
        ]
        keys = self.tr("Arrow keys go from epoch to epoch, Esc back to the run in use")
        self.setAccessibleName(told[0])
        self.setAccessibleDescription(f"{told[1]}. {keys}")
        self.setToolTip(literal("\n".join((*told, keys))))
