"""The inspector and what fills it: the result that is selected, why it stands there, what goes with it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.search.request import History, Hit, SearchResponse
from gui.open_workspace import OpenWorkspace
from gui.products.recommended import RecommendedHit
from gui.search.search_page import SearchPage
from gui.widgets.dock import Dock

if TYPE_CHECKING:
    from gui.inspect.inspector import Inspector


class Inspection(QObject):
    """Makes the inspector when its dock is first seen and keeps it in step with the results."""

    failed = Signal(object)

    def __init__(self, dock: Dock, page: SearchPage, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self.panel: Inspector | None = None
        self._dock = dock
        self._page = page
        self._shop = shop
        self._history: History = ()
        dock.visibilityChanged.connect(self._furnish)
        page.hit_selected.connect(self._show)
        page.hit_opened.connect(self.open)
        page.controller.explained.connect(self._explain)
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

    def _furnish(self) -> None:
        if self.panel is not None or not self._dock.isVisible():
            return
        from gui.inspect.inspector import Inspector

        self.panel = Inspector()
        self._dock.set_content(self.panel)
        self.panel.similar.opened.connect(self._open_similar)
        self.panel.similar.failed.connect(self.failed)
        self.panel.similar.set_shopper(self._history)
        self.hand_recommender()
        self._show(self._page.results.current_hit)

    def _show(self, hit: Hit | None) -> None:
        response, engine = self._page.results.model.response, self._shop.engine
        if self.panel is None or not self._dock.isVisible():
            return
        if hit is None or response is None or engine is None:
            self.panel.clear()
            return
        self.panel.show_hit(response, hit, engine.catalogue)
        if not isinstance(hit, RecommendedHit):
            self._page.controller.explain(hit.product_id)

    def open(self, hit: Hit) -> None:
        """Show why `hit` stands where it does, in a dock that is opened for it."""
        self._dock.show()
        self._furnish()
        self._show(hit)

    def _open_similar(self, answer: SearchResponse, hit: Hit) -> None:
        """Select the product among the results; one that is not there is shown by itself."""
        engine = self._shop.engine
        if self._page.results.select_product(hit.product_id) or engine is None:
            return
        if self.panel is not None:
            self.panel.show_hit(answer, hit, engine.catalogue)

    def _leave(self) -> None:
        """What is shown belongs to the shop that is closed."""
        self._history = ()
        if self.panel is not None:
            self.panel.clear()
            self.panel.set_reasons(None)
            self.panel.similar.set_recommender(None, None)

    def _explain(self, explanation: Any) -> None:
        if self.panel is not None:
            self.panel.set_explanation(explanation)
