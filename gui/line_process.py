"""A child process that speaks in lines: read as they come, its complaints kept, ended in time or killed."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from core.language import language
from core.program import COMMAND, typed_command
from gui.single_shot import single_shot

# Of stderr so many last lines are kept: a traceback through TensorFlow and what led to it.
LOG_LINES = 60
# Milliseconds between the request to end and the kill: enough to put a file in its place.
TERMINATE_MS = 1500
# Milliseconds that a closing window waits for a process that ends by itself; nobody notices them.
CLOSE_MS = 150
# The exit code of a verb whose last line says what a person can mend.
USER_ERROR = 2


@dataclass(frozen=True)
class ProcessOutcome:
    """How a process ended: its exit `code`, or None where it could not start, for the reason `error`.

    `log` are the last lines it wrote to stderr, `complaint` the very last.
    """

    code: int | None
    error: str
    log: str
    complaint: str


def failure_of(outcome: ProcessOutcome, not_started: str, broken: str) -> tuple[str, str]:
    """The sentence that tells why a verb has no answer, and the end of its log where that helps.

    `not_started` takes a `{reason}`, `broken` a `{code}`.
    """
    if outcome.code is None:
        return not_started.format(reason=outcome.error), ""
    if outcome.code == USER_ERROR and outcome.complaint:
        return outcome.complaint, ""
    return broken.format(code=outcome.code), outcome.log


class LineProcess(QObject):
    """One process at a time; `line_read` carries each line of its stdout, `ended` the `ProcessOutcome`."""

    line_read = Signal(str)
    ended = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._partial = b""
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._complaint = ""
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_log)
        self._process.errorOccurred.connect(self._report_error)
        self._process.finished.connect(self._report_end)
        self._deadline = single_shot(self, TERMINATE_MS, self._process.kill)

    @property
    def is_running(self) -> bool:
        """Whether the process is there, busy or waiting."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def pid(self) -> int:
        """The process's number; 0 while there is none."""
        return int(self._process.processId())

    def start(self, command: Sequence[str]) -> None:
        """Run `command`, a program and its arguments."""
        self._partial, self._complaint = b"", ""
        self._log.clear()
        self._process.setProcessEnvironment(_environment())
        self._process.start(command[0], list(command[1:]))

    def send(self, line: str) -> None:
        """Write `line` to its stdin."""
        self._process.write(f"{line}\n".encode())

    def note(self, line: str) -> None:
        """Keep a line of stdout that says nothing with the log."""
        self._log.append(line)

    def terminate(self) -> None:
        """Ask it to end; one that does not in time is killed."""
        self._process.terminate()
        self._deadline.start()

    def release(self) -> None:
        """Close its stdin, by which it ends on its own; one that does not in time is killed."""
        self._process.closeWriteChannel()
        self._deadline.start()

    def close(self) -> None:
        """Close its stdin, wait a moment, kill it."""
        self._process.closeWriteChannel()
        if self.is_running and not self._process.waitForFinished(CLOSE_MS):
            self.kill()

    def kill(self) -> None:
        """End it at once."""
        if self.is_running:
            self._process.kill()
            self._process.waitForFinished()

    def _read(self) -> None:
        arrived = self._partial + bytes(self._process.readAllStandardOutput().data())
        *lines, self._partial = arrived.split(b"\n")
        for line in lines:
            if line.strip():
                self.line_read.emit(line.decode("utf-8", errors="replace"))

    def _read_log(self) -> None:
        arrived = bytes(self._process.readAllStandardError().data())
        lines = arrived.decode("utf-8", errors="replace").splitlines()
        for line in filter(str.strip, lines):
            self._log.append(line)
            self._complaint = line

    def _report_error(self, error: QProcess.ProcessError) -> None:
        # Whatever else goes wrong is followed by its end.
        if error == QProcess.ProcessError.FailedToStart:
            self._end(None, self._process.errorString())

    def _report_end(self, code: int, _: QProcess.ExitStatus) -> None:
        self._read()
        self._read_log()
        self._end(code)

    def _end(self, code: int | None, error: str = "") -> None:
        self._deadline.stop()
        self.ended.emit(ProcessOutcome(code, error, "\n".join(self._log), self._complaint))


def _environment() -> QProcessEnvironment:
    """UTF-8, unbuffered, the window's language and the command it was started by."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUNBUFFERED", "1")
    environment.insert("PYTHONIOENCODING", "utf-8")
    environment.insert("PINXUN_LANGUAGE", language())
    environment.insert(COMMAND, typed_command())
    return environment
