"""Keeps what is done in the window: one thread writes, in order, and the window never waits for a disk."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from core.feedback.actions import IMPRESSION
from core.feedback.log import Event, FeedbackLog, Shown

if TYPE_CHECKING:
    from core.workspace import Workspace

# A disk that hangs longer keeps the window from closing.
PATIENCE_SECONDS = 10.0


@dataclass(eq=False)
class ListShown:
    """One list that was put before a shopper; the writing thread gives it its `id` in the log."""

    shown: Shown
    id: int = 0


LogEntry = tuple[ListShown, tuple[Event, ...]]


class Recorder(QObject):
    """Records lists and events in the log of the open workspace.

    `recorded` tells the session and how many of its actions are on disk now; `failed` tells an error once
    until recording succeeds again. What could not be written is tried again with whatever comes next.
    Neither tells of a workspace that was left.
    """

    recorded = Signal(str, int)
    failed = Signal(object)
    _written = Signal(object, str, int)
    _stuck = Signal(object, object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._writer: _Writer | None = None
        self._workspace: Workspace | None = None
        self._is_stuck = False
        # What is done for show is nobody's behaviour.
        self.is_paused = False
        # From the writing thread into the window's.
        self._written.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stuck.connect(self._complain, Qt.ConnectionType.QueuedConnection)

    @property
    def is_recording(self) -> bool:
        """Whether what is done is kept, as far as is known."""
        return self._writer is not None and not self._is_stuck and not self.is_paused

    def use(self, workspace: "Workspace") -> None:
        """Record in `workspace` from now on; not in one that is open for reading only."""
        self.close()
        self._workspace = workspace
        if not workspace.read_only:
            self._writer = _Writer(workspace, self)
            self._writer.start()

    def record(self, shown: ListShown, events: Sequence[Event]) -> None:
        """Record what happened to products of a list; without events, that it was shown."""
        if self._writer is not None and not self.is_paused:
            self._writer.entries.put((shown, tuple(events)))

    def close(self) -> None:
        """Write what is left and let go of the log."""
        writer, self._writer = self._writer, None
        self._is_stuck = False
        if writer is not None:
            writer.entries.put(None)
            writer.join(PATIENCE_SECONDS)

    def tell(self, workspace: "Workspace", session: str, actions: int) -> None:
        """For the writing thread: so many actions are on disk."""
        if isValid(self):
            self._written.emit(workspace, session, actions)

    def tell_stuck(self, workspace: "Workspace", error: Exception) -> None:
        """For the writing thread: nothing can be written."""
        if isValid(self):
            self._stuck.emit(workspace, error)

    def _take(self, workspace: "Workspace", session: str, actions: int) -> None:
        if workspace is self._workspace:
            self._is_stuck = False
            self.recorded.emit(session, actions)

    def _complain(self, workspace: "Workspace", error: Exception) -> None:
        is_news = workspace is self._workspace and not self._is_stuck
        if is_news and self._writer is not None:
            self._is_stuck = True
            self.failed.emit(error)


class _Writer(threading.Thread):
    """Writes one entry after the other; None ends it."""

    def __init__(self, workspace: "Workspace", recorder: Recorder) -> None:
        super().__init__(name="pinxun-recorder", daemon=True)
        self.entries: SimpleQueue[LogEntry | None] = SimpleQueue()
        self._workspace, self._recorder = workspace, recorder
        self._log: FeedbackLog | None = None
        self._left: deque[LogEntry] = deque()

    def run(self) -> None:
        while (entry := self.entries.get()) is not None:
            self._left.append(entry)
            self._write()
        if self._left:
            self._write()
        if self._log is not None:
            self._log.close()

    def _write(self) -> None:
        try:
            if self._log is None:
                self._log = FeedbackLog.open(self._workspace)
            while self._left:
                shown, events = self._left[0]
                shown.id = self._log.append(shown.shown, events, shown.id)
                self._left.popleft()
                actions = sum(event.action != IMPRESSION for event in events)
                self._recorder.tell(self._workspace, shown.shown.session, actions)
        except Exception as error:
            self._recorder.tell_stuck(self._workspace, error)
