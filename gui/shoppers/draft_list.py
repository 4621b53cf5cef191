"""The list where products are dropped, put in order and given an action."""

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyleOptionViewItem, QWidget

from gui.language import Retranslated
from gui.products.pictures import Pictures
from gui.products.product_drag import start_drag
from gui.shoppers.draft_model import DraftModel
from gui.shoppers.rows import CORNER, TwoLines
from gui.theme import theme
from gui.widgets.icons import pixmap
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import MIDDLE, draw_text
from gui.widgets.pixmap_cache import kept_font
from gui.words import ACTIONS, action_name

# Pixels that take a click for the cross, and of the cross itself.
CROSS = 28
CROSS_PIXELS = 14


class DraftList(Retranslated, QListView):
    """A history that takes drops; its menu, keys 1 to 4, Alt with the arrows and Delete change it."""

    def __init__(self, model: DraftModel, pictures: Pictures, parent: QWidget | None = None):
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_DraftRow(self, pictures))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setProperty("kind", "plain")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(False)
        self._gap = -1
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pictures.arrived.connect(self.viewport().update)
        theme().changed.connect(self.viewport().update)
        self._retranslate()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the row to another place."""
        if self._model.is_put(self.currentIndex().row()):
            start_drag(self, self._model.mimeData([self.currentIndex()]).text())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which rows the products would come."""
        super().dragMoveEvent(event)
        self._show_gap(min(self._gap_at(event.position().toPoint()), len(self._model.put)))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing would be dropped here any more."""
        super().dragLeaveEvent(event)
        self._show_gap(-1)

    def _show_gap(self, gap: int) -> None:
        self._gap = gap
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """A row of this list moves; products from elsewhere are put in where they are let go."""
        to = self._gap_at(event.position().toPoint())
        if event.source() is self:
            self._select(self._model.move(self.currentIndex().row(), to))
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        elif self._model.dropMimeData(event.mimeData(), event.dropAction(), to, 0, QModelIndex()):
            event.acceptProposedAction()
        self.setState(QAbstractItemView.State.NoState)
        self._show_gap(-1)

    def _gap_at(self, point: QPoint) -> int:
        """The row before which something let go at `point` comes."""
        index = self.indexAt(point)
        if not index.isValid():
            return self._model.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross takes a row out, its action opens the menu."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not self._model.is_put(index.row()):
            return
        if point.x() >= self.visualRect(index).right() - CROSS:
            self._model.remove(index.row())
        elif point.y() > self.visualRect(index).center().y():
            self._menu(index.row()).popup(self.viewport().mapToGlobal(point))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse or by the menu key."""
        index = self.currentIndex()
        if self._model.is_put(index.row()):
            point = self.visualRect(index).bottomLeft() + QPoint(48, -8)
            self._menu(index.row()).popup(self.viewport().mapToGlobal(point))

    def _menu(self, row: int) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, action in enumerate(ACTIONS, 1):
            entry = _entry(menu, action_name(action), str(number))
            entry.setCheckable(True)
            entry.setChecked(self._model.action(row) == action)
            entry.triggered.connect(lambda _, a=action: self._model.set_action(row, a))
        menu.addSeparator()
        up, down = (
            _entry(menu, self.tr("Later"), "Alt+Up"),
            _entry(menu, self.tr("Earlier"), "Alt+Down"),
        )
        up.triggered.connect(lambda: self._shift(row, -1))
        down.triggered.connect(lambda: self._shift(row, 1))
        _entry(menu, self.tr("Remove"), "Del").triggered.connect(lambda: self._model.remove(row))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change, move or remove the current row; the rest is navigation."""
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        number = int(key) - int(Qt.Key.Key_1)
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.remove(row)
        elif is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._shift(row, -1 if key == Qt.Key.Key_Up else 1)
        elif 0 <= number < len(ACTIONS):
            self._model.set_action(row, ACTIONS[number])
        else:
            super().keyPressEvent(event)

    def _shift(self, row: int, by: int) -> None:
        self._select(self._model.move(row, row - 1 if by < 0 else row + 2))

    def _select(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line where products would come; an empty list says what belongs here."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._model.rowCount():
            self._paint_hint(painter)
        elif self._gap >= 0:
            above = self.visualRect(self._model.index(self._gap - 1)).bottom()
            painter.fillRect(0, max(0, above), self.viewport().width(), 2, self._accent())

    def _accent(self) -> QColor:
        return QColor(theme().colours.accent)

    def _paint_hint(self, painter: QPainter) -> None:
        ink = self._accent() if self._gap >= 0 else QColor(theme().colours.border)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
        room = QRectF(self.viewport().rect()).adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(room, CORNER, CORNER)
        room.adjust(12, 12, -12, -12)
        wrapped = MIDDLE | Qt.TextFlag.TextWordWrap
        draw_text(painter, room, self._hint, kept_font(13), theme().colours.text_muted, wrapped)

    def _retranslate(self) -> None:
        self._hint = self.tr("Drag results here, or select one and press Insert.")
        self.setAccessibleName(self.tr("History, the latest first"))
        self.setAccessibleDescription(
            self.tr("1 to 4 change the action, Alt with the arrows moves, Delete removes")
        )


class _DraftRow(TwoLines):
    """A row that was put in has a cross while the pointer or the selection is on it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, DraftModel) and model.is_put(index.row()):
            cross = pixmap("close", theme().colours.text_muted, CROSS_PIXELS)
            side = (CROSS - CROSS_PIXELS) // 2
            painter.drawPixmap(
                option.rect.right() - CROSS + side,
                option.rect.center().y() - CROSS_PIXELS // 2,
                cross,
            )


def _entry(menu: QMenu, text: str, key: str) -> QAction:
    """An entry that shows its key; the list itself listens for it."""
    return menu.addAction(f"{text}\t{key}")
