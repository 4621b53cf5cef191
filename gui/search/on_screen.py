"""What is on screen: the one place that whatever explains, copies or exports the results reads it from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.search.request import Hit, SearchResponse
from gui.search.controller import SearchController, SearchEngine
from gui.search.results_view import ResultsView

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

# A hit, and the answer that it is one of.
Selection = tuple[SearchResponse, Hit]


class OnScreen(QObject):
    """Reads the list itself and keeps no copy of it, so that nothing here can be of an earlier list.

    `changed` tells that the list or the product that is selected is another one.
    """

    changed = Signal()

    def __init__(self, results: ResultsView, controller: SearchController, parent: QObject):
        super().__init__(parent)
        self._results, self._controller = results, controller
        self._beside: Selection | None = None
        for signal in (results.selected, results.shown, results.emptied):
            signal.connect(self._follow)

    @property
    def response(self) -> SearchResponse | None:
        """The answer in the list, None while there is something else to say."""
        return self._results.model.response

    @property
    def catalogue(self) -> "Catalogue | None":
        """The products that its hits point into."""
        return self._results.model.catalogue

    @property
    def engine(self) -> SearchEngine | None:
        """What ranked the list; None of recommendations, which nobody searched for."""
        answer = self._controller.answer
        return answer.engine if answer is not None and answer.response is self.response else None

    @property
    def grades(self) -> dict[str, int] | None:
        """Product → its grade for the query, None while no query set is in use."""
        marks = self._results.model.grades
        return None if marks is None else {id_: mark.grade for id_, mark in marks.items()}

    @property
    def selection(self) -> Selection | None:
        """The product that is selected in the list, or one from beside it that was chosen last."""
        response, hit = self.response, self._results.current_hit
        if self._beside is not None or response is None or hit is None:
            return self._beside
        return response, hit

    def select(self, answer: SearchResponse, hit: Hit) -> None:
        """Choose a `hit` of an `answer` beside the list: in the list, if there, else until that changes."""
        if not self._results.select_product(hit.product_id):
            self._beside = answer, hit
            self.changed.emit()

    def _follow(self) -> None:
        self._beside = None
        self.changed.emit()
