"""The results of a search: a grid of cards, a dense list, or what there is to say instead."""

from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from core.search.request import Hit, SearchResponse
from core.search.score_parts import ordered_names
from gui.language import Retranslated
from gui.products.grade_marks import GradeMark
from gui.products.movement import Movement, asks_the_same
from gui.products.result_model import ResultModel
from gui.products.state_page import Action, StatePage
from gui.search.card_geometry import columns_width
from gui.search.list_header import ListHeader
from gui.search.result_list import ResultList
from gui.search.skeleton import Skeleton
from gui.theme import theme
from gui.widgets.layouts import column, holder

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue


class ResultsView(Retranslated, QWidget):
    """Shows answers in place; `selected` tells the Hit under the cursor or None, `opened` the one entered.

    Where somebody acts as a shopper, `entered` tells the Hit to look at, by Enter or a click, in place of
    `opened`, and `acted` a Hit and what was done to it. Where results are judged, `graded` tells a Hit and
    its grade, and `grade_undone` that the last one is taken back. `scrolled` says that others may be in
    sight, `shown` tells a new answer, `emptied` that there is something else to say, `sort_wanted` an order.
    """

    selected = Signal(object)
    opened = Signal(object)
    entered = Signal(object)
    acted = Signal(object, str)
    graded = Signal(object, int)
    grade_undone = Signal()
    scrolled = Signal()
    shown = Signal(object)
    emptied = Signal()
    sort_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ResultModel(self)
        self._list = ResultList(self._model)
        self._header = ListHeader()
        self._header.hide()
        self._results = holder(column(self._header, self._list, spacing=0))
        self._skeleton = Skeleton()
        self.state_page = StatePage()
        self._pages = QStackedLayout(self)
        for page in (self._results, self._skeleton, self.state_page):
            self._pages.addWidget(page)
        self._is_showing = False
        self._is_acting = False
        self.setFocusProxy(self._list)
        # What is left free at the side is given back when the window becomes narrow.
        self.setMinimumWidth(columns_width(1))
        self._connect()
        self._name_for_readers()

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._tell_selected)
        self._list.opened.connect(self._tell_opened)
        self._list.clicked.connect(self._tell_clicked)
        self._list.acted.connect(lambda row, action: self.acted.emit(self._model.hit(row), action))
        self._list.graded.connect(lambda row, grade: self.graded.emit(self._model.hit(row), grade))
        self._list.grade_undone.connect(self.grade_undone)
        self._list.verticalScrollBar().valueChanged.connect(self.scrolled)
        self._list.rows_resized.connect(self._header.set_row_width)
        self._header.sort_wanted.connect(self.sort_wanted)
        theme().changed.connect(self._list.viewport().update)

    @property
    def model(self) -> ResultModel:
        """What the list shows."""
        return self._model

    @property
    def current_hit(self) -> Hit | None:
        """The selected result."""
        return self._model.hit(self._list.currentIndex().row())

    def show_response(self, response: SearchResponse, catalogue: "Catalogue") -> None:
        """Show an answer: the selection follows its product, the same query anew keeps its place."""
        shown = self._model.response
        is_same = shown is not None and asks_the_same(shown.request, response.request)
        places = (
            self._list.positions()
            if is_same and self._pages.currentWidget() is self._results
            else {}
        )
        chosen = self.current_hit
        self._is_showing = True
        self._list.keep_scroll(True)
        self._model.show(response, catalogue)
        self._is_showing = False
        self._pages.setCurrentWidget(self._results)
        self._show_filled(response, catalogue)
        self._settle(places, is_same)
        if chosen is not None or self.current_hit is not None:
            self.selected.emit(self.current_hit)
        self.shown.emit(response)

    def _show_filled(self, response: SearchResponse, catalogue: "Catalogue") -> None:
        """A column that no result fills leaves its room to the titles."""
        rows = [hit.row for hit in response.hits]
        has_brand = any(catalogue.brand[row] for row in rows)
        numbers = [(catalogue.sales[row], catalogue.rating[row]) for row in rows]
        has_sales = not all(isnan(number) for pair in numbers for number in pair)
        filled = {"brand": has_brand, "sales": has_sales}
        shown = frozenset(name for name, is_filled in filled.items() if is_filled)
        self._list.set_filled(shown)
        self._header.set_filled(shown)

    def _settle(self, places: dict[str, QPoint], is_same: bool) -> None:
        self._list.doItemsLayout()
        self._list.keep_scroll(False)
        response = self._model.response
        if response is not None and response.hits:
            self._header.set_sort(response.request.sort)
            self._header.set_parts(tuple(ordered_names(hit.parts for hit in response.hits)))
        if is_same:
            self._list.slide_from(places)
        else:
            self._list.sliding.stop()
            self._list.scrollToTop()

    def show_state(self, kind: str, title: str, text: str, *actions: Action) -> None:
        """Show a state in place of results; `loading` is drawn as cards to come, its title said above.

        The answer is forgotten: what is out of sight is neither selected nor explained.
        """
        self.state_page.show_state(kind, title, text, *actions)
        self._skeleton.setAccessibleName(title)
        self._skeleton.progress.hide()
        self._pages.setCurrentWidget(self._skeleton if kind == "loading" else self.state_page)
        self._forget()

    def show_progress(self, title: str, text: str, share: float) -> None:
        """Cards to come, and over them what is built until they can and the share of it that is done."""
        self._skeleton.show_progress(title, text, share)
        self._pages.setCurrentWidget(self._skeleton)

    def clear(self) -> None:
        """Forget the answer and who gives reasons: its shop is closed."""
        self._model.set_reasons(None)
        self._forget()

    def _forget(self) -> None:
        self._list.sliding.stop()
        self._model.clear()
        self.emptied.emit()

    def set_mode(self, mode: str) -> None:
        """Show a `grid` of cards or a dense `list`."""
        self._header.setVisible(mode == "list")
        self._list.set_mode(mode)

    def set_zoom(self, zoom: float) -> None:
        """Show cards `zoom` times as large."""
        self._list.set_zoom(zoom)

    def mark_movements(self, movements: Mapping[str, Movement]) -> None:
        """Badge the cards with how they moved, until the next answer."""
        self._model.mark(movements)

    def offer(self, action: QAction) -> None:
        """Offer `action` on the selected product: by its shortcut and in the menu of a card."""
        self._list.addAction(action)

    def set_acting(self, is_acting: bool) -> None:
        """Whether somebody acts as a shopper here."""
        self._is_acting = is_acting
        self._name_for_readers()
        self._list.buttons.set_on(is_acting)

    def mark_done(self, done: Mapping[str, frozenset[str]]) -> None:
        """Show on the cards what was done to which product."""
        self._model.mark_done(done)

    def set_judging(self, is_judging: bool) -> None:
        """Whether letters grade the selected result."""
        self._list.is_judging = is_judging
        self._name_for_readers()

    def mark_grades(self, grades: Mapping[str, GradeMark] | None) -> None:
        """Show on the cards how products are judged for the query; None: no query set is in use."""
        self._model.mark_grades(grades)

    def visible_hits(self, width: int | None = None) -> list[Hit]:
        """The results in sight, none while there is something else to say.

        Only the first `width` logical pixels count, by default all.
        """
        is_in_sight = self.isVisible() and self._pages.currentWidget() is self._results
        rows = self._list.visible_rows(width or self.width()) if is_in_sight else []
        return [hit for row in rows if (hit := self._model.hit(row)) is not None]

    def make_way(self, pixels: int) -> None:
        """Leave so much free at the right; the result that is selected stays in sight."""
        if self.contentsMargins().right() != pixels:
            self.setContentsMargins(0, 0, pixels, 0)
            self._pages.activate()
            self._list.scrollTo(self._list.currentIndex())

    def go_to_top(self) -> None:
        """Show the first results, as for somebody who has only just come."""
        self._list.sliding.stop()
        self._list.scrollToTop()

    def edge_before(self, x: int) -> int:
        """The left edge of the column at `x`, so that what covers the results covers whole cards."""
        cell = self._list.gridSize().width()
        return x // cell * cell if self._list.columns > 1 else x

    def select_rank(self, rank: int) -> None:
        """Select the result of a rank, from 1, and bring it into sight."""
        self._list.setCurrentIndex(self._model.index(rank - 1, 0))

    def select_product(self, product_id: str) -> bool:
        """Select a product and bring it into sight; False if it is not among the results."""
        row = self._model.row_of(product_id)
        self._list.setCurrentIndex(self._model.index(row, 0))
        return row >= 0

    def _retranslate(self) -> None:
        self._name_for_readers()
        self._list.viewport().update()

    def _name_for_readers(self) -> None:
        self._list.setAccessibleName(self.tr("Results"))
        keys = self.tr("Enter opens; F favourite, C cart, B buy, X not this")
        if self._list.is_judging:
            keys = self.tr("A S D F grade from 0 to 3, Space: I can't tell, Ctrl+Z takes back")
        has_keys = self._is_acting or self._list.is_judging
        self._list.setAccessibleDescription(keys if has_keys else "")

    def _tell_opened(self, row: int) -> None:
        (self.entered if self._is_acting else self.opened).emit(self._model.hit(row))

    def _tell_clicked(self, index: QModelIndex) -> None:
        if self._is_acting:
            self.entered.emit(self._model.hit(index.row()))

    def _tell_selected(self, current: QModelIndex) -> None:
        if not self._is_showing:
            self.selected.emit(self._model.hit(current.row()))
