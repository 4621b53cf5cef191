"""Two result lists side by side, lines from where a product stands in one to where it stands in the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, NO_PEN, Painted, draw_text, elided

# Pixels.
ROW, HEADING, GAP, CHIP, RANK = 30, 28, 90, 22, 24
# More would not be seen.
MOST = 20
# By grade, from irrelevant to perfect, in light and in dark.
GRADES = (
    ("#e4e6ec", "#3a3f4a"),
    ("#fbe3b0", "#5c4a18"),
    ("#cdeccd", "#29502f"),
    ("#8fd3a5", "#1f7a45"),
)


@dataclass(frozen=True)
class TwoLists:
    """Products of two lists in order, what these are called, and the grades that are known."""

    names: tuple[str, str]
    first: Sequence[str]
    second: Sequence[str]
    titles: Mapping[str, str] = field(default_factory=dict)
    grades: Mapping[str, int] = field(default_factory=dict)


class AlignedLists(Painted, QWidget):
    """Green lines rise, red ones fall, grey ones stay; what only one list has stands without a line."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.lists: TwoLists | None = None
        self.setMinimumHeight(HEADING + 10 * ROW)
        theme().changed.connect(self.update)

    def show_lists(self, lists: TwoLists | None) -> None:
        """Show `lists`; None: nothing."""
        self.lists = lists
        longest = max(len(lists.first), len(lists.second)) if lists else 0
        self.setMinimumHeight(HEADING + ROW * max(10, min(MOST, longest)))
        self.setAccessibleName(_spoken(lists) if lists else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, self.minimumHeight())

    def paint(self, painter: QPainter) -> None:
        if self.lists is None:
            return
        width = (self.width() - GAP) / 2
        sides = (self.lists.first[:MOST], self.lists.second[:MOST])
        lefts = (0.0, width + GAP)
        bold = QFont(font())
        bold.setBold(True)
        for name, left in zip(self.lists.names, lefts, strict=True):
            head = QRectF(left, 0, width, HEADING)
            draw_text(painter, head, elided(name, bold, width), bold, theme().colours.text)
        self._draw_lines(painter, sides, width)
        for side, left in zip(sides, lefts, strict=True):
            for at, product in enumerate(side):
                self._draw_product(
                    painter, QRectF(left, HEADING + at * ROW, width, ROW), at, product
                )

    def _draw_lines(
        self, painter: QPainter, sides: tuple[Sequence[str], Sequence[str]], left: float
    ) -> None:
        colours = theme().colours
        after = {product: at for at, product in enumerate(sides[1])}
        for before, product in enumerate(sides[0]):
            if product not in after:
                continue
            rise = before - after[product]
            colour = (
                colours.good if rise > 0 else colours.bad if rise < 0 else colours.text_disabled
            )
            painter.setPen(QPen(QColor(colour), 2 if rise else 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            start = QPointF(left + 2, HEADING + (before + 0.5) * ROW)
            end = QPointF(left + GAP - 2, HEADING + (after[product] + 0.5) * ROW)
            path = QPainterPath(start)
            bend = QPointF(GAP / 2, 0)
            path.cubicTo(start + bend, end - bend, end)
            painter.drawPath(path)

    def _draw_product(self, painter: QPainter, place: QRectF, at: int, product: str) -> None:
        assert self.lists is not None
        colours, used = theme().colours, font()
        others = self.lists.second if place.left() == 0 else self.lists.first
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(place.adjusted(0, 2, 0, -2), 6, 6)
        rank = QRectF(place.left() + 4, place.top(), RANK, ROW)
        draw_text(painter, rank, str(at + 1), used, colours.text_muted, MIDDLE)
        chip = QRectF(rank.right() + 4, place.top() + (ROW - CHIP) / 2, CHIP, CHIP)
        grade = self.lists.grades.get(product)
        if grade is not None:
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(GRADES[min(3, max(0, grade))][theme().is_dark]))
            painter.drawRoundedRect(chip, 5, 5)
        mark = "?" if grade is None else str(grade)
        muted = colours.text_muted if grade is None else colours.text
        draw_text(painter, chip, mark if self.lists.grades else "", used, muted, MIDDLE)
        words = QRectF(chip.right() + 8, place.top(), place.right() - chip.right() - 14, ROW)
        title = self.lists.titles.get(product, product)
        ink = colours.text if product in others[:MOST] else colours.accent
        draw_text(painter, words, elided(title, used, words.width()), used, ink, LEFT)


def _spoken(lists: TwoLists) -> str:
    """Both lists for a screen reader."""
    sides = zip(lists.names, (lists.first, lists.second), strict=True)
    return ". ".join(
        f"{name}: "
        + ", ".join(
            f"{at} {lists.titles.get(product, product)}"
            + (f" ({lists.grades[product]})" if product in lists.grades else "")
            for at, product in enumerate(products[:10], 1)
        )
        for name, products in sides
    )
