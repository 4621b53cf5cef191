"""What a shopper being made up may like: small cards below each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QWidget

from core.search.request import SearchResponse
from gui.language import Retranslated
from gui.products.pictures import Pictures
from gui.products.product_drag import start_drag
from gui.products.result_model import ResultModel, ResultRole
from gui.products.small_card import CELL, GAP, SmallCard
from gui.theme import theme
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue


class LikedList(Retranslated, QStackedWidget):
    """The cards, or what is missing for there to be any."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None):
        super().__init__(parent)
        self.model = ResultModel(self)
        self.list = _Cards(self.model, pictures)
        self.note = Label(kind="muted")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.note)
        self.addWidget(self.list)
        self._retranslate()

    def show_answer(self, answer: SearchResponse, catalogue: "Catalogue") -> None:
        """Show recommendations; none are a history of which nothing follows."""
        self.model.show(answer, catalogue)
        self.setCurrentWidget(self.list if answer.hits else self.note)

    def _retranslate(self) -> None:
        self.note.setText(self.tr("As soon as there is a history, this shows what it leads to."))
        self.list.setAccessibleName(self.tr("May like"))


class _Cards(QListView):
    """One column of cards as wide as the room; each can be dragged into the history."""

    def __init__(self, model: ResultModel, pictures: Pictures):
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_WideCard(pictures, self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setProperty("kind", "plain")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pictures.arrived.connect(self.viewport().update)
        theme().changed.connect(self.viewport().update)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry a recommendation into the history."""
        if self.currentIndex().isValid():
            start_drag(self, self.currentIndex().data(ResultRole.PRODUCT_ID))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are as wide as the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WideCard(SmallCard):
    def sizeHint(self, option, index) -> QSize:  # type: ignore[no-untyped-def]
        """As wide as the list."""
        return QSize(option.rect.width() + GAP, CELL.height() + 4)
