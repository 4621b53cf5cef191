"""Recent queries under the empty box: each can be asked again or removed, and all be cleared."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from core.plain_text import one_line
from core.text.tokens import Suggestion
from gui.language import Retranslated
from gui.search.suggestions_popup import SuggestionsPopup
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.icons import icon
from gui.widgets.layouts import row
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import Label

# Pixels: the cross with its room, and the line below the queries.
CROSS = 14
CROSS_ROOM = 32
# Before the words: the icon and the air around it.
TEXT_MARGINS = 40
FOOTER_HEIGHT = 34


class RecentPopup(Retranslated, SuggestionsPopup):
    """`removed` names the query whose cross was pressed, `cleared` says that all are to go."""

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, anchor: QWidget):
        super().__init__(anchor)
        self.list.setItemDelegate(_CrossDelegate(self.list))
        self.list.viewport().installEventFilter(self)
        self.heading = Label(kind="small")
        self.clear = push_button("link", self.cleared)
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row(self.heading, 1, self.clear, margins=(8, 0, 0, 0)))
        self._retranslate()

    def show_queries(self, queries: list[str]) -> None:
        """Float `queries`, the newest first; none hides it."""
        self.show_suggestions([Suggestion(query, "history", 0.0) for query in queries])

    def remove_picked(self) -> bool:
        """Remove the query that is picked; False where none is."""
        picked = self.picked
        if picked:
            self.removed.emit(picked)
        return bool(picked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on a cross is none on its row."""
        if watched is not self.list.viewport():
            return super().eventFilter(watched, event)
        presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if not isinstance(event, QMouseEvent) or event.type() not in presses:
            return False
        index = self.list.indexAt(event.position().toPoint())
        is_cross = cross_of(self.list.visualRect(index)).contains(event.position().toPoint())
        if is_cross and event.type() == QEvent.Type.MouseButtonRelease:
            self.removed.emit(index.data())
        return is_cross

    def _move_below_box(self) -> None:
        super()._move_below_box()
        self.resize(self.width(), self.height() + FOOTER_HEIGHT)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Recent searches"))
        self.clear.setText(self.tr("Clear"))
        self.list.setAccessibleName(self.tr("Recent searches"))


def cross_of(row: QRect) -> QRect:
    """Where the cross of a row can be pressed."""
    return QRect(row.right() - CROSS_ROOM, row.top(), CROSS_ROOM, row.height())


class _CrossDelegate(QStyledItemDelegate):
    """Paints a cross at the end of each row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Words end before the cross."""
        super().initStyleOption(option, index)
        room = option.rect.width() - CROSS_ROOM - TEXT_MARGINS
        option.text = option.fontMetrics.elidedText(
            one_line(str(index.data())), Qt.TextElideMode.ElideRight, room
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """The row and its cross."""
        place = QRect(QPoint(), QSize(CROSS, CROSS))
        place.moveCenter(cross_of(option.rect).center())
        super().paint(painter, option, index)
        icon("close", theme().colours.text_muted).paint(painter, place)
