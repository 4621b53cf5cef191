"""Back to earlier searches, as in a browser: what was searched for, with which filters, method and order."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.search.request import Filters, Method, SearchRequest, SearchResponse, Sort
from gui.search.search_page import SearchPage
from gui.single_shot import single_shot
from gui.state import State

# A text that stands so long while its results are looked at was meant.
REST_MILLISECONDS = 1500
# More steps back than anybody takes.
MOST_VISITS = 100


@dataclass(frozen=True)
class Visit:
    """A search that was made; who shops is not part of it."""

    text: str
    filters: Filters
    method: Method
    sort: Sort

    @classmethod
    def of(cls, request: SearchRequest) -> "Visit":
        """The visit that `request` is."""
        return cls(request.text.strip(), request.filters, request.method, request.sort)


class QueryHistory(QObject):
    """Walks the searches of this shop; those that found something are remembered for the next start.

    A search is visited when it was committed, or when it rests on screen while nobody types on.
    """

    changed = Signal()

    def __init__(self, page: SearchPage, state: State, parent: QObject):
        super().__init__(parent)
        self._page, self._state = page, state
        self._shop: Path | None = None
        self._visits: list[Visit] = []
        self._place = -1
        # What is searched for show is nobody's visit.
        self.is_paused = False
        self._rest = single_shot(self, REST_MILLISECONDS, self._visit_rested)
        page.shown.connect(self._take)
        page.bar.box.typed.connect(lambda _: self._rest.stop())
        page.bar.box.forgotten.connect(self.forget)
        page.bar.box.all_forgotten.connect(self.forget_all)

    @property
    def may_go_back(self) -> bool:
        """Whether there is an earlier search."""
        return self._place > 0

    @property
    def may_go_forward(self) -> bool:
        """Whether there is a later search, left by going back."""
        return self._place + 1 < len(self._visits)

    @property
    def queries(self) -> list[str]:
        """What was found in this shop before, the newest first."""
        return self._state.queries(self._shop) if self._shop is not None else []

    def use_shop(self, folder: Path | None) -> None:
        """Begin anew in the shop in `folder`, None for none."""
        self._shop, self._visits, self._place = folder, [], -1
        self._rest.stop()
        self._tell()

    def go(self, steps: int) -> None:
        """Show the search so many steps on, back where negative; nothing where there is none.

        What is left is a visit too, however short it was looked at.
        """
        if self._rest.isActive():
            self._rest.stop()
            self._add(Visit.of(self._page.controller.request))
        place = self._place + steps
        if 0 <= place < len(self._visits):
            self._place = place
            self._show(self._visits[place])
            self._tell()

    def forget(self, text: str) -> None:
        """Remember a query no longer."""
        if self._shop is not None:
            self._state.forget_query(self._shop, text)
        self._tell()

    def forget_all(self) -> None:
        """Remember no query of this shop any longer."""
        if self._shop is not None:
            self._state.forget_queries(self._shop)
        self._tell()

    def _take(self, response: SearchResponse) -> None:
        """An answer is on screen: visited at once where it was committed, else if it stays."""
        if self.is_paused or Visit.of(response.request) != Visit.of(self._page.controller.request):
            # The start page comes late, perhaps after somebody has gone on.
            return
        if response.request.typing:
            self._rest.start()
        else:
            self._rest.stop()
            self._visit(response)

    def _visit_rested(self) -> None:
        response = self._page.controller.response
        if response is not None:
            self._visit(response)

    def _visit(self, response: SearchResponse) -> None:
        visit = Visit.of(response.request)
        found_itself = bool(response.hits) and not response.corrected
        if found_itself and self._shop is not None:
            self._state.remember_query(self._shop, visit.text)
        self._add(visit)
        self._tell()

    def _add(self, visit: Visit) -> None:
        if not self._visits or visit != self._visits[self._place]:
            self._visits = [*self._visits[: self._place + 1], visit][-MOST_VISITS:]
            self._place = len(self._visits) - 1

    def _show(self, visit: Visit) -> None:
        """Ask all of it at once: the page's own switches would search once each."""
        page, state = self._page, self._state
        page.bar.method.choose(visit.method)
        page.filters.sort.show_order(visit.sort)
        state.method, state.sort = visit.method, visit.sort
        request = page.controller.request
        page.controller.request = replace(
            request, text=visit.text, method=visit.method, sort=visit.sort, typing=False
        )
        page.filters.set_filters(visit.filters)
        page.bar.box.submit(visit.text)

    def _tell(self) -> None:
        self._page.bar.box.set_history(self.queries)
        self.changed.emit()
