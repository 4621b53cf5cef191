"""The session of whoever is at the screen: what they have done since they arrived, and how much is kept."""

import secrets
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.recommend.session import Session


class ShoppingSession(QObject):
    """Holds the `current` session and how many of its actions are `recorded`; `begun` tells another one.

    `clock` tells when it is, in seconds since 1970.
    """

    begun = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.clock: Callable[[], float] = time.time
        self.begin()

    def begin(self) -> None:
        """Somebody begins to shop."""
        id = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}"
        self.resume(Session(id), 0)

    def resume(self, session: Session, recorded: int) -> None:
        """Go on with `session`, of which so many actions are recorded."""
        self.current, self.recorded = session, recorded
        self.begun.emit()

    def act(self, product_id: str, action: str) -> str:
        """Do `action` to a product, or take it back where it stands: which of both, "" for neither."""
        step = self.current.step(product_id, action)
        if step:
            self.current = self.current.after(product_id, step, self.clock())
        return step

    def count_recorded(self, session_id: str, actions: int) -> bool:
        """So many more `actions` of a session are on disk; whether it is this one."""
        is_current = session_id == self.current.id
        if is_current:
            self.recorded += actions
        return is_current
