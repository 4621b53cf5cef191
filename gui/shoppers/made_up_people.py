"""The made-up shoppers of the open shop: found by id and name, stored and forgotten."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.search.request import History
from gui.open_workspace import OpenWorkspace

if TYPE_CHECKING:
    from core.recommend.made_up import MadeUp, MadeUpShoppers
    from core.recommend.shoppers import Shoppers


class MadeUpPeople(QObject):
    """`changed` tells that they are others now, `failed` why they cannot be read or stored."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self._shop = shop
        self._stored: MadeUpShoppers | None = None
        self._is_read = False
        shop.closing.connect(self._forget)
        shop.opened.connect(self._forget)
        shop.engine_ready.connect(self._read)

    @property
    def all(self) -> "tuple[MadeUp, ...]":
        """All of them, the newest first; none where they cannot be read."""
        return self._stored.all if self._stored is not None else ()

    @property
    def may_change(self) -> bool:
        """Whether shoppers can be made up: there are products, and what is stored is known and may change."""
        workspace = self._shop.workspace
        may_write = workspace is not None and not workspace.read_only
        return may_write and self._stored is not None and self._shop.engine is not None

    def known(self, user_id: str) -> "MadeUp | None":
        """The one of this id, None where there is none."""
        return next((person for person in self.all if person.user_id == user_id), None)

    def named(self, text: str) -> "list[MadeUp]":
        """Those whose names hold `text`."""
        return [person for person in self.all if text.casefold() in person.name.casefold()]

    def history(self, user_id: str, shoppers: "Shoppers") -> History:
        """What a shopper did, made up or one of `shoppers`; in any thread.

        Raises:
            UserError: there is no such shopper.
        """
        from core.recommend.made_up import whole_history

        return whole_history(user_id, self.known(user_id), shoppers)

    def put(self, shopper: "MadeUp", position: int = 0) -> bool:
        """Store a shopper, a new one at `position`; whether it could be stored."""
        stored = self._stored
        if stored is None:
            return False
        named = replace(shopper, name=shopper.name.strip() or self.tr("Nameless"))
        return self._change(lambda: stored.put(named, position))

    def remove(self, shopper: "MadeUp") -> bool:
        """Forget a shopper; whether it could be forgotten."""
        stored = self._stored
        return stored is not None and self._change(lambda: stored.remove(shopper.id))

    def _change(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except UserError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True

    def _forget(self) -> None:
        """Another shop has others."""
        self._stored, self._is_read = None, False

    def _read(self) -> None:
        from core.recommend.made_up import MadeUpShoppers

        workspace = self._shop.workspace
        if workspace is None or self._is_read:
            return
        # Said once: every run that ranks from now on is another engine.
        self._is_read = True
        try:
            self._stored = MadeUpShoppers(workspace)
        except UserError as error:
            self.failed.emit(error)
