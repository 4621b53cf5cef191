"""The first result is selected where the inspector is open and nothing else is: it explains something."""

from PySide6.QtCore import QObject

from gui.search.on_screen import OnScreen
from gui.search.results_view import ResultsView
from gui.widgets.dock import Dock


class FirstSelection(QObject):
    """Selects the first of `results` whenever `dock` is in sight and nothing is selected on screen."""

    def __init__(self, dock: Dock, results: ResultsView, on_screen: OnScreen, parent: QObject):
        super().__init__(parent)
        self._dock, self._results, self._on_screen = dock, results, on_screen
        dock.visibilityChanged.connect(self._select)
        results.shown.connect(self._select)

    def _select(self) -> None:
        is_idle = self._on_screen.selection is None and self._results.visible_hits()
        if self._dock.isVisible() and is_idle:
            self._results.select_rank(1)
