"""The stages of a search from top to bottom, each passed or not, with a line through them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.explain.why_not.stages import Stage, Trace
from gui.theme import font, theme
from gui.widgets.field_table import FieldTable
from gui.widgets.labels import muted, value
from gui.widgets.layouts import column, emptied, holder
from gui.widgets.painting import MIDDLE, NO_PEN, Painted, draw_text

# Pixels of the line's column, of a mark on it, and of where its middle is.
WIDTH, MARK, MIDDLE_Y = 26, 18, 12
SIGNS = {True: "✓", False: "✗", None: "·"}


class Mark(Painted, QWidget):
    """✓, ✗ or a dot on the line; the line ends where the product was lost."""

    def __init__(self, stage: Stage, is_first: bool, is_last: bool, is_lost: bool) -> None:
        super().__init__()
        self.stage, self._is_first, self._is_last, self._is_lost = stage, is_first, is_last, is_lost
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(2 * MIDDLE_Y)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(SIGNS[stage.passed])

    def sizeHint(self) -> QSize:
        """As high as one line at least."""
        return QSize(WIDTH, 2 * MIDDLE_Y)

    def paint(self, painter: QPainter) -> None:
        """Paint the line, then the mark over it."""
        colours = theme().colours
        tint = {True: colours.good, False: colours.bad, None: colours.border}[self.stage.passed]
        x = WIDTH / 2
        style = Qt.PenStyle.SolidLine if self.stage.passed else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(colours.border), 2, style))
        top = MIDDLE_Y if self._is_first else 0
        bottom = MIDDLE_Y if self._is_last else self.height()
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        circle = QRectF(x - MARK / 2, MIDDLE_Y - MARK / 2, MARK, MARK)
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(tint))
        painter.drawEllipse(circle)
        sign = SIGNS[self.stage.passed]
        draw_text(painter, circle, sign, font(11, QFont.Weight.Bold), colours.surface, MIDDLE)


class StagesView(QWidget):
    """Shows one trace; the stage that lost the product stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = FieldTable(spacing=0)
        column(self._table, parent=self)

    def show_trace(self, trace: Trace | None) -> None:
        """Show the stages of `trace`, none for None."""
        emptied(self._table)
        stages: Sequence[Stage] = trace.stages if trace is not None else ()
        for number, stage in enumerate(stages):
            is_lost = trace is not None and stage.id == trace.lost_at
            is_last = number + 1 == len(stages)
            self._table.addWidget(Mark(stage, not number, is_last, is_lost), number, 0)
            self._table.addWidget(_told(stage, is_lost, self.tr("lost here")), number, 1)


def _told(stage: Stage, is_lost: bool, lost: str) -> QWidget:
    name = value(f"{stage.label} — {lost}" if is_lost else stage.label)
    if is_lost:
        name.setStyleSheet(f"font-weight: 700; color: {theme().colours.bad};")
    elif stage.passed is None:
        name.setStyleSheet(f"color: {theme().colours.text_muted};")
    detail = muted(stage.detail)
    detail.setVisible(bool(stage.detail))
    return holder(column(name, detail, spacing=0, margins=(4, 2, 0, 6)))
