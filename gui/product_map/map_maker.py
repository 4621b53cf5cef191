"""Makes the map of the vectors that rank: principal components at once, t-SNE in a process of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.arrays import Float32Array, IndexArray
from core.explain.product_map.neighbour_map import places_in, question, sampled
from core.explain.product_map.product_map import (
    Layout,
    ProductMap,
    drawn_map,
    finished_map,
    unfinished_map,
)
from gui.background import Latest
from gui.product_map.neighbour_process import NeighbourProcess

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.search.neural import NeuralIndex

# Which products are laid out, and the line that asks for it.
Question = tuple[IndexArray, str]


class MapMaker(QObject):
    """`drawn` carries a `ProductMap`, also while one comes about; `progressed` how far t-SNE is.

    That is the iterations done, of how many, and the seconds left. `changed` tells that t-SNE began or ended,
    `failed` a sentence and the end of a log, `broken` an exception.
    """

    drawn = Signal(object)
    progressed = Signal(int, int, float)
    changed = Signal()
    failed = Signal(str, str)
    broken = Signal(object)

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py`."""
        super().__init__(parent)
        self.layout = Layout.PCA
        self.map: ProductMap | None = None
        # Whether t-SNE is under way.
        self.is_working = False
        self._subject: tuple[NeuralIndex, Catalogue, Path] | None = None
        self._rows: IndexArray | None = None
        # Waits for the process of another map to end.
        self._waiting: Question | None = None
        self._is_wanted = False
        self._maps, self._questions = Latest(self), Latest(self)
        self._process = NeighbourProcess(program, self)
        self._process.progressed.connect(self._take_progress)
        self._process.finished.connect(self._take_answer)
        self._process.failed.connect(self._fail)
        self._process.cancelled.connect(self._ask_waiting)

    def show_vectors(self, neural: "NeuralIndex", catalogue: "Catalogue", cache: Path) -> None:
        """Draw the map of these product vectors, unless it is drawn; t-SNE is looked for in `cache`."""
        known = self._subject
        if known is not None and known[0].vectors is neural.vectors and known[1] is catalogue:
            return
        self._stop()
        self._subject, self._is_wanted = (neural, catalogue, cache), False
        self._draw()

    def choose(self, layout: Layout) -> None:
        """Lay the map out by `layout` from now on; t-SNE begins where it is not kept."""
        self._stop()
        self.layout, self._is_wanted = layout, layout is Layout.TSNE
        self._draw()

    def lay_out(self) -> None:
        """Let t-SNE begin for the vectors on the map."""
        if self._subject is None or self.is_working:
            return
        self.is_working = True
        vectors = self._subject[0].vectors
        self._questions.run(_question, vectors, done=self._ask, failed=self.broken.emit)
        self.changed.emit()

    def cancel(self) -> None:
        """End t-SNE; the principal components stand in for it."""
        if self.is_working:
            self._stop()
            self._draw()

    def forget(self) -> None:
        """There are no vectors any more."""
        self._stop()
        self._subject = self.map = None

    def close(self) -> None:
        """End what is under way with the window."""
        self._stop()
        self._process.close()

    def _stop(self) -> None:
        self._questions.cancel()
        self._maps.cancel()
        self._process.cancel()
        self._rows = self._waiting = None
        self.is_working = False
        self.changed.emit()

    def _draw(self) -> None:
        if self._subject is not None:
            neural, catalogue, cache = self._subject
            wanted = neural, catalogue, self.layout, cache, self.map
            self._maps.run(drawn_map, *wanted, done=self._take, failed=self.broken.emit)

    def _take(self, made: ProductMap) -> None:
        self.map = made
        self.drawn.emit(made)
        is_wanted, self._is_wanted = self._is_wanted, False
        if made.is_draft and is_wanted:
            self.lay_out()

    def _ask(self, asked: Question) -> None:
        if self._process.is_running:
            self._waiting = asked
            return
        self._rows, line = asked
        self._process.ask(line)

    def _ask_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._ask(waiting)

    def _take_progress(self, message: dict[str, Any]) -> None:
        if self._rows is None or self._subject is None:
            return
        self.progressed.emit(message["done"], message["total"], message["eta_seconds"])
        places = places_in(message)
        if places is not None:
            neural, catalogue, _ = self._subject
            self.map = unfinished_map(neural, catalogue, self._rows, places, self.map)
            self.drawn.emit(self.map)

    def _take_answer(self, message: dict[str, Any]) -> None:
        places, rows = places_in(message), self._rows
        self.is_working, self._rows = False, None
        if places is not None and rows is not None and self._subject is not None:
            neural, catalogue, cache = self._subject
            found = neural, catalogue, rows, places, cache, self.map
            self._maps.run(finished_map, *found, done=self._take, failed=self.broken.emit)
        self.changed.emit()

    def _fail(self, sentence: str, log: str) -> None:
        self._stop()
        self.failed.emit(sentence, log)
        self._draw()


def _question(vectors: Float32Array) -> Question:
    rows = sampled(len(vectors))
    return rows, question(vectors, rows)
