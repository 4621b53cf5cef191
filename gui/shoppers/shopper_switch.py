"""Who shops: chosen by hand and remembered, passed on to the start page and to personal searches."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.search.request import History
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
    """Holds the chosen shopper with their history; a guest has none."""

    def __init__(self, shop: Shop, bar: SearchBar, page: SearchPage, state: State, parent: QObject):
        super().__init__(parent)
        self._shop, self._page, self._state = shop, page, state
        self._button, self._personal = bar.shopper, bar.personal
        self.user_id = GUEST
        self.history: History = ()
        self._finds, self._histories, self._choices = Latest(self), Latest(self), Latest(self)
        self._button.furnished.connect(self._connect_panel)
        self._button.opened.connect(self._open)
        self._personal.switched.connect(self._switch)
        self._personal.want(state.personal)
        shop.opened.connect(self._forget)
        shop.shoppers_ready.connect(self._recall)
        shop.recommender_ready.connect(self._warm)

    def _connect_panel(self, panel: "ShopperPanel") -> None:
        panel.searched.connect(lambda prefix: self._find(panel, prefix))
        panel.pointed.connect(lambda user_id: self._preview(panel, user_id))
        panel.chosen.connect(self.choose)

    def choose(self, user_id: str) -> None:
        """`user_id` shops from now on."""
        workspace = self._shop.workspace
        if workspace is not None:
            self._state.remember_shopper(workspace.path, user_id)
        self._load(user_id)

    def _forget(self) -> None:
        """Another shop has other shoppers, who are not known yet."""
        self._choices.cancel()
        self.user_id, self.history = GUEST, ()
        self._button.set_available(False)
        self._button.show_shopper(GUEST)
        self._personal.allow(False)
        self._page.start.set_shopper(GUEST, ())

    def _recall(self, shoppers: "Shoppers") -> None:
        """The shopper chosen in this shop before, if the log still knows them."""
        self._button.set_available(bool(len(shoppers)))
        workspace = self._shop.workspace
        remembered = self._state.shopper(workspace.path) if workspace is not None else GUEST
        self._load(remembered if remembered in shoppers.user_ids else GUEST)

    def _load(self, user_id: str) -> None:
        shoppers = self._shop.shoppers
        if user_id == GUEST or shoppers is None:
            self._choices.cancel()
            self._take(GUEST, ())
        else:
            self._choices.run(
                shoppers.history, user_id, done=lambda history: self._take(user_id, history)
            )

    def _take(self, user_id: str, history: History) -> None:
        self.user_id, self.history = user_id, history
        self._button.show_shopper(user_id)
        self._personal.allow(bool(history))
        self._page.start.set_shopper(user_id, history)
        self._warm()
        self._pass_on()

    def _warm(self) -> None:
        """Work out the taste ahead of need, so that switching it on ranks anew at once."""
        recommender = self._shop.recommender
        if recommender is not None and self.history:
            background.run(recommender.scores, self.history, owner=self)

    def _switch(self, is_wanted: bool) -> None:
        self._state.personal = is_wanted
        self._pass_on()

    def _pass_on(self) -> None:
        self._page.personalise(self.history if self._personal.is_on else ())

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
        if user_id == GUEST:
            self._histories.cancel()
            panel.show_history((), engine.catalogue)
            return
        self._histories.run(
            shoppers.history,
            user_id,
            done=lambda history: panel.show_history(history, engine.catalogue),
        )


def _found(shoppers: "Shoppers", catalogue: "Catalogue", prefix: str) -> Sequence["Shopper"]:
    return [shoppers.summary(user, catalogue) for user in shoppers.ids(prefix, LISTED)]
