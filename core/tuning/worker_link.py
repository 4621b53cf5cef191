"""One worker as the process of the study sees it: what it says arrives in a queue, its end as well."""

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.program import MAIN
from core.runs.job import Command, Event, from_line, to_line
from core.training.tensorflow_setup import spare_threads

# The end of what it wrote to stderr.
LOG_LINES = 20
# Seconds that a worker has to end by itself.
PATIENCE = 3.0


@dataclass(frozen=True)
class Ended:
    """The process is gone; `log` is the end of what it complained of."""

    code: int
    log: str

    @property
    def reason(self) -> str:
        """Why, as far as is known: its last complaint."""
        return self.log.splitlines()[-1] if self.log else f"code {self.code}"


class WorkerLink:
    """A child process `main.py trial`; `hear` is given everything it says, with itself in front."""

    def __init__(
        self,
        path: Path,
        study: str,
        workers: int,
        hear: Callable[["WorkerLink", Event | Ended], None],
        program: Sequence[str],
    ) -> None:
        """`program` is what starts a worker; `workers` share the processor; `hear` is called in a thread."""
        self._hear = hear
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        threads = str(max(1, spare_threads() // workers))
        self._process = subprocess.Popen(
            [*program, "--workspace", str(path), "--study", study],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TF_NUM_INTRAOP_THREADS": threads},
        )
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._complaints = _thread(self._keep_log, self._process.stderr)
        self._reader = _thread(self._read, self._process.stdout)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, command: Command) -> None:
        """Say `command`; that it is gone is told by its end."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(to_line(command) + "\n")
            self._process.stdin.flush()

    def leave(self) -> None:
        """Say that nobody listens any more, by which it ends on its own."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()

    def close(self) -> None:
        """Wait for its end after `leave`; one that does not come in time is killed."""
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(PATIENCE)

    def _read(self, stdout: IO[str]) -> None:
        with stdout:
            for line in stdout:
                with suppress(ValueError):
                    event = from_line(line)
                    self._hear(self, event)  # type: ignore[arg-type]
        self.leave()
        self._complaints.join(PATIENCE)
        self._hear(self, Ended(self._process.wait(), "\n".join(self._log)))

    def _keep_log(self, stderr: IO[str]) -> None:
        with stderr:
            self._log.extend(line.rstrip() for line in stderr)


def _thread(work: Callable[[IO[str]], None], stream: IO[str]) -> threading.Thread:
    thread = threading.Thread(target=work, args=(stream,), daemon=True)
    thread.start()
    return thread


def own_program() -> list[str]:
    """What starts a worker of this program."""
    return [sys.executable, str(MAIN), "trial"]
