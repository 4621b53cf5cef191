"""The open shop: its workspace, the engine over it and what recommends in it, all opened in threads."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import delete

from gui import shop_opening as opening
from gui.background import Latest
from gui.background import run as in_thread
from gui.opening_progress import OpeningProgress
from gui.workspace_request import WorkspaceRequest

if TYPE_CHECKING:
    from core.experiments.interleaving import InterleavedEngine
    from core.recommend.recommender import Recommender
    from core.recommend.shoppers import Shoppers
    from core.search.engine import Engine
    from core.workspace import Workspace

    Change = Callable[[Engine], Engine]

logger = logging.getLogger(__name__)


class OpenWorkspace(QObject):
    """At most one workspace is open; the newest wish wins.

    `visit` lives as long as one is open: it owns calls whose answers are of no use in another.
    """

    opened = Signal(object)
    closing = Signal()
    locked = Signal(object, object)
    damaged = Signal(object, object)
    unwritable = Signal(object)
    reset_refused = Signal(object)
    engine_ready = Signal(object)
    recommender_ready = Signal(object)
    shoppers_ready = Signal(object)
    interleaving_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.engine: Engine | None = None
        self.interleaved: InterleavedEngine | None = None
        # An epoch that somebody looks at, in the place of what ranks.
        self.previewed: Engine | None = None
        self.recommender: Recommender | None = None
        self.shoppers: Shoppers | None = None
        self.visit = QObject(self)
        self._request = self._new_request()
        self.progress = OpeningProgress(self)
        # Runs that are to serve the engine that is being opened.
        self._awaiting: list[tuple[str, str]] = []
        self._engines, self._rankings, self._pairs = Latest(self), Latest(self), Latest(self)
        self._guesses, self._recommenders, self._shopper_lists = (Latest(self) for _ in range(3))
        self._expectations = Latest(self)
        self._serving: dict[str, Callable[[str], None]] = {
            "search": self._rank_with,
            "next-item": self._use_recommender,
            "category": self._guess_with,
            "next-category": self._expect_with,
        }

    def _new_request(self) -> WorkspaceRequest:
        request = WorkspaceRequest(self)
        request.granted.connect(self._take_workspace)
        request.locked.connect(self.locked)
        request.damaged.connect(self.damaged)
        request.unwritable.connect(self.unwritable)
        request.reset_refused.connect(self.reset_refused)
        request.failed.connect(self.failed)
        return request

    def open(self, path: Path | None, write: bool = True) -> None:
        """Open the workspace in `path` (None: the current shop), then its engine.

        Emits `opened` and later `engine_ready`; `locked` with the path and the error where another window
        writes there, `damaged` where its manifest is; `failed` where it cannot be opened at all. What cannot
        be written to is opened for reading, after `unwritable`.
        """
        current = self.workspace
        if current is not None and write and not current.read_only and self.holds(path):
            self._request.withdraw()
            self.opened.emit(current)
            self.load_engine()
            return
        self._request.open(path, write)

    def rebuild(self, path: Path | None) -> None:
        """Write the damaged manifest of the workspace in `path` anew and open it; signals as of `open`."""
        self._request.rebuild(path)

    def reset_demo(self) -> None:
        """Put the demo world as it ships in place of the one there is, and open it; else `reset_refused`."""
        if self.workspace is not None and self.workspace.is_demo:
            self.close()
        self._request.reset_demo()

    @property
    def is_opening(self) -> bool:
        """Whether a workspace is on its way."""
        return self._request.is_pending

    @property
    def answering(self) -> "Engine | InterleavedEngine | None":
        """What answers searches: an epoch that is looked at, two runs that are compared, else the engine."""
        if self.previewed is not None and self.engine is not None:
            return replace(self.engine, neural=self.previewed.neural)
        return self.interleaved or self.engine

    @property
    def awaits_recommender(self) -> bool:
        """Whether something that recommends is being opened."""
        return self._recommenders.is_busy

    def holds(self, path: Path | None) -> bool:
        """Whether the open workspace is the one in `path` (None: the user's own)."""
        return self.workspace is not None and opening.is_same(path, self.workspace.path)

    def load_engine(self) -> None:
        """Build the engine from what the workspace holds now."""
        if self.workspace is not None:
            # The active runs come with it.
            self._rankings.cancel()
            self._guesses.cancel()
            self._engines.run(
                opening.engine_of,
                self.workspace,
                self.progress.listener(),
                done=self._take_first_engine,
                failed=self.failed.emit,
            )

    def use_run(self, run: str, task: str = "") -> None:
        """Let `run` serve its task from now on: rank, guess intents or recommend; "" with a task: no run."""
        task = task or self.task_of(run)
        if self._engines.is_busy:
            self._awaiting.append((run, task))
        elif serve := self._serving.get(task or "search"):
            serve(run)

    def task_of(self, run: str) -> str:
        """The task that `run` serves; "" where it is not to be known."""
        from core.runs.listing import task_of

        return task_of(self.workspace, run) if self.workspace is not None else ""

    def interleave(self, a: str, b: str) -> None:
        """Answer with the rankings of two runs in one list from now on; "" ranks by words alone."""
        if self.engine is not None:
            done, failed = self._take_pair, self.failed.emit
            self._pairs.run(opening.interleaved, self.engine, a, b, done=done, failed=failed)

    def end_interleaving(self) -> None:
        """Let the one run rank again."""
        if self._drop_pair():
            self.engine_ready.emit(self.engine)

    def toss_anew(self) -> None:
        """Another shopper comes: let the coins of two rankings in one list fall anew."""
        if self.interleaved is not None:
            self.interleaved.seed = secrets.randbits(32)

    def _take_pair(self, pair: "InterleavedEngine") -> None:
        self.interleaved = opening.tasting(pair, self.recommender)
        self.interleaving_changed.emit()
        self.engine_ready.emit(self.interleaved)

    def _drop_pair(self) -> bool:
        self._pairs.cancel()
        was_interleaved, self.interleaved = self.interleaved is not None, None
        if was_interleaved:
            self.interleaving_changed.emit()
        return was_interleaved

    def _change(self, latest: Latest, change: "Change", done: Callable[["Engine"], None]) -> None:
        if self.engine is not None:
            latest.run(change, self.engine, done=done, failed=self.failed.emit)

    def _rank_with(self, run: str) -> None:
        self._change(self._rankings, partial(opening.served_by, run), self._take_ranking)

    def _guess_with(self, run: str) -> None:
        self._change(self._guesses, lambda engine: engine.with_intents(run), self._take_guesses)

    def _expect_with(self, run: str) -> None:
        if self.workspace is not None and self.recommender is not None:
            change, folder = self.recommender.with_next_category, self.workspace.runs_dir
            take, fail = self._take_expectation, self.failed.emit
            self._expectations.run(change, folder, run, done=take, failed=fail)

    def _use_recommender(self, run: str | None = None) -> None:
        if self.workspace is not None and self.engine is not None:
            self._recommenders.run(
                opening.recommender_of,
                self.workspace,
                self.engine,
                run,
                done=self._take_recommender,
                failed=self._refuse_recommender,
            )

    def close(self) -> None:
        """Give the workspace back; `closing` comes before."""
        if self.workspace is not None:
            self.closing.emit()
        self.progress.stop()
        for latest in self.findChildren(Latest):
            latest.cancel()
        delete(self.visit)
        self.visit = QObject(self)
        self._awaiting.clear()
        self._drop_pair()
        self.engine = self.recommender = self.shoppers = self.previewed = None
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _take_workspace(self, workspace: "Workspace") -> None:
        self.close()
        self.workspace = workspace
        logger.info("open: %s%s", workspace.path, " (read-only)" if workspace.read_only else "")
        self.opened.emit(workspace)
        self.load_engine()

    def _take_first_engine(self, engine: "Engine") -> None:
        self.progress.stop()
        # Both rankings of a pair rest on what the workspace held before.
        self._drop_pair()
        self.engine, self.recommender, self.shoppers, self.previewed = engine, None, None, None
        if self.workspace is not None and len(engine.catalogue):
            self._use_recommender()
            self._shopper_lists.run(
                opening.shoppers_of,
                self.workspace,
                done=self._take_shoppers,
                failed=self.failed.emit,
            )
        self._take_engine(engine)
        awaiting, self._awaiting = self._awaiting, []
        for run, task in awaiting:
            self.use_run(run, task)

    def _take_guesses(self, changed: "Engine") -> None:
        if self.engine is not None:
            self._take_engine(replace(self.engine, intents=changed.intents))

    def _take_ranking(self, changed: "Engine") -> None:
        if self.engine is None:
            return
        engine = replace(self.engine, neural=changed.neural)
        if self.recommender is not None:
            # What is alike is told by the vectors of the run that ranks.
            self.recommender = self.recommender.with_engine(engine)
        self._take_engine(engine)
        if self.recommender is not None:
            self.recommender_ready.emit(self.recommender)

    def _take_engine(self, engine: "Engine") -> None:
        self.engine = replace(engine, taste=self.recommender)
        self.engine_ready.emit(self.answering)

    def _take_recommender(self, recommender: "Recommender | None") -> None:
        if self.engine is not None:
            # Another run may rank by now than when it began to be opened.
            recommender = recommender and recommender.with_engine(self.engine)
            self.engine = replace(self.engine, taste=recommender)
        if self.interleaved is not None:
            self.interleaved = opening.tasting(self.interleaved, recommender)
        self.recommender = recommender
        self.recommender_ready.emit(recommender)

    def _take_expectation(self, changed: "Recommender") -> None:
        if self.recommender is not None:
            # Another run may recommend by now than when it began to be opened.
            model = changed.next_category
            self._take_recommender(replace(self.recommender, next_category=model))

    def _refuse_recommender(self, error: BaseException) -> None:
        """Keep the one there is, if any."""
        self.recommender_ready.emit(self.recommender)
        self.failed.emit(error)

    def _take_shoppers(self, shoppers: "Shoppers") -> None:
        self.shoppers = shoppers
        self.shoppers_ready.emit(shoppers)
        if self.engine is not None:  # last, as only a misspelt query needs it
            in_thread(self.engine.prepare, owner=self.visit)
