"""The simulation as the window sees it: a child process `main.py simulate` that tells how far it is."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.experiments.ab_result import ABResult, SimulationProgress, from_json
from core.experiments.interleaving import WORDS
from core.program import MAIN
from gui.line_process import LineProcess, ProcessOutcome

# The exit code of a verb whose last line says what a person can mend.
USER_ERROR = 2


@dataclass(frozen=True)
class Plan:
    """What to simulate: runs `a` and `b` ("" for words alone), how shoppers click, how many sessions."""

    a: str
    b: str
    clicks: str
    sessions: int
    seed: int

    def arguments(self, workspace: Path, out: Path) -> list[str]:
        """The verb's options; lists and events go to the file `out`."""
        options = {
            "--workspace": workspace,
            "--a": self.a or WORDS,
            "--b": self.b or WORDS,
            "--clicks": self.clicks,
            "--sessions": self.sessions,
            "--seed": self.seed,
            "--out": out,
        }
        return [str(part) for option in options.items() for part in option] + ["--json"]


class SimulationProcess(QObject):
    """One process at a time. `finished` carries the `ABResult`, `failed` a sentence and the log's end."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py simulate`."""
        super().__init__(parent)
        self.program = list(program or (sys.executable, str(MAIN), "simulate"))
        self._result: ABResult | None = None
        self._is_cancelled = False
        self._process = LineProcess(self)
        self._process.line_read.connect(self._take_line)
        self._process.ended.connect(self._report_end)

    @property
    def is_running(self) -> bool:
        """Whether a simulation is under way."""
        return self._process.is_running

    def start(self, plan: Plan, workspace: Path, out: Path) -> None:
        """Simulate `plan`; nothing while another simulation is under way."""
        if not self.is_running:
            self._result, self._is_cancelled = None, False
            self._process.start([*self.program, *plan.arguments(workspace, out)])

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
            event = from_json(json.loads(line))
        except (ValueError, KeyError, TypeError):
            self._process.note(line)
            return
        if isinstance(event, SimulationProgress):
            self.progressed.emit(event)
        else:
            self._result = event

    def _report_end(self, outcome: ProcessOutcome) -> None:
        if outcome.code is None:
            sentence = self.tr("The simulation could not start: {reason}.")
            self.failed.emit(sentence.format(reason=outcome.error), "")
        elif self._is_cancelled:
            self.cancelled.emit()
        elif outcome.code == 0 and self._result is not None:
            self.finished.emit(self._result)
        elif outcome.code == USER_ERROR and outcome.complaint:
            self.failed.emit(outcome.complaint, "")
        else:
            sentence = self.tr("The simulation ended unexpectedly (code {code}).")
            self.failed.emit(sentence.format(code=outcome.code), outcome.log)
