"""Completions under the search box. It never takes the focus, so typing and input methods go on."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from core.plain_text import one_line
from core.text.tokens import Suggestion
from gui.theme import theme
from gui.widgets.icons import icon
from gui.widgets.layouts import column
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

ICONS = {
    "query": "search",
    "brand": "tag",
    "category": "layers",
    "product": "box",
    "history": "clock",
}
# Pixels: a line with air for a finger.
ROW_HEIGHT = 34


class SuggestionModel(QAbstractListModel):
    """Suggestions by row: their text, and an icon for their kind."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Suggestion, ...] = ()

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = tuple(suggestions)
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many suggestions there are."""
        return len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, icon, and for screen readers the kind as well."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(row.text)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.kind
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(ICONS.get(row.kind, "search"), theme().colours.text_muted)
        return QSize(0, ROW_HEIGHT) if role == Qt.ItemDataRole.SizeHintRole else None


class SuggestionsPopup(QFrame):
    """A list floating in the window below `anchor` and as wide; the anchor keeps the focus and sends keys."""

    chosen = Signal(str)

    def __init__(self, anchor: QWidget):
        super().__init__(anchor.window())
        self._anchor = anchor
        self.setProperty("kind", "popover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = SuggestionModel()
        self.list = self._make_list()
        column(self.list, parent=self, margins=(6, 6, 6, 6))
        self.hide()

    def _make_list(self) -> QListView:
        made = QListView()
        made.setObjectName("suggestions")
        made.setModel(self.model)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setUniformItemSizes(True)
        made.setIconSize(QSize(16, 16))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.clicked.connect(lambda index: self.chosen.emit(index.data()))
        return made

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Float `suggestions` below the anchor, none of them picked; nothing to show hides it."""
        self.model.show(suggestions)
        self.list.setCurrentIndex(QModelIndex())
        if not suggestions:
            self.hide()
            return
        self._move_below_box()
        self._follow()
        self.show()
        self.raise_()

    def _follow(self) -> None:
        """Whatever the anchor stands in may move with it."""
        widget: QWidget | None = self._anchor
        while widget is not None and not widget.isWindow():
            widget.installEventFilter(self)
            widget = widget.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay below the anchor when a bar above it comes or goes."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._move_below_box()
        return super().eventFilter(watched, event)

    def _move_below_box(self) -> None:
        window = self._anchor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        below = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + 4))
        height = self.model.rowCount() * ROW_HEIGHT + 16
        self.setGeometry(below.x(), below.y(), self._anchor.width(), height)

    def move_by(self, rows: int) -> None:
        """Pick the row `rows` further; beyond either end nothing is picked."""
        count = self.model.rowCount()
        now = self.list.currentIndex().row()
        if now < 0 and rows < 0:
            now = count
        self.list.setCurrentIndex(self.model.index(now + rows, 0))

    @property
    def picked(self) -> str:
        """The text of the picked row, empty if none is."""
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else ""
