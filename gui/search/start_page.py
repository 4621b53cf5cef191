"""Before anything is typed: what the shopper may like, in place of results."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.language import plural
from core.recommend.recommendation import Recommendation
from core.runs.names import short_name
from core.search.request import History, SearchResponse
from gui.background import Latest
from gui.language import Retranslated
from gui.products.movement import compare
from gui.products.recommended import answer_of, because_of_history, is_start
from gui.search.results_view import ResultsView
from gui.widgets.layouts import row
from gui.widgets.plain import Label, literal
from gui.words import worded

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.recommender import Recommender

# Products: as many as a search answers with.
TOP = 60
Shopper = tuple[str, History, int]
Asked = tuple[Shopper, int]


class RecommendedLine(Retranslated, QWidget):
    """`猜你喜欢  为 u00123 推荐，依据 58 次行为 · 模型 conv1d 11-25 10:10`."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._shown: tuple[str, int, SearchResponse, str] | None = None
        self.heading = Label(kind="title")
        self.about = Label(kind="muted")
        row(self.heading, (self.about, 1), parent=self, spacing=12, margins=(8, 4, 0, 0))
        self.hide()

    def show_answer(self, shopper: str, actions: int, answer: SearchResponse, method: str) -> None:
        """Head what `method` recommends `shopper`, empty for a guest, of whom so many `actions` stand."""
        self._shown = shopper, actions, answer, method
        self._retranslate()
        self.show()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("You may like"))
        if self._shown is not None:
            *_, answer, _ = self._shown
            self.about.setText(self._about(*self._shown))
            self.about.setToolTip(literal(answer.run))

    def _about(self, shopper: str, actions: int, answer: SearchResponse, method: str) -> str:
        if all(set(hit.parts) == {"popularity"} for hit in answer.hits):
            sentence = self.tr("Popular and varied, as nothing is known of this {shopper} yet")
            return worded(sentence)
        one, many = (
            (
                self.tr("For {shopper}, by {count} action"),
                self.tr("For {shopper}, by {count} actions"),
            )
            if shopper
            else (
                self.tr("For this guest, by {count} action"),
                self.tr("For this guest, by {count} actions"),
            )
        )
        basis = plural(actions, one, many, shopper=shopper)
        made_up = sum(did.is_made_up for did in answer.request.history)
        invented = (
            self.tr("{count} of them made up").format(count=f"{made_up:,}") if made_up else ""
        )
        origin = self._origin(method, answer.run)
        return " · ".join(filter(None, (basis, invented, origin)))

    def _origin(self, method: str, run: str) -> str:
        return {
            "next-item": self.tr("recommended by {run}"),
            "log": self.tr("from what followed in the log, no model took part"),
            "likeness": self.tr("from what is alike, no behaviour is known"),
        }[method].format(run=short_name(run))


class StartPage(QObject):
    """Takes answers to the request that asks for nothing and shows recommendations instead."""

    shown = Signal(object)
    failed = Signal(object)

    def __init__(self, results: ResultsView, parent: QObject | None = None):
        super().__init__(parent)
        self.line = RecommendedLine()
        self._results = results
        self._recommender: Recommender | None = None
        self._is_awaited = False
        self._shopper: Shopper = ("", (), 0)
        self._taken: tuple[SearchResponse, Catalogue] | None = None
        self._requested: Asked | None = None
        self._shown_to: str | None = None
        self._answers = Latest(self)

    @property
    def shopper(self) -> str:
        """For whom it recommends, by name; empty for a guest."""
        return self._shopper[0]

    def await_recommender(self) -> None:
        """There will be a recommender: until then cards to come stand on the page."""
        self._recommender, self._is_awaited, self._requested = None, True, None

    def set_recommender(self, recommender: "Recommender | None") -> None:
        """Let `recommender` fill the page; without one, answers are results like others."""
        self._recommender, self._is_awaited, self._requested = recommender, False, None

    def set_shopper(self, shopper: str, history: History, actions: int) -> None:
        """Recommend for `shopper`, empty for a guest, who did what `history` tells.

        So many `actions` of theirs stand; of a long history only the latest count.
        """
        self._shopper = shopper, history, actions
        self._ask()

    def takes(self, response: SearchResponse, catalogue: "Catalogue") -> bool:
        """Whether the page stands in for `response`; if so, it is filled or about to be."""
        has_page = self._recommender is not None or self._is_awaited
        if not (has_page and is_start(response.request)):
            self.leave()
            return False
        self._taken = response, catalogue
        if self._is_awaited:
            self._results.show_state("loading", self.tr("Choosing what may be liked…"), "")
        elif self._requested != (self._shopper, id(catalogue)):
            self._ask()
        elif not self._answers.is_busy:
            # The page has followed its shopper before the search that this answers.
            self.shown.emit(response)
        return True

    def leave(self) -> None:
        """Something else is shown; recommendations still to come are not wanted any more."""
        self._taken = self._requested = self._shown_to = None
        self._answers.cancel()
        self.line.hide()

    def refresh(self) -> None:
        """Ask again, as the language of the reasons has changed."""
        self._ask()

    def _ask(self) -> None:
        if self._taken is None or self._recommender is None:
            return
        recommender, history = self._recommender, self._shopper[1]
        catalogue = self._taken[1]
        self._requested = self._shopper, id(catalogue)
        self._answers.run(
            _page,
            recommender,
            history,
            done=lambda recommendations: self._show(
                answer_of(
                    recommendations, recommender.run_id, catalogue, because_of_history, history
                )
            ),
            failed=self.failed.emit,
        )

    def _show(self, answer: SearchResponse) -> None:
        if self._taken is None or self._recommender is None:
            return
        response, catalogue = self._taken
        if answer.hits:
            shopper, _, actions = self._shopper
            self.line.show_answer(shopper, actions, answer, self._recommender.method)
            self._show_moved(answer, catalogue)
        else:
            self._results.show_response(response, catalogue)
        self.shown.emit(response)

    def _show_moved(self, answer: SearchResponse, catalogue: "Catalogue") -> None:
        """What one and the same shopper saw before says how far it moved; newcomers say why they came."""
        before, shopper = self._results.model.response, self._shopper[0]
        self._results.show_response(answer, catalogue)
        if before is not None and self._shown_to == shopper:
            moved = compare(before, answer)
            self._results.mark_movements({p: how for p, how in moved.items() if how.steps})
        self._shown_to = shopper


def _page(recommender: "Recommender", history: History) -> tuple[Recommendation, ...]:
    return recommender.page(history, TOP)
