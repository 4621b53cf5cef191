"""A cross-validation in a process of its own that is killed when its first fold is done.

Its test says the same in another process.
"""

import os
import signal
import sys
from pathlib import Path

from core.runs.job import Event, FoldStarted, Job
from core.training.requests import People
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

SMALL = {"dimension": 8, "filters": 4, "epochs": 1, "word_vectors": False, "members": 1}
JOB = Job("category", settings=SMALL, folds=2)


def kill_before_the_second(event: Event) -> None:
    """The first fold is done, and nothing of the second has begun."""
    if isinstance(event, FoldStarted) and event.fold == 2:
        os.kill(os.getpid(), signal.SIGKILL)


def main(path: Path) -> None:
    """Train the first fold, then be killed."""
    start_tensorflow()
    from core.training.folds import cross_validate

    with Workspace.open(path, write=False) as shop:
        cross_validate(shop, JOB, People(kill_before_the_second, lambda: False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
