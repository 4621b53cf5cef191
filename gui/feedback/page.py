"""The arrangement 反馈: what shoppers did, what the model learned from it, and which run they prefer."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from gui.language import Retranslated
from gui.state import FEEDBACK_TABS
from gui.widgets.layouts import column, row
from gui.widgets.segments import Segments
from gui.widgets.tab import Tab


class FeedbackPage(Retranslated, QWidget):
    """Tabs, each made by `makers` when it is first seen; `chosen` tells the tab a person went to."""

    chosen = Signal(str)

    def __init__(self, makers: Mapping[str, Callable[[], Tab]], parent: QWidget | None = None):
        super().__init__(parent)
        self._makers = makers
        self.made: dict[str, Tab] = {}
        self.tabs = Segments(FEEDBACK_TABS)
        self.tabs.chosen.connect(self._choose)
        self._pages = QStackedLayout()
        column(row(self.tabs, 1), (self._pages, 1), parent=self, spacing=8, margins=(16, 4, 16, 8))
        self._retranslate()

    def show_tab(self, name: str) -> None:
        """Show the tab called `name`, one of `FEEDBACK_TABS`."""
        if name not in self.made:
            self.made[name] = self._makers[name]()
            self._pages.addWidget(self.made[name])
        self.tabs.choose(name)
        self._pages.setCurrentWidget(self.made[name])

    def _choose(self, name: str) -> None:
        self.show_tab(name)
        self.chosen.emit(name)

    def _retranslate(self) -> None:
        labels = {
            "behaviour": (self.tr("Behaviour"), self.tr("What shoppers did")),
            "updates": (self.tr("Updates"), self.tr("What the model learned from it")),
            "experiments": (self.tr("Experiments"), self.tr("Which run shoppers prefer")),
        }
        for key, (text, hint) in labels.items():
            self.tabs.label(key, text, hint)
