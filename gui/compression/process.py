"""Compression as the window sees it: a child process `main.py compress` that tells how far it is."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.program import MAIN
from core.training.compression.messages import (
    Compression,
    CompressionProgress,
    MeasuredVariant,
    from_line,
)
from core.training.compression.plan import Plan
from gui.line_process import LineProcess, ProcessOutcome

# The exit code of a verb whose last line says what a person can mend.
USER_ERROR = 2


def arguments(plan: Plan, workspace: Path) -> list[str]:
    """The verb's options for `plan`."""
    student = ",".join(f"{name}={value}" for name, value in plan.student.items())
    options = {
        "--workspace": str(workspace),
        "--variants": ",".join(plan.variants),
        "--sparsity": f"{plan.sparsity:g}",
        "--student": student,
    }
    return [plan.run, *(f"{name}={value}" for name, value in options.items()), "--lines"]


class CompressionProcess(QObject):
    """One process at a time.

    `measured` carries each `MeasuredVariant` as it comes, `finished` the `Compression`, `failed` a sentence
    and the log's end.
    """

    progressed = Signal(object)
    measured = Signal(object)
    finished = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py compress`."""
        super().__init__(parent)
        self.program = list(program or (sys.executable, str(MAIN), "compress"))
        self._result: Compression | None = None
        self._is_cancelled = False
        self._process = LineProcess(self)
        self._process.line_read.connect(self._take_line)
        self._process.ended.connect(self._report_end)

    @property
    def is_running(self) -> bool:
        """Whether a run is being compressed."""
        return self._process.is_running

    def start(self, plan: Plan, workspace: Path) -> None:
        """Make and measure what `plan` says; nothing while another one is under way."""
        if not self.is_running:
            self._result, self._is_cancelled = None, False
            self._process.start([*self.program, *arguments(plan, workspace)])

    def cancel(self) -> None:
        """End it; variants that are complete are kept, those half made are not."""
        if self.is_running:
            self._is_cancelled = True
            self._process.terminate()

    def close(self) -> None:
        """End it with the window."""
        self.blockSignals(True)
        self._process.kill()

    def _take_line(self, line: str) -> None:
        try:
            message = from_line(line)
        except ValueError:
            self._process.note(line)
            return
        if isinstance(message, CompressionProgress):
            self.progressed.emit(message)
        elif isinstance(message, MeasuredVariant):
            self.measured.emit(message)
        else:
            self._result = message

    def _report_end(self, outcome: ProcessOutcome) -> None:
        if outcome.code is None:
            sentence = self.tr("Compressing could not start: {reason}.")
            self.failed.emit(sentence.format(reason=outcome.error), "")
        elif self._is_cancelled:
            self.cancelled.emit()
        elif outcome.code == 0 and self._result is not None:
            self.finished.emit(self._result)
        elif outcome.code == USER_ERROR and outcome.complaint:
            self.failed.emit(outcome.complaint, "")
        else:
            sentence = self.tr("Compressing ended unexpectedly (code {code}).")
            self.failed.emit(sentence.format(code=outcome.code), outcome.log)
