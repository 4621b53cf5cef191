"""What opens under the shopper button: whom to be, and what that one did."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from core.recommend.shoppers import is_made_up
from core.search.request import History
from gui.language import Retranslated
from gui.products.pictures import Pictures
from gui.shoppers.history_model import HistoryModel
from gui.shoppers.rows import TwoLines
from gui.shoppers.shopper_model import GUEST, USER_ID, ShopperModel
from gui.shoppers.taste_view import TasteView
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.icons import dress
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label
from gui.words import heading, worded

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.made_up import MadeUp
    from core.recommend.profile import Profile
    from core.recommend.shoppers import Shopper

# Pixels: ids beside titles, within the smallest window.
LIST_WIDTH = 250
HISTORY_WIDTH = 380
HEIGHT = 460


class ShopperPanel(Retranslated, QWidget):
    """Shoppers on the left, found by how their ids begin; on the right the history of the one pointed at.

    `pointed` tells whose history is wanted, `chosen` who shops from now on, `settled` that the choice
    is made and the panel may close; the wishes to make up, edit, copy or delete somebody name their id.
    """

    searched = Signal(str)
    pointed = Signal(str)
    chosen = Signal(str)
    settled = Signal()
    session_ended = Signal()
    making_up_wanted = Signal()
    edit_wanted = Signal(str)
    copy_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.shoppers = ShopperModel(self)
        self.history = HistoryModel(self)
        self.search = _SearchLine()
        self.search.setClearButtonEnabled(True)
        self._pictures = Pictures(self)
        self.destroyed.connect(self._pictures.close)
        self.list = _list(self.shoppers)
        self.list.setUniformItemSizes(False)
        self.past = _list(self.history, self._pictures)
        self.past.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading = Label(kind="heading")
        self.taste = TasteView()
        self.make_up, self.edit, self.copy, self.delete = (QPushButton() for _ in range(4))
        self.anew = push_button("quiet")
        self.note = _note()
        self.nothing = _note()
        self._may_make_up = True
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self._list_pages, self._past = QStackedLayout(), QStackedLayout()
        for pages, widgets in (
            (self._list_pages, (self.list, self.note)),
            (self._past, (self.past, self.nothing)),
        ):
            for widget in widgets:
                pages.addWidget(widget)
        for button, kind in ((self.delete, "quiet"), (self.copy, "quiet"), (self.edit, "")):
            button.setProperty("kind", kind)
        dress(self.make_up, "plus", pixels=16)
        left = column(self.search, (self._list_pages, 1), self.make_up, self.anew)
        edits = row(1, self.delete, self.copy, self.edit)
        right = column(self.heading, self.taste, (self._past, 1), edits)
        row((left, LIST_WIDTH), (right, HISTORY_WIDTH), parent=self, spacing=16)
        self.setFixedSize(LIST_WIDTH + HISTORY_WIDTH + 16, HEIGHT)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.make_up.clicked.connect(self.making_up_wanted)
        self.anew.clicked.connect(self.session_ended)
        self.anew.clicked.connect(self.settled)
        for button, signal in (
            (self.edit, self.edit_wanted),
            (self.copy, self.copy_wanted),
            (self.delete, self.delete_wanted),
        ):
            button.clicked.connect(lambda _, wanted=signal: wanted.emit(self.highlighted_id))
        self._pictures.arrived.connect(self.past.viewport().update)
        self.search.textChanged.connect(self.searched)
        self.search.stepped.connect(self._step)
        self.search.returnPressed.connect(self._settle)
        self.list.selectionModel().currentChanged.connect(self._point)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(USER_ID)))
        self.list.activated.connect(self._settle)
        theme().changed.connect(self.update)

    @property
    def highlighted_id(self) -> str:
        """Whose history is shown, empty for a guest."""
        return self.list.currentIndex().data(USER_ID) or GUEST

    def allow_making_up(self, is_allowed: bool) -> None:
        """Whether shoppers can be made up here."""
        self._may_make_up = is_allowed
        self.make_up.setEnabled(is_allowed)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the shopper pointed at."""
        user_id = self.highlighted_id
        is_invented = is_made_up(user_id)
        self.edit.setVisible(is_invented)
        self.delete.setVisible(is_invented)
        self.copy.setVisible(bool(user_id))
        for button in (self.edit, self.copy, self.delete):
            button.setEnabled(self._may_make_up)
        self.copy.setText(self.tr("Duplicate") if is_invented else self.tr("Duplicate as made-up"))

    def show_shoppers(
        self,
        shoppers: Sequence["Shopper"],
        user_id: str,
        made_up: Sequence["MadeUp"],
        action_count: Callable[[str], int],
    ) -> None:
        """List shoppers with `user_id` as the current one; the guest leads where nothing is searched."""
        is_searching = bool(self.search.text().strip())
        self.shoppers.show(shoppers, not is_searching, made_up, action_count)
        row = self.shoppers.row_of(user_id)
        row = row if row >= 0 else max(0, self.shoppers.first())
        self.list.setCurrentIndex(self.shoppers.index(row, 0))
        self._list_pages.setCurrentIndex(0 if self.shoppers.rowCount() else 1)

    def show_history(
        self, history: History, catalogue: "Catalogue", profile: "Profile | None" = None
    ) -> None:
        """Show what the shopper pointed at did, and the taste that it tells."""
        self.history.show(history, catalogue)
        self.taste.show_profile(profile)
        self.past.scrollToTop()
        self._past.setCurrentIndex(0 if self.history.rowCount() else 1)

    def _step(self, rows: int) -> None:
        row = self.shoppers.step(self.list.currentIndex().row(), rows)
        self.list.setCurrentIndex(self.shoppers.index(row, 0))

    def _point(self, index: QModelIndex) -> None:
        self._offer()
        if index.isValid():
            self.pointed.emit(index.data(USER_ID))

    def _settle(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(USER_ID))
            self.settled.emit()

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find by id or name"))
        self.search.setAccessibleName(worded(self.tr("Find a {shopper} by id or name")))
        self.make_up.setText(worded(self.tr("Make up a {shopper}…")))
        self.make_up.setToolTip(
            self.tr("Describe a taste and a budget, or drag products into a history")
        )
        self.anew.setText(self.tr("New session"))
        self.anew.setToolTip(
            worded(self.tr("A guest is forgotten, a known {shopper} keeps what they did"))
        )
        self.edit.setText(self.tr("Edit…"))
        self.delete.setText(self.tr("Delete"))
        self._offer()
        self.list.setAccessibleName(heading("shopper"))
        self.heading.setText(self.tr("Latest actions"))
        self.past.setAccessibleName(self.heading.text())
        self.note.setText(worded(self.tr("No {shopper} has an id or a name that begins so.")))
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


def _list(model: ShopperModel | HistoryModel, pictures: Pictures | None = None) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(TwoLines(view, pictures))
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setProperty("kind", "plain")
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _note() -> Label:
    label = Label(kind="muted")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
