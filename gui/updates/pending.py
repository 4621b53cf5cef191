"""How much the run in use has not learned: read from the log in threads, counted on while it is recorded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.updates.status import UpdateStatus, read_status
from gui.background import Latest
from gui.feedback.recorder import Recorder
from gui.single_shot import single_shot

if TYPE_CHECKING:
    from core.workspace import Workspace

# Clicks come in bursts: counting waits until one is over.
COUNT_MILLISECONDS = 700


class PendingCount(QObject):
    """Keeps the newest `Standing` of a workspace.

    `acted` says that an action was recorded, `read` that there is a new status, `failed` why there is none.
    """

    acted = Signal()
    read = Signal()
    failed = Signal(object)

    def __init__(self, recorder: Recorder, parent: QObject):
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.update_status = UpdateStatus()
        self.is_read = False
        # The last event that an update has tried to learn; None: all there are.
        self._tried: int | None = 0
        self._arrived = 0
        self._counted = 0
        self._readings = Latest(self)
        self._later = single_shot(self, COUNT_MILLISECONDS, self.refresh)
        recorder.recorded.connect(self._take_recorded)

    @property
    def pending(self) -> int:
        """How many actions the run in use has not learned."""
        known = self.update_status.pending
        return (known.count if known is not None else 0) + self._since

    @property
    def due(self) -> int:
        """How many of them no update has tried to learn."""
        return self.update_status.due + self._since

    @property
    def _since(self) -> int:
        """Actions recorded after the log was read."""
        return self._arrived - self._counted

    def use(self, workspace: "Workspace | None") -> None:
        """Count in `workspace` from now on."""
        self._readings.cancel()
        self._later.stop()
        self.workspace, self.update_status, self.is_read, self._tried = (
            workspace,
            UpdateStatus(),
            False,
            0,
        )
        self.refresh()

    def try_all(self) -> None:
        """What came in so far was tried in vain, and is not due any more."""
        self._tried = None

    def refresh_soon(self) -> None:
        """Read once more may come in a moment."""
        if self.workspace is not None:
            self._later.start()

    def refresh(self) -> None:
        """Read the log now."""
        if self.workspace is not None:
            arrived = self._arrived
            self._readings.run(
                read_status,
                self.workspace,
                self._tried,
                done=lambda status: self._take(status, arrived),
                failed=self.failed.emit,
            )

    def _take(self, status: UpdateStatus, arrived: int) -> None:
        self.update_status, self.is_read = status, True
        self._tried, self._counted = status.tried, arrived
        self.read.emit()

    def _take_recorded(self, _: str, actions: int) -> None:
        if actions:
            self._arrived += actions
            self.refresh_soon()
            self.acted.emit()
