"""Measures systems beside each other in a thread: how far it is, what came out, and an end before that."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import Cancelled
from core.language import QT_TRANSLATE_NOOP
from gui import background

if TYPE_CHECKING:
    from core.evaluation.compared_systems import SystemComparison
    from core.evaluation.query_sets import QuerySource
    from core.search.engine import Engine
    from core.workspace import Workspace


@dataclass(frozen=True)
class Wanted:
    """What is to be measured: systems by name, on which queries, by which metrics."""

    names: tuple[str, ...]
    source: "QuerySource"
    metrics: tuple[str, ...]
    correction: str


class Measuring(QObject):
    """`progressed` carries per cent, `measured` a `SystemComparison`, `failed` an error or `Cancelled`."""

    progressed = Signal(int)
    measured = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._told = -1
        self.is_busy = False

    def start(self, workspace: "Workspace", engine: "Engine | None", wanted: Wanted) -> None:
        """Measure; one at a time."""
        self._cancelled = threading.Event()
        self._told, self.is_busy = -1, True
        background.run(
            self._measure,
            workspace,
            engine,
            wanted,
            done=self._finish,
            failed=self._fail,
            owner=self,
        )

    def cancel(self) -> None:
        """End it at the next query."""
        self._cancelled.set()

    def _finish(self, comparison: "SystemComparison") -> None:
        self.is_busy = False
        self.measured.emit(comparison)

    def _fail(self, error: BaseException) -> None:
        self.is_busy = False
        self.failed.emit(error)

    def _measure(
        self, workspace: "Workspace", engine: "Engine | None", wanted: Wanted
    ) -> "SystemComparison":
        from core.evaluation.chosen_metrics import ChosenMetrics
        from core.evaluation.system_comparison import compare_systems

        comparison = compare_systems(
            workspace,
            wanted.names,
            wanted.source,
            metrics=ChosenMetrics.parse(wanted.metrics),
            correction=wanted.correction,
            engine=engine,
            tell=self._tell,
        )
        # Worked out here, not in the window's thread.
        _ = comparison.figures
        return comparison

    def _tell(self, done: int, total: int) -> None:
        """Called in the thread that measures."""
        if self._cancelled.is_set():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "The comparison was cancelled."))
        percent = 100 * done // max(1, total)
        if percent != self._told:
            self._told = percent
            self.progressed.emit(percent)
