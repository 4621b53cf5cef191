"""What was really seen: cards in sight of a list that stayed, each once."""

from collections.abc import Callable, Sequence
from time import time

from PySide6.QtCore import QObject

from core.feedback.actions import IMPRESSION
from core.feedback.log import Event, Shown
from core.search.request import Hit, SearchResponse
from gui.feedback.recorder import ListShown, Recorder
from gui.single_shot import single_shot

# Milliseconds that a glance at a card takes; what flies by was not seen.
STAY_MS = 800


class ImpressionTracker(QObject):
    """Records the impressions of one place where lists are shown.

    `visible_hits` tells what is in sight there, `about` what is to be recorded of a list. The list of a query
    that may be half typed is recorded only when somebody acts on it.
    """

    def __init__(
        self,
        recorder: Recorder,
        visible_hits: Callable[[], Sequence[Hit]],
        about: Callable[[SearchResponse], Shown],
        parent: QObject,
    ):
        super().__init__(parent)
        self._recorder, self._visible_hits, self._about = recorder, visible_hits, about
        self._response: SearchResponse | None = None
        self._list: ListShown | None = None
        self._known: set[str] = set()
        self._clock = single_shot(self, STAY_MS, self._stayed)

    def show(self, response: SearchResponse | None) -> None:
        """Another list is shown, None for none."""
        self._response, self._list = response, None
        self._known = set()
        self.look()

    def look(self) -> None:
        """Others may be in sight: those that stay are recorded."""
        if self._response is not None:
            self._clock.start()
        else:
            self._clock.stop()

    def acted_on(self, hit: Hit) -> ListShown | None:
        """The list in which somebody acts on `hit`; it and what is in sight are recorded first."""
        self._record(hit)
        return self._list

    def _stayed(self) -> None:
        if self._response is not None and not self._response.request.typing:
            self._record()

    def _record(self, *acted_on: Hit) -> None:
        if self._response is None:
            return
        in_sight = {hit.product_id: hit for hit in (*self._visible_hits(), *acted_on)}
        visible = [hit for product, hit in in_sight.items() if product not in self._known]
        found_nothing = self._list is None and not self._response.hits
        if not visible and not found_nothing:
            return
        if self._list is None:
            self._list = ListShown(self._about(self._response))
        self._known.update(hit.product_id for hit in visible)
        self._recorder.record(self._list, [event_of(hit, IMPRESSION) for hit in visible])


def event_of(hit: Hit, action: str) -> Event:
    """What happens to `hit` now."""
    # Only the hits of two runs in one list have a team.
    return Event(hit.product_id, action, hit.rank, time(), getattr(hit, "team", ""))
