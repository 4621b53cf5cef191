"""Pictures of a classification: curves in the unit square, and which class is taken for which."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from core.evaluation.category_view import Curve
from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, RIGHT, Painted, draw_text, elided
from gui.widgets.plain import literal

# Pixels.
EDGE, LEGEND, LINE, NAME, CELL = 44, 190, 22, 150, 40
# More colours cannot be told apart.
MOST_CURVES, MOST_CLASSES = 8, 12


class CurvesPlot(Painted, QWidget):
    """Curves with their names; the diagonal is what guessing by chance, or perfect calibration, gives."""

    def __init__(self, has_diagonal: bool, has_points: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._has_diagonal, self._has_points = has_diagonal, has_points
        self._curves: Sequence[Curve] = ()
        self._axes = ("", "")
        self.setMinimumHeight(300)
        theme().changed.connect(self.update)

    def show_curves(self, curves: Sequence[Curve], x: str, y: str) -> None:
        """Show the first of `curves` over axes called `x` and `y`."""
        self._curves, self._axes = curves[:MOST_CURVES], (x, y)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def paint(self, painter: QPainter) -> None:
        colours, used = theme().colours, font()
        side = min(self.width() - EDGE - LEGEND, self.height() - EDGE - 12)
        square = QRectF(EDGE, 10, side, side)
        painter.setPen(QPen(QColor(colours.border)))
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            x, y = square.left() + share * side, square.bottom() - share * side
            painter.setPen(QPen(QColor(colours.border)))
            painter.drawLine(QPointF(x, square.top()), QPointF(x, square.bottom()))
            painter.drawLine(QPointF(square.left(), y), QPointF(square.right(), y))
            label = f"{share:g}"
            below = QRectF(x - 20, square.bottom() + 2, 40, 16)
            draw_text(painter, below, label, used, colours.text_muted, MIDDLE)
            beside = QRectF(0, y - 8, EDGE - 6, 16)
            draw_text(painter, beside, label, used, colours.text_muted, RIGHT)
        names = QRectF(square.left(), square.bottom() + 18, side, 18)
        told = f"{self._axes[0]} →   {self._axes[1]} ↑"
        draw_text(painter, names, told, used, colours.text_muted, MIDDLE)
        if self._has_diagonal:
            painter.setPen(QPen(QColor(colours.text_muted), 1, Qt.PenStyle.DashLine))
            painter.drawLine(square.bottomLeft(), square.topRight())
        for number, curve in enumerate(self._curves):
            self._draw_curve(painter, square, number, curve)

    def _draw_curve(self, painter: QPainter, square: QRectF, number: int, curve: Curve) -> None:
        colours, used = theme().colours, font()
        colour = QColor(colours.chart[number % len(colours.chart)])
        points = [
            QPointF(square.left() + x * square.width(), square.bottom() - y * square.height())
            for x, y in zip(curve.x, curve.y, strict=True)
        ]
        painter.setPen(QPen(colour, 2))
        painter.drawPolyline(QPolygonF(points))
        if self._has_points:
            painter.setBrush(colour)
            for point in points:
                painter.drawEllipse(point, 4, 4)
        top = square.top() + number * LINE
        painter.fillRect(QRectF(square.right() + 16, top + 8, 14, 4), colour)
        place = QRectF(square.right() + 36, top, LEGEND - 40, LINE)
        draw_text(painter, place, elided(curve.name, used, place.width()), used, colours.text, LEFT)


class ConfusionPlot(Painted, QWidget):
    """A row a class: how its texts were sorted, as shares; right ones in green, wrong ones in red."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self._counts: Sequence[Sequence[int]] = ()
        theme().changed.connect(self.update)

    def show_counts(self, names: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
        """Show the most frequent classes: `counts` of the class of a row by the class that was guessed."""
        self._names = names[:MOST_CLASSES]
        self._counts = [row[: len(self._names)] for row in counts[: len(self._names)]]
        room = NAME + CELL * len(self._names)
        self.setMinimumSize(room, room)
        self.update()

    def event(self, event: QEvent) -> bool:
        """What a cell says, when it is hovered."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(
                event.globalPos(), literal(self._told(event.pos().x(), event.pos().y()))
            )
            return True
        return super().event(event)

    def paint(self, painter: QPainter) -> None:
        colours, used = theme().colours, font()
        for at, name in enumerate(self._names):
            side = QRectF(0, NAME + at * CELL, NAME - 8, CELL)
            draw_text(painter, side, elided(name, used, NAME - 10), used, colours.text, RIGHT)
            painter.save()
            painter.translate(NAME + (at + 0.5) * CELL, NAME - 6)
            painter.rotate(-60)
            above = QRectF(0, -10, NAME - 10, 20)
            draw_text(painter, above, elided(name, used, NAME - 20), used, colours.text, LEFT)
            painter.restore()
        for row, counts in enumerate(self._counts):
            total = max(1, sum(counts))
            for column, count in enumerate(counts):
                self._draw_cell(painter, row, column, count, count / total)

    def _draw_cell(
        self, painter: QPainter, row: int, column: int, count: int, share: float
    ) -> None:
        colours = theme().colours
        cell = QRectF(NAME + column * CELL, NAME + row * CELL, CELL - 2, CELL - 2)
        painter.fillRect(cell, QColor(colours.surface_alt))
        colour = QColor(colours.good if row == column else colours.bad)
        colour.setAlphaF(min(1.0, share * (0.8 if row == column else 2.0)))
        painter.fillRect(cell, colour)
        if count:
            draw_text(painter, cell, f"{count:,}", font(), colours.text, MIDDLE)

    def _told(self, x: int, y: int) -> str:
        row, column = (y - NAME) // CELL, (x - NAME) // CELL
        if not (0 <= row < len(self._names) and 0 <= column < len(self._names)):
            return ""
        return f"{self._names[row]} ▸ {self._names[column]}: {self._counts[row][column]:,}"
