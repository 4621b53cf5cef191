"""Who shops: chosen by hand and remembered, passed on to the start page and to personal searches."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domains import SHOP, domain_of
from core.feedback.actions import DISMISS
from core.search.request import History, Interaction
from gui import background
from gui.background import Latest
from gui.search.search_bar import SearchBar
from gui.search.search_page import SearchPage
from gui.shop import Shop
from gui.shoppers.shopper_model import GUEST
from gui.state import State

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.shoppers import Shopper, Shoppers
    from gui.shoppers.shopper_panel import ShopperPanel

LISTED = 100


class ShopperSwitch(QObject):
    """Holds the chosen shopper with their history: what is known of them and what they do now.

    `arrived` tells that somebody begins to shop, `followed` every new history.
    """

    arrived = Signal(str)
    followed = Signal(object)

    def __init__(self, shop: Shop, bar: SearchBar, page: SearchPage, state: State, parent: QObject):
        super().__init__(parent)
        self._shop, self._page, self._state = shop, page, state
        self._button, self._personal, self._strength = bar.shopper, bar.personal, bar.strength
        self.user_id = GUEST
        self._past: History = ()
        self._lived: History = ()
        # What known shoppers did before in this window.
        self._lately: dict[str, History] = {}
        self._finds, self._histories, self._choices = Latest(self), Latest(self), Latest(self)
        self._button.furnished.connect(self._connect_panel)
        self._button.opened.connect(self._open)
        self._personal.switched.connect(self._switch)
        self._personal.want(state.personal)
        self._strength.changed.connect(self._weigh)
        self._strength.held.connect(page.hold)
        shop.opened.connect(self._forget)
        shop.shoppers_ready.connect(self._recall)
        shop.recommender_ready.connect(self._warm)

    def _connect_panel(self, panel: "ShopperPanel") -> None:
        panel.searched.connect(lambda prefix: self._find(panel, prefix))
        panel.pointed.connect(lambda user_id: self._preview(panel, user_id))
        panel.chosen.connect(self.choose)

    @property
    def history(self) -> History:
        """What the shopper did, oldest first, to the last click."""
        return (*self._past, *self._lived)

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
        self._button.set_available(False)
        self._take(GUEST, ())

    def _recall(self, shoppers: "Shoppers") -> None:
        """The shopper chosen in this shop before, if the log still knows them."""
        self._button.set_available(bool(len(shoppers)))
        workspace = self._shop.workspace
        remembered = self._state.shopper(workspace.path) if workspace is not None else GUEST
        self._lately = {}
        known = remembered if remembered in shoppers.user_ids else GUEST
        # A guest who has begun to act stays one.
        if (known, self.user_id) != (GUEST, GUEST):
            self._load(known)

    def _load(self, user_id: str) -> None:
        shoppers = self._shop.shoppers
        if user_id == GUEST or shoppers is None:
            self._choices.cancel()
            self._take(GUEST, ())
        else:
            self._choices.run(
                shoppers.history,
                user_id,
                done=lambda history: self._take(
                    user_id, (*history, *self._lately.get(user_id, ()))
                ),
            )

    def _take(self, user_id: str, history: History) -> None:
        if self.user_id != GUEST and self._lived:
            self._lately[self.user_id] = (*self._lately.get(self.user_id, ()), *self._lived)
        self.user_id, self._past, self._lived = user_id, history, ()
        self._button.show_shopper(user_id)
        self.arrived.emit(user_id)
        self._warm()
        self._follow()

    def _follow(self) -> None:
        """Let everything suit the shopper as they are now."""
        history = self.history
        self._personal.allow(bool(history))
        self._page.start.set_shopper(self.user_id, history)
        self._show_strength()
        self._pass_on()
        self.followed.emit(history)

    def _warm(self) -> None:
        """Work out the taste ahead of need, so that switching it on ranks anew at once.

        The first taste takes longer, so that a guest's is prepared with one of anything.
        """
        recommender = self._shop.recommender
        if recommender is not None and len(recommender.catalogue):
            anything = (Interaction(recommender.catalogue.product_id[0]),)
            background.run(recommender.scores, self.history or anything, owner=self)

    def _switch(self, is_wanted: bool) -> None:
        self._state.personal = is_wanted
        self._show_strength()
        self._pass_on()

    def _weigh(self, strength: float) -> None:
        self._state.remember_strength(self._domain(), strength)
        self._pass_on()

    def _show_strength(self) -> None:
        domain = self._domain()
        self._strength.setEnabled(self._personal.is_on)
        self._strength.show_strength(self._state.strength(domain), domain_of(domain).personal)

    def _domain(self) -> str:
        workspace = self._shop.workspace
        return workspace.domain if workspace is not None else SHOP

    def _pass_on(self) -> None:
        """Without taste only what was dismissed matters."""
        if self._personal.is_on:
            self._page.personalise(self.history, self._strength.strength)
        else:
            dismissed = tuple(did for did in self.history if did.action == DISMISS)
            self._page.personalise(dismissed, 0.0)

    def _open(self) -> None:
        panel = self._button.panel
        if panel is not None:
            panel.search.clear()
            self._find(panel, "")

    def _find(self, panel: "ShopperPanel", prefix: str) -> None:
        shoppers, engine = self._shop.shoppers, self._shop.engine
        if shoppers is not None and engine is not None:
            self._finds.run(
                _found,
                shoppers,
                engine.catalogue,
                prefix.strip(),
                done=lambda found: panel.show_found(found, self.user_id),
            )

    def _preview(self, panel: "ShopperPanel", user_id: str) -> None:
        shoppers, engine = self._shop.shoppers, self._shop.engine
        if shoppers is None or engine is None:
            return
        if user_id in (GUEST, self.user_id):
            self._histories.cancel()
            known = self.history if user_id == self.user_id else ()
            panel.show_history(known, engine.catalogue)
            return
        self._histories.run(
            shoppers.history,
            user_id,
            done=lambda history: panel.show_history(history, engine.catalogue),
        )


def _found(shoppers: "Shoppers", catalogue: "Catalogue", prefix: str) -> Sequence["Shopper"]:
    return [shoppers.summary(user, catalogue) for user in shoppers.ids(prefix, LISTED)]
