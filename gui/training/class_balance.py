"""How many examples each category has, as a row of bars from the largest to the smallest."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.painting import NO_PEN, Painted

# Pixels; the lowest bar is still seen.
HEIGHT = 36
LOWEST = 1.0
WIDEST_BAR = 14.0
GAP = 1.0


class ClassBalance(Painted, QWidget):
    """Draws `counts`, the largest first; of more than there are pixels some stand for their neighbours."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_counts(self, counts: tuple[int, ...]) -> None:
        """One bar a category."""
        self.counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def bars(self, width: float) -> list[QRectF]:
        """Where the bars stand in so many pixels, as high as their counts are large."""
        if not self.counts:
            return []
        count = min(len(self.counts), max(1, int(width // (2 * GAP))))
        chosen = [self.counts[place * len(self.counts) // count] for place in range(count)]
        step = min(WIDEST_BAR, width / count)
        heights = [max(LOWEST, HEIGHT * one / max(1, self.counts[0])) for one in chosen]
        return [
            QRectF(place * step, HEIGHT - height, max(1.0, step - GAP), height)
            for place, height in enumerate(heights)
        ]

    def paint(self, painter: QPainter) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(theme().colours.accent))
        for bar in self.bars(self.width()):
            painter.drawRect(bar)
