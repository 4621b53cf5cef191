"""The workers of a tuning: hired, given work, replaced when they end, and all that they say in one queue."""

import queue
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.runs.job import EpochDone, Event, Failed, Job, Ready, StopCommand, TrainCommand
from core.tuning.orders import Order
from core.tuning.study import Trial
from core.tuning.worker_link import Ended, WorkerLink, own_program

# So many workers in a row that end before they are ready are no accident.
MOST_STILLBORN = 3
DEFAULT, BEST, TRIAL = "default", "best", "trial"


@dataclass(eq=False)
class Work:
    """What a worker does: `kind` is the default, a trial or the best again; `ends` why it was stopped."""

    kind: str
    trial: Trial | None = None
    ends: str = ""
    epochs: int = 0
    began: float = field(default_factory=time.monotonic)
    done: list[EpochDone] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """How long it has been under way."""
        return time.monotonic() - self.began


class Crew:
    """As many workers as are wanted, each with one piece of `Work` or none."""

    def __init__(
        self, path: Path, study: str, wanted: int, program: Sequence[str] | None = None
    ) -> None:
        """`path` is the workspace's, `program` replaces what starts a worker."""
        self._start: Callable[[], WorkerLink] = lambda: WorkerLink(
            path, study, wanted, self._put, program or own_program()
        )
        self._wanted = wanted
        # Its `put` may interrupt its own `get`, as a signal does.
        self._heard: queue.SimpleQueue[tuple[WorkerLink | None, Event | Ended | Order]]
        self._heard = queue.SimpleQueue()
        self._starting: list[WorkerLink] = []
        self._idle: list[WorkerLink] = []
        self._busy: dict[WorkerLink, Work] = {}
        self._stillborn = 0

    @property
    def works(self) -> list[Work]:
        """What is under way."""
        return [*self._busy.values()]

    @property
    def is_starting(self) -> bool:
        """Whether somebody is still to get ready."""
        return bool(self._starting)

    @property
    def has_idle(self) -> bool:
        """Whether somebody waits for work."""
        return bool(self._idle)

    def order(self, order: Order) -> None:
        """Put an order among what is heard, from any thread or a signal."""
        self._heard.put((None, order))

    def hire(self) -> None:
        """Start workers until there are as many as wanted."""
        while len(self._starting) + len(self._idle) + len(self._busy) < self._wanted:
            self._starting.append(self._start())

    def give(self, work: Work, job: Job) -> None:
        """Let an idle worker do `work`."""
        link = self._idle.pop()
        self._busy[link] = work
        link.send(TrainCommand(job))

    def stop(self, work: Work, reason: str) -> None:
        """Let the training of `work` end at its next batch."""
        work.ends = reason
        for link, busy in self._busy.items():
            if busy is work:
                link.send(StopCommand())

    def listen(self, seconds: float) -> Iterator[Order | tuple[Work, Event | Ended]]:
        """What is said within `seconds`, an order or something about a piece of work; nothing is no harm.

        Raises:
            UserError: workers cannot start.
        """
        try:
            link, said = self._heard.get(timeout=seconds)
        except queue.Empty:
            return
        if isinstance(said, Order):
            yield said
        elif link is not None and (work := self._news(link, said)) is not None:
            yield work, said

    def free(self, work: Work) -> None:
        """The worker of `work` is done with it."""
        for link in [link for link, busy in self._busy.items() if busy is work]:
            del self._busy[link]
            self._idle.append(link)

    def close(self) -> None:
        """End all workers at once."""
        links = [*self._starting, *self._idle, *self._busy]
        self._starting, self._idle, self._busy = [], [], {}
        for link in links:
            link.leave()
        for link in links:
            link.close()

    def _put(self, link: WorkerLink, said: Event | Ended) -> None:
        self._heard.put((link, said))

    def _news(self, link: WorkerLink, said: Event | Ended) -> Work | None:
        """The work that `said` is about, if any."""
        if isinstance(said, Ended):
            return self._lose(link, said)
        if isinstance(said, Ready) and link in self._starting:
            self._stillborn = 0
            self._starting.remove(link)
            self._idle.append(link)
        elif isinstance(said, Failed) and link in self._starting:
            raise unable(said.message)
        return self._busy.get(link)

    def _lose(self, link: WorkerLink, ended: Ended) -> Work | None:
        """A worker is gone; another one takes its place."""
        work = self._busy.pop(link, None)
        if link in self._starting:
            self._starting.remove(link)
            self._stillborn += 1
            if self._stillborn >= MOST_STILLBORN:
                raise unable(ended.reason)
        elif link in self._idle:
            self._idle.remove(link)
        elif work is None:
            return None
        self.hire()
        return work


def unable(reason: str) -> UserError:
    """What to say where no trial can be trained."""
    return UserError(
        QT_TRANSLATE_NOOP(
            "core", "Nothing can be tuned here, for no trial can be trained: {reason}"
        ),
        reason=reason,
    )
