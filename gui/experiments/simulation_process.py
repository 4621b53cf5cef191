"""The simulation as the window sees it: a child process `main.py simulate` that tells how far it is."""

import json
import sys
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from core.experiments.ab_result import ABResult, SimulationProgress, from_json
from core.experiments.interleaving import WORDS
from core.program import MAIN
from gui.training.process import environment

# The exit code of a verb that was asked for what cannot be done.
USER_ERROR = 2
# How long a process may take to end when asked, and when the window closes.
PATIENCE_MS = 1500
CLOSE_MS = 150
# What it printed last, for the bug dialog.
LOG_LINES = 40


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
    """One child process at a time. `finished` carries the `Trial`; `failed` a sentence and the log's end."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, program: Sequence[str] | None = None, parent: QObject | None = None):
        """`program` replaces `python main.py simulate`."""
        super().__init__(parent)
        self.program = list(program or (sys.executable, str(MAIN), "simulate"))
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._complaint = ""
        self._partial = b""
        self._trial: ABResult | None = None
        self._is_cancelled = False
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setInterval(PATIENCE_MS)
        self._process = QProcess(self)
        self._deadline.timeout.connect(self._process.kill)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_log)
        self._process.errorOccurred.connect(self._report_error)
        self._process.finished.connect(self._report_end)

    @property
    def is_running(self) -> bool:
        """Whether a simulation is under way."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, plan: Plan, workspace: Path, out: Path) -> None:
        """Simulate `plan`; nothing while another simulation is under way."""
        if self.is_running:
            return
        self._partial, self._trial, self._is_cancelled = b"", None, False
        self._log.clear()
        self._complaint = ""
        self._process.setProcessEnvironment(environment())
        self._process.start(self.program[0], [*self.program[1:], *plan.arguments(workspace, out)])

    def cancel(self) -> None:
        """End it; what it has done so far is lost."""
        if self.is_running:
            self._is_cancelled = True
            self._process.terminate()
            self._deadline.start()

    def close(self) -> None:
        """End it with the window."""
        self.blockSignals(True)
        if self.is_running:
            self._process.kill()
            self._process.waitForFinished(CLOSE_MS)

    def _read(self) -> None:
        arrived = self._partial + bytes(self._process.readAllStandardOutput().data())
        *lines, self._partial = arrived.split(b"\n")
        for line in lines:
            self._take_line(line.decode("utf-8", errors="replace"))

    def _take_line(self, line: str) -> None:
        try:
            event = from_json(json.loads(line))
        except (ValueError, KeyError, TypeError):
            self._log.append(line)
            return
        if isinstance(event, SimulationProgress):
            self.progressed.emit(event)
        else:
            self._trial = event

    def _read_log(self) -> None:
        arrived = bytes(self._process.readAllStandardError().data())
        text = arrived.decode("utf-8", errors="replace")
        lines = [line for line in text.splitlines() if line.strip()]
        self._log.extend(lines)
        self._complaint = lines[-1] if lines else self._complaint

    def _report_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            reason = self._process.errorString()
            self.failed.emit(
                self.tr("The simulation could not start: {reason}.").format(reason=reason), ""
            )

    def _report_end(self, code: int, _: QProcess.ExitStatus) -> None:
        self._read()
        self._read_log()
        self._deadline.stop()
        log = "\n".join(self._log)
        if self._is_cancelled:
            self.cancelled.emit()
        elif code == 0 and self._trial is not None:
            self.finished.emit(self._trial)
        elif code == USER_ERROR and self._complaint:
            self.failed.emit(self._complaint, "")
        else:
            sentence = self.tr("The simulation ended unexpectedly (code {code}).")
            self.failed.emit(sentence.format(code=code), log)
