"""Acting as a shopper: what is done to products is shown, recorded, and felt in the next ranking at once."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.feedback.actions import DISMISS
from core.plain_text import one_line
from core.recommend.session import IDLE_SECONDS, Session
from core.search.request import Hit, SearchRequest, SearchResponse
from gui.acting.details_sheet import DetailsSheet
from gui.acting.record import SessionRecord
from gui.acting.shopping_session import ShoppingSession
from gui.feedback.impressions import ImpressionTracker
from gui.feedback.recorder import ListShown
from gui.open_workspace import OpenWorkspace
from gui.products.movement import asks_the_same
from gui.search.search_page import SearchPage
from gui.shoppers.shopper_switch import ShopperSwitch
from gui.single_shot import single_shot
from gui.widgets.notices import Toast

# Long enough to read the sentence and to reach the button.
UNDO_SECONDS = 6.0
# Characters of a title in that sentence, which is to stay one line.
LONGEST_TITLE = 24


@dataclass(frozen=True)
class Encounter:
    """A product where it was met: a hit of an answer and of a list, None where no list is known."""

    answer: SearchResponse | None
    hit: Hit
    list: ListShown | None


class Acting(QObject):
    """Lets whoever is at the screen be the chosen shopper, wherever `set_on` says that they act.

    `acted` tells a product and what was done to it, a second time where that takes it back.
    """

    acted = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        page: SearchPage,
        shoppers: ShopperSwitch,
        toast: Toast,
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop, self._page, self._shoppers, self._toast = shop, page, shoppers, toast
        self.is_on = False
        self.shopping = ShoppingSession(self)
        self.sheet = DetailsSheet(page.results)
        self.record = SessionRecord(shop, page, shoppers, self.sheet, self.shopping, self)
        self.recorder = self.record.recorder
        # What led to the product in the sheet, and it at the end.
        self._trail: list[Encounter] = []
        # The request whose list it was opened from.
        self._list: SearchRequest | None = None
        self._idle = single_shot(self, IDLE_SECONDS * 1000, shoppers.arrive_anew)
        self._connect()

    def _connect(self) -> None:
        results, sheet, shoppers = self._page.results, self.sheet, self._shoppers
        results.entered.connect(self.enter)
        results.shown.connect(self._close_other)
        results.emptied.connect(sheet.close_sheet)
        results.acted.connect(self.act_on)
        sheet.acted.connect(lambda action: self.act(self._trail[-1], action))
        sheet.left.connect(self._go_back)
        sheet.why_wanted.connect(self._ask_why)
        sheet.similar.opened.connect(self._open_similar)
        sheet.similar.failed.connect(self.failed)
        self.record.failed.connect(self.failed)
        shoppers.arrived.connect(self._begin)
        shoppers.followed.connect(sheet.similar.set_shopper)
        self._page.summary.session.ended.connect(shoppers.arrive_anew)
        self._shop.closing.connect(self._leave)
        self._shop.engine_ready.connect(self._leave_replaced)
        self._shop.recommender_ready.connect(self._hand_recommender)

    @property
    def session(self) -> Session:
        """What the shopper has done since they arrived."""
        return self.shopping.current

    def set_on(self, is_on: bool) -> None:
        """Whether what is done here is a shopper's doing; a tester who looks at things is none."""
        self.is_on = is_on
        self._page.results.set_acting(is_on)
        if not is_on:
            self.sheet.close_sheet()
        self.record.set_on(is_on)

    def act(self, encounter: Encounter, action: str) -> None:
        """Do `action` to a product, or take it back where it stands."""
        step = self.shopping.act(encounter.hit.product_id, action)
        if not step:
            return
        self.record.add(step, encounter.hit, encounter.list)
        self._idle.start()
        self._show_done()
        self._shoppers.live(self.session.history)
        self.acted.emit(encounter.hit.product_id, action)
        if step == DISMISS:
            self._offer_undo(encounter)

    def enter(self, hit: Hit) -> None:
        """Open a result as a click on it does."""
        answer = self._page.on_screen.response
        self._list = answer.request if answer is not None else None
        self._open(answer, hit, self.record.results, [])

    def act_on(self, hit: Hit, action: str) -> None:
        """Do `action` to a result."""
        answer = self._page.on_screen.response
        self.act(Encounter(answer, hit, self.record.results.acted_on(hit)), action)

    def resume(self, session: Session, recorded: int = 0) -> None:
        """Go on with `session`, of which so many actions are recorded, with nothing open."""
        self._idle.stop()
        self.sheet.close_sheet()
        self.shopping.resume(session, recorded)
        self._show_done()
        if session.did:
            self._idle.start()

    def _open_similar(self, answer: SearchResponse, hit: Hit) -> None:
        self._open(answer, hit, self.record.similar, self._trail)

    def _open(
        self,
        answer: SearchResponse | None,
        hit: Hit,
        impressions: ImpressionTracker,
        before: list[Encounter],
    ) -> None:
        """Show a product and count the click; what is open already is not clicked again."""
        is_open = self.sheet.isVisible() and self._trail[-1].hit.product_id == hit.product_id
        if self._shop.engine is None or is_open:
            return
        encounter = Encounter(answer, hit, impressions.acted_on(hit))
        self._trail = [*before, encounter]
        self._show_details()
        self.act(encounter, "click")

    def _close_other(self, response: SearchResponse) -> None:
        """The sheet goes with the list it was opened from; ranked anew that is still the list."""
        if self._list is not None and not asks_the_same(self._list, response.request):
            self.sheet.close_sheet()

    def _ask_why(self) -> None:
        """Select the product in the sheet as it stands on screen now, and ask."""
        encounter = self._trail[-1]
        if len(self._trail) > 1 and encounter.answer is not None:
            self._page.on_screen.select(encounter.answer, encounter.hit)
        else:
            self._page.results.select_product(encounter.hit.product_id)
        self._page.hit_opened.emit()

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            self._show_details()
        else:
            self.sheet.close_sheet()

    def _show_details(self) -> None:
        engine = self._shop.engine
        if engine is not None:
            hit = self._trail[-1].hit
            self.sheet.show_product(engine.catalogue, hit, len(self._trail) > 1)
            self._show_done()

    def _show_done(self) -> None:
        self._page.results.mark_done(self.session.touched)
        if self._trail:
            self.sheet.page.show_done(self.session.done(self._trail[-1].hit.product_id))

    def _offer_undo(self, encounter: Encounter) -> None:
        session, hit = self.session.id, encounter.hit

        def undo() -> None:
            if self.session.id == session and DISMISS in self.session.done(hit.product_id):
                self.act(encounter, DISMISS)

        text = self.tr("“{title}” is out of sight, and less of its like will come")
        text = text.format(title=one_line(hit.title, LONGEST_TITLE))
        self._toast.say(text, UNDO_SECONDS, self.tr("Undo"), undo)

    def _begin(self) -> None:
        """Somebody begins to shop."""
        self._idle.stop()
        self._page.results.go_to_top()
        self.sheet.close_sheet()
        self.shopping.begin()
        self._show_done()

    def _leave(self) -> None:
        """What was done belongs to the shop that is closed, and so does what can be taken back."""
        self._begin()
        self._trail = []
        self.record.leave()
        self.sheet.forget()

    def _leave_replaced(self) -> None:
        """Products that were imported stand in other rows: what led to the one in the sheet is over."""
        engine = self._shop.engine
        if engine is not None and not self.sheet.shows_from(engine.catalogue):
            self.sheet.close_sheet()

    def _hand_recommender(self) -> None:
        engine = self._shop.engine
        if engine is not None:
            self.sheet.similar.set_recommender(self._shop.recommender, engine.catalogue)
