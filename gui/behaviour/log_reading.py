"""Reads the log for the page in threads, and reads on when more has been done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.background import Latest
from gui.data.progress_page import ProgressPage

if TYPE_CHECKING:
    from core.feedback.analysis.analysis import Analysis
    from core.workspace import Workspace

# A log of more events is read again only when somebody asks: two of them would take more than a gigabyte.
LARGE = 2_000_000


class LogReading(QObject):
    """Reads one workspace's log; `progress` hears how far it is and may be cancelled.

    `opened` tells an analysis; `unchanged` that there is nothing new; `outgrown` that there is, but only at
    somebody's word; `emptied` that there is no behaviour; `examined` that a click model is known.
    """

    opened = Signal(object)
    unchanged = Signal()
    outgrown = Signal()
    emptied = Signal()
    examined = Signal()
    failed = Signal(object)

    def __init__(self, progress: ProgressPage, parent: QObject):
        super().__init__(parent)
        self.analysis: Analysis | None = None
        self._examined: Analysis | None = None
        self._progress = progress
        self._version = ""
        self._reading, self._examining = Latest(self), Latest(self)

    @property
    def is_busy(self) -> bool:
        """Whether a thread is at work."""
        return self._reading.is_busy or self._examining.is_busy

    def read(self, workspace: "Workspace") -> None:
        """Read the log, again only if there is more in it than before."""
        if self.analysis is None:
            self._progress.begin()
        is_large = self.analysis is not None and len(self.analysis.log) > LARGE
        self._reading.run(
            _read, workspace, self._version, self._progress, is_large,
            done=self._take, failed=self._fail,
        )  # fmt: skip

    def examine(self) -> None:
        """Learn how likely shoppers look at each rank, once: the first view does not wait for it."""
        if self.analysis is not None and self.analysis is not self._examined:
            self._examined = self.analysis
            self._examining.run(
                _examine, self.analysis, done=self._take_examined, failed=self._fail
            )

    def forget(self) -> None:
        """Let go of the log and of what is being read."""
        self._progress.cancel()
        self._reading.cancel()
        self._examining.cancel()
        self.analysis, self._examined, self._version = None, None, ""

    def _take(self, read: "tuple[str, Analysis | None]") -> None:
        self._progress.end()
        version, analysis = read
        if analysis is not None:
            self._version, self.analysis = version, analysis
            self.opened.emit(analysis)
        elif self.analysis is None:
            self.emptied.emit()
        elif version != self._version:
            self.outgrown.emit()
        else:
            self.unchanged.emit()

    def _take_examined(self, analysis: "Analysis") -> None:
        if analysis is self.analysis and analysis.examination is not None:
            self.examined.emit()

    def _fail(self, error: BaseException) -> None:
        self._progress.end()
        self.failed.emit(error)


def _read(
    workspace: "Workspace", known: str, progress: ProgressPage, is_large: bool
) -> "tuple[str, Analysis | None]":
    """The version of the log and its analysis; None where it is `known`, or what is known `is_large`."""
    from core.feedback.analysis.analysis import Analysis
    from core.feedback.behaviour import behaviour_version

    version = behaviour_version(workspace)
    if known and (version == known or is_large):
        return version, None
    return version, Analysis.open(
        workspace, progress=progress.report, is_cancelled=lambda: progress.is_cancelled
    )


def _examine(analysis: "Analysis") -> "Analysis":
    from core.feedback.analysis.charts.ranks import examination_of

    analysis.examination = examination_of(analysis.log)
    return analysis
