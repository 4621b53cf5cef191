"""The line above the dense list: what its columns are, and the colours of the parts of a score."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.search import badges, score_parts
from gui.search.row_geometry import row_for
from gui.theme import font, theme
from gui.words import heading

HEIGHT = 32


class ListHeader(QWidget):
    """Names the columns of rows as wide as it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_width = 800
        self._parts: tuple[str, ...] = ()
        self.setFixedHeight(HEIGHT)
        theme().changed.connect(self.update)

    def set_row_width(self, width: int) -> None:
        """Line up with rows `width` logical pixels wide."""
        self._row_width = width
        self.update()

    def set_parts(self, parts: tuple[str, ...]) -> None:
        """Explain the colours of these parts of a score."""
        if parts != self._parts:
            self._parts = parts
            self.update()

    def sizeHint(self) -> QSize:
        """As high as one line."""
        return QSize(400, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a name over every column that is wide enough to have one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, places = theme().colours, row_for(self._row_width, HEIGHT)
        used = font(12, QFont.Weight.Medium)
        for place, name, side in (
            (places.rank, "#", badges.MIDDLE),
            (
                QRectF(places.thumb.left(), 0, places.title.right(), HEIGHT),
                heading("product"),
                badges.LEFT,
            ),
            (places.brand, heading("brand"), badges.LEFT),
            (places.price, self.tr("Price"), badges.RIGHT),
            (places.sales, self.tr("Sales"), badges.RIGHT),
        ):
            if place.width():
                badges.draw_text(painter, place, name, used, colours.text_muted, side)
        self._legend(painter, places.score)
        painter.end()

    def _legend(self, painter: QPainter, place: QRectF) -> None:
        """A dot and a name for each part, as far as there is room."""
        colours, used, left = theme().colours, font(11), place.left()
        if not self._parts:
            badges.draw_text(painter, place, self.tr("Score"), used, colours.text_muted)
        for part in self._parts:
            name = score_parts.label(part)
            width = QFontMetricsF(used).horizontalAdvance(name)
            if left + width + 12 > place.right() + 8:
                return
            painter.setPen(badges.NO_PEN)
            painter.setBrush(QColor(score_parts.colour(part, colours)))
            painter.drawEllipse(QRectF(left, place.center().y() - 4, 8, 8))
            words = QRectF(left + 12, 0, width + 2, place.height())
            badges.draw_text(painter, words, name, used, colours.text_muted)
            left += width + 22
