"""What is recorded of a session: the lists that were seen, what was done to them, and whether it is kept."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.feedback.actions import GUEST_PREFIX
from core.feedback.log import Shown
from core.search.request import Hit, SearchResponse
from gui.acting.details_sheet import DetailsSheet
from gui.acting.shopping_session import ShoppingSession
from gui.feedback.impressions import ImpressionTracker, event_of
from gui.feedback.recorder import ListShown, Recorder
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.shoppers.shopper_switch import ShopperSwitch

if TYPE_CHECKING:
    from core.workspace import Workspace


class SessionRecord(QObject):
    """Watches the results and what the sheet offers, while somebody acts as a shopper there.

    `results` and `similar` know the list that stands in each place.
    """

    failed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        page: SearchPage,
        shoppers: ShopperSwitch,
        sheet: DetailsSheet,
        session: ShoppingSession,
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop, self._page, self._shoppers, self._sheet = shop, page, shoppers, sheet
        self._session, self._is_on = session, False
        self.recorder = Recorder(self)
        self.results = ImpressionTracker(self.recorder, self._visible_results, self._about, self)
        self.similar = ImpressionTracker(
            self.recorder, sheet.similar.visible_hits, self._about, self
        )
        self._connect()

    def _connect(self) -> None:
        results = self._page.results
        results.shown.connect(self._follow_results)
        results.scrolled.connect(self.results.look)
        self._page.shown.connect(self._follow_nothing)
        self._sheet.closed.connect(self.results.look)
        self._sheet.similar.shown.connect(lambda answer: self.similar.show(self._if_on(answer)))
        self._shop.opened.connect(self._use_workspace)
        self.recorder.recorded.connect(self._acknowledge)
        self.recorder.failed.connect(self._complain)
        self._session.begun.connect(self._begin)

    def set_on(self, is_on: bool) -> None:
        """Whether what happens is a shopper's doing."""
        self._is_on = is_on
        self._follow_results(self._page.results.model.response)
        self._tell()

    def _begin(self) -> None:
        """Somebody begins to shop: what is in sight is a list of theirs."""
        self._follow_results(self._page.results.model.response)
        self._tell()

    def leave(self) -> None:
        """The shop is closed: its lists are over, and what was done to them is written."""
        self.results.show(None)
        self.similar.show(None)
        self.recorder.close()
        self._tell()

    def add(self, step: str, hit: Hit, shown: ListShown | None) -> None:
        """`step` was done to a hit of a list, of none where `shown` is None."""
        self.recorder.record(shown or ListShown(self._about(None)), [event_of(hit, step)])
        self._tell()

    def _visible_results(self) -> list[Hit]:
        """What the sheet covers is not in sight."""
        return self._page.results.visible_hits(self._sheet.room_left)

    def _about(self, response: SearchResponse | None) -> Shown:
        session = self._session.current.id
        shopper = self._shoppers.user_id or f"{GUEST_PREFIX}{session}"
        query = response.request.text.strip() if response is not None else ""
        run = response.run if response is not None else ""
        pair = self._shop.interleaved
        experiment = run if pair is not None and pair.experiment == run else ""
        return Shown(query, run, shopper, session, time.time(), experiment=experiment)

    def _if_on(self, response: SearchResponse | None) -> SearchResponse | None:
        return response if self._is_on else None

    def _follow_results(self, response: SearchResponse | None) -> None:
        self.results.show(self._if_on(response))

    def _follow_nothing(self, response: SearchResponse) -> None:
        if not response.hits:
            self._follow_results(response)

    def _use_workspace(self, workspace: "Workspace") -> None:
        self.recorder.use(workspace)
        self._tell()

    def _acknowledge(self, session: str, actions: int) -> None:
        if self._session.count_recorded(session, actions):
            self._tell()

    def _complain(self, error: Exception) -> None:
        self.failed.emit(error)
        self._tell()

    def _tell(self) -> None:
        """How much was done, and whether it is kept."""
        session = self._session.current
        actions = len(session.history) if self._is_on else 0
        # What was taken back is recorded too, and its taking back.
        pending = len(session.did) - self._session.recorded
        recording = self.recorder.is_recording
        self._page.summary.session.show_session(actions, actions - pending, recording)
