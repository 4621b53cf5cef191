"""What telling TensorBoard a step costs a training: `python -m tests.benchmarks.tensorboard_log`."""

import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from core.runs.job import StepDone
from core.training.tensorboard import TensorBoardLog
from core.training.tensorflow_setup import start_tensorflow

STEPS = 500
# Loss, accuracy, learning rate.
NUMBERS = 3


def main() -> None:
    """Print the median milliseconds of a step, and of each of its numbers."""
    start_tensorflow()
    with TemporaryDirectory() as folder:
        runs = Path(folder) / "runs"
        (runs / "r").mkdir(parents=True)
        log = TensorBoardLog(runs, "r", {"learning_rate": 0.01, "schedule": "constant"}, STEPS)
        times = []
        for step in range(STEPS):
            began = time.perf_counter()
            log.take(StepDone(1, step, 0.5, 0.5, 1.0, 1.0))
            times.append(1000 * (time.perf_counter() - began))
        log.close()
    # The first one starts TensorFlow's summaries.
    told = median(times[1:])
    print(f"a step {told:.2f} ms, a number {told / NUMBERS:.2f} ms")


if __name__ == "__main__":
    main()
