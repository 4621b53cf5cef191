"""After a training: how its run stands, which is told once, whatever comes between."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from core.runs.job import Compared, Event, Failed


class AwaitedComparison(QObject):
    """`compared` carries how the run stands, empty where that will not be known; `failed` why, and a log."""

    compared = Signal(object)
    failed = Signal(str, str)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._is_awaited = False

    def await_for(self, run: str) -> None:
        """A training ended with `run`, "" for none."""
        self._is_awaited = bool(run)

    def takes(self, event: Event) -> bool:
        """Whether `event` is what is awaited; the training is over already, whatever comes of it."""
        if not self._is_awaited or not isinstance(event, (Compared, Failed)):
            return False
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.log)
        self.end(event.standing if isinstance(event, Compared) else {})
        return True

    def end(self, standing: dict[str, Any]) -> None:
        """Tell how the run stands, if that is awaited."""
        if self._is_awaited:
            self._is_awaited = False
            self.compared.emit(standing)
