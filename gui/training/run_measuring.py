"""Measures runs beside each other in a thread: how far it is, what came out, and an end before that."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import Cancelled
from core.language import QT_TRANSLATE_NOOP
from gui import background

if TYPE_CHECKING:
    from core.evaluation.compared_runs import RunComparison
    from core.workspace import Workspace


class RunMeasuring(QObject):
    """`progressed` carries per cent, `measured` the `RunComparison`, `failed` an error; `Cancelled` too."""

    progressed = Signal(int)
    measured = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._told = -1

    def start(self, workspace: "Workspace", runs: Sequence[str]) -> None:
        """Measure `runs` of `workspace`, once."""
        background.run(
            self._measure,
            workspace,
            list(runs),
            done=self.measured.emit,
            failed=self.failed.emit,
            owner=self,
        )

    def cancel(self) -> None:
        """End it at the next example."""
        self._cancelled.set()

    def _measure(self, workspace: "Workspace", runs: Sequence[str]) -> "RunComparison":
        from core.evaluation.run_comparison import compare_runs

        return compare_runs(workspace, runs, self._tell)

    def _tell(self, done: int, total: int) -> None:
        """Called in the thread that measures."""
        if self._cancelled.is_set():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "The comparison was cancelled."))
        percent = 100 * done // max(1, total)
        if percent != self._told:
            self._told = percent
            self.progressed.emit(percent)
