"""A budget: from which to which quarter of each category's prices, chosen with two handles."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.recommend.wishes import DEAREST, Levels
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.painting import Painted
from gui.widgets.plain import literal

# Pixels: the radius of a handle, the height of the groove, and the whole.
HANDLE = 8.0
GROOVE = 4.0
HEIGHT = 26
ENDS = DEAREST + 1


class LevelSlider(Retranslated, Painted, QWidget):
    """Two handles on five marks: between two neighbouring marks lies a quarter of the prices.

    The arrow keys move the upper handle, with Shift the lower one; Home and End choose everything.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._levels: Levels = (0, DEAREST)
        self._dragged = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.update)
        self._retranslate()

    @property
    def levels(self) -> Levels:
        """The cheapest and the dearest quarter, 0 to 3."""
        return self._levels

    @property
    def is_narrowed(self) -> bool:
        """Whether some quarter is left out."""
        return self._levels != (0, DEAREST)

    def show_levels(self, levels: Levels) -> None:
        """Put the handles, without a signal."""
        self._levels = levels
        self._retranslate()
        self.update()

    def words(self) -> str:
        """The choice as people say it."""
        low, high = self._levels
        names = (self.tr("cheapest"), self.tr("cheaper"), self.tr("dearer"), self.tr("dearest"))
        if not self.is_narrowed:
            return self.tr("any price")
        if low == high:
            return self.tr("the {quarter} quarter of each kind").format(quarter=names[low])
        if low == 0:
            return self.tr("up to the {quarter} quarter of each kind").format(quarter=names[high])
        if high == DEAREST:
            return self.tr("from the {quarter} quarter of each kind").format(quarter=names[low])
        return self.tr("the middle half of each kind")

    def sizeHint(self) -> QSize:
        """Wide enough to aim at a mark."""
        return QSize(160, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a handle by one quarter."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose((0, DEAREST))
        elif step is None:
            super().keyPressEvent(event)
        else:
            self._dragged = 0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._drag(self._marks()[self._dragged] + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle."""
        mark = self._mark_under(event.position())
        low, high = self._marks()
        self._dragged = 0 if abs(mark - low) < abs(mark - high) or mark < low else 1
        self._drag(round(mark))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the handle that was taken."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(round(self._mark_under(event.position())))

    def _marks(self) -> tuple[int, int]:
        return self._levels[0], self._levels[1] + 1

    def _drag(self, mark: int) -> None:
        low, high = self._marks()
        if self._dragged == 0:
            self._choose((min(max(mark, 0), high - 1), high - 1))
        else:
            self._choose((low, min(max(mark, low + 1), ENDS) - 1))

    def _choose(self, levels: Levels) -> None:
        if levels != self._levels:
            self.show_levels(levels)
            self.changed.emit(levels)

    def _mark_under(self, point: QPointF) -> float:
        return (point.x() - HANDLE) / max(1.0, self.width() - 2 * HANDLE) * ENDS

    def _x_of(self, mark: int) -> float:
        return HANDLE + mark / ENDS * (self.width() - 2 * HANDLE)

    def paint(self, painter: QPainter) -> None:
        """The groove, its marks, the chosen part and the handles."""
        colours, middle = theme().colours, self.height() / 2
        left, right = (self._x_of(mark) for mark in self._marks())
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, colour in (
            (HANDLE, self.width() - HANDLE, colours.border),
            (left, right, colours.accent),
        ):
            painter.setBrush(QColor(colour))
            groove = QRectF(start, middle - GROOVE / 2, end - start, GROOVE)
            painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        for mark in range(ENDS + 1):
            inside = self._marks()[0] <= mark <= self._marks()[1]
            painter.setBrush(QColor(colours.accent if inside else colours.text_muted))
            painter.drawEllipse(QPointF(self._x_of(mark), middle), 3, 3)
        self._draw_handles(painter, middle, (left, right))

    def _draw_handles(self, painter: QPainter, middle: float, places: tuple[float, float]) -> None:
        colours = theme().colours
        for number, x in enumerate(places):
            is_held = self.hasFocus() and number == self._dragged
            painter.setPen(QPen(QColor(colours.accent), 3 if is_held else 2))
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(QPointF(x, middle), HANDLE - 1.5, HANDLE - 1.5)

    def _retranslate(self) -> None:
        quarters = self.tr(
            "The prices of each kind of product are cut into four quarters, with as many products in each"
        )
        keys = self.tr("Arrow keys move the upper end, with Shift the lower end")
        self.setToolTip(literal(f"{quarters}\n{keys}"))
        self.setAccessibleName(self.tr("Budget: {words}").format(words=self.words()))
