"""The line above the dense list: what its columns are, and the colours of the parts of a score."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from core.search.score_parts import label, meaning
from gui.language import Retranslated
from gui.products import score_parts
from gui.search.row_geometry import row_for
from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, NO_PEN, RIGHT, Painted, draw_text
from gui.widgets.plain import literal
from gui.words import heading, worded

# Pixels: two lines of small letters, and the gap between two names.
HEIGHT = 32
LINE, LINES = 15, 2
GAP = 10

Names = list[tuple[str, str]]


class ListHeader(Retranslated, Painted, QWidget):
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
            self._retranslate()

    def sizeHint(self) -> QSize:
        """As high as one line."""
        return QSize(400, HEIGHT)

    def _retranslate(self) -> None:
        lines = (f"{label(part)}: {worded(meaning(part))}" for part in self._parts)
        self.setToolTip(literal("\n".join(lines)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint a name over every column that is wide enough to have one."""
        colours, places = theme().colours, row_for(self._row_width, HEIGHT)
        used = font(12, QFont.Weight.Medium)
        for rect, name, side in (
            (places.rank, "#", MIDDLE),
            (
                QRectF(places.thumb.left(), 0, places.title.right(), HEIGHT),
                heading("product"),
                LEFT,
            ),
            (places.brand, heading("brand"), LEFT),
            (places.price, self.tr("Price"), RIGHT),
            (places.sales, self.tr("Sales"), RIGHT),
        ):
            if rect.width():
                draw_text(painter, rect, name, used, colours.text_muted, side)
        self._legend(painter, places.score)

    def _legend(self, painter: QPainter, rect: QRectF) -> None:
        """A dot and a name for each part, in two lines where one is too short."""
        if not self._parts:
            colour = theme().colours.text_muted
            draw_text(painter, rect, self.tr("Score"), font(11), colour)
        names = [(part, label(part)) for part in self._parts]
        lines = in_lines(names, rect.width() + GAP)[:LINES]
        height = LINE if len(lines) > 1 else HEIGHT
        top = rect.center().y() - height * len(lines) / 2
        for number, line in enumerate(lines):
            self._legend_line(painter, QRectF(rect.left(), top + number * height, 0, height), line)

    def _legend_line(self, painter: QPainter, rect: QRectF, names: Names) -> None:
        colours, left = theme().colours, rect.left()
        for part, name in names:
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(score_parts.colour(part, colours)))
            painter.drawEllipse(QRectF(left, rect.center().y() - 4, 8, 8))
            words = QRectF(left + 12, rect.top(), _width(name), rect.height())
            draw_text(painter, words, name, font(11), colours.text_muted)
            left += _width(name)


def in_lines(names: Names, room: float) -> list[Names]:
    """`names` in as few lines as fit in `room` logical pixels."""
    lines: list[Names] = []
    used = room
    for part, name in names:
        if not lines or used + _width(name) > room:
            lines.append([])
            used = 0.0
        lines[-1].append((part, name))
        used += _width(name)
    return lines


def _width(name: str) -> float:
    """A dot, a name and the gap to the next."""
    return QFontMetricsF(font(11)).horizontalAdvance(name) + 12 + GAP
