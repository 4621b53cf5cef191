"""Keeps what waits in the shop, so that it is there again when the shop is; then it is held."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.runs.job import Job
from core.runs.waiting import keep_waiting, read_waiting
from gui.background import Latest
from gui.training.job_queue import JobQueue

if TYPE_CHECKING:
    from core.workspace import Workspace


class KeptQueue(QObject):
    """Reads and writes what waits in `queue`; `failed` says why that cannot be."""

    failed = Signal(str)

    def __init__(self, queue: JobQueue, parent: QObject):
        super().__init__(parent)
        self._queue = queue
        self._store: _Store | None = None
        self._is_read = False
        self._reading, self._writing = Latest(self), Latest(self)
        queue.changed.connect(self._keep)

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """Let what waited in `workspace` wait, and keep what waits from now on; None: nothing is kept."""
        self._write_at_once()
        self._reading.cancel()
        self._store, self._is_read = None, False
        self._queue.clear()
        if workspace is not None:
            self._store = _Store(workspace)
            self._reading.run(read_waiting, workspace, done=self._restore, failed=self._fail)

    def _restore(self, jobs: list[Job]) -> None:
        if self._store is not None:
            self._store.stored = jobs
        self._is_read = True
        self._queue.restore(jobs)
        # What was added meanwhile is kept, too.
        self._keep()

    def _keep(self) -> None:
        if self._store is not None and self._is_read:
            self._store.wanted = list(self._queue.jobs)
            self._writing.run(self._store.write, failed=self._fail)

    def _write_at_once(self) -> None:
        """The shop is about to be closed: what a thread has not written yet must not be lost."""
        if self._store is None or not self._is_read:
            return
        try:
            self._store.write()
        except UserError as error:
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))


class _Store:
    """What is to be kept of one shop; whoever writes last writes the newest."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.wanted: list[Job] = []
        self.stored: list[Job] = []
        self._turn = threading.Lock()

    def write(self) -> None:
        """Write what is wanted, if that is not what is stored; from any thread."""
        with self._turn:
            wanted = self.wanted
            if wanted != self.stored:
                keep_waiting(self._workspace, wanted)
                self.stored = wanted
