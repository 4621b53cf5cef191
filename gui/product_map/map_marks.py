"""What is on screen, on the map: hits lit, the selected product ringed, the query as a star."""

from PySide6.QtCore import QObject, Signal

from core.arrays import Float32Array
from core.search.engine import Engine
from core.search.request import SearchResponse
from gui.background import Latest
from gui.product_map.view import ProductMapView
from gui.search.on_screen import OnScreen


class MapMarks(QObject):
    """Marks on `view` what `on_screen` shows; `failed` carries why a query could not be read."""

    failed = Signal(object)

    def __init__(self, view: ProductMapView, on_screen: OnScreen, parent: QObject):
        super().__init__(parent)
        self._view, self._on_screen = view, on_screen
        self._places = Latest(self)

    def refresh(self, engine: Engine) -> None:
        """Mark it anew; `engine` reads the query as the search does."""
        shown = self._on_screen.catalogue
        if shown is not None and shown is not engine.catalogue:
            return
        response, selection = self._on_screen.response, self._on_screen.selection
        hits = response.hits if response is not None else ()
        self._view.show_hits({hit.row: hit.rank for hit in hits})
        self._view.canvas.select(selection[1].row if selection is not None else -1)
        self._place_query(_text_of(response), engine)

    def cancel(self) -> None:
        """No answer that is under way matters any more."""
        self._places.cancel()

    def _place_query(self, text: str, engine: Engine) -> None:
        made = self._view.maker.map
        self._places.cancel()
        if made is None or not text:
            self._show_query(None, is_exact=True)
            return
        is_exact = made.projection is not None
        self._places.run(
            made.place_of_query,
            engine,
            text,
            done=lambda place: self._show_query(place, is_exact),
            failed=self.failed.emit,
        )

    def _show_query(self, place: Float32Array | None, is_exact: bool) -> None:
        self._view.canvas.marks.show_query(place, is_exact)
        self._view.tell()


def _text_of(response: SearchResponse | None) -> str:
    """What was searched for: as it was meant, where that is another spelling."""
    if response is None:
        return ""
    text = response.did_you_mean if response.corrected else response.request.text
    return text.strip()
