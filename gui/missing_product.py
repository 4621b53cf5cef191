"""Why something is not among the results: asked in the inspector, answered by what answers searches."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domains import domain_of
from core.search.request import Filters, SearchRequest, Sort
from gui import words
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.search.controller import SearchEngine
from gui.search.search_page import SearchPage

if TYPE_CHECKING:
    from core.explain.why_not.lookup import NamedProduct
    from core.explain.why_not.stages import Remedy, Trace
    from core.workspace import Workspace
    from gui.inspect.why_not_page import WhyNotPage


class MissingProduct(QObject):
    """Traces the product that is asked for through the search on screen, anew whenever that is another one.

    `guest_wanted` says that the session is to be cleared.
    """

    failed = Signal(object)
    guest_wanted = Signal()

    def __init__(self, page: SearchPage, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self._page, self._shop = page, shop
        self._panel: WhyNotPage | None = None
        self._asked = ""
        self._names, self._traces = Latest(self), Latest(self)
        page.shown.connect(lambda _: self.refresh())
        shop.closing.connect(self._forget)

    def serve(self, panel: "WhyNotPage") -> None:
        """Answer what is asked in `panel`."""
        self._panel = panel
        panel.typed.connect(self._look_up)
        panel.asked.connect(self.ask)
        panel.remedied.connect(self._mend)

    def ask(self, product_id: str) -> None:
        """Trace a product through the search on screen."""
        self._asked = product_id
        self._trace()

    def refresh(self) -> None:
        """Trace it through the search that is on screen by now, where anybody looks."""
        if self._panel is not None and self._panel.isVisible():
            self._trace()

    def _look_up(self, text: str) -> None:
        engine, workspace = self._page.controller.engine, self._shop.workspace
        panel = self._panel
        if engine is not None and workspace is not None and panel is not None:
            self._names.run(
                _named,
                engine,
                workspace,
                text,
                done=lambda products: panel.offer(text, products),
                failed=self.failed.emit,
            )

    def _trace(self) -> None:
        from core.experiments.interleaving import InterleavedEngine

        engine, workspace = self._page.controller.engine, self._shop.workspace
        if not self._asked or self._panel is None or engine is None or workspace is None:
            return
        if isinstance(engine, InterleavedEngine):
            # Stages would tell which of two rankings lost it.
            self._panel.show_blind()
            return
        request = replace(self._page.controller.request, typing=False, draft=False)
        self._traces.run(
            _traced,
            engine,
            workspace,
            request,
            self._asked,
            words.domain(),
            done=self._panel.show_trace,
            failed=self.failed.emit,
        )

    def _mend(self, remedy: "Remedy") -> None:
        page = self._page
        if remedy.action == "search_for":
            page.ask(remedy.value)
        elif remedy.action == "ignore_condition":
            page.controller.ignore(remedy.value)
        elif remedy.action == "remove_filter":
            nothing = {remedy.value: getattr(Filters(), remedy.value)}
            page.filters.set_filters(replace(page.filters.filters, **nothing))
        elif remedy.action == "sort_by":
            page.sort_by(Sort(remedy.value))
        else:
            self.guest_wanted.emit()

    def _forget(self) -> None:
        """What was asked was asked of the shop that is closed."""
        self._asked = ""
        for pending in (self._names, self._traces):
            pending.cancel()
        if self._panel is not None:
            self._panel.show_trace(None)


def _named(engine: SearchEngine, workspace: "Workspace", text: str) -> "list[NamedProduct]":
    from core.explain.why_not.left_out import Cleaning
    from core.explain.why_not.lookup import named_products

    return named_products(engine.catalogue, Cleaning.of(workspace), text)


def _traced(
    engine: SearchEngine, workspace: "Workspace", request: SearchRequest, product: str, domain: str
) -> "Trace":
    from core.explain.why_not.left_out import Cleaning
    from core.explain.why_not.trace import trace

    ranking = engine.placing(request, product)
    return trace(ranking, request, product, Cleaning.of(workspace), domain_of(domain))
