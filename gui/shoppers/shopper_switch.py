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
from gui.shoppers.making_up import MakingUp
from gui.shoppers.shopper_model import GUEST
from gui.state import State

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.made_up import MadeUp
    from core.recommend.profile import Profile, Profiles
    from core.recommend.shoppers import Shopper, Shoppers
    from gui.shoppers.shopper_panel import ShopperPanel

LISTED = 100
# Of a known shopper so many of the latest actions are copied into a made-up history.
COPIED = 20


class ShopperSwitch(QObject):
    """Holds the chosen shopper with their history; a guest has none."""

    def __init__(
        self,
        shop: Shop,
        bar: SearchBar,
        page: SearchPage,
        state: State,
        making_up: MakingUp,
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop, self._page, self._state = shop, page, state
        self._making_up = making_up
        self._button, self._personal = bar.shopper, bar.personal
        self.user_id = GUEST
        self.history: History = ()
        self._profiles: tuple[Catalogue, Profiles] | None = None
        self._finds, self._histories, self._choices = Latest(self), Latest(self), Latest(self)
        self._button.furnished.connect(self._connect_panel)
        self._button.opened.connect(self._open)
        self._personal.switched.connect(self._switch)
        self._personal.want(state.personal)
        shop.opened.connect(self._forget)
        shop.shoppers_ready.connect(self._recall)
        shop.recommender_ready.connect(self._warm)
        making_up.changed.connect(self._follow_made_up)
        making_up.saved.connect(self.choose)

    def _connect_panel(self, panel: "ShopperPanel") -> None:
        panel.searched.connect(lambda prefix: self._find(panel, prefix))
        panel.pointed.connect(lambda user_id: self._preview(panel, user_id))
        panel.chosen.connect(self.choose)
        making_up = self._making_up
        panel.making_up_wanted.connect(lambda: making_up.begin())
        panel.edit_wanted.connect(making_up.edit)
        panel.copy_wanted.connect(self._copy)
        panel.delete_wanted.connect(making_up.delete)
        for wish in (panel.making_up_wanted, panel.edit_wanted, panel.copy_wanted):
            wish.connect(panel.settled)

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
        """The shopper chosen in this shop before, if they are still known."""
        self._button.set_available(bool(len(shoppers)) or self._making_up.is_allowed)
        workspace = self._shop.workspace
        remembered = self._state.shopper(workspace.path) if workspace is not None else GUEST
        is_known = remembered in shoppers.user_ids or self._made_up(remembered) is not None
        self._load(remembered if is_known else GUEST)

    def _made_up(self, user_id: str) -> "MadeUp | None":
        """The made-up shopper of this id."""
        known = self._making_up.shoppers
        found = (each for each in (known.all if known else ()) if each.user_id == user_id)
        return next(found, None)

    def _follow_made_up(self) -> None:
        """Who is chosen may have changed or be gone; the panel lists who there is now."""
        from core.recommend.shoppers import is_made_up

        if is_made_up(self.user_id):
            self._load(self.user_id if self._made_up(self.user_id) else GUEST)
        if self._button.panel is not None:
            self._find(self._button.panel, self._button.panel.search.text())

    def _copy(self, user_id: str) -> None:
        """Make somebody up who is like this one."""
        shoppers = self._shop.shoppers
        if self._made_up(user_id) is not None:
            self._making_up.duplicate(user_id)
        elif shoppers is not None:
            self._making_up.begin(shoppers.history(user_id, COPIED), user_id)

    def _load(self, user_id: str) -> None:
        shoppers = self._shop.shoppers
        if user_id == GUEST or shoppers is None:
            self._choices.cancel()
            self._take(GUEST, ())
        else:
            self._choices.run(
                _history,
                user_id,
                self._made_up(user_id),
                shoppers,
                done=lambda history: self._take(user_id, history),
            )

    def _take(self, user_id: str, history: History) -> None:
        self.user_id, self.history = user_id, history
        made_up = self._made_up(user_id)
        self._button.show_shopper(made_up.name if made_up else user_id, made_up is not None)
        self._personal.allow(bool(history))
        self.retranslate()
        self._warm()
        self._pass_on()

    def retranslate(self) -> None:
        """Say above the recommendations whom they are for."""
        made_up = self._made_up(self.user_id)
        name = self.tr("{name} (made up)").format(name=made_up.name) if made_up else self.user_id
        self._page.start.set_shopper(name, self.history)

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
            panel.allow_making_up(self._making_up.is_allowed)
            self._find(panel, "")

    def _find(self, panel: "ShopperPanel", prefix: str) -> None:
        shoppers, engine = self._shop.shoppers, self._shop.engine
        if shoppers is not None and engine is not None:
            self._finds.run(
                _found,
                shoppers,
                engine.catalogue,
                prefix.strip(),
                done=lambda found: panel.show_found(found, self.user_id, self._named(prefix)),
            )

    def _named(self, prefix: str) -> "list[MadeUp]":
        """The made-up shoppers whose names hold `prefix`."""
        known, text = self._making_up.shoppers, prefix.strip().casefold()
        return [each for each in (known.all if known else ()) if text in each.name.casefold()]

    def _preview(self, panel: "ShopperPanel", user_id: str) -> None:
        shoppers, engine = self._shop.shoppers, self._shop.engine
        if shoppers is None or engine is None:
            return
        if user_id == GUEST:
            self._histories.cancel()
            panel.show_history((), engine.catalogue)
            return
        self._histories.run(
            self._past,
            user_id,
            self._made_up(user_id),
            shoppers,
            engine.catalogue,
            done=lambda past: panel.show_history(past[0], engine.catalogue, past[1]),
        )

    def _past(
        self,
        user_id: str,
        made_up: "MadeUp | None",
        shoppers: "Shoppers",
        catalogue: "Catalogue",
    ) -> "tuple[History, Profile]":
        """What a shopper did and the taste that it tells; in a thread."""
        from core.recommend.profile import Profiles

        if self._profiles is None or self._profiles[0] is not catalogue:
            self._profiles = catalogue, Profiles(catalogue)
        history = _history(user_id, made_up, shoppers)
        return history, self._profiles[1].of(history)


def _history(user_id: str, made_up: "MadeUp | None", shoppers: "Shoppers") -> History:
    from core.recommend.made_up import whole_history

    return whole_history(user_id, made_up, shoppers)


def _found(shoppers: "Shoppers", catalogue: "Catalogue", prefix: str) -> Sequence["Shopper"]:
    return [shoppers.summary(user, catalogue) for user in shoppers.ids(prefix, LISTED)]
