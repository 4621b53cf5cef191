"""A training in a process of its own that is paused after so many batches, or killed in the second epoch.

Its test says the same in another process.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from core.runs.job import EpochDone, Event, Job
from core.training.requests import People, Requests
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

SEED = 7
SMALL: dict[str, Any] = {
    "dimension": 16,
    "filters": 8,
    "batch_size": 64,
    "epochs": 3,
    "passes": 1,
    "patience": 0,
    "dropout": 0.3,
    "learning_rate": 0.01,
    # The encoder may be installed, which the process that goes on is made to believe it is not.
    "teacher": "none",
}


def job_of(task: str) -> Job:
    """A small one with whatever is drawn by chance while it learns."""
    settings = {**SMALL, "members": 2} if task == "category" else SMALL
    return Job(task, "conv1d", SEED, settings)


class After(Requests):
    """Asks for a pause before batch number `batches` (from 0) of those that this process learns from."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self.left = batches

    def take_rate(self) -> float | None:
        """Asked once for each batch."""
        self.left -= 1
        return super().take_rate()

    @property
    def is_pause_wanted(self) -> bool:
        return self.left <= 0


def people(batches: int) -> People:
    """Nobody who stops it, but who pauses it after so many batches."""
    return People(lambda event: None, lambda: False, After(batches))


class Killer:
    """Kills this very process at the first sign of the second epoch, without any chance to tidy up."""

    def __init__(self) -> None:
        self.is_first_over = False

    def __call__(self, event: Event) -> None:
        self.is_first_over |= isinstance(event, EpochDone)

    def is_stopped(self) -> bool:
        """Asked before every batch, the first of the second epoch too."""
        if self.is_first_over:
            os.kill(os.getpid(), signal.SIGKILL)
        return False


def main(path: Path, task: str, batches: int) -> None:
    """Pause a training after `batches`, say its name, then begin another and be killed."""
    start_tensorflow()
    from core.training.trainer import train

    with Workspace.open(path, write=False) as shop:
        asks = people(batches)
        paused = train(shop, job_of(task), asks.emit, asks.is_stopped, requests=asks.requests)
        print(paused.run, paused.reason, flush=True)
        killer = Killer()
        train(shop, job_of(task), killer, killer.is_stopped)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
