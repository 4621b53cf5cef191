"""Demonstrations in the window: given, recorded and edited."""

from PySide6.QtCore import QObject, Signal

from gui.demonstration.collection import Collection
from gui.demonstration.presented_window import PresentedWindow
from gui.demonstration.presenter import Presenter
from gui.demonstration.stage import Stage


class Demonstrating(QObject):
    """What actions reach: `start`. `failed` tells what cannot be read, stored or done."""

    failed = Signal(object)

    def __init__(self, parts: PresentedWindow):
        super().__init__(parts.window)
        self._parts = parts
        self.stage = Stage(parts)
        self.collection = Collection(parts.shop, self)
        self.presenter = Presenter(parts, self.stage)
        self.collection.failed.connect(self.failed)
        self.presenter.failed.connect(self.failed)

    def start(self) -> None:
        """Give the chosen demonstration from its beginning."""
        chosen = self.collection.chosen
        if chosen is not None:
            self.presenter.start(chosen)
