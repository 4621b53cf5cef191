"""How a run is painted: two lines, the metric on the right, a badge on the active one."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.plain_text import one_line
from gui.theme import font, theme
from gui.training.runs_model import Role, RunRow, RunsModel
from gui.widgets.model_index import ModelIndex

# Pixels.
ROW_HEIGHT = 58
PADDING = 10
BOX = 16


class RunDelegate(QStyledItemDelegate):
    """Paints `RunRow`s and lets their box be ticked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row = index.data(Role.RUN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(2, 2, -2, -2)
        self._paint_ground(painter, option, rect)
        self._paint_box(painter, rect, index)
        text = rect.adjusted(PADDING + BOX + 10, 7, -PADDING, -7)
        self._paint_words(painter, text, index, row)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: ModelIndex,
    ) -> bool:
        """A click on the box ticks it."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        if is_click and isinstance(event, QMouseEvent) and isinstance(model, RunsModel):
            left = option.rect.left()
            if event.position().x() < left + PADDING + BOX + 8:
                toggle(model, index)
                return True
        return super().editorEvent(event, model, option, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        colours = theme().colours
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.surface_alt))
            painter.drawRoundedRect(rect, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 8, 8)

    def _paint_box(self, painter: QPainter, rect: QRect, index: ModelIndex) -> None:
        colours = theme().colours
        box = QRect(rect.left() + PADDING, rect.top() + (rect.height() - BOX) // 2, BOX, BOX)
        is_ticked = (
            Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        )
        painter.setPen(QColor(colours.accent if is_ticked else colours.text_muted))
        painter.setBrush(QColor(colours.accent if is_ticked else colours.surface))
        painter.drawRoundedRect(box, 4, 4)
        if is_ticked:
            painter.setPen(QColor(colours.on_accent))
            painter.setFont(font(12))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓")

    def _paint_words(self, painter: QPainter, rect: QRect, index: ModelIndex, row: RunRow) -> None:
        model = index.model()
        assert isinstance(model, RunsModel)
        colours = theme().colours
        top = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        bottom = top.translated(0, top.height())
        comparison = model.comparison(row)
        is_good = comparison.startswith("+")
        left = self._right(painter, top, model.result(row), colours.text, bold=True)
        if row.summary.is_active:
            left = self._badge(painter, left, self.tr("in use"))
        self._left(painter, left, model.data(index), colours.text, 14)
        left = self._right(painter, bottom, comparison, colours.good if is_good else colours.bad)
        self._left(painter, left, model.details(row), colours.text_muted, 12)

    def _right(
        self, painter: QPainter, rect: QRect, text: str, colour: str, bold: bool = False
    ) -> QRect:
        """Write `text` at the right end of `place` and return what is left of it."""
        text = one_line(text)
        used = font(13)
        used.setBold(bold)
        painter.setFont(used)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        width = QFontMetrics(used).horizontalAdvance(text)
        return rect.adjusted(0, 0, -width - 8 if text else 0, 0)

    def _badge(self, painter: QPainter, rect: QRect, text: str) -> QRect:
        colours = theme().colours
        used = font(11)
        width = QFontMetrics(used).horizontalAdvance(text) + 14
        badge = QRect(rect.right() - width, rect.top() + 1, width, rect.height() - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(badge, 8, 8)
        painter.setPen(QColor(colours.on_accent))
        painter.setFont(used)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        return rect.adjusted(0, 0, -width - 8, 0)

    def _left(self, painter: QPainter, rect: QRect, text: str, colour: str, pixels: int) -> None:
        used = font(pixels)
        painter.setFont(used)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(used).elidedText(
            one_line(text), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def toggle(model: RunsModel, index: ModelIndex) -> None:
    """Tick an unticked run and the other way round."""
    role = Qt.ItemDataRole.CheckStateRole
    is_ticked = Qt.CheckState(model.data(index, role)) == Qt.CheckState.Checked
    model.setData(index, Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked, role)
