"""An epoch of a run ranks the query on screen, for as long as somebody looks at it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.search.request import SearchResponse
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.run_switch import METRIC
from gui.search.search_page import SearchPage
from gui.single_shot import single_shot

if TYPE_CHECKING:
    from core.search.engine import Engine
    from core.search.epoch_shelf import EpochShelf

# Milliseconds that an epoch stays until what it changed is told in words.
REST_MS = 250


class EpochPreview(QObject):
    """Puts an epoch in the place of what ranks; `shown` tells which, None for what ranks itself."""

    shown = Signal(object)
    failed = Signal(object)

    def __init__(
        self, shop: OpenWorkspace, page: SearchPage, shelf: "EpochShelf", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shop, self._page, self._shelf = shop, page, shelf
        self.epoch: int | None = None
        # What was on screen when an epoch was last looked at in peace.
        self._before: SearchResponse | None = None
        self._engines, self._ahead = Latest(self), Latest(self)
        self._rest = single_shot(self, REST_MS, self._tell_change)
        page.shown.connect(self._take_answer)

    def look_at(self, run: str, epoch: int, stops: Sequence[int]) -> None:
        """Show the query on screen as `run` ranks it after `epoch`, 0: without it.

        `stops` are the epochs that may be looked at next: its neighbours among them are read ahead.
        """
        engine = self._shop.engine
        if engine is not None:
            self._engines.run(
                self._shelf.engine,
                engine,
                run,
                epoch,
                done=lambda changed: self._take(changed, run, epoch, stops),
                failed=self.failed.emit,
            )

    def leave(self) -> None:
        """Let what ranks rank again."""
        self._engines.cancel()
        self._ahead.cancel()
        if self._shop.previewed is None:
            return
        self.drop()
        engine = self._shop.answering
        if engine is not None:
            self._page.rank_with(engine)

    def drop(self) -> None:
        """Look at no epoch any more; the caller shows what ranks."""
        self._engines.cancel()
        self._ahead.cancel()
        self._rest.stop()
        self._shop.previewed = None
        self._before = self.epoch = None
        self._page.strip.hide()
        self._page.summary.show_epoch(None)
        self.shown.emit(None)

    def _take(self, changed: "Engine", run: str, epoch: int, stops: Sequence[int]) -> None:
        if self._shop.engine is None:
            return
        self._shop.previewed, self.epoch = changed, epoch
        self._page.summary.show_epoch(epoch)
        self.shown.emit(epoch)
        self._before = self._before or self._page.controller.response
        engine = self._shop.answering
        assert engine is not None
        self._page.rank_with(engine)
        self._read_ahead(run, epoch, stops)

    def _read_ahead(self, run: str, epoch: int, stops: Sequence[int]) -> None:
        """Have the neighbours at hand before somebody goes on to them."""
        at = stops.index(epoch) if epoch in stops else 0
        near = [stops[place] for place in (at + 1, at - 1, at + 2) if 0 <= place < len(stops)]
        engine = self._shop.engine
        self._ahead.run(_read_all, self._shelf, engine, run, near, failed=lambda _: None)

    def _take_answer(self, response: SearchResponse) -> None:
        if self._shop.previewed is not None:
            self._rest.start()

    def _tell_change(self) -> None:
        """The strip: from what was on screen before to the epoch that is."""
        before, after, self._before = self._before, self._page.on_screen.response, None
        if before is None or after is None or before.run == after.run or not after.hits:
            return
        if before.request.text == after.request.text and after.request.text.strip():
            values = self._value(before.run), self._value(after.run)
            self._page.strip.show_change(before, after, METRIC, *values, before.run, after.run)

    def _value(self, run: str) -> float | None:
        """What was measured of the run, or the epoch of one, that ranked an answer."""
        engine = self._shop.engine
        neural = engine.neural if engine is not None else None
        is_own = neural is not None and neural.run.id == run
        metrics = neural.run.manifest.metrics if neural and is_own else self._shelf.metrics(run)
        return metrics.get(METRIC)


def _read_all(shelf: "EpochShelf", engine: "Engine", run: str, epochs: list[int]) -> None:
    for epoch in epochs:
        shelf.engine(engine, run, epoch)
