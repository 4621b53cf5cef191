"""What people ask of a training that is under way, from another thread or a signal."""

import threading
import time
from dataclasses import dataclass, field

from core.progress import IsCancelled
from core.runs.job import EventCallback
from core.training.interruptible import Stopped


class PauseAsked(Exception):
    """Somebody asked to pause; raised between batches, whatever is under way."""


class OutOfTime(Exception):
    """The longest time is over, and there is a model to keep."""


class Requests:
    """Asked at any time, heeded between two batches. A later rate replaces an earlier one."""

    def __init__(self) -> None:
        self._pause = threading.Event()
        self._measure = threading.Event()
        self._rate: float | None = None

    def clear(self) -> None:
        """Forget what was asked of the training before."""
        self._pause.clear()
        self._measure.clear()
        self._rate = None

    def pause(self) -> None:
        """Stand still so that it can go on exactly from there."""
        self._pause.set()

    @property
    def is_pause_wanted(self) -> bool:
        """Whether it is to stand still."""
        return self._pause.is_set()

    def change_rate(self, rate: float) -> None:
        """Learn with `rate` from the next batch on."""
        self._rate = rate

    def take_rate(self) -> float | None:
        """The rate that was asked for since the last time, None for none."""
        rate, self._rate = self._rate, None
        return rate

    def measure(self) -> None:
        """Measure the model after the next batch."""
        self._measure.set()

    def take_measure(self) -> bool:
        """Whether that was asked since the last time."""
        is_wanted = self._measure.is_set()
        self._measure.clear()
        return is_wanted


@dataclass
class People:
    """Who a training speaks with: `emit` hears its events, `is_stopped` and `requests` say what is wanted.

    From `deadline` (perf_counter seconds) on there is no more time.
    """

    emit: EventCallback
    is_stopped: IsCancelled
    requests: Requests = field(default_factory=Requests)
    deadline: float = float("inf")

    def check(self, has_model: bool) -> None:
        """Raise what ends the work under way, if anything does; time ends it only if it `has_model`."""
        if self.is_stopped():
            raise Stopped
        if self.requests.is_pause_wanted:
            raise PauseAsked
        if has_model and time.perf_counter() > self.deadline:
            raise OutOfTime
