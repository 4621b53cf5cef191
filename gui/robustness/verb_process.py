"""A verb in a process of its own that tells how far it is, in lines of JSON; the last is its answer."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.program import MAIN
from gui.line_process import LineProcess, ProcessOutcome

# The exit code of a verb whose last line says what a person can mend.
USER_ERROR = 2


class VerbProcess(QObject):
    """One process at a time. `progressed` and `finished` carry what the verb said, as a dict.

    `failed` carries a sentence and the log's end.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py`."""
        super().__init__(parent)
        self.program = list(program or (sys.executable, str(MAIN)))
        self._answer: dict[str, Any] | None = None
        self._is_cancelled = False
        self._process = LineProcess(self)
        self._process.line_read.connect(self._take_line)
        self._process.ended.connect(self._report_end)

    @property
    def is_running(self) -> bool:
        """Whether the verb is under way."""
        return self._process.is_running

    def start(self, arguments: Sequence[str]) -> None:
        """Run the verb with its `arguments`; nothing while another is under way."""
        if not self.is_running:
            self._answer, self._is_cancelled = None, False
            self._process.start([*self.program, *arguments])

    def cancel(self) -> None:
        """End it; what it has done so far is lost."""
        if self.is_running:
            self._is_cancelled = True
            self._process.terminate()

    def close(self) -> None:
        """End it with the window."""
        self.blockSignals(True)
        self._process.kill()

    def _take_line(self, line: str) -> None:
        try:
            message = json.loads(line)
            event = message["event"]
        except (ValueError, KeyError, TypeError):
            self._process.note(line)
            return
        if event == "progress":
            self.progressed.emit(message)
        else:
            self._answer = message

    def _report_end(self, outcome: ProcessOutcome) -> None:
        if outcome.code is None:
            sentence = self.tr("The measurement could not start: {reason}.")
            self.failed.emit(sentence.format(reason=outcome.error), "")
        elif self._is_cancelled:
            self.cancelled.emit()
        elif outcome.code == 0 and self._answer is not None:
            self.finished.emit(self._answer)
        elif outcome.code == USER_ERROR and outcome.complaint:
            self.failed.emit(outcome.complaint, "")
        else:
            sentence = self.tr("The measurement ended unexpectedly (code {code}).")
            self.failed.emit(sentence.format(code=outcome.code), outcome.log)
