"""The training process: commands come in on stdin, events go out on stdout, and it ends with its window."""

import logging
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from core.data.shops.current import open_shop
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate
from core.log import about_run
from core.mending import mendable
from core.progress import IsCancelled
from core.runs.job import (
    Command,
    Compared,
    Event,
    EventCallback,
    Failed,
    Finished,
    Job,
    MeasureCommand,
    PauseCommand,
    Preparing,
    RateCommand,
    Ready,
    StopCommand,
    TrainCommand,
    UpdateCommand,
    from_line,
    to_line,
)
from core.settings import TRAINING, declared
from core.training.requests import People, Requests
from core.training.tensorflow_setup import be_nice, start_tensorflow
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.preparation import Preparation

logger = logging.getLogger(__name__)

# The end of a traceback, which a dialog can show.
LOG_LINES = 20
# Lets a run of a workspace learn on; `core.updates` knows how, which no training needs to know.
Updater = Callable[[Workspace, EventCallback, IsCancelled], Finished]
# Holds a trained run against what serves now.
Judge = Callable[[Workspace, Finished], Compared]
# Settings and names of a job are far shorter.
LONGEST_LINE = 1 << 20
# A training that does not end with its window by itself in this time is ended.
GRACE_SECONDS = 1.0


class _Wanted(Exception):
    """Somebody waits for an answer."""


