"""A process that trains one trial after another: jobs come in on stdin, events go out on stdout.

It speaks `core.runs.job` as the training process behind the window does, and ends with whoever tunes.
"""

import os
import queue
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO

from core.data.shops.current import open_shop
from core.mending import mendable
from core.runs.job import Event, Failed, Job, Ready, StopCommand, TrainCommand, from_line, to_line
from core.training.tensorflow_setup import be_nice, start_tensorflow
from core.tuning.trial_workspace import TrialWorkspace

# A training that does not end with its study by itself in this time is ended.
GRACE_SECONDS = 1.0
# The end of a traceback, which tells enough.
LOG_LINES = 20


class TrialWorker:
    """Reads commands in a thread, trains in the main one."""

    def __init__(self, path: Path | None, study: str, commands: IO[str], events: IO[str]) -> None:
        self.path, self.study = path, study
        self._commands, self._events = commands, events
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._stop = threading.Event()

    def run(self) -> int:
        """Serve until stdin ends, and return the exit code."""
        threading.Thread(target=self._listen, daemon=True).start()
        be_nice()
        try:
            version = start_tensorflow()
        except Exception as error:
            self.emit(_failure(error))
            return 2
        self.emit(Ready(version))
        while (job := self._jobs.get()) is not None:
            self.emit(self._answer(job))
        return 0

    def emit(self, event: Event) -> None:
        """Send `event`; where nobody listens any more this process is of no use."""
        try:
            self._events.write(to_line(event) + "\n")
            self._events.flush()
        except (OSError, ValueError):
            os._exit(0)

    def _answer(self, job: Job) -> Event:
        from core.training.trainer import train

        try:
            with open_shop(self.path, write=False) as workspace:
                trial = TrialWorkspace(workspace, self.study)
                return train(trial, job, self.emit, self._stop.is_set)
        except Exception as error:
            return _failure(error)

    def _listen(self) -> None:
        with suppress(OSError, ValueError):
            for line in self._commands:
                command = from_line(line)
                if isinstance(command, TrainCommand):
                    self._stop.clear()
                    self._jobs.put(command.job)
                elif isinstance(command, StopCommand):
                    self._stop.set()
        self._stop.set()
        self._jobs.put(None)
        time.sleep(GRACE_SECONDS)
        # A run is whole or unseen at any moment, so there is nothing to tidy up.
        os._exit(0)


def _failure(error: Exception) -> Failed:
    if sentence := mendable(error):
        return Failed(str(sentence))
    lines = traceback.format_exception(error)
    return Failed(f"{type(error).__name__}: {error}", "".join(lines[-LOG_LINES:]))


def serve(path: Path | None, study: str) -> int:
    """Train the trials of `study` on this process's own stdin and stdout."""
    # Ctrl-C is for the process of the study, which says what is to become of a trial.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whatever prints, in Python or below it, must not tear the stream of events.
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    commands = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="replace")
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole life
    return TrialWorker(path, study, commands, events).run()
