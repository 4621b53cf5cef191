"""What opens under the shopper button: whom to be, and what that one did."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.search.request import History
from gui.shoppers.history_model import HistoryModel
from gui.shoppers.rows import TwoLines
from gui.shoppers.shopper_model import USER_ID, ShopperModel
from gui.theme import theme
from gui.words import heading, worded

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.shoppers import Shopper

LIST_WIDTH = 250
HISTORY_WIDTH = 330
HEIGHT = 400


class ShopperPanel(QWidget):
    """Shoppers on the left, found by how their ids begin; on the right the history of the one pointed at.

    `pointed` tells whose history is wanted, `chosen` who shops from now on, `settled` that the choice
    is made and the panel may close.
    """

    searched = Signal(str)
    pointed = Signal(str)
    chosen = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.shoppers = ShopperModel(self)
        self.history = HistoryModel(self)
        self.search = _SearchLine()
        self.search.setClearButtonEnabled(True)
        self.list = _list(self.shoppers)
        self.past = _list(self.history)
        self.past.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading = QLabel()
        self.heading.setProperty("kind", "heading")
        self.note = _note()
        self.nothing = _note()
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self._found, self._past = QStackedLayout(), QStackedLayout()
        for pages, widgets in (
            (self._found, (self.list, self.note)),
            (self._past, (self.past, self.nothing)),
        ):
            for widget in widgets:
                pages.addWidget(widget)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.search)
        left.addLayout(self._found, 1)
        right.addWidget(self.heading)
        right.addLayout(self._past, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, LIST_WIDTH)
        layout.addLayout(right, HISTORY_WIDTH)
        self.setFixedSize(LIST_WIDTH + HISTORY_WIDTH + 16, HEIGHT)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched)
        self.search.stepped.connect(self._step)
        self.search.returnPressed.connect(self._settle)
        self.list.selectionModel().currentChanged.connect(self._point)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(USER_ID)))
        self.list.activated.connect(self._settle)
        theme().changed.connect(self.update)

    def show_found(self, shoppers: Sequence["Shopper"], user_id: str) -> None:
        """List `shoppers` with `user_id` as the current one; the guest leads where nothing is searched."""
        is_searching = bool(self.search.text().strip())
        self.shoppers.show(shoppers, not is_searching)
        row = max(0, self.shoppers.row_of(user_id))
        self.list.setCurrentIndex(self.shoppers.index(row, 0))
        self._found.setCurrentIndex(0 if self.shoppers.rowCount() else 1)

    def show_history(self, history: History, catalogue: "Catalogue") -> None:
        """Show what the shopper pointed at did."""
        self.history.show(history, catalogue)
        self.past.scrollToTop()
        self._past.setCurrentIndex(0 if self.history.rowCount() else 1)

    def _step(self, rows: int) -> None:
        row = self.list.currentIndex().row() + rows
        if 0 <= row < self.shoppers.rowCount():
            self.list.setCurrentIndex(self.shoppers.index(row, 0))

    def _point(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pointed.emit(index.data(USER_ID))

    def _settle(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(USER_ID))
            self.settled.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find by id"))
        self.search.setAccessibleName(worded(self.tr("Find a {shopper} by id")))
        self.list.setAccessibleName(heading("shopper"))
        self.heading.setText(self.tr("Latest actions"))
        self.past.setAccessibleName(self.heading.text())
        self.note.setText(worded(self.tr("No {shopper} has an id that begins so.")))
        self.nothing.setText(
            self.tr("Nothing is known of a guest; what is popular is recommended.")
        )


class _SearchLine(QLineEdit):
    """Up and Down walk the list below while typing goes on."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


def _list(model: ShopperModel | HistoryModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(TwoLines(view))
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setProperty("kind", "plain")
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _note() -> QLabel:
    label = QLabel()
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
