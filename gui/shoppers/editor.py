"""Where a shopper is made up: a name, a description, a history, and at once what they may like."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from core.search.request import SearchResponse
from gui.language import Retranslated
from gui.products.pictures import Pictures
from gui.products.product_drag import ids_in
from gui.products.recommended import answer_of, because_of_history
from gui.shoppers.description_form import DescriptionForm
from gui.shoppers.draft_list import DraftList
from gui.shoppers.draft_model import DraftModel
from gui.shoppers.liked_list import LikedList
from gui.shoppers.taste_view import TasteView
from gui.widgets.buttons import push_button
from gui.widgets.labels import heading
from gui.widgets.layouts import UNLIMITED, column, row, scrolled
from gui.widgets.plain import Label
from gui.widgets.segments import Segments
from gui.words import worded

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.made_up import MadeUp
    from gui.shoppers.preview import ShopperPreview

# Characters: a full name with a word on who that is.
LONGEST_NAME = 40
# Pixels: the form's least width, and least heights of its two lists.
NARROWEST = 350
LEAST_FORM, LEAST_LIKED = 150, 84
# In less height the taste gives way to what can be changed.
ROOMY = 560


class ShopperEditor(Retranslated, QWidget):
    """`edited` tells the draft after every change, `saved` the one to keep, `discarded` that none is."""

    edited = Signal(object)
    saved = Signal(object)
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._draft: MadeUp | None = None
        self._catalogue: Catalogue | None = None
        self._pictures = Pictures(self)
        self.destroyed.connect(self._pictures.close)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.badge = Label(kind="badge")
        self.pages = Segments(("description", "history"))
        self.form = DescriptionForm()
        self.history = DraftModel(self)
        self.list = DraftList(self.history, self._pictures)
        self.taste = TasteView()
        self.heading = heading()
        self.liked = LikedList(self._pictures)
        self.save = push_button("primary")
        self.discard = push_button("quiet")
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST)
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(self.form, has_frame=True))
        self._stack.addWidget(self.list)
        column(
            row((self.name, 1), self.badge),
            self.pages,
            (self._stack, 7),
            self.taste,
            self.heading,
            (self.liked, 3),
            row(self.discard, 1, self.save),
            parent=self,
            spacing=8,
            margins=(12, 4, 12, 4),
        )
        self._stack.setMinimumHeight(LEAST_FORM)
        self.liked.setMinimumHeight(LEAST_LIKED)
        self.setFocusProxy(self.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the form."""
        super().resizeEvent(event)
        self.taste.setMaximumHeight(UNLIMITED if self.height() >= ROOMY else 0)

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda text: self._change(name=text))
        self.pages.chosen.connect(self.show_page)
        self.form.edited.connect(lambda description: self._change(description=description))
        self.history.edited.connect(lambda: self._change(put=self.history.put))
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self.discarded)

    @property
    def draft(self) -> "MadeUp | None":
        """The shopper as it stands now, None before there is one."""
        return self._draft

    def show_shopper(self, shopper: "MadeUp", catalogue: "Catalogue") -> None:
        """Make up `shopper`, whose products are those of `catalogue`."""
        self._draft, self._catalogue = shopper, catalogue
        self.name.setText(shopper.name)
        self.form.show_description(shopper.description)
        self.history.show(shopper.put, shopper.derived, catalogue)
        self.show_page("history" if shopper.put and not shopper.description else "description")
        self._count()
        self.edited.emit(shopper)

    def clear(self) -> None:
        """Nobody is being made up."""
        self._draft = None

    def show_page(self, page: str) -> None:
        """Show the `description` or the `history`."""
        self.pages.choose(page)
        self._stack.setCurrentIndex(0 if page == "description" else 1)

    def show_preview(self, preview: "ShopperPreview", run: str) -> None:
        """Show what follows from the draft, as recommended by `run`."""
        if self._draft is None or self._catalogue is None:
            return
        self._draft = replace(self._draft, derived=preview.shopper.derived)
        self.form.show_understanding(preview.understanding)
        self.history.show_derived(preview.shopper.derived)
        self.taste.show_profile(preview.profile)
        answer: SearchResponse = answer_of(
            preview.recommendations,
            run,
            self._catalogue,
            because_of_history,
            preview.shopper.history,
        )
        self.liked.show_answer(answer, self._catalogue)
        self._count()

    def put(self, ids: list[str]) -> None:
        """Put clicks on products at the end of the history."""
        self.show_page("history")
        self.history.insert(ids)
        self.list.scrollToTop()

    def _change(self, **fields: object) -> None:
        if self._draft is not None:
            self._draft = replace(self._draft, **fields)  # type: ignore[arg-type]
            self._count()
            self.edited.emit(self._draft)

    def _save(self) -> None:
        self.form.settle()
        if self._draft is not None:
            self.saved.emit(self._draft)

    def _count(self) -> None:
        """Say on the button of the page how many actions there are."""
        count = len(self._draft.history) if self._draft else 0
        label = self.tr("History ({count})").format(count=count) if count else self.tr("History")
        self.pages.label("history", label)
        self.save.setEnabled(count > 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Products may be let go anywhere; the list shows where they will stand."""
        if _has_products(event.mimeData()):
            self.show_page("history")
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Beside the list, products come last of all."""
        self.put(ids_in(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S or Ctrl+Enter saves."""
        is_save = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_S,
            Qt.Key.Key_Return,
        )
        if is_save:
            self._save()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.badge.setText(self.tr("Made up"))
        self.badge.setToolTip(
            self.tr("Nobody real: what is done in this name is recorded as made up")
        )
        self.pages.label("description", self.tr("Description"))
        self._count()
        self.heading.setText(self.tr("May like"))
        self.save.setText(self.tr("Save and choose"))
        self.save.setToolTip(worded(self.tr("Keep this {shopper} and be them (Ctrl+S)")))
        self.discard.setText(self.tr("Discard changes"))
        if self._draft is not None:
            # What it leads to is said in words as well.
            self.edited.emit(self._draft)


def _has_products(mime: QMimeData) -> bool:
    return bool(ids_in(mime))
