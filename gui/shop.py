"""The open shop: its workspace, the engine over it and what recommends in it, all opened in threads."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import WorkspaceError
from gui import background
from gui.background import Latest
from gui.search.summary import task_of

if TYPE_CHECKING:
    from core.experiments.interleaving import InterleavedEngine
    from core.recommend.recommender import Recommender
    from core.recommend.shoppers import Shoppers
    from core.search.engine import Engine
    from core.workspace import Workspace

    Change = Callable[[Engine, str], Engine]


class Shop(QObject):
    """At most one workspace is open; the newest wish wins."""

    opened = Signal(object)
    closing = Signal()
    locked = Signal(object, object)
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
        self.recommender: Recommender | None = None
        self.shoppers: Shoppers | None = None
        self._wishes = 0
        # Runs that are to serve the engine that is being opened.
        self._awaiting: list[tuple[str, str]] = []
        self._engines = Latest(self)
        self._rankings = Latest(self)
        self._pairs = Latest(self)
        self._guesses = Latest(self)
        self._recommenders = Latest(self)
        self._shopper_lists = Latest(self)

    def open(self, path: Path | None, write: bool = True) -> None:
        """Open the workspace in `path` (None: the user's own), then its engine.

        Emits `opened` and later `engine_ready`; `locked` with the path and the error where another
        window writes there; `failed` where it cannot be opened at all.
        """
        self._wishes += 1
        wish = self._wishes
        held = self.workspace
        if held is not None and write and not held.read_only and self.holds(path):
            self.opened.emit(held)
            self.load_engine()
            return
        background.run(
            _open_workspace,
            path,
            write,
            done=lambda workspace: self._take_workspace(wish, workspace),
            failed=lambda error: self._refuse(wish, path, write, error),
            owner=self,
        )

    @property
    def answering(self) -> "Engine | InterleavedEngine | None":
        """What answers searches: both rankings while two runs are compared, else the engine."""
        return self.interleaved or self.engine

    @property
    def awaits_recommender(self) -> bool:
        """Whether something that recommends is being opened."""
        return self._recommenders.is_busy

    def holds(self, path: Path | None) -> bool:
        """Whether the open workspace is the one in `path` (None: the user's own)."""
        return self.workspace is not None and _is_same(path, self.workspace.path)

    def load_engine(self) -> None:
        """Build the engine from what the workspace holds now."""
        if self.workspace is not None:
            # The active runs come with it.
            self._rankings.cancel()
            self._guesses.cancel()
            self._engines.run(
                _open_engine, self.workspace, done=self._take_first_engine, failed=self.failed.emit
            )

    def use_run(self, run: str, task: str = "") -> None:
        """Let `run` serve its task from now on: rank, guess intents or recommend; "" with a task: no run."""
        task = task or task_of(run)
        if self._engines.is_busy:
            self._awaiting.append((run, task))
        elif task == "next-item":
            self._use_recommender(run)
        elif task == "category":
            self._change(self._guesses, _with_intents, run, self._take_guesses)
        else:
            self._change(self._rankings, _ranked_by, run, self._take_ranking)

    def interleave(self, a: str, b: str) -> None:
        """Answer with the rankings of two runs in one list from now on; "" ranks by words alone."""
        if self.engine is not None:
            self._pairs.run(
                _interleaved, self.engine, a, b, done=self._take_pair, failed=self.failed.emit
            )

    def end_interleaving(self) -> None:
        """Let the one run rank again."""
        if self._drop_pair():
            self.engine_ready.emit(self.engine)

    def toss_anew(self) -> None:
        """Another shopper comes: let the coins of two rankings in one list fall anew."""
        if self.interleaved is not None:
            self.interleaved.seed = secrets.randbits(32)

    def _take_pair(self, pair: "InterleavedEngine") -> None:
        self.interleaved = _tasting(pair, self.recommender)
        self.interleaving_changed.emit()
        self.engine_ready.emit(self.interleaved)

    def _drop_pair(self) -> bool:
        self._pairs.cancel()
        was_interleaved, self.interleaved = self.interleaved is not None, None
        if was_interleaved:
            self.interleaving_changed.emit()
        return was_interleaved

    def _change(
        self, latest: Latest, change: "Change", run: str, done: Callable[["Engine"], None]
    ) -> None:
        if self.engine is not None:
            latest.run(change, self.engine, run, done=done, failed=self.failed.emit)

    def _use_recommender(self, run: str | None = None) -> None:
        if self.workspace is not None and self.engine is not None:
            self._recommenders.run(
                _open_recommender,
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
        for each in (
            self._engines,
            self._rankings,
            self._guesses,
            self._recommenders,
            self._shopper_lists,
        ):
            each.cancel()
        self._awaiting.clear()
        self._drop_pair()
        self.engine = self.recommender = self.shoppers = None
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _take_workspace(self, wish: int, workspace: "Workspace") -> None:
        if wish != self._wishes:
            workspace.close()
            return
        self.close()
        self.workspace = workspace
        self.opened.emit(workspace)
        self.load_engine()

    def _refuse(self, wish: int, path: Path | None, write: bool, error: BaseException) -> None:
        if wish != self._wishes:
            return
        if write and isinstance(error, WorkspaceError) and _is_held(path):
            self.locked.emit(path, error)
        else:
            self.failed.emit(error)

    def _take_first_engine(self, engine: "Engine") -> None:
        # Both rankings of a pair rest on what the workspace held before.
        self._drop_pair()
        self.engine, self.recommender, self.shoppers = engine, None, None
        if self.workspace is not None and len(engine.catalogue):
            self._use_recommender()
            self._shopper_lists.run(
                _open_shoppers,
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
            self.interleaved = _tasting(self.interleaved, recommender)
        self.recommender = recommender
        self.recommender_ready.emit(recommender)

    def _refuse_recommender(self, error: BaseException) -> None:
        """Keep the one there is, if any."""
        self.recommender_ready.emit(self.recommender)
        self.failed.emit(error)

    def _take_shoppers(self, shoppers: "Shoppers") -> None:
        self.shoppers = shoppers
        self.shoppers_ready.emit(shoppers)


def _open_workspace(path: Path | None, write: bool) -> "Workspace":
    from core.workspace import Workspace

    return Workspace.open(path, write=write)


def _is_same(path: Path | None, held: Path) -> bool:
    from core.workspace import default_path

    return (path or default_path()).resolve() == held.resolve()


def _is_held(path: Path | None) -> bool:
    from core.workspace import default_path, holder_of

    return holder_of(path or default_path()) is not None


def _open_engine(workspace: "Workspace") -> "Engine":
    from core.search.engine import Engine

    return Engine.open(workspace)


def _ranked_by(engine: "Engine", run: str) -> "Engine":
    return engine.with_run(run)


def _with_intents(engine: "Engine", run: str) -> "Engine":
    return engine.with_intents(run)


def _interleaved(engine: "Engine", a: str, b: str) -> "InterleavedEngine":
    from core.experiments.interleaving import InterleavedEngine

    first, second = (engine if run == engine.run_id else engine.with_run(run) for run in (a, b))
    return InterleavedEngine(first, second, secrets.randbits(32))


def _tasting(pair: "InterleavedEngine", taste: "Recommender | None") -> "InterleavedEngine":
    from core.experiments.interleaving import InterleavedEngine

    return InterleavedEngine(replace(pair.a, taste=taste), replace(pair.b, taste=taste), pair.seed)


def _open_recommender(workspace: "Workspace", engine: "Engine", run: str | None) -> "Recommender":
    from core.recommend.recommender import Recommender

    return Recommender.open(workspace, engine, run)


def _open_shoppers(workspace: "Workspace") -> "Shoppers":
    from core.recommend.shoppers import Shoppers

    return Shoppers.of(workspace)
