"""The demonstrations of the open shop: read when they are first wanted, stored with every change."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from gui.open_workspace import OpenWorkspace

if TYPE_CHECKING:
    from core.demonstration.demonstration import Demonstration
    from core.demonstration.demonstrations import Demonstrations


class Collection(QObject):
    """`all` of them, of which one is `chosen`. `changed` tells that they are others now, `failed` why not."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self._shop = shop
        self._stored: Demonstrations | None = None
        self._is_read = False
        self._position = 0
        shop.closing.connect(self._forget)
        shop.opened.connect(self._forget)

    @property
    def all(self) -> "tuple[Demonstration, ...]":
        """All of them, none where they cannot be read."""
        self._read()
        return self._stored.all if self._stored is not None else ()

    @property
    def position(self) -> int:
        """Which one is chosen, -1 where there is none."""
        return min(self._position, len(self.all) - 1)

    @property
    def chosen(self) -> "Demonstration | None":
        """The one that is shown and edited."""
        return self.all[self.position] if self.all else None

    @property
    def may_change(self) -> bool:
        """Whether they can be stored."""
        self._read()
        return self._stored is not None and self._stored.may_change

    def choose(self, position: int) -> None:
        """Choose another."""
        if position != self._position:
            self._position = position
            self.changed.emit()

    def add(self, demonstration: "Demonstration", position: int = 0) -> bool:
        """Store another and choose it; whether it could be stored."""
        stored = [*self.all[:position], demonstration, *self.all[position:]]
        return self._store(stored, position)

    def put(self, position: int, **fields: object) -> bool:
        """Store other `fields` of the one at `position`; whether they could be stored."""
        stored = list(self.all)
        stored[position] = replace(stored[position], **fields)  # type: ignore[arg-type]
        return self._store(stored, self._position)

    def remove(self, position: int) -> bool:
        """Forget one; whether that could be stored."""
        return self._store([*self.all[:position], *self.all[position + 1 :]], 0)

    def _store(self, demonstrations: "list[Demonstration]", position: int) -> bool:
        if self._stored is None:
            return False
        try:
            self._stored.store(demonstrations)
        except UserError as error:
            self.failed.emit(error)
            return False
        self._position = position
        self.changed.emit()
        return True

    def _forget(self) -> None:
        """Another shop has others."""
        self._stored, self._is_read, self._position = None, False, 0
        self.changed.emit()

    def _read(self) -> None:
        workspace = self._shop.workspace
        if workspace is None or self._is_read:
            return
        from core.demonstration.demonstrations import Demonstrations

        self._is_read = True
        try:
            self._stored = Demonstrations(workspace)
        except UserError as error:
            self.failed.emit(error)
