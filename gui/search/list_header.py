"""The line above the dense list: its columns, each sorted by a click, and the colours of a score's parts."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.search.request import Sort
from core.search.score_parts import label, meaning
from gui.language import Retranslated
from gui.products import score_parts
from gui.search.row_geometry import SPARSE, RowGeometry, row_for
from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, NO_PEN, RIGHT, Painted, draw_text
from gui.widgets.plain import literal
from gui.words import heading, worded

# Pixels: two lines of small letters, and the gap between two names.
HEIGHT = 32
LINE, LINES = 15, 2
GAP = 10

# The orders that a click on a column leads through.
SORTS: dict[str, tuple[str, ...]] = {
    "rank": (Sort.RELEVANCE,),
    "price": (Sort.PRICE_UP, Sort.PRICE_DOWN),
    "sales": (Sort.SALES,),
    "score": (Sort.RELEVANCE,),
}

Names = list[tuple[str, str]]


class ListHeader(Retranslated, Painted, QWidget):
    """Names the columns of rows as wide as it is told; `sort_wanted` tells what order a click asks for."""

    sort_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_width = 800
        self._parts: tuple[str, ...] = ()
        self._filled = SPARSE
        self._sort: str = Sort.RELEVANCE
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self._retranslate()
        theme().changed.connect(self.update)

    def set_row_width(self, width: int) -> None:
        """Line up with rows `width` logical pixels wide."""
        self._row_width = width
        self.update()

    def set_filled(self, filled: frozenset[str]) -> None:
        """Name only those of the columns that some shops leave empty."""
        self._filled = filled
        self.update()

    def set_parts(self, parts: tuple[str, ...]) -> None:
        """Explain the colours of these parts of a score."""
        if parts != self._parts:
            self._parts = parts
            self._retranslate()

    def set_sort(self, sort: str) -> None:
        """Mark the column that the list is sorted by."""
        self._sort = sort
        self.update()

    def sort_at(self, point: QPointF) -> str:
        """The order that a click at `point` asks for, empty where there is none; a second click turns it."""
        places = self._places()
        for column, sorts in SORTS.items():
            if getattr(places, column).contains(point):
                following = sorts.index(self._sort) + 1 if self._sort in sorts else 0
                return sorts[following % len(sorts)]
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be sorted by."""
        is_at = bool(self.sort_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_at else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the column that was clicked."""
        sort = self.sort_at(event.position())
        if sort and event.button() == Qt.MouseButton.LeftButton:
            self.sort_wanted.emit(sort)

    def _places(self) -> RowGeometry:
        return row_for(self._row_width, HEIGHT, self._filled)

    def sizeHint(self) -> QSize:
        """As high as one line."""
        return QSize(400, HEIGHT)

    def _retranslate(self) -> None:
        sorting = self.tr("Click a column to sort by it: rank, price or sales")
        lines = (f"{label(part)}: {worded(meaning(part))}" for part in self._parts)
        self.setToolTip(literal("\n".join((sorting, *lines))))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint a name over every column that is wide enough, and an arrow beside that of the sorted one."""
        colours, places = theme().colours, self._places()
        used = font(12, QFont.Weight.Medium)
        product = QRectF(places.thumb.left(), 0, places.title.right(), HEIGHT)
        for column, rect, name, side in (
            ("rank", places.rank, "#", MIDDLE),
            ("", product, heading("product"), LEFT),
            ("", places.brand, heading("brand"), LEFT),
            ("price", places.price, self.tr("Price"), RIGHT),
            ("sales", places.sales, self.tr("Sales"), RIGHT),
        ):
            if rect.width():
                arrow = self._arrow(column)
                ink = colours.accent if arrow else colours.text_muted
                draw_text(painter, rect, name + arrow, used, ink, side)
        self._legend(painter, places.score)

    def _arrow(self, column: str) -> str:
        """Which way the list is sorted by `column`, empty where it is not; by relevance needs no mark."""
        if self._sort == Sort.RELEVANCE or self._sort not in SORTS.get(column, ()):
            return ""
        return " ↑" if self._sort == Sort.PRICE_UP else " ↓"

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
