"""Queries that an update ranks better or worse: their value before and after as bars; a click opens one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.plain_text import one_line
from gui.theme import font, theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import NO_PEN, RIGHT, draw_text
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.metrics.comparison import QueryChange

CHANGE = Qt.ItemDataRole.UserRole
# Pixels; a list narrower than the last shows figures without bars.
ROW = 32
NUMBERS = 92
BARS = 56
LEAST_FOR_BARS = 230


class ChangesModel(QAbstractListModel):
    """`QueryChange`s, the greatest first."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.changes: tuple[QueryChange, ...] = ()

    def set_changes(self, changes: Sequence["QueryChange"]) -> None:
        """Show `changes` and nothing else."""
        self.beginResetModel()
        self.changes = tuple(changes)
        self.endResetModel()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.changes)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        change = self.changes[index.row()]
        if role == CHANGE:
            return change
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(change.query)
        text = f"{change.query}: nDCG@10 {change.before:.3f} ▸ {change.after:.3f}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(text)
        return literal(text) if role == Qt.ItemDataRole.ToolTipRole else None


class QueryChanges(QListView):
    """A list of them; `chosen` is the query that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.changes = ChangesModel(self)
        self.setModel(self.changes)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.data()))
        self.activated.connect(lambda index: self.chosen.emit(index.data()))
        theme().changed.connect(self.viewport().update)

    def show_changes(self, changes: Sequence["QueryChange"]) -> None:
        """List `changes`."""
        self.changes.set_changes(changes)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        change, rect = index.data(CHANGE), QRectF(option.rect)
        colours = theme().colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, rect)
        inside = rect.adjusted(8, 0, -8, 0)
        # Where it is narrow the words of the query come before the bars.
        bars = BARS if inside.width() >= LEAST_FOR_BARS else 0
        query = inside.adjusted(0, 0, -(NUMBERS + bars + 12), 0)
        text = option.fontMetrics.elidedText(
            one_line(change.query), Qt.TextElideMode.ElideRight, int(query.width())
        )
        draw_text(painter, query, text, font(13), colours.text)
        role = colours.good if change.after > change.before else colours.bad
        if bars:
            left = inside.right() - NUMBERS - BARS
            strip = QRectF(left, inside.top(), BARS, inside.height())
            self._paint_bars(painter, strip, (change.before, change.after), role)
        numbers = f"{change.before:.2f} ▸ {change.after:.2f}"
        draw_text(painter, inside, numbers, font(12, QFont.Weight.DemiBold), role, RIGHT)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        state = option.state
        colours = theme().colours
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_MouseOver or has_focus:
            painter.setBrush(QColor(colours.accent_soft))
            painter.setPen(QPen(QColor(colours.accent), 1.5) if has_focus else NO_PEN)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_bars(
        self, painter: QPainter, rect: QRectF, values: tuple[float, float], colour: str
    ) -> None:
        painter.setPen(NO_PEN)
        for number, (value, ink) in enumerate(
            zip(values, (theme().colours.text_muted, colour), strict=True)
        ):
            bar = QRectF(rect.left(), rect.center().y() - 7 + number * 8, rect.width(), 6)
            painter.setBrush(QColor(theme().colours.surface_alt))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(QColor(ink))
            bar.setWidth(max(3.0, rect.width() * min(1.0, value)))
            painter.drawRoundedRect(bar, 3, 3)
