"""The same query before and after a training: ranked by the earlier engine and by the present one."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.search.request import SearchResponse
from gui.background import Latest
from gui.search.controller import SearchEngine
from gui.single_shot import single_shot

# Milliseconds without another answer: shorter than a person looks, longer than between two letters.
PAUSE_MS = 250


class EngineComparison(QObject):
    """While it is on, every answer that stays on screen is searched once more by the earlier engine."""

    compared = Signal(object, object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._earlier: SearchEngine | None = None
        self._after: SearchResponse | None = None
        self._searches = Latest(self)
        self._pause = single_shot(self, PAUSE_MS, self._search)

    @property
    def earlier(self) -> SearchEngine | None:
        """The engine that answers compare with, None while comparing is off."""
        return self._earlier

    def begin(self, earlier: SearchEngine | None) -> None:
        """Compare with `earlier` from now on."""
        self.end()
        self._earlier = earlier

    def end(self) -> None:
        """Compare no more."""
        self._earlier = None
        self._pause.stop()
        self._searches.cancel()

    def take(self, after: SearchResponse) -> bool:
        """`after` is on screen; compare it once nothing newer has come for a moment.

        Returns:
            Whether it, or what follows it as it is a draft, has something to be compared with.
        """
        self._after = after
        self._pause.stop()
        self._searches.cancel()
        can_compare = self._earlier is not None and after.run != self._earlier.run_id
        if can_compare and not after.is_draft:
            self._pause.start()
        return can_compare

    def _search(self) -> None:
        after = self._after
        if self._earlier is not None and after is not None:
            self._searches.run(
                self._earlier.search,
                replace(after.request, draft=False),
                done=lambda before: self.compared.emit(before, after),
            )
