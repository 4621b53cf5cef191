"""Search as you type: the newest request wins, answers to older ones never land.

While somebody types drafts are enough; what was one is asked again when typing pauses.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from core.search.request import SearchRequest, SearchResponse
from core.text.conditions import still_said
from core.text.tokens import Suggestion
from gui.background import Latest
from gui.single_shot import single_shot

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.search.engine import Engine

# As many as are read at a glance.
SUGGESTIONS = 8
# Milliseconds that a draft stays: longer than between two letters, shorter than a person reads.
PAUSE_MS = 300


class SearchEngine(Protocol):
    """What the window asks of an engine."""

    @property
    def catalogue(self) -> "Catalogue":
        """The products that hits point into."""

    @property
    def run_id(self) -> str:
        """The run whose model ranks, empty if none."""

    def search(self, request: SearchRequest) -> SearchResponse:
        """The ranked answer to `request`."""

    def suggest(self, text: str, limit: int) -> Sequence[Suggestion]:
        """Completions of `text`, best first."""

    def placing(self, request: SearchRequest, product_id: str) -> "Engine":
        """The engine of one run that placed a product in the answer to `request`."""


@dataclass(frozen=True)
class Answered:
    """An answer and the engine that gave it, which may have been replaced since."""

    response: SearchResponse
    engine: SearchEngine


class SearchController(QObject):
    """Holds the current request and asks the engine, in a thread, whenever it changes."""

    answered = Signal(object)
    suggested = Signal(str, object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.engine: SearchEngine | None = None
        self.request = SearchRequest("")
        self.response: SearchResponse | None = None
        self.answer: Answered | None = None
        self._drafts = Latest(self)
        self._searches = Latest(self)
        self._suggestions = Latest(self)
        self._pause = single_shot(self, PAUSE_MS, lambda: self.change(draft=False))

    def set_engine(self, engine: SearchEngine | None) -> None:
        """Ask `engine` from now on; answers of the one before are dropped."""
        for pending in (self._drafts, self._searches, self._suggestions):
            pending.cancel()
        self._pause.stop()
        self.engine = engine
        self.response = None
        if engine is None:
            self.answer = None

    def improve_engine(self, engine: SearchEngine) -> None:
        """Ask `engine` from now on, which answers as the one before and knows more besides."""
        self.engine = engine

    def type(self, text: str) -> None:
        """The box now says `text`, perhaps half a word: search, then look for completions."""
        self.change(text=text, typing=True, draft=True, ignored=self._still_ignored(text))
        if self.engine is None or not text.strip():
            self._suggestions.cancel()
            return
        self._suggestions.run(
            self.engine.suggest,
            text,
            SUGGESTIONS,
            done=lambda suggestions: self.suggested.emit(text, tuple(suggestions)),
            failed=self.failed.emit,
        )

    def commit(self, text: str) -> None:
        """Search for `text` as it stands."""
        self._suggestions.cancel()
        self.change(text=text, typing=False, draft=False, ignored=self._still_ignored(text))

    def ignore(self, condition: str) -> None:
        """Search without the condition of this key, as long as the query says it."""
        self.change(ignored=(*self.request.ignored, condition), draft=False)

    def _still_ignored(self, text: str) -> tuple[str, ...]:
        return still_said(self.request.ignored, text)

    def change(self, **fields: Any) -> None:
        """Replace fields of the request and search."""
        self.request = replace(self.request, **fields)
        self.refresh()

    def refresh(self) -> None:
        """Search for the current request."""
        self._pause.stop()
        if self.engine is None:
            return
        # Side by side: no key waits for the thorough answer to the letters before.
        quick, thorough = self._drafts, self._searches
        lane, other = (quick, thorough) if self.request.draft else (thorough, quick)
        other.cancel()
        engine = self.engine
        lane.run(
            engine.search,
            self.request,
            done=lambda response: self._take(Answered(response, engine)),
            failed=self.failed.emit,
        )

    def _take(self, answer: Answered) -> None:
        response = answer.response
        self.answer, self.response = answer, response
        if response.is_draft:
            self._pause.start()
        self.answered.emit(response)
