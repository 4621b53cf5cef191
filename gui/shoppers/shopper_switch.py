"""Who shops: chosen by hand and remembered, passed on to the start page and to personal searches."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domains import SHOP, domain_of
from core.feedback.actions import DISMISS
from core.search.request import History, Interaction
from gui import background
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.search.search_bar import SearchBar
from gui.search.search_page import SearchPage
from gui.shoppers.making_up import MakingUp
from gui.shoppers.panel_feed import PanelFeed
from gui.shoppers.shopper_button import PersonalSwitch, ShopperButton
from gui.shoppers.shopper_model import GUEST
from gui.shoppers.strength import StrengthSlider
from gui.state import State

if TYPE_CHECKING:
    from core.recommend.made_up import MadeUp
    from core.recommend.shoppers import Shoppers
    from gui.shoppers.shopper_panel import ShopperPanel


@dataclass(frozen=True)
class Shopping:
    """Who shops: what is known of them, what they do now, and what others did before in this window."""

    user_id: str = GUEST
    past: History = ()
    lived: History = ()
    lately: tuple[tuple[str, History], ...] = ()


class ShopperSwitch(QObject):
    """Holds the chosen shopper with their history: what is known of them and what they do now.

    `button`, `personal` and `strength` stand in the search bar.
    `arrived` tells that somebody begins to shop, `followed` every new history.
    """

    arrived = Signal(str)
    followed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        bar: SearchBar,
        page: SearchPage,
        state: State,
        making_up: MakingUp,
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop, self._page, self._state = shop, page, state
        self._people = making_up.people
        self._made_up: MadeUp | None = None
        self.button, self.personal, self.strength = (
            ShopperButton(),
            PersonalSwitch(),
            StrengthSlider(),
        )
        bar.add(self.button, self.personal, self.strength)
        self.user_id = GUEST
        self._past: History = ()
        self._lived: History = ()
        # What known shoppers did before in this window.
        self._lately: dict[str, History] = {}
        self._choices = Latest(self)
        PanelFeed(shop, making_up, self.button, self._current, self.action_count, self)
        self.button.furnished.connect(self._connect_panel)
        self.personal.switched.connect(self._switch)
        self.personal.want(state.personal)
        self.strength.changed.connect(self._weigh)
        self.strength.dragged.connect(page.set_weight_changing)
        shop.closing.connect(self._forget)
        shop.opened.connect(self._forget)
        shop.shoppers_ready.connect(self._recall)
        shop.recommender_ready.connect(self._warm)
        self._people.changed.connect(self._follow_made_up)
        making_up.saved.connect(self.choose)
        self._show_strength()

    def _connect_panel(self, panel: "ShopperPanel") -> None:
        panel.chosen.connect(self.choose)
        panel.session_ended.connect(self.arrive_anew)

    @property
    def history(self) -> History:
        """What the shopper did, oldest first, to the last click."""
        return (*self._past, *self._lived)

    @property
    def shopping(self) -> Shopping:
        """Who shops now, for `resume` to come back to."""
        return Shopping(self.user_id, self._past, self._lived, tuple(self._lately.items()))

    def resume(self, shopping: Shopping) -> None:
        """Go on as it was; nobody arrives, and what is done now is forgotten."""
        self._choices.cancel()
        self.user_id, self._past, self._lived = shopping.user_id, shopping.past, shopping.lived
        self._lately = dict(shopping.lately)
        self._made_up = self._people.known(self.user_id)
        self.button.show_shopper(self._name, self._made_up is not None)
        self.personal.want(self._state.personal)
        self._follow()

    def known_history(self, user_id: str) -> History:
        """What a known shopper did, also in this window.

        Raises:
            UserError: there is no such shopper.
        """
        shoppers = self._shop.shoppers
        if user_id == GUEST or shoppers is None:
            return ()
        lived = self._lived if user_id == self.user_id else ()
        lately = self._lately.get(user_id, ())
        return (*self._people.history(user_id, shoppers), *lately, *lived)

    def _current(self) -> tuple[str, History]:
        return self.user_id, self.history

    def action_count(self, user_id: str) -> int:
        """How many actions of a shopper stand, in the log, made up and since: one number for all places."""
        made_up, shoppers = self._people.known(user_id), self._shop.shoppers
        lived = self._lived if user_id == self.user_id else ()
        since = (*self._lately.get(user_id, ()), *lived)
        invented = made_up.history if made_up is not None else ()
        logged = shoppers.action_count(user_id) if shoppers is not None else 0
        return logged + len(invented) + len(since)

    def live(self, lived: History) -> None:
        """The shopper has done `lived` since they arrived; everything follows at once."""
        self._lived = lived
        self._follow()

    def arrive_anew(self) -> None:
        """The same shopper begins another session; a guest is somebody else then."""
        self._take(self.user_id, self.history if self.user_id != GUEST else ())

    def choose(self, user_id: str) -> None:
        """`user_id` shops from now on."""
        workspace = self._shop.workspace
        if workspace is not None:
            self._state.remember_shopper(workspace.path, user_id)
        self._load(user_id)

    def _forget(self) -> None:
        """Another shop has other shoppers, who are not known yet."""
        self._choices.cancel()
        self._lately = {}
        self.button.set_available(False)
        self._take(GUEST, ())

    def _recall(self, shoppers: "Shoppers") -> None:
        """The shopper chosen in this shop before, if they are still known."""
        self.button.set_available(bool(len(shoppers)) or self._people.may_change)
        workspace = self._shop.workspace
        remembered = self._state.shopper(workspace.path) if workspace is not None else GUEST
        self._lately = {}
        is_known = remembered in shoppers.user_ids or self._people.known(remembered) is not None
        known = remembered if is_known else GUEST
        # A guest who has begun to act stays one.
        if (known, self.user_id) != (GUEST, GUEST):
            # What was done until now has been read with all the rest.
            self._lived = ()
            self._load(known)

    def _follow_made_up(self) -> None:
        """Who shops may have been made up anew, or be gone."""
        now = self._people.known(self.user_id)
        if self._made_up is not None and self._made_up != now:
            self._load(self.user_id if now is not None else GUEST)

    def _load(self, user_id: str) -> None:
        shoppers = self._shop.shoppers
        if user_id == GUEST or shoppers is None:
            self._choices.cancel()
            self._take(GUEST, ())
        else:
            self._choices.run(
                self._people.history,
                user_id,
                shoppers,
                done=lambda history: self._take(
                    user_id, (*history, *self._lately.get(user_id, ()))
                ),
            )

    def _take(self, user_id: str, history: History) -> None:
        if self.user_id != GUEST and self._lived:
            self._lately[self.user_id] = (*self._lately.get(self.user_id, ()), *self._lived)
        self.user_id, self._past, self._lived = user_id, history, ()
        self._made_up = self._people.known(user_id)
        self.button.show_shopper(self._name, self._made_up is not None)
        self.arrived.emit(user_id)
        self._warm()
        self._follow()

    def _follow(self) -> None:
        """Let everything suit the shopper as they are now."""
        history = self.history
        self.personal.allow(bool(history))
        self.retranslate()
        self._show_strength()
        self._pass_on()
        self.followed.emit(history)

    def retranslate(self) -> None:
        """Say above the recommendations whom they are for."""
        made_up = self.tr("{name} (made up)").format(name=self._name)
        shown_name = self._name if self._made_up is None else made_up
        count = self.action_count(self.user_id)
        self._page.start.set_shopper(shown_name, self.history, count)

    @property
    def _name(self) -> str:
        return self._made_up.name if self._made_up is not None else self.user_id

    def _warm(self) -> None:
        """Work out the taste ahead of need, so that switching it on ranks anew at once.

        The first taste takes longer, so that a guest's is prepared with one of anything.
        """
        recommender = self._shop.recommender
        if recommender is not None and len(recommender.catalogue):
            anything = (Interaction(recommender.catalogue.product_id[0]),)
            history = self.history or anything
            background.run(recommender.scores, history, owner=self._shop.visit)

    def _switch(self, is_wanted: bool) -> None:
        self._state.personal = is_wanted
        self._show_strength()
        self._pass_on()

    def _weigh(self, strength: float) -> None:
        self._state.remember_strength(self._domain(), strength)
        self._pass_on()

    def _show_strength(self) -> None:
        domain = self._domain()
        self.strength.setEnabled(self.personal.is_on)
        self.strength.show_strength(self._state.strength(domain), domain_of(domain).personal)

    def _domain(self) -> str:
        workspace = self._shop.workspace
        return workspace.domain if workspace is not None else SHOP

    def _pass_on(self) -> None:
        """Without taste only what was dismissed matters."""
        if self.personal.is_on:
            self._page.personalise(self.history, self.strength.strength)
        else:
            dismissed = tuple(did for did in self.history if did.action == DISMISS)
            self._page.personalise(dismissed, 0.0)
