"""What the panel of shoppers shows: who there is, what each of them did, and what that tells of a taste."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.search.request import History
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.shoppers.making_up import MakingUp
from gui.shoppers.shopper_button import ShopperButton
from gui.shoppers.shopper_model import GUEST

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.profile import Profile, Profiles
    from core.recommend.shoppers import Shopper, Shoppers
    from gui.shoppers.shopper_panel import ShopperPanel

# Shoppers: who is further down is found by typing.
LISTED = 100
# Of a known shopper so many of the latest actions are copied into a made-up history.
COPIED = 20
Current = Callable[[], tuple[str, History]]


class PanelFeed(QObject):
    """Answers the panel of `button`; `current` tells who shops now, with their history to the last click.

    `action_count` tells how many actions of a shopper stand.
    """

    def __init__(
        self,
        shop: OpenWorkspace,
        making_up: MakingUp,
        button: ShopperButton,
        current: Current,
        action_count: Callable[[str], int],
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop, self._making_up, self._button, self._current = shop, making_up, button, current
        self._action_count = action_count
        self._profiles: tuple[Catalogue, Profiles] | None = None
        self._finds, self._histories = Latest(self), Latest(self)
        button.furnished.connect(self._connect_panel)
        button.opened.connect(self._open)
        making_up.people.changed.connect(self._list_anew)
        shop.closing.connect(self._leave)

    def _connect_panel(self, panel: "ShopperPanel") -> None:
        panel.searched.connect(lambda prefix: self._find(panel, prefix))
        panel.pointed.connect(lambda user_id: self._preview(panel, user_id))
        panel.making_up_wanted.connect(lambda: self._making_up.begin())
        panel.edit_wanted.connect(self._making_up.edit)
        panel.copy_wanted.connect(self._copy)
        panel.delete_wanted.connect(self._making_up.delete)
        for wish in (panel.making_up_wanted, panel.edit_wanted, panel.copy_wanted):
            wish.connect(panel.settled)

    def _open(self) -> None:
        panel = self._button.panel
        if panel is not None:
            panel.search.clear()
            panel.allow_making_up(self._making_up.people.may_change)
            self._find(panel, "")

    def _leave(self) -> None:
        """Shoppers of the shop that is closed are not shown any more."""
        self._finds.cancel()
        self._histories.cancel()
        self._profiles = None

    def _list_anew(self) -> None:
        panel = self._button.panel
        if panel is not None and panel.isVisible():
            self._find(panel, panel.search.text())

    def _find(self, panel: "ShopperPanel", prefix: str) -> None:
        shoppers, engine = self._shop.shoppers, self._shop.engine
        text = prefix.strip()
        if shoppers is not None and engine is not None:
            self._finds.run(
                _matching_shoppers,
                shoppers,
                engine.catalogue,
                text,
                done=lambda shoppers: panel.show_shoppers(
                    shoppers,
                    self._current()[0],
                    self._making_up.people.named(text),
                    self._action_count,
                ),
            )

    def _preview(self, panel: "ShopperPanel", user_id: str) -> None:
        shoppers, engine = self._shop.shoppers, self._shop.engine
        if shoppers is None or engine is None:
            return
        current, lived = self._current()
        known = {GUEST: (), current: lived}.get(user_id)
        self._histories.run(
            self._history_and_taste,
            lambda: self._making_up.people.history(user_id, shoppers) if known is None else known,
            engine.catalogue,
            done=lambda profiled: panel.show_history(profiled[0], engine.catalogue, profiled[1]),
        )

    def _history_and_taste(
        self, history: Callable[[], History], catalogue: "Catalogue"
    ) -> "tuple[History, Profile]":
        """What a shopper did and the taste that it tells; in a thread."""
        from core.recommend.profile import Profiles

        known = self._profiles
        if known is None or known[0] is not catalogue:
            known = self._profiles = catalogue, Profiles(catalogue)
        done = history()
        return done, known[1].profile(done)

    def _copy(self, user_id: str) -> None:
        """Make somebody up who is like this one."""
        shoppers = self._shop.shoppers
        if self._making_up.people.known(user_id) is not None:
            self._making_up.duplicate(user_id)
        elif shoppers is not None:
            self._making_up.begin(shoppers.history(user_id, COPIED), user_id)


def _matching_shoppers(
    shoppers: "Shoppers", catalogue: "Catalogue", prefix: str
) -> Sequence["Shopper"]:
    return [shoppers.summary(user, catalogue) for user in shoppers.ids(prefix, LISTED)]
