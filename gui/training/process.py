"""The training process as the window sees it: commands in, events out, never a wait.

The process is `main.py worker`. It starts ahead of need, speaks `core.runs.job` in JSON lines and
ends when its stdin closes, so it cannot outlive the window.
"""

import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from core.language import language
from core.program import COMMAND, MAIN, typed_command
from core.runs.job import (
    Command,
    Event,
    Failed,
    Finished,
    Job,
    Ready,
    StopCommand,
    TrainCommand,
    UpdateCommand,
    from_line,
    to_line,
)

# A step is over in tenths of a second: who has not stopped by then is ended, then killed.
STOP_SECONDS = 5.0
TERMINATE_SECONDS = 1.5
CLOSE_MILLISECONDS = 150
# What it printed last, for the bug dialog.
LOG_LINES = 60


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
        self._partial = b""
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        # What the last command was for, `training` or `update`; "" before the first.
        self.work = ""
        self._is_training = False
        self._is_ready = False
        self._is_stopping = False
        self._is_closing = False
        self._deadline = self._timer(stop_seconds, self._terminate)
        self._last_deadline = self._timer(TERMINATE_SECONDS, self._kill)
        self._process = self._made_process()

    @property
    def is_running(self) -> bool:
        """Whether the process is there, busy or waiting."""
        return self._process.state() != QProcess.ProcessState.NotRunning

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
        return int(self._process.processId())

    @property
    def log_tail(self) -> str:
        """The last lines that the process wrote to stderr."""
        return "\n".join(self._log)

    def warm(self) -> None:
        """Start the process if it is not there, so that Train finds TensorFlow loaded."""
        if self.is_running or self._is_closing:
            return
        self._partial = b""
        self._log.clear()
        self._process.setProcessEnvironment(environment())
        self._process.start(self.command[0], self.command[1:])

    def train(self, job: Job) -> None:
        """Train `job`; what happens then arrives as events."""
        self._begin("training", TrainCommand(job))

    def update(self) -> None:
        """Let the active search run learn what came in since; the events are a training's, then `Judged`."""
        self._begin("update", UpdateCommand())

    def stop(self) -> None:
        """Ask for a stop at the next batch; a process that does not answer in time is ended."""
        if not self._is_training or self._is_stopping:
            return
        self._is_stopping = True
        self._send(StopCommand())
        self._deadline.start()

    def close(self) -> None:
        """Let the process end with the window: at most a moment, then it is killed.

        A run is whole or unseen at any moment, so a kill loses nothing that was kept.
        """
        self._is_closing = True
        self._deadline.stop()
        if not self.is_running:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(CLOSE_MILLISECONDS):
            self._process.kill()
            self._process.waitForFinished()

    def release(self) -> None:
        """Let the process end on its own, in time or killed, and this object after it; nobody waits."""
        self._is_closing = True
        self.blockSignals(True)
        self._deadline.stop()
        if not self.is_running:
            self.deleteLater()
            return
        self._process.finished.connect(self.deleteLater)
        self._process.closeWriteChannel()
        self._last_deadline.start()

    def _made_process(self) -> QProcess:
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read_events)
        process.readyReadStandardError.connect(self._read_log)
        process.errorOccurred.connect(self._report_error)
        process.finished.connect(self._report_end)
        return process

    def _timer(self, seconds: float, passed: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(seconds * 1000))
        timer.timeout.connect(passed)
        return timer

    def _begin(self, work: str, command: Command) -> None:
        self.warm()
        self.work = work
        self._is_training = True
        self._is_stopping = False
        self._send(command)

    def _send(self, command: Command) -> None:
        self._process.write((to_line(command) + "\n").encode())

    def _read_events(self) -> None:
        arrived = self._partial + bytes(self._process.readAllStandardOutput().data())
        *lines, self._partial = arrived.split(b"\n")
        for line in lines:
            self._take_line(line.decode("utf-8", errors="replace"))

    def _take_line(self, line: str) -> None:
        if not line.strip():
            return
        try:
            message = from_line(line)
        except ValueError:
            self._log.append(line)
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

    def _read_log(self) -> None:
        arrived = bytes(self._process.readAllStandardError().data())
        text = arrived.decode("utf-8", errors="replace")
        self._log.extend(line for line in text.splitlines() if line.strip())

    def _terminate(self) -> None:
        self._process.terminate()
        self._last_deadline.start()

    def _kill(self) -> None:
        if self.is_running:
            self._process.kill()

    def _report_error(self, error: QProcess.ProcessError) -> None:
        if error != QProcess.ProcessError.FailedToStart:
            return
        self._forget()
        self.failed.emit(
            self.tr("The training process could not start: {reason}.").format(
                reason=self._process.errorString()
            ),
            self.log_tail,
        )
        self.ended.emit()

    def _report_end(self, code: int, _: QProcess.ExitStatus) -> None:
        self._read_events()
        self._read_log()
        was_training, was_stopping = self._is_training, self._is_stopping
        self._forget()
        if was_stopping and not self._is_closing:
            self.stopped_hard.emit()
        elif was_training and not self._is_closing:
            self.failed.emit(
                self._death().format(code=code),
                self.log_tail,
            )
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

    def _forget(self) -> None:
        self._is_training = self._is_stopping = self._is_ready = False
        self._deadline.stop()
        self._last_deadline.stop()


def environment() -> QProcessEnvironment:
    """That of a child process: UTF-8, unbuffered, the window's language and the command it was started by."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUNBUFFERED", "1")
    environment.insert("PYTHONIOENCODING", "utf-8")
    environment.insert("PINXUN_LANGUAGE", language())
    environment.insert(COMMAND, typed_command())
    return environment