class Worker:
    """One process's conversation: reads commands in a thread, trains in the main one."""

    def __init__(
        self, path: Path | None, commands: IO[str], events: IO[str], update: Updater, judge: Judge
    ) -> None:
        self.path = path
        self._commands = commands
        self._events = events
        self._update = update
        self._judge = judge
        # What is to be trained, None where the process is to end, or an update, which finds its job itself.
        self._jobs: queue.Queue[TrainCommand | UpdateCommand | None] = queue.Queue()
        self._stop = threading.Event()
        self._requests = Requests()
        self._is_training = threading.Event()
        self._writing = threading.Lock()
        self._ahead: Preparation | None = None

    def run(self) -> int:
        """Serve until stdin ends or nobody listens any more, and return the exit code."""
        threading.Thread(target=self._listen, daemon=True).start()
        be_nice()
        try:
            version = start_tensorflow()
            self._load()
        except Exception as error:
            sentence = mendable(error)
            self.emit(Failed(str(sentence or error)))
            if sentence is None:
                raise
            return 2
        self.emit(Ready(version))
        self._look_ahead()
        while (job := self._jobs.get()) is not None:
            self._train(job)
        return 0

    def emit(self, event: Event) -> None:
        """Send `event`; where nobody listens any more this process is of no use."""
        with self._writing:
            try:
                self._events.write(to_line(event) + "\n")
                self._events.flush()
            except (OSError, ValueError):
                threading.Thread(target=self._end, daemon=True).start()

    def _load(self) -> None:
        """Import now what the first job would wait for."""
        import core.training.networks
        import core.training.resuming
        import core.training.tasks
        import core.training.trainer  # noqa: F401

    def _look_ahead(self) -> None:
        """Do while nobody waits what the first training would wait for; any but the usual job ends that."""
        from core.training.preparation import prepare, resolved
        from core.training.tasks.search.shop_words import shop_words
        from core.training.teacher_reading import Reading, reading_ahead
        from core.training.warm_up import warm_up

        try:
            with open_shop(self.path, write=False) as workspace:
                job = resolved(workspace, Job())

                def progress(stage: str, done: int, total: int) -> None:
                    self._give_way(workspace, job, Preparing(stage, done, total))

                progress("", 0, 0)
                # Whether the encoder is to read for minutes is for people to say.
                if reading_ahead(workspace, job) != Reading():
                    warm_up()
                    shop_words(workspace, progress)
                    return
                ahead = prepare(workspace, job, progress)
                ahead.trace()
                self._ahead = ahead
        except (_Wanted, UserError, OSError):
            return

    def _give_way(self, workspace: Workspace, job: Job, preparing: Preparing) -> None:
        """Go on where nobody waits, or for `job`, and then say so; else raise `_Wanted`."""
        from core.training.preparation import resolved

        if self._jobs.empty():
            return
        wanted = self._jobs.queue[0]
        is_same = isinstance(wanted, TrainCommand) and not wanted.resume
        if not (is_same and resolved(workspace, wanted.job) == job) or self._stop.is_set():
            raise _Wanted
        if preparing.stage:
            self.emit(preparing)

    def _listen(self) -> None:
        try:
            for line in self._lines():
                try:
                    self._obey(from_line(line))
                except ValueError as error:
                    self.emit(Failed(str(error)))
        finally:
            self._end()

    def _lines(self) -> Iterator[str]:
        """Lines of commands; what is longer than any is one of which only the beginning is told."""
        with suppress(OSError):
            while line := self._commands.readline(LONGEST_LINE):
                yield line
                while not line.endswith("\n") and line:
                    line = self._commands.readline(LONGEST_LINE)

    def _end(self) -> None:
        """Let a training stop at its next batch, and end the process soon whatever it does."""
        self._stop.set()
        self._jobs.put(None)
        time.sleep(GRACE_SECONDS)
        # A run is whole or unseen at any moment, so there is nothing to tidy up.
        os._exit(0)

    def _obey(self, command: Command | Event) -> None:
        """Do what a command asks.

        Raises:
            ValueError: it is no command.
        """
        if isinstance(command, StopCommand):
            self._stop.set()
        elif isinstance(command, PauseCommand):
            self._requests.pause()
        elif isinstance(command, MeasureCommand):
            self._requests.measure()
        elif isinstance(command, RateCommand):
            self._change_rate(command.learning_rate)
        elif isinstance(command, (TrainCommand, UpdateCommand)):
            if self._is_training.is_set():
                busy = QT_TRANSLATE_NOOP("core", "A training is under way; stop it first.")
                self.emit(Failed(translate(busy)))
                return
            self._is_training.set()
            self._stop.clear()
            self._requests.clear()
            self._jobs.put(command)
        else:
            raise ValueError(f"not a command: {type(command).__name__}")

    def _change_rate(self, given: float) -> None:
        """Learn with another rate, if it is one."""
        try:
            rate = declared(TRAINING, "learning_rate").parse(given)
        except UserError as error:
            self.emit(Failed(str(error)))
            return
        self._requests.change_rate(float(rate))

    def _train(self, command: TrainCommand | UpdateCommand) -> None:
        about_run("")
        answer = self._answer(command)
        self._is_training.clear()
        self.emit(answer)
        if not (isinstance(command, TrainCommand) and isinstance(answer, Finished) and answer.run):
            return
        # What is paused is not done, and may be worth more when it is.
        if answer.reason != "paused":
            self.emit(self._outcome(lambda workspace: self._judge(workspace, answer)))

    def _answer(self, command: TrainCommand | UpdateCommand) -> Event:
        from core.training.folds import cross_validate, go_on
        from core.training.trainer import train

        def work(workspace: Workspace) -> Event:
            if isinstance(command, UpdateCommand):
                return self._update(workspace, self.emit, self._stop.is_set)
            # One training uses it up; its memory goes before another begins.
            ahead, self._ahead = self._ahead, None
            people = People(self.emit, self._stop.is_set, self._requests)
            if command.resume:
                return go_on(workspace, command.resume, people)
            if command.job.folds:
                return cross_validate(workspace, command.job, people)
            return train(
                workspace, command.job, self.emit, self._stop.is_set, ahead, self._requests
            )

        return self._outcome(work)

    def _outcome(self, work: Callable[[Workspace], Event]) -> Event:
        """What `work` answers, or how it failed."""
        try:
            # The window holds the lock; what training writes is a run folder of its own.
            with open_shop(self.path, write=False) as workspace:
                return work(workspace)
        except Exception as error:
            if sentence := mendable(error):
                logger.warning("%s", sentence)
                return Failed(str(sentence))
            logger.error("a bug", exc_info=error)
            lines = traceback.format_exc().splitlines()
            traceback.print_exc()
            return Failed(f"{type(error).__name__}: {error}", "\n".join(lines[-LOG_LINES:]))


def serve(path: Path | None, update: Updater, judge: Judge) -> int:
    """Speak `core.runs.job` on this process's own stdin and stdout.

    `update` does what updates are, and `judge` compares what was trained.
    """
    # Whatever prints, in Python or below it, must not tear the stream of events.
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    commands = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="replace")
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole life
    return Worker(path, commands, events, update, judge).run()
