"""The inspector and what fills it: the result that is selected, why it stands there, what goes with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.search.request import History, Hit, SearchRequest, SearchResponse
from gui.background import Latest
from gui.first_selection import FirstSelection
from gui.missing_product import MissingProduct
from gui.open_workspace import OpenWorkspace
from gui.products.recommended import RecommendedHit
from gui.search.controller import SearchEngine
from gui.search.on_screen import Selection
from gui.search.search_page import SearchPage
from gui.widgets.dock import Dock

if TYPE_CHECKING:
    from core.explain.explanation import Explanation
    from gui.inspect.inspector import Inspector


class Inspection(QObject):
    """Makes the inspector when its dock is first seen and keeps it in step with what is on screen."""

    failed = Signal(object)

    def __init__(self, dock: Dock, page: SearchPage, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self.panel: Inspector | None = None
        self._dock = dock
        self._page = page
        self._shop = shop
        self._history: History = ()
        self._shown: Selection | None = None
        self._explanations = Latest(self)
        # The id of the product that others are set beside, "" for none.
        self._pinned = ""
        self.missing = MissingProduct(page, shop, self)
        self.missing.failed.connect(self.failed)
        FirstSelection(dock, page.results, page.on_screen, self)
        dock.visibilityChanged.connect(self._furnish)
        page.on_screen.changed.connect(self._follow)
        page.hit_opened.connect(self.open)
        page.menu.pin_wanted.connect(self.pin)
        page.menu.why_not_wanted.connect(self.ask_why_not)
        shop.closing.connect(self._leave)

    def hand_recommender(self) -> None:
        """Let the shop's recommender say what goes with a product."""
        engine = self._shop.engine
        self._page.results.model.set_reasons(self._shop.recommender)
        if self.panel is not None and engine is not None:
            self.panel.set_reasons(self._shop.recommender)
            self.panel.similar.set_recommender(self._shop.recommender, engine.catalogue)

    def follow(self, history: History) -> None:
        """Somebody with this `history` shops."""
        self._history = history
        if self.panel is not None:
            self.panel.similar.set_shopper(history)

    def open(self) -> None:
        """Show why what is selected stands where it does, in a dock that is opened for it."""
        self._dock.show_for_now()
        self._furnish()

    def pin(self) -> None:
        """Keep what is selected to set others beside it; the one that is kept already is let go."""
        selection = self._page.on_screen.selection
        chosen = selection[1].product_id if selection is not None else ""
        self._pinned = "" if chosen == self._pinned else chosen
        self._page.results.model.mark_pinned(self._pinned)
        self.open()
        if self.panel is not None and self._pinned:
            self.panel.choose_view("gap")
        self._explain_anew()

    def ask_why_not(self) -> None:
        """Lead to where a product is named that is not among the results."""
        self.open()
        if self.panel is not None:
            self.panel.choose_view("why_not")

    def _furnish(self) -> None:
        if self.panel is None and self._dock.isVisible():
            from gui.inspect.inspector import Inspector

            self.panel = Inspector()
            self._dock.set_content(self.panel)
            self.panel.similar.opened.connect(self._page.on_screen.select)
            self.panel.similar.failed.connect(self.failed)
            self.panel.what_if_wanted.connect(self._page.menu.what_if.trigger)
            self.panel.similar.set_shopper(self._history)
            self.panel.view_chosen.connect(self._explain_anew)
            self.missing.serve(self.panel.why_not)
            self.panel.view_chosen.connect(self.missing.refresh)
            self.hand_recommender()
        self._follow()

    def _follow(self) -> None:
        """Show what is selected on screen now; a dock that nobody sees shows nothing."""
        if self.panel is None:
            return
        selection = self._page.on_screen.selection if self._dock.isVisible() else None
        catalogue = self._page.on_screen.catalogue
        if selection is None or catalogue is None:
            self._show_nothing()
        elif not _is_same(selection, self._shown):
            self._shown = selection
            self.panel.show_hit(*selection, catalogue)
            self._explain(*selection)

    def _explain_anew(self) -> None:
        """What is selected, beside what is pinned where that is looked at."""
        if self._shown is not None:
            self._explain(*self._shown)

    def _beside(self, response: SearchResponse, hit: Hit) -> str | None:
        """The product to set `hit` beside: the pinned one, else the best other; None where nobody asks."""
        if self.panel is None or self.panel.view != "gap":
            return None
        others = [other.product_id for other in response.hits if other is not hit]
        engine = self._page.on_screen.engine
        is_known = engine is not None and self._pinned in engine.catalogue.row_of
        candidates = [self._pinned] if is_known and self._pinned else []
        beside = (other for other in (*candidates, *others) if other != hit.product_id)
        return next(beside, None)

    def _show_nothing(self) -> None:
        self._shown = None
        self._explanations.cancel()
        if self.panel is not None:
            self.panel.clear()

    def _explain(self, response: SearchResponse, hit: Hit) -> None:
        """Ask what ranked the list for its reasons; the newest selection alone is explained."""
        self._explanations.cancel()
        engine = self._page.on_screen.engine
        if engine is not None and not isinstance(hit, RecommendedHit):
            self._explanations.run(
                _explained,
                engine,
                response.request,
                hit.product_id,
                self._beside(response, hit),
                done=self._take,
                failed=self.failed.emit,
            )

    def _take(self, explanation: "Explanation") -> None:
        from core.explain.lit import product_strengths

        product = explanation.product
        self._page.results.model.light(product.product_id, product_strengths(product))
        if self.panel is not None:
            self.panel.set_explanation(explanation)

    def _leave(self) -> None:
        """What is shown belongs to the shop that is closed."""
        self._history = ()
        self._pinned = ""
        self._page.results.model.mark_pinned("")
        self._show_nothing()
        if self.panel is not None:
            self.panel.set_reasons(None)
            self.panel.similar.set_recommender(None, None)


def _is_same(one: Selection, other: Selection | None) -> bool:
    """Whether both are one hit of one answer; an equal hit of another answer is not."""
    return other is not None and one[0] is other[0] and one[1] is other[1]


def _explained(
    engine: SearchEngine, request: SearchRequest, product_id: str, versus: str | None
) -> "Explanation":
    from core.explain.explanation import explain_request

    return explain_request(engine.placing(request, product_id), request, product_id, versus)
