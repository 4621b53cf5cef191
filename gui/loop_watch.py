"""What fills the results in the loop: pinned queries, searched after each epoch in a thread."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.search.request import Hit, SearchResponse
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.state import State

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.runs.epochs import RunEpochs
    from core.search.engine import Engine
    from core.search.epoch_shelf import EpochShelf
    from core.workspace import Workspace
    from gui.training.loop_results import LoopResults


class LoopWatch(QObject):
    """Searches the pinned queries with each epoch that is kept, one epoch after the other."""

    failed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        page: SearchPage,
        state: State,
        shelf: "EpochShelf",
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop, self._page, self._state, self._shelf = shop, page, state, shelf
        self.view: LoopResults | None = None
        self._run = ""
        self._epochs: list[int] = []
        # What was searched last: lists of other products are of no use.
        self._catalogue: Catalogue | None = None
        # The product to be selected as soon as its query is answered.
        self._wanted = ("", "")
        self._searches, self._grades = Latest(self), Latest(self)
        page.shown.connect(self._take_answer)
        shop.engine_ready.connect(self._take_engine)
        shop.opened.connect(self._use_shop)
        shop.closing.connect(self._leave)

    def watch(self, view: "LoopResults") -> None:
        """Fill `view`."""
        self.view = view
        view.pins_changed.connect(self._remember)
        view.product_wanted.connect(self._show_product)
        response = self._page.controller.response
        view.set_query(response.request.text if response is not None else "")
        self._use_shop()

    def show_run(self, run: str) -> None:
        """Watch the epochs of `run` from now on; what is still searched of another one is left aside."""
        self._run, self._epochs = run, []
        if self.view is not None:
            self.view.forget_hits()

    def show_epochs(self, epochs: "RunEpochs") -> None:
        """These are the epochs of the run by now; of a run that does not rank there are none."""
        if epochs.run and epochs.run != self._run:
            self.show_run(epochs.run)
        self._epochs = [0, *epochs.kept] if epochs.kept else []
        self._search_missing()

    def mark(self, epoch: int | None) -> None:
        """`epoch` is on screen."""
        if self.view is not None:
            self.view.chart.mark(epoch)

    def pin(self) -> None:
        """Pin the query on screen."""
        if self.view is not None:
            self.view.pin()

    def _use_shop(self) -> None:
        workspace = self._shop.workspace
        if self.view is not None and workspace is not None:
            self.view.set_pins(self._state.pinned(workspace.path))
            self._read_grades()
            self._search_missing()

    def _read_grades(self) -> None:
        workspace = self._shop.workspace
        if self.view is not None and workspace is not None:
            done, failed = self.view.set_grades, self.failed.emit
            self._grades.run(_grades_of, workspace, done=done, failed=failed)

    def _take_engine(self) -> None:
        """What was imported meanwhile is searched and judged anew."""
        engine = self._shop.engine
        if engine is not None and self.view is not None:
            before, self._catalogue = self._catalogue, engine.catalogue
            if before is not None and before is not engine.catalogue:
                self.view.forget_hits()
                self._read_grades()
        self._search_missing()

    def _leave(self) -> None:
        self._grades.cancel()
        self._run, self._epochs, self._wanted, self._catalogue = "", [], ("", ""), None
        if self.view is not None:
            self.view.set_pins([])
            self.view.set_grades({})
            self.view.set_query("")

    def _remember(self) -> None:
        workspace = self._shop.workspace
        if self.view is not None and workspace is not None:
            self._state.remember_pinned(workspace.path, self.view.pins)
        self._search_missing()

    def _search_missing(self) -> None:
        """Search what is not known yet, the next epoch when that is done."""
        view, engine = self.view, self._shop.engine
        if view is None or engine is None or self._searches.is_busy:
            return
        epoch = next((each for each in self._epochs if view.missing(each)), None)
        view.set_busy(epoch is not None)
        if epoch is None:
            return
        run = self._run
        self._searches.run(
            _tops,
            self._shelf,
            engine,
            run,
            epoch,
            view.missing(epoch),
            done=lambda hits: self._take(run, epoch, hits),
            failed=lambda error: self._fail(run, epoch, error),
        )

    def _take(self, run: str, epoch: int, hits: Mapping[str, Sequence[Hit]]) -> None:
        if self.view is not None and run == self._run:
            pinned = {text: found for text, found in hits.items() if text in self.view.pins}
            self.view.take(epoch, pinned)
        self._search_missing()

    def _fail(self, run: str, epoch: int, error: BaseException) -> None:
        """An epoch that was thinned or damaged meanwhile is left out."""
        if run == self._run:
            self._epochs = [each for each in self._epochs if each != epoch]
            self.failed.emit(error)
        self._search_missing()

    def _show_product(self, query: str, product: str) -> None:
        response = self._page.controller.response
        if response is not None and response.request.text.strip() == query:
            self._page.results.select_product(product)
        else:
            self._wanted = (query, product)
            self._page.ask(query)

    def _take_answer(self, response: SearchResponse) -> None:
        text = response.request.text.strip()
        if self.view is not None:
            self.view.set_query(text)
        query, product = self._wanted
        if product and text == query:
            self._wanted = ("", "")
            self._page.results.select_product(product)


def _tops(
    shelf: "EpochShelf", engine: "Engine", run: str, epoch: int, texts: Sequence[str]
) -> dict[str, tuple[Hit, ...]]:
    from core.search.rank_paths import top_hits

    return top_hits(shelf.engine(engine, run, epoch), texts)


def _grades_of(workspace: "Workspace") -> dict[str, dict[str, int]]:
    """Query, in small letters → product → grade, of what was judged in the shop."""
    from core.errors import DataError
    from core.evaluation.judgments import load_judgments

    try:
        judged = load_judgments(workspace)
    except DataError:
        return {}
    return {
        text.strip().casefold(): dict(judged.qrels[query]) for query, text in judged.queries.items()
    }
