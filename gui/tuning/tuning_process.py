"""A tuning as the window sees it: a child process `main.py tune`, whose lines come in and who takes orders.

Optuna and fANOVA work there: in this process they would cost memory, and seconds of the window's thread.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.program import MAIN
from gui.line_process import LineProcess, ProcessOutcome, failure_of


class TuningProcess(QObject):
    """One process at a time, which tunes or tells what a study holds.

    `told` carries each line as a dict, `ended` that it is over, `failed` a sentence and the log's end.
    """

    told = Signal(object)
    ended = Signal()
    failed = Signal(str, str)

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py tune`."""
        super().__init__(parent)
        self.program = list(program or (sys.executable, str(MAIN), "tune"))
        self.is_tuning = False
        self._process = LineProcess(self)
        self._process.line_read.connect(self._take_line)
        self._process.ended.connect(self._report_end)

    @property
    def is_running(self) -> bool:
        """Whether it is there, tuning or telling."""
        return self._process.is_running

    def tune(self, workspace: Path, options: Sequence[str]) -> None:
        """Begin or continue the study that `options` describe; nothing while something is under way."""
        self._start(workspace, [*options, "--listen"], is_tuning=True)

    def look(self, workspace: Path, study: str, delete: Sequence[int] = ()) -> None:
        """Tell what `study` holds, after the trials `delete` have been taken out of it."""
        deleted = [part for number in delete for part in ("--delete", str(number))]
        self._start(workspace, ["--study", study, "--list", *deleted], is_tuning=False)

    def order(self, kind: str, number: int = -1) -> None:
        """Give the tuning an order of `core.tuning.orders`."""
        if self.is_running and self.is_tuning:
            self._process.send(json.dumps({"order": kind, "number": number}))

    def close(self) -> None:
        """End it with the window: what it tries waits for whoever continues the study."""
        self.blockSignals(True)
        self._process.close()
        self.blockSignals(False)
        self.is_tuning = False

    def _start(self, workspace: Path, options: Sequence[str], is_tuning: bool) -> None:
        if not self.is_running:
            self.is_tuning = is_tuning
            place = ["--workspace", str(workspace), "--json"]
            self._process.start([*self.program, *place, *options])

    def _take_line(self, line: str) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            said = None
        if isinstance(said, dict) and "event" in said:
            self.told.emit(said)
        else:
            self._process.note(line)

    def _report_end(self, outcome: ProcessOutcome) -> None:
        self.is_tuning = False
        if outcome.code == 0:
            self.ended.emit()
            return
        not_started = self.tr("The tuning could not start: {reason}.")
        broken = self.tr("The tuning ended unexpectedly (code {code}); continue the study.")
        self.failed.emit(*failure_of(outcome, not_started, broken))
