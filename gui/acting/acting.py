"""Acting as a shopper: what is done to products is recorded, shown, and felt in the next ranking at once."""

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.feedback.actions import DISMISS
from core.feedback.log import Shown
from core.recommend.session import IDLE_SECONDS, Session
from core.search.request import Hit, SearchResponse
from gui.acting.details_sheet import DetailsSheet
from gui.feedback.recorder import ListShown, Recorder
from gui.feedback.sightings import Sightings, event_of
from gui.notices import Toast
from gui.search.search_page import SearchPage
from gui.shop import Shop
from gui.shoppers.shopper_switch import ShopperSwitch

if TYPE_CHECKING:
    from core.workspace import Workspace

UNDO_SECONDS = 6.0
TITLE = 24


@dataclass(frozen=True)
class Met:
    """A product where it was met: a hit of a list, None where no list is known any more."""

    hit: Hit
    list: ListShown | None


class Acting(QObject):
    """Lets whoever is at the screen be the chosen shopper, wherever `set_on` says that they act.

    `why_wanted` asks for the reasons of a hit's rank.
    """

    why_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self, shop: Shop, page: SearchPage, shoppers: ShopperSwitch, toast: Toast, parent: QObject
    ):
        super().__init__(parent)
        self._shop, self._page, self._shoppers, self._toast = shop, page, shoppers, toast
        self.is_on = False
        self.session = _begun()
        self.recorder = Recorder(self)
        self.sheet = DetailsSheet(page.results)
        self._trail: list[Met] = []
        self._kept = 0
        self._results = Sightings(self.recorder, self._results_seen, self._about, self)
        self._similar = Sightings(self.recorder, self.sheet.similar.hits_seen, self._about, self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_SECONDS * 1000)
        self._idle.timeout.connect(shoppers.arrive_anew)
        self._connect()

    def _connect(self) -> None:
        results, sheet = self._page.results, self.sheet
        results.entered.connect(self._open_result)
        results.acted.connect(self._act_on_result)
        results.shown.connect(self._follow_results)
        results.scrolled.connect(self._results.look)
        self._page.shown.connect(self._follow_nothing)
        sheet.acted.connect(lambda action: self.act(self._trail[-1], action))
        sheet.left.connect(self._go_back)
        sheet.closed.connect(self._results.look)
        sheet.why_wanted.connect(lambda: self.why_wanted.emit(self._trail[-1].hit))
        sheet.similar.opened.connect(lambda _, hit: self._open_similar(hit))
        sheet.similar.shown.connect(lambda answer: self._similar.show(self._if_on(answer)))
        sheet.similar.failed.connect(self.failed)
        self._shoppers.arrived.connect(self._begin)
        self._shoppers.followed.connect(sheet.similar.set_shopper)
        self._shop.opened.connect(self._use_workspace)
        self._shop.closing.connect(self.recorder.close)
        self._shop.recommender_ready.connect(self._hand_recommender)
        self._page.summary.session.ended.connect(self._shoppers.arrive_anew)
        self.recorder.recorded.connect(self._acknowledge)
        self.recorder.failed.connect(self._complain)

    def set_on(self, is_on: bool) -> None:
        """Whether what is done here is a shopper's doing; a tester who looks at things is none."""
        self.is_on = is_on
        self._page.results.set_acting(is_on)
        if not is_on:
            self.sheet.close_sheet()
        self._follow_results(self._page.results.model.response)
        self._tell()

    def act(self, met: Met, action: str) -> None:
        """Do `action` to a product, or take it back where it stands."""
        product = met.hit.product_id
        step = self.session.step(product, action)
        if not step:
            return
        shown = met.list or ListShown(self._about(None))
        self.session = self.session.after(product, step, time.time())
        self.recorder.record(shown, [event_of(met.hit, step)])
        self._idle.start()
        self._show_done()
        self._tell()
        self._shoppers.live(self.session.history)
        if step == DISMISS:
            self._offer_undo(met)

    # --- what is met where ------------------------------------------------------------------

    def _open_result(self, hit: Hit) -> None:
        self._open(hit, self._results, [])

    def _open_similar(self, hit: Hit) -> None:
        self._open(hit, self._similar, self._trail)

    def _open(self, hit: Hit, met_in: Sightings, before: list[Met]) -> None:
        """Show a product and count the click; what is open already is not clicked again."""
        engine = self._shop.engine
        is_open = self.sheet.isVisible() and self._trail[-1].hit.product_id == hit.product_id
        if engine is None or is_open:
            return
        met = Met(hit, met_in.acted_on(hit))
        self._trail = [*before, met]
        self._show_details()
        self.act(met, "click")

    def _act_on_result(self, hit: Hit, action: str) -> None:
        self.act(Met(hit, self._results.acted_on(hit)), action)

    def _go_back(self) -> None:
        self._trail.pop()
        if self._trail:
            self._show_details()
        else:
            self.sheet.close_sheet()

    def _show_details(self) -> None:
        engine = self._shop.engine
        if engine is not None:
            hit = self._trail[-1].hit
            self.sheet.show_product(engine.catalogue, hit, len(self._trail) > 1)
            self._show_done()

    def _offer_undo(self, met: Met) -> None:
        session = self.session.id

        def undo() -> None:
            if self.session.id == session and DISMISS in self.session.done(met.hit.product_id):
                self.act(met, DISMISS)

        text = self.tr("“{title}” is out of sight, and less of its like will come")
        self._toast.say(
            text.format(title=_shortened(met.hit.title)), UNDO_SECONDS, self.tr("Undo"), undo
        )

    # --- lists ------------------------------------------------------------------------------

    def _results_seen(self) -> list[Hit]:
        """What the sheet covers is not in sight, and what is left beside it hardly looked at."""
        return [] if self.sheet.isVisible() else self._page.results.hits_seen()

    def _about(self, response: SearchResponse | None) -> Shown:
        shopper = self._shoppers.user_id or f"guest-{self.session.id}"
        query = response.request.text.strip() if response is not None else ""
        run = response.run if response is not None else ""
        pair = self._shop.interleaved
        experiment = run if pair is not None and pair.experiment == run else ""
        return Shown(query, run, shopper, self.session.id, time.time(), experiment=experiment)

    def _if_on(self, response: SearchResponse | None) -> SearchResponse | None:
        return response if self.is_on else None

    def _follow_results(self, response: SearchResponse | None) -> None:
        self._results.show(self._if_on(response))

    def _follow_nothing(self, response: SearchResponse) -> None:
        if not response.hits:
            self._follow_results(response)

    # --- who, where and whether it is kept --------------------------------------------------

    def _begin(self) -> None:
        """Somebody begins to shop."""
        self.session, self._kept = _begun(), 0
        self._idle.stop()
        self.sheet.close_sheet()
        self._show_done()
        self._follow_results(self._page.results.model.response)
        self._tell()

    def _use_workspace(self, workspace: "Workspace") -> None:
        self.recorder.use(workspace)
        self._tell()

    def _hand_recommender(self) -> None:
        engine = self._shop.engine
        if engine is not None:
            self.sheet.similar.set_recommender(self._shop.recommender, engine.catalogue)

    def _show_done(self) -> None:
        self._page.results.mark_done(self.session.touched())
        if self._trail:
            self.sheet.page.show_done(self.session.done(self._trail[-1].hit.product_id))

    def _acknowledge(self, session: str, actions: int) -> None:
        if session == self.session.id:
            self._kept += actions
            self._tell()

    def _complain(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._page.notice.say(str(error), "warn")
        else:
            self.failed.emit(error)
        self._tell()

    def _tell(self) -> None:
        """How much was done, and whether it is kept."""
        actions = len(self.session.did) if self.is_on else 0
        self._page.summary.session.show_session(actions, self._kept, self.recorder.is_recording)


def _shortened(title: str) -> str:
    return title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"


def _begun() -> Session:
    return Session(f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}")
