"""A verb in a process of its own, as the window sees it: how far it is, line by line, then its answer."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.program import MAIN
from gui.line_process import LineProcess, ProcessOutcome, failure_of


class VerbProcess(QObject):
    """One process at a time. `progressed` and `finished` carry what the verb said.

    `failed` carries a sentence and the log's end. Lines are JSON with an `event`; what is no `progress` is
    the answer. A verb that speaks otherwise has a subclass, which says how a line reads and what it is.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(
        self, verb: str = "", program: Sequence[str] | None = None, parent: QObject | None = None
    ):
        """`program` replaces `python main.py` and the `verb`, which may come with the arguments instead."""
        super().__init__(parent)
        self.program = list(program or filter(None, (sys.executable, str(MAIN), verb)))
        self._answer: Any = None
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
        """End it; what it has not put into its place so far is lost."""
        if self.is_running:
            self._is_cancelled = True
            self._process.terminate()

    def close(self) -> None:
        """End it with the window."""
        self.blockSignals(True)
        self._process.kill()

    def _read(self, line: str) -> Any:
        """What `line` says; a ValueError, KeyError or TypeError leaves it to the log."""
        message = json.loads(line)
        if "event" not in message:
            raise ValueError(line)
        return message

    def _is_told(self, message: Any) -> bool:
        """Whether `message` was told on, as it says how far the verb is; else it is the answer."""
        if message["event"] == "progress":
            self.progressed.emit(message)
            return True
        return False

    def _sentences(self) -> tuple[str, str]:
        """That it could not start, for a `{reason}`, and that it ended unexpectedly, with a `{code}`."""
        return (
            self.tr("The measurement could not start: {reason}."),
            self.tr("The measurement ended unexpectedly (code {code})."),
        )

    def _take_line(self, line: str) -> None:
        try:
            message = self._read(line)
        except (ValueError, KeyError, TypeError):
            self._process.note(line)
            return
        if not self._is_told(message):
            self._answer = message

    def _report_end(self, outcome: ProcessOutcome) -> None:
        if self._is_cancelled and outcome.code is not None:
            self.cancelled.emit()
        elif outcome.code == 0 and self._answer is not None:
            self.finished.emit(self._answer)
        else:
            self.failed.emit(*failure_of(outcome, *self._sentences()))
