"""The training process as the window sees it: commands in, events out, never a wait.

The process is `main.py worker`. It starts ahead of need, speaks `core.runs.job` in JSON lines and
ends when its stdin closes, so it cannot outlive the window.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.program import MAIN
from core.runs.job import (
    Command,
    Event,
    Failed,
    Finished,
    Job,
    MeasureCommand,
    PauseCommand,
    RateCommand,
    Ready,
    StopCommand,
    TrainCommand,
    UpdateCommand,
    from_line,
    to_line,
)
from gui.line_process import LineProcess, ProcessOutcome
from gui.single_shot import single_shot

# A batch of the largest network takes less, so that what has not stopped by then hangs.
STOP_SECONDS = 5.0


class TrainingProcess(QObject):
    """One child process that trains, started when it is first wanted and again after it died.

    `event_received` carries what the process says; `failed` a sentence and the last lines of its log
    when it dies or cannot start; `ended` says that it is gone, `stopped_hard` first if it had to be
    killed because it did not stop in time.
    """

    event_received = Signal(object)
    failed = Signal(str, str)
    stopped_hard = Signal()
    ended = Signal()

    def __init__(
        self,
        workspace: Path,
        program: Sequence[str] | None = None,
        stop_seconds: float = STOP_SECONDS,
        parent: QObject | None = None,
    ):
        """`program` replaces `python main.py worker --workspace DIR`, for another trainer."""
        super().__init__(parent)
        self.command = list(
            program or (sys.executable, str(MAIN), "worker", "--workspace", str(workspace))
        )
        # What the last command was for, `training` or `update`; "" before the first.
        self.work = ""
        self._is_training = self._is_ready = self._is_stopping = self._is_closing = False
        self._process = LineProcess(self)
        self._process.line_read.connect(self._take_line)
        self._process.ended.connect(self._report_end)
        self._deadline = single_shot(self, round(stop_seconds * 1000), self._process.terminate)

    @property
    def is_running(self) -> bool:
        """Whether the process is there, busy or waiting."""
        return self._process.is_running

    @property
    def is_ready(self) -> bool:
        """Whether it has loaded TensorFlow and would start a job at once."""
        return self._is_ready and self.is_running

    @property
    def is_training(self) -> bool:
        """Whether a job is under way."""
        return self._is_training

    @property
    def pid(self) -> int:
        """The process's number; 0 while there is none."""
        return self._process.pid

    def warm(self) -> None:
        """Start the process if it is not there, so that Train finds TensorFlow loaded."""
        if not self.is_running and not self._is_closing:
            self._process.start(self.command)

    def train(self, job: Job, resume: str = "") -> None:
        """Train `job`, or go on with the run `resume`; what happens then arrives as events."""
        self._begin("training", TrainCommand(job, resume))

    def update(self) -> None:
        """Let the active search run learn what came in since; the events are a training's, then `Judged`."""
        self._begin("update", UpdateCommand())

    def stop(self) -> None:
        """Ask for a stop at the next batch; a process that does not answer in time is ended."""
        if not self._is_training or self._is_stopping:
            return
        self._is_stopping = True
        self._process.send(to_line(StopCommand()))
        self._deadline.start()

    def pause(self) -> None:
        """Ask for a pause at the next batch; keeping the state may take as long as it needs."""
        self._ask(PauseCommand())

    def change_rate(self, rate: float) -> None:
        """Learn with `rate` from the next batch on."""
        self._ask(RateCommand(rate))

    def measure(self) -> None:
        """Measure the model after the next batch."""
        self._ask(MeasureCommand())

    def _ask(self, command: Command) -> None:
        if self._is_training and not self._is_stopping:
            self._process.send(to_line(command))

    def close(self) -> None:
        """Let the process end with the window: at most a moment, then it is killed.

        A run is whole or unseen at any moment, so a kill loses nothing that was kept.
        """
        self._is_closing = True
        self._deadline.stop()
        self._process.close()

    def release(self) -> None:
        """Let the process end on its own, in time or killed, and this object after it; nobody waits."""
        self._is_closing = True
        self.blockSignals(True)
        self._deadline.stop()
        if not self.is_running:
            self.deleteLater()
            return
        self._process.ended.connect(self.deleteLater)
        self._process.release()

    def _begin(self, work: str, command: Command) -> None:
        self.warm()
        self.work = work
        self._is_training, self._is_stopping = True, False
        self._process.send(to_line(command))

    def _take_line(self, line: str) -> None:
        try:
            message = from_line(line)
        except ValueError:
            self._process.note(line)
            return
        if not isinstance(message, Command):
            self._take(message)

    def _take(self, event: Event) -> None:
        if isinstance(event, Ready):
            self._is_ready = True
        if isinstance(event, (Finished, Failed)):
            self._is_training = self._is_stopping = False
            self._deadline.stop()
        self.event_received.emit(event)

    def _report_end(self, outcome: ProcessOutcome) -> None:
        was_training, was_stopping = self._is_training, self._is_stopping
        self._is_training = self._is_stopping = self._is_ready = False
        self._deadline.stop()
        if outcome.code is None:
            sentence = self.tr("The training process could not start: {reason}.")
            self.failed.emit(sentence.format(reason=outcome.error), outcome.log)
        elif was_stopping and not self._is_closing:
            self.stopped_hard.emit()
        elif was_training and not self._is_closing:
            self.failed.emit(self._death().format(code=outcome.code), outcome.log)
        self.ended.emit()

    def _death(self) -> str:
        if self.work == "update":
            return self.tr(
                "The training process ended unexpectedly (code {code}). "
                "The run before ranks as it did; press Update to start again."
            )
        return self.tr(
            "The training process ended unexpectedly (code {code}). "
            "Epochs that were complete are kept; press Train to start again."
        )
