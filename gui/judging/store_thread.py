"""The file of judgments behind the window: one thread reads and writes it, in order."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from core.judging.store import JudgmentStore

if TYPE_CHECKING:
    from core.workspace import Workspace

# A disk that hangs longer keeps the window from closing.
PATIENCE_SECONDS = 10.0

# Asked of the store; None where there is no file and none may be made.
Task = Callable[[JudgmentStore | None], Any]
Answer = Callable[[Any], object]


class StoreThread(QObject):
    """Does one thing after the other to the judgments of a workspace; answers come in the window's thread."""

    _answered = Signal(object, object)

    def __init__(self, workspace: "Workspace", parent: QObject):
        super().__init__(parent)
        self._tasks: SimpleQueue[tuple[Task, Answer, Answer, bool] | None] = SimpleQueue()
        self._workspace = workspace
        self._store: JudgmentStore | None = None
        self._may_write = self._is_closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="pinxun-judgments", daemon=True)
        self._thread.start()

    def do(self, task: Task, done: Answer, failed: Answer, writes: bool) -> None:
        """Call `task` with the store, then `done` with what it returns or `failed` with what it raised.

        A task that `writes` finds a store that can be written; the file is made for it.
        """
        self._tasks.put((task, done, failed, writes))

    def close(self) -> None:
        """Do what is left and let go of the file; answers that are still to come are dropped."""
        self._is_closed = True
        self._tasks.put(None)
        self._thread.join(PATIENCE_SECONDS)

    def _work(self) -> None:
        while (entry := self._tasks.get()) is not None:
            task, done, failed, writes = entry
            try:
                value = task(self._writer() if writes else self._reader())
            except Exception as error:
                self._tell(failed, error)
            else:
                self._tell(done, value)
        if self._store is not None:
            self._store.close()

    def _reader(self) -> JudgmentStore | None:
        if self._store is None:
            self._store = JudgmentStore.reader(self._workspace)
        return self._store

    def _writer(self) -> JudgmentStore:
        if self._store is None or not self._may_write:
            writer = JudgmentStore.open(self._workspace)
            if self._store is not None:
                self._store.close()
            self._store, self._may_write = writer, True
        return self._store

    def _tell(self, answer: Answer, value: object) -> None:
        if isValid(self):
            self._answered.emit(answer, value)

    def _deliver(self, answer: Answer, value: object) -> None:
        if not self._is_closed:
            answer(value)
