"""Trainings that wait for their turn."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.runs.job import Job


class JobQueue(QObject):
    """Jobs in the order in which they begin; while it `is_held` none does. `changed` tells of both.

    It `is_restored` as long as it is held because its jobs waited when the shop was closed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.jobs: list[Job] = []
        self._is_held = self.is_restored = False

    @property
    def is_held(self) -> bool:
        """Whether what waits goes on waiting when nothing is trained."""
        return self._is_held

    def hold(self, is_held: bool) -> None:
        """Let nothing begin, or let it."""
        self._is_held, self.is_restored = is_held, False
        self.changed.emit()

    def add(self, job: Job) -> None:
        """Let `job` be the last."""
        self.jobs.append(job)
        self.changed.emit()

    def remove(self, position: int) -> None:
        """Forget the job at `position` (from 0)."""
        del self.jobs[position]
        self.changed.emit()

    def move(self, position: int, by: int) -> int:
        """Let the job at `position` begin so many places later, as far as there are any; where it is then."""
        target = max(0, min(len(self.jobs) - 1, position + by))
        self.jobs.insert(target, self.jobs.pop(position))
        self.changed.emit()
        return target

    def restore(self, jobs: Sequence[Job]) -> None:
        """Let `jobs`, which waited before, wait again before all others; none begins unasked."""
        if jobs:
            self.jobs[:0] = jobs
            self._is_held = self.is_restored = True
            self.changed.emit()

    def clear(self) -> None:
        """Forget all of them."""
        self.jobs.clear()
        self._is_held = self.is_restored = False
        self.changed.emit()

    def take_next(self) -> Job | None:
        """The job whose turn it is, which waits no more; None where none is or the queue is held."""
        if self.is_held or not self.jobs:
            return None
        job = self.jobs.pop(0)
        self.changed.emit()
        return job
