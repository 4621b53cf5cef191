"""Keep it so: what a right click on a result puts into the file of checks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.search.request import Hit, SearchResponse, Sort
from gui.search.on_screen import OnScreen, Selection
from gui.search.results_view import ResultsView
from gui.widgets.plain import caption, literal

if TYPE_CHECKING:
    from core.checks.assertions import Assertion

# The tops that are offered: the smallest that holds the result.
TOPS = (1, 3, 5, 10, 20, 50, 100)
# How far down what was refused stays away, and what has no place here.
AWAY = 10


class KeepMenu(QObject):
    """`wanted` carries an `Assertion` and the products on screen, `form_wanted` a query and a product."""

    wanted = Signal(object, object)
    form_wanted = Signal(str, str)

    def __init__(self, results: ResultsView, on_screen: OnScreen, window: QWidget):
        super().__init__(window)
        self._on_screen = on_screen
        self._menu = QMenu(window)
        self._menu.setToolTipsVisible(True)
        self.entry = self._menu.menuAction()
        self.top = self._add(self._keep_top)
        self.above = self._add(self._keep_above)
        self.never = self._add(self._keep_away)
        self._menu.addSeparator()
        self.category = self._add(self._keep_category_away)
        self.snapshot = self._add(self._keep_all)
        self._menu.addSeparator()
        self.other = self._add(self._ask)
        results.offer(self.entry)
        on_screen.changed.connect(self.settle)
        self.settle()

    def settle(self) -> None:
        """Names and states for what is selected now, in the language spoken."""
        chosen = self._selection
        hit = chosen[1] if chosen is not None else None
        for action in (self.entry, self.top, self.above, self.never, self.category, self.other):
            action.setEnabled(hit is not None)
        self.above.setEnabled(self._next is not None)
        self.category.setEnabled(bool(hit is not None and self._category(hit)))
        self.snapshot.setEnabled(hit is not None and self._is_as_anybody_sees)
        self._name(hit)

    @property
    def is_usable(self) -> bool:
        """Whether there is a result that something can be said of."""
        return self._selection is not None

    def _name(self, hit: Hit | None) -> None:
        top = _top(hit.rank) if hit is not None else AWAY
        named = caption(self._category(hit)) if hit is not None else ""
        category = named or self.tr("category")
        self._menu.setTitle(self.tr("Keep it so"))
        self.top.setText(self.tr("In the top {top}").format(top=top))
        self.above.setText(self.tr("Above the next one"))
        self.never.setText(self.tr("Never here: not in the top {top}").format(top=AWAY))
        self.category.setText(
            self.tr("No {category} in the top {top}").format(category=category, top=AWAY)
        )
        self.snapshot.setText(self.tr("This list as it is: top {top}").format(top=AWAY))
        self.snapshot.setToolTip(
            self.tr("Of lists without filters and taste, sorted by the best match")
        )
        self.other.setText(self.tr("Another rule…"))
        for action in (self.top, self.above, self.never, self.category, self.other):
            # Qt would show the name, which a file may have given, as a tip with markup.
            action.setToolTip(literal(action.text()))

    def _add(self, triggered: Callable[[], object]) -> QAction:
        action = self._menu.addAction("")
        action.triggered.connect(lambda: triggered())
        return action

    @property
    def _selection(self) -> Selection | None:
        """The result of a search that is selected; recommendations answer no query."""
        chosen = self._on_screen.selection
        is_search = chosen is not None and bool(chosen[0].request.text.strip())
        return chosen if is_search and self._on_screen.engine is not None else None

    @property
    def _next(self) -> Hit | None:
        """The result below the one that is selected."""
        chosen = self._selection
        if chosen is None:
            return None
        response, hit = chosen
        is_last = hit.rank >= len(response.hits)
        return None if is_last else response.hits[hit.rank]

    @property
    def _is_as_anybody_sees(self) -> bool:
        chosen = self._selection
        if chosen is None:
            return False
        request = chosen[0].request
        is_plain = not request.filters and not request.history and not request.ignored
        return is_plain and request.sort is Sort.RELEVANCE

    def _category(self, hit: Hit) -> str:
        from core.data.category_path import leaf

        catalogue = self._on_screen.catalogue
        return leaf(catalogue.category[hit.row]) if catalogue is not None else ""

    def _keep_top(self) -> None:
        from core.checks.assertions import Placed

        self._want(lambda query, hit: Placed(query, hit.product_id, _top(hit.rank)))

    def _keep_above(self) -> None:
        from core.checks.assertions import Above

        below = self._next
        if below is not None:
            self._want(lambda query, hit: Above(query, hit.product_id, below.product_id))

    def _keep_away(self) -> None:
        from core.checks.assertions import Placed

        self._want(lambda query, hit: Placed(query, hit.product_id, AWAY, is_in=False))

    def _keep_category_away(self) -> None:
        from core.checks.assertions import Content

        self._want(lambda query, hit: Content(query, self._category(hit), "category", top=AWAY))

    def _keep_all(self) -> None:
        from core.checks.assertions import Same

        self._want(lambda query, _: Same(query, AWAY))

    def _ask(self) -> None:
        chosen = self._selection
        if chosen is not None:
            self.form_wanted.emit(_query(chosen[0]), chosen[1].product_id)

    def _want(self, made: "Callable[[str, Hit], Assertion]") -> None:
        chosen = self._selection
        if chosen is not None:
            response, hit = chosen
            products = [one.product_id for one in response.hits[:AWAY]]
            self.wanted.emit(made(_query(response), hit), products)


def _query(response: SearchResponse) -> str:
    return " ".join(response.request.text.split())


def _top(rank: int) -> int:
    return next((top for top in TOPS if rank <= top), rank)
