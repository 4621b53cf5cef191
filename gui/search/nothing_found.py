"""What stands in place of results that there are none of: why, and what can be done about it."""

from PySide6.QtCore import QObject, Signal

from core.search.request import Filters, Method, SearchResponse
from gui.search.controller import SearchEngine
from gui.search.results_view import ResultsView
from gui.search.ways_out_panel import WaysOutPanel
from gui.words import worded

# Letters of the query in a heading.
LONGEST_QUERY = 40


class NothingFound(QObject):
    """Tells of an empty answer and offers ways out of it.

    `query_chosen`, `filters_chosen` and `method_chosen` tell what to search with instead, `condition_dropped`
    what to search without, `nearest_wanted` an answer that is near in meaning.
    """

    query_chosen = Signal(str)
    filters_chosen = Signal(object)
    condition_dropped = Signal(str)
    method_chosen = Signal(str)
    nearest_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, results: ResultsView, parent: QObject):
        super().__init__(parent)
        self._results = results
        self.ways_out = WaysOutPanel()
        results.state_page.add_further(self.ways_out)
        for signal in (results.shown, results.emptied):
            signal.connect(self.ways_out.leave)
        passed_on = (
            "query_chosen",
            "filters_chosen",
            "condition_dropped",
            "nearest_wanted",
            "failed",
        )
        for name in passed_on:
            getattr(self.ways_out, name).connect(getattr(self, name))

    def show(self, response: SearchResponse, engine: SearchEngine) -> None:
        """Say that `response` has no hits, why, and once it is known what would have some."""
        request = response.request
        if request.method == Method.NEURAL and not response.run:
            self._show_no_model()
            return
        title = self.tr("Nothing found for “{text}”").format(text=request.text[:LONGEST_QUERY])
        if request.filters:
            advice = worded(self.tr("No {product} passes the filters."))
            clear = (self.tr("Clear filters"), lambda: self.filters_chosen.emit(Filters()))
            self._results.show_state("empty", title, advice, clear)
        else:
            advice = self.tr("Try fewer or other words.")
            clear = (self.tr("Clear the search"), lambda: self.query_chosen.emit(""))
            self._results.show_state("empty", title, advice, clear)
        if not response.is_draft:
            self.ways_out.look(engine, request)

    def _show_no_model(self) -> None:
        self._results.show_state(
            "empty",
            self.tr("No model has been trained yet"),
            self.tr("Neural search needs one: train it, or search by words until then."),
            (self.tr("Search by words"), lambda: self.method_chosen.emit(str(Method.LEXICAL))),
        )
