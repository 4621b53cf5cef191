"""How fast a training goes, and how long it still takes."""

import time

# Progress is told ten times a second at most; the window draws no faster.
TELL_SECONDS = 0.1


class Pace:
    """Examples a second and the time that is left, from the wall clock."""

    def __init__(self, epochs: int, steps_per_epoch: int) -> None:
        self._steps_left = epochs * steps_per_epoch
        self._epochs_left = epochs
        self._started = self._told = time.perf_counter()
        self._steps = 0
        self._examples = 0
        self._is_first = True
        self._between = 0.0

    def step_done(self, examples: int) -> tuple[float, float] | None:
        """Examples a second and seconds left, or None if it is too early to tell again."""
        now = time.perf_counter()
        self._steps_left -= 1
        self._steps += 1
        self._examples += examples
        seconds = max(now - self._started, 1e-9)
        if self._is_first:
            # The first step includes building the graph, which says nothing about the rest.
            self._is_first = False
            self._started, self._told, self._steps, self._examples = now, now, 0, 0
            return examples / seconds, 0.0
        if now - self._told < TELL_SECONDS:
            return None
        self._told = now
        left = self._steps_left * seconds / self._steps + self._epochs_left * self._between
        return self._examples / seconds, left

    def passed_over(self, epochs: int, steps: int) -> None:
        """So much was done before this process began."""
        self._epochs_left -= epochs
        self._steps_left -= steps

    def waited(self, seconds: float) -> None:
        """Nothing was learned for so long; that is not counted against the speed."""
        self._started += seconds
        self._told += seconds

    def epoch_done(self) -> None:
        """The next epoch may begin; what came after the last step is not counted against the speed."""
        self._between = time.perf_counter() - self._told
        self._started += self._between
        self._epochs_left -= 1
