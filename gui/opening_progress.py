"""How far the indexes of a shop are that is opened, told from the thread that builds them."""

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from core.progress import StageCallback


class OpeningProgress(QObject):
    """`told` says what is built, how many products are done and of how many; only of the newest opening."""

    told = Signal(str, int, int)
    _heard = Signal(int, str, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._newest = 0
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def listener(self) -> StageCallback:
        """What the next opening tells, from any thread; all that earlier ones say goes unheard."""
        self._newest += 1
        number = self._newest

        def hear(stage: str, done: int, total: int) -> None:
            # The window may be gone by now.
            if isValid(self):
                self._heard.emit(number, stage, done, total)

        return hear

    def stop(self) -> None:
        """Whatever is still told comes too late."""
        self._newest += 1

    def _pass_on(self, number: int, stage: str, done: int, total: int) -> None:
        if number == self._newest:
            self.told.emit(stage, done, total)
