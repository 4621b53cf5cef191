"""How far an update is, told from what the training process says. Knows no window."""

import time
from collections.abc import Callable

from core.runs.job import EpochDone, Event, Preparing, Started, StepDone

# Where each stage ends among all, by what they take in the demo world.
PREPARED, TRAINED, JUDGED = 0.2, 0.55, 0.98
# Before that much is done, what is left would be guessed from too little.
LEAST_SHARE = 0.12


class UpdateProgress:
    """One update from its command to its verdict.

    `stage` is `starting`, `preparing`, `training` or `judging`; `share` of all that is done, from 0 to 1,
    never falls. `losses` are those of the training so far.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        # Loading the process, where it was not warm, tells nothing of the pace.
        self._begun: float | None = None
        self._started: Started | None = None
        self.stage = "starting"
        self.share = 0.0
        self.examples = 0
        self.losses: list[float] = []

    @property
    def seconds_left(self) -> float | None:
        """About how many seconds are left, at the pace so far; None while it cannot be told."""
        if self._begun is None or self.share < LEAST_SHARE:
            return None
        return (self._clock() - self._begun) * (1 - self.share) / self.share

    def take(self, event: Event) -> None:
        """Follow what the process says."""
        if self._begun is None:
            self._begun = self._clock()
        if isinstance(event, Preparing):
            self._prepare(event)
        elif isinstance(event, Started):
            self._started, self.examples = event, event.examples
            self._reach("training", PREPARED)
        elif isinstance(event, StepDone):
            self.losses.append(event.loss)
            self._step(event.step)
        elif isinstance(event, EpochDone):
            self._step(event.step)

    def _prepare(self, event: Preparing) -> None:
        part = event.done / event.total if event.total else 0.0
        if self._started is None:
            # Several preparations follow each other, each counting from nought.
            self._reach("preparing", max(self.share, PREPARED * part * 0.9))
        else:
            self._reach("judging", TRAINED + (JUDGED - TRAINED) * part)

    def _step(self, step: int) -> None:
        if self._started is not None:
            total = max(1, self._started.epochs * self._started.steps_per_epoch)
            self._reach("training", PREPARED + (TRAINED - PREPARED) * min(1.0, step / total))

    def _reach(self, stage: str, share: float) -> None:
        self.stage = stage
        self.share = max(self.share, share)
