"""What others looked at besides the product in the inspector: small cards in one line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedLayout, QWidget

from core.search.request import History, Hit, SearchResponse
from gui.background import Latest
from gui.language import Retranslated
from gui.products.pictures import Pictures
from gui.products.recommended import answer_of, because_of_product
from gui.products.result_model import ResultModel, ResultRole
from gui.products.small_card import CELL, SmallCard
from gui.theme import theme
from gui.widgets.labels import heading
from gui.widgets.layouts import column
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.recommender import Recommender

# Products: four screens of the strip.
TOP = 20
# Pixels of the scroll bar below the cards.
SCROLL_BAR = 12


class SimilarStrip(Retranslated, QWidget):
    """看了又看: asks its recommender for each product it is told of; hidden while there is none.

    `opened` tells the answer and the hit of it that somebody wants to see, `shown` every answer.
    """

    opened = Signal(object, object)
    shown = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._recommender: Recommender | None = None
        self._catalogue: Catalogue | None = None
        self._product = ""
        self._shopper: History = ()
        self._requested: tuple[str, History] | None = None
        self._shown = ""
        self._answers = Latest(self)
        self.model = ResultModel(self)
        self.heading = heading()
        self.list = _Strip(self.model)
        self.note = Label(kind="muted")
        below = QWidget()
        below.setFixedHeight(CELL.height() + SCROLL_BAR)
        self._pages = QStackedLayout(below)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.note)
        column(self.heading, below, parent=self, spacing=2, margins=(16, 0, 16, 0))
        self.list.opened.connect(self._open)
        self.hide()
        self._retranslate()

    def set_recommender(
        self, recommender: "Recommender | None", catalogue: "Catalogue | None"
    ) -> None:
        """Ask `recommender` from now on, whose products are those of `catalogue`."""
        if catalogue is not self._catalogue:
            self.clear()
        self._recommender, self._catalogue = recommender, catalogue
        self.setVisible(recommender is not None)
        self._ask()

    def show_product(self, product_id: str) -> None:
        """Show what goes with a product, empty for none."""
        is_known = (product_id, self._shopper) == self._requested
        self._product = product_id
        if not is_known:
            self._ask()

    def clear(self) -> None:
        """Forget the product: its shop or its catalogue is another one now."""
        self._answers.cancel()
        self._product, self._requested, self._shown = "", None, ""
        self.model.clear()

    def set_shopper(self, history: History) -> None:
        """Suit somebody with this `history`, and leave out what they do not want."""
        self._shopper = history
        if self.isVisible():
            self.show_product(self._product)

    def visible_hits(self) -> list[Hit]:
        """What is in sight of the strip."""
        return (
            [index.data(ResultRole.HIT) for index in self.list.visible_cards()]
            if self.isVisible()
            else []
        )

    def _ask(self) -> None:
        recommender, catalogue = self._recommender, self._catalogue
        self._answers.cancel()
        if recommender is None or catalogue is None or self._product not in catalogue.row_of:
            return
        self._requested = self._product, self._shopper
        self._answers.run(
            recommender.similar,
            self._product,
            TOP,
            self._shopper,
            done=lambda recommendations: self._show(
                answer_of(recommendations, recommender.run_id, catalogue, because_of_product),
                catalogue,
            ),
            failed=self.failed.emit,
        )

    def _show(self, answer: SearchResponse, catalogue: "Catalogue") -> None:
        self.model.show(answer, catalogue)
        if self._shown != self._product:
            self._shown = self._product
            self.list.setCurrentIndex(QModelIndex())
            self.list.scrollToTop()
        self._pages.setCurrentWidget(self.list if answer.hits else self.note)
        self.shown.emit(answer)

    def _open(self, index: QModelIndex) -> None:
        if self.model.response is not None:
            self.opened.emit(self.model.response, index.data(ResultRole.HIT))

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Looked at as well"))
        self.list.setAccessibleName(self.heading.text())
        self.note.setText(self.tr("Nothing is known to go with it yet."))
        self._ask()


class _Strip(QListView):
    """One line of cards, walked with the arrow keys; a click or Enter opens."""

    opened = Signal(QModelIndex)

    def __init__(self, model: ResultModel):
        super().__init__()
        self._pictures = Pictures(self)
        self._pictures.arrived.connect(self.viewport().update)
        self.destroyed.connect(self._pictures.close)
        self.setModel(model)
        self.setItemDelegate(SmallCard(self._pictures, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("kind", "plain")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.opened)
        theme().changed.connect(self.viewport().update)

    def visible_cards(self) -> list[QModelIndex]:
        """The cards of which more than half is in sight."""
        area, model = self.viewport().rect(), self.model()
        cards = (model.index(row, 0) for row in range(model.rowCount()))
        return [card for card in cards if area.contains(self.visualRect(card).center())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is navigation."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        else:
            super().keyPressEvent(event)
