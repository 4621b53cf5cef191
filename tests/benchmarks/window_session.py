"""What a person does in one sitting, measured: typing, training meanwhile, switching runs, stopping."""

import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from typing import Any

from PySide6.QtGui import QPixmapCache

from core.runs.job import EpochDone, Event, Failed, Finished, Preparing, StepDone
from core.runs.manifest import Manifest
from core.search.request import Facets, Hit, SearchRequest, SearchResponse
from gui.main_window import MainWindow
from gui.training.panel import TrainingPanel
from tests.benchmarks.baselines import PlainSearch
from tests.benchmarks.window_probe import memory
from tests.benchmarks.window_watch import (
    Hands,
    Heartbeat,
    Painted,
    pause,
    result_surfaces,
    until,
    viewport,
)

# About twelve keys a second: a fast typist.
TYPING_MS = 80
IDLE_MS = 8_000
# What a person takes to look at the settings of a training, on a slow machine.
LOOK_MS = 20_000
SWITCHES = 24
REOPENINGS = 5
STOPS = 5
PAGE = 60
LONG_SECONDS = 900.0


class Session:
    """One sitting at `window`, whose shop is open and has a run that ranks."""

    def __init__(self, window: MainWindow, queries: list[str]):
        self.window = window
        self.queries = queries
        self.hands = Hands(window)
        self.heart = Heartbeat()
        self.events: list[tuple[float, Event]] = []
        self._mark = 0

    def play(self) -> dict[str, Any]:
        """Do everything and return the figures; times in ms unless named otherwise."""
        figures: dict[str, Any] = {"products": len(self._catalogue)}
        pause(1000)
        self.hands.type(self.queries[0], TYPING_MS)
        figures["keystroke"] = self._type_all()
        figures["memory_search"] = memory()
        figures["gap_idle"] = self._beat(lambda: pause(IDLE_MS))
        figures["gap_typing"] = self._beat(self._type_all)
        panel = self._training_panel()
        figures |= self._train(panel)
        figures["memory_all"] = memory()
        figures |= self._train_while_typing(panel)
        figures["stop"], figures["kept"] = self._stop_often(panel)
        figures["pause"], figures["pause_kept"] = self._pause_often(panel)
        figures["switch"] = self._switch_runs()
        figures["reopen"] = self._reopen()
        figures["plain"] = self._plain()
        return figures

    @property
    def _catalogue(self) -> Any:
        engine = self.window.shop.engine
        assert engine is not None
        return engine.catalogue

    def _type_all(self) -> list[float]:
        return [ms for text in self.queries for ms in self.hands.type(text, TYPING_MS)]

    def _beat(self, work: Callable[[], object]) -> list[float]:
        self.heart.start()
        work()
        return self.heart.stop()

    # --- training ---------------------------------------------------------------------------

    def _training_panel(self) -> TrainingPanel:
        """The panel with its process warm and its plots loaded."""
        self.window.arrange("train")
        assert until(lambda: self.window.training is not None)
        panel = self.window.training
        assert panel is not None
        panel.trainer.warm()
        assert until(lambda: panel.trainer.process is not None and panel.trainer.process.is_ready)
        assert until(lambda: panel.results.curves is not None)
        assert panel.trainer.process is not None
        panel.trainer.process.event_received.connect(
            lambda event: self.events.append((time.monotonic(), event))
        )
        return panel

    def _press_train(self, panel: TrainingPanel) -> float:
        self._mark = len(self.events)
        begun = time.monotonic()
        panel.train_button.click()
        return begun

    def _said(self, *kinds: type) -> bool:
        return any(isinstance(event, kinds) for _, event in self.events[self._mark :])

    def _end(self) -> Finished:
        assert until(lambda: self._said(Finished, Failed), LONG_SECONDS)
        last = self.events[-1][1]
        assert isinstance(last, Finished), last
        return last

    def _first_point(self, panel: TrainingPanel) -> Painted:
        curves = panel.results.curves
        assert curves is not None
        plot = curves.loss
        return Painted([viewport(plot.canvas)], lambda: self._said(StepDone) and bool(plot.lines))

    def _train(self, panel: TrainingPanel) -> dict[str, Any]:
        """From Train to its end with default settings, after a look at them, nothing else going on."""
        pause(LOOK_MS)
        begun = self._press_train(panel)
        painted = self._first_point(panel)
        finished = self._end()
        ended = time.monotonic()
        pause(1000)
        return {
            "first_point_s": painted.at - begun,
            "trained_s": ended - begun,
            "trained": finished.metrics,
        }

    def _train_while_typing(self, panel: TrainingPanel) -> dict[str, Any]:
        begun = self._press_train(panel)
        painted = self._first_point(panel)
        self.heart.start()
        keys: list[float] = []
        for text in cycle(self.queries):
            keys += self.hands.type(text, TYPING_MS)
            if self._said(Finished, Failed):
                break
        gaps = self.heart.stop()
        self._end()
        return {
            "gap_training": gaps,
            "keystroke_training": keys,
            "first_point_typing_s": painted.at - begun,
        }

    def _stop_often(self, panel: TrainingPanel) -> tuple[list[float], int]:
        """Stop at different moments after the first epoch; ms each took, and how many runs were kept."""
        found, kept = [], 0
        for number in range(STOPS):
            self._press_train(panel)
            until(lambda: self._said(EpochDone, Failed), LONG_SECONDS)
            pause(150 + 350 * number)
            begun = time.monotonic()
            panel.stop_button.click()
            finished = self._end()
            found.append((self.events[-1][0] - begun) * 1000)
            kept += self._is_kept(finished)
        return found, kept

    def _pause_often(self, panel: TrainingPanel) -> tuple[list[float], list[float]]:
        """Pause at different moments: ms until it stands still, and until its state is on the disk."""
        stood, kept = [], []
        for number in range(STOPS):
            self._press_train(panel)
            until(lambda: self._said(StepDone, Failed), LONG_SECONDS)
            pause(150 + 350 * number)
            begun, mark = time.monotonic(), len(self.events)
            panel.buttons.pause.click()
            self._end()
            still = (at for at, event in self.events[mark:] if isinstance(event, Preparing))
            stood.append((next(still) - begun) * 1000)
            kept.append((self.events[-1][0] - begun) * 1000)
            until(lambda: panel.acts.phase == "paused")
            panel.acts.stop()
            until(lambda: panel.acts.phase == "idle")
        return stood, kept

    def _is_kept(self, finished: Finished) -> bool:
        workspace = self.window.shop.workspace
        assert workspace is not None
        return Manifest.read(workspace.runs_dir / finished.run).best_epoch > 0

    # --- ranking anew -----------------------------------------------------------------------

    def _switch_runs(self) -> list[float]:
        """From the choice of another run to the list it ranks, painted."""
        from core.runs.listing import list_runs

        workspace = self.window.shop.workspace
        assert workspace is not None
        runs = [run.id for run in list_runs(workspace) if run.best_epoch][:2]
        self.hands.type(self.queries[0], TYPING_MS)
        chosen = [runs[number % 2] for number in range(SWITCHES)]
        return [self._until_painted(partial(self.window.runs.choose, run), run) for run in chosen]

    def _reopen(self) -> list[float]:
        """The same list after opening the shop's indexes and model from its files, to compare with."""
        return [self._until_painted(self.window.shop.load_engine) for _ in range(REOPENINGS)]

    def _until_painted(self, act: Callable[[], object], run: str = "") -> float:
        """ms from `act` to the next answer painted, of `run` if one is named."""
        painted = self.hands.when_shown(lambda answer: run in ("", answer.run))
        begun = time.monotonic()
        act()
        assert until(lambda: painted.at > 0)
        pause(400)
        return (painted.at - begun) * 1000

    def _plain(self) -> list[float]:
        """Every prefix of every query by plain bm25s, in this thread, every card painted from nothing.

        Only prefixes that fill a page count: plain bm25s finds nothing for half a word.
        """
        search = PlainSearch(self._catalogue)
        prefixes = (text[:end] for text in self.queries for end in range(1, len(text) + 1))
        timed = [self._plain_answer(search, prefix) for prefix in prefixes]
        return [ms for ms, found in timed if found == PAGE]

    def _plain_answer(self, search: PlainSearch, text: str) -> tuple[float, int]:
        """ms of one answer painted, and how many products it holds."""
        results, (surface, *_) = self.window.page.results, result_surfaces(self.window)
        begun = time.monotonic()
        answer = _answer(text, search.best(text, PAGE), self._catalogue.product_id)
        results.model.clear()
        QPixmapCache.clear()
        results.show_response(answer, self._catalogue)
        surface.repaint()
        return (time.monotonic() - begun) * 1000, len(answer.hits)


def _answer(text: str, ranked: list[tuple[int, float]], ids: Any) -> SearchResponse:
    hits = tuple(
        Hit(rank, row, ids[row], "", score, {"lexical": score})
        for rank, (row, score) in enumerate(ranked, 1)
    )
    return SearchResponse(SearchRequest(text), (), "", 0.0, len(hits), hits, Facets())
