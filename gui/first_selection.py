"""The first result is selected where the inspector is open and nothing else is: it explains something."""

from PySide6.QtCore import QObject

from gui.search.results_view import ResultsView
from gui.widgets.dock import Dock


class FirstSelection(QObject):
    """Selects the first of `results` whenever `dock` is in sight and no result is selected."""

    def __init__(self, dock: Dock, results: ResultsView, parent: QObject):
        super().__init__(parent)
        self._dock, self._results = dock, results
        dock.visibilityChanged.connect(self._select)
        results.shown.connect(self._select)

    def _select(self) -> None:
        is_idle = self._results.current_hit is None and self._results.visible_hits()
        if self._dock.isVisible() and is_idle:
            self._results.select_rank(1)
