"""The middle of the window: filters, what the answer was, and the results."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.search.request import (
    Facets,
    Filters,
    History,
    Method,
    SearchRequest,
    SearchResponse,
    Sort,
)
from gui.language import Retranslated
from gui.products.movement import asks_the_same, compare
from gui.products.recommended import is_start
from gui.products.state_page import Action
from gui.search.before_after import BeforeAfterStrip
from gui.search.condition_chips import ConditionChips
from gui.search.controller import SearchController, SearchEngine
from gui.search.filter_bar import ActiveFilters, FilterBar
from gui.search.intent_bar import IntentBar
from gui.search.nothing_found import NothingFound
from gui.search.on_screen import OnScreen
from gui.search.result_menu import ResultMenu
from gui.search.results_view import ResultsView
from gui.search.search_bar import SearchBar
from gui.search.start_page import StartPage
from gui.search.summary import MeantLine, SummaryLine
from gui.state import State
from gui.widgets.floating import float_over
from gui.widgets.layouts import column, row
from gui.widgets.notices import NoticeBar
from gui.widgets.segments import Segments

if TYPE_CHECKING:
    from core.recommend.recommender import Recommender


class SearchPage(Retranslated, QWidget):
    """Wires the search bar above it, its own lines and the results to one controller."""

    hit_opened = Signal()
    shown = Signal(object)

    def __init__(self, bar: SearchBar, state: State, parent: QWidget | None = None):
        super().__init__(parent)
        self.bar = bar
        self.state = state
        self.controller = SearchController(self)
        self.lock_notice = NoticeBar()
        self.notice = NoticeBar()
        self.notices = QWidget()
        self.filters = FilterBar()
        self.intents = IntentBar()
        self.active = ActiveFilters()
        self.conditions = ConditionChips()
        self.summary = SummaryLine()
        self.view = Segments(("grid", "list"), compact=True)
        self.meant = MeantLine()
        self.strip = BeforeAfterStrip()
        self.results = ResultsView()
        self.nothing = NothingFound(self.results, self)
        self.on_screen = OnScreen(self.results, self.controller, self)
        self.menu = ResultMenu(self.results, self.on_screen, self)
        self.start = StartPage(self.results, self)
        self._before: SearchResponse | None = None
        self._is_choosing_weight = False
        self._arrange()
        float_over(self, self.notice)
        self._connect()
        self._recall()
        self._retranslate()

    def _arrange(self) -> None:
        self._about_answer = row(self.summary, 1)
        column(
            self._stacked_notices(),
            row(self.filters, (self.intents, 1), self.view, spacing=12),
            self._about_answer,
            self.active,
            self.conditions,
            self.meant,
            self.strip,
            self.start.line,
            (self.results, 1),
            parent=self,
            spacing=8,
            margins=(16, 4, 16, 8),
        )

    def _stacked_notices(self) -> QWidget:
        """What concerns the whole shop, in a place of its own that others may put above their pages."""
        column(self.lock_notice, parent=self.notices, spacing=8)
        return self.notices

    def _connect(self) -> None:
        controller, box = self.controller, self.bar.box
        box.typed.connect(controller.type)
        box.committed.connect(controller.commit)
        box.left.connect(lambda: self.results.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.bar.method.chosen.connect(self._choose_method)
        self.filters.sort_chosen.connect(self._choose_sort)
        self.filters.filters_changed.connect(self._filter)
        self.active.filters_changed.connect(self.filters.set_filters)
        self.conditions.removed.connect(controller.ignore)
        self.intents.chosen.connect(self.filters.choose_category)
        self.start.shown.connect(self.shown)
        self.start.failed.connect(controller.failed)
        self.meant.query_chosen.connect(box.submit)
        self.view.chosen.connect(self._choose_view)
        self.nothing.query_chosen.connect(box.submit)
        self.nothing.filters_chosen.connect(self.filters.set_filters)
        self.nothing.condition_dropped.connect(controller.ignore)
        self.nothing.method_chosen.connect(self._search_by)
        self.nothing.nearest_wanted.connect(self._show_nearest)
        self.nothing.failed.connect(controller.failed)
        self.results.sort_wanted.connect(self.sort_by)
        self.menu.why_wanted.connect(self.hit_opened)
        self.results.opened.connect(lambda _: self.hit_opened.emit())
        controller.answered.connect(self._show)
        controller.suggested.connect(box.offer)

    def _recall(self) -> None:
        self.controller.request = SearchRequest(
            "", method=Method(self.state.method), sort=Sort(self.state.sort)
        )
        self.bar.method.choose(self.state.method)
        self.filters.sort.show_order(self.state.sort)
        self.view.choose(self.state.view)
        self.results.set_mode(self.state.view)

    def add_beside_summary(self, widget: QWidget) -> None:
        """Give `widget` the place at the end of the line about the answer."""
        self._about_answer.addWidget(widget)

    def add_notice(self, notice: QWidget) -> None:
        """Keep `notice` above the filters, below what concerns the whole shop."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.notices) + 1, notice)

    def set_engine(self, engine: SearchEngine) -> None:
        """Search with `engine`, at once for what the box says."""
        self.controller.set_engine(engine)
        self.controller.refresh()

    def rank_with(self, engine: SearchEngine) -> None:
        """Search the same shop with another ranking, and show what moves."""
        if not self._is_choosing_weight:
            self._before = self.controller.response
        self.set_engine(engine)

    def leave_shop(self) -> None:
        """Forget all that belongs to the shop that is closed; how searches are made stays as chosen."""
        self.controller.set_engine(None)
        self._before = None
        self.bar.box.put("")
        self.clear_filters()
        self.controller.request = SearchRequest(
            "", method=self.controller.request.method, sort=self.controller.request.sort
        )
        self.start.set_recommender(None)
        self._forget_answer()
        self.results.clear()
        self.filters.show_facets(Facets())
        self.summary.set_runs((), "")
        for widget in (self.notice, self.lock_notice, self.strip):
            widget.hide()

    def use_recommender(
        self, engine: SearchEngine | None, recommender: "Recommender | None"
    ) -> None:
        """Recommend by `recommender`, whose taste `engine` has; none leaves the start page to results."""
        self.start.set_recommender(recommender)
        if engine is not None and self.controller.engine is not None:
            self.controller.improve_engine(engine)
            if is_start(self.controller.request) or self.controller.request.history:
                self.controller.refresh()

    def personalise(self, history: History, weight: float) -> None:
        """Let the search suit someone with this `history`, whose taste weighs so much; shows what moves."""
        request = self.controller.request
        if (history, weight) != (request.history, request.personal):
            if not self._is_choosing_weight:
                self._before = self.controller.response
            self.controller.change(history=history, personal=weight)

    def forget_movements(self) -> None:
        """The next answer is told without how products moved since the one on screen."""
        self._before = None

    def set_weight_changing(self, is_choosing: bool) -> None:
        """While the weight of taste is being chosen, movements are told from where that began."""
        self._is_choosing_weight = is_choosing
        if is_choosing:
            self._before = self.controller.response

    def ask(self, text: str) -> None:
        """Put `text` in the box and search, now or as soon as there is an engine."""
        self.bar.box.submit(text)

    def show_state(self, kind: str, title: str, text: str, *actions: Action) -> None:
        """Show a state instead of results; its buttons do `actions`."""
        self._forget_answer()
        self.summary.show_wait(title if kind == "loading" else "")
        self.results.show_state(kind, title, text, *actions)

    def show_progress(self, title: str, text: str, share: float) -> None:
        """Say in place of results what is built before there can be any, and which share of it is done."""
        self.summary.show_wait(title)
        self.results.show_progress(title, text, share)

    def _forget_answer(self) -> None:
        self.summary.show_response(None)
        self.intents.show_intents((), "")
        self.conditions.show_conditions(())
        self.meant.hide()
        self.start.leave()

    def _choose_method(self, method: str) -> None:
        self.state.method = method
        self.controller.change(method=Method(method))

    def _choose_sort(self, sort: str) -> None:
        self.state.sort = sort
        self.controller.change(sort=Sort(sort))

    def sort_by(self, sort: str) -> None:
        """Search in another order."""
        self.filters.sort.show_order(sort)
        self._choose_sort(sort)

    def _choose_view(self, view: str) -> None:
        self.state.view = view
        self.results.set_mode(view)

    def _filter(self, filters: Filters) -> None:
        self.active.show_filters(filters)
        self.intents.show_filters(filters)
        self.controller.change(filters=filters)

    def clear_filters(self) -> None:
        """Search without filters."""
        self.filters.set_filters(Filters())

    def _show(self, response: SearchResponse) -> None:
        engine = self.controller.engine
        if engine is None:
            return
        self.summary.show_response(response)
        self.filters.show_facets(response.facets)
        self.intents.show_intents(response.intents, response.intent_run)
        self.meant.show_response(response)
        self.conditions.show_conditions(response.conditions)
        if self.start.takes(response, engine.catalogue):
            return
        if response.hits:
            self.results.show_response(response, engine.catalogue)
            self._mark_movements(response)
        elif len(engine.catalogue):
            self.nothing.show(response, engine)
        self.shown.emit(response)

    def _mark_movements(self, response: SearchResponse) -> None:
        """Badge what has moved since the taste was another, or since this was a draft."""
        before = self._before
        if not self._is_choosing_weight:
            self._before = None
        if before is not None and asks_the_same(before.request, response.request):
            self.results.mark_movements(compare(before, response))
        if response.is_draft and not self._is_choosing_weight:
            self._before = response

    def _show_nearest(self, nearest: SearchResponse) -> None:
        """What is near in meaning though too far to be found, said to be so."""
        if self.controller.engine is not None:
            self.summary.show_response(nearest)
            self.results.show_response(nearest, self.controller.engine.catalogue)

    def _search_by(self, method: str) -> None:
        self.bar.method.choose(method)
        self._choose_method(method)

    def _retranslate(self) -> None:
        self.view.draw("grid", "grid", self.tr("Cards"))
        self.view.draw("list", "list", self.tr("List"))
        self.start.refresh()
        self.menu.retranslate()
        response = self.controller.response
        if response is not None and not response.hits:
            self._show(response)
