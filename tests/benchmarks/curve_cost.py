"""What curves cost: drawing them anew while a training runs, and the intervals beside each figure.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.curve_cost

Runs and guesses are made up by chance. Milliseconds of processor time, medians.
"""

import math
import random
import statistics
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QApplication

from core.metrics.class_effects import quick_intervals
from core.metrics.class_intervals import classification_intervals
from core.metrics.classification import classification_metrics
from core.metrics.significance import mean_interval, near_interval
from core.runs.curves import RunCurves
from core.runs.job import EpochDone, Job, Started, StepDone
from gui.theme import theme
from gui.training.curves import Curves

EPOCHS = 5
ROUNDS = 15


def run(name: str, seed: int, steps: int) -> RunCurves:
    """A run of `steps` steps an epoch, one told after the other."""
    made, chance = RunCurves(), random.Random(seed)
    known = {"ndcg@10": 0.7, "random_ndcg@10": 0.001}
    job = Job(seed=seed)
    made.take(
        Started(
            name,
            EPOCHS,
            steps,
            1,
            9,
            1,
            "BM25 ndcg@10",
            0.7,
            measured=160,
            measured_on="queries",
            baselines=known,
            job=job,
        )
    )
    for step in range(1, steps * EPOCHS + 1):
        loss = math.exp(-step / steps) + 0.1 * chance.random()
        made.take(StepDone(1, step, loss, 1 - loss / 2, 1.0, 1.0))
        if step % steps == 0:
            metrics, ends = {"ndcg@10": 0.7}, {"ndcg@10": [0.6, 0.8]}
            epoch = step // steps
            made.take(EpochDone(epoch, step, loss, 0.5, loss, 0.5, metrics, True, 1.0, ends))
    return made


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median processor time of `work`."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return 1000 * statistics.median(taken)


def drawing() -> None:
    """Redrawing with and without four other runs, two of them of one job."""
    for steps in (400, 2000):
        curves = Curves()
        curves.resize(380, 600)
        curves.show()
        for others in (0, 4):
            front = run("front", 1, steps)
            curves.show_history(front)
            curves.set_overlays([run(f"other {n}", max(1, n), steps) for n in range(others)])
            step = front.last_step

            def grow(front: RunCurves = front, curves: Curves = curves) -> None:
                front.take(StepDone(EPOCHS, front.last_step + 1, 0.5, 0.5, 1.0, 1.0))
                curves.redraw()

            print(f"{step:,} steps, {others} others: {milliseconds(grow):.1f} ms a redraw")


def intervals() -> None:
    """Each task's intervals beside the metrics they belong to, and beside the bootstrap."""
    chance = np.random.default_rng(0)
    for labels in (10, 500):
        truth = chance.integers(0, labels, 2000).astype(np.int32)
        guessed = chance.random((2000, labels)).astype(np.float32)
        group = np.arange(2000) // 4
        metrics = classification_metrics(truth, guessed)
        print(
            f"2,000 examples, {labels} labels:",
            f"metrics {milliseconds(lambda: classification_metrics(truth, guessed), 3):.0f} ms,",  # noqa: B023
            f"intervals {milliseconds(lambda: quick_intervals(metrics, truth, guessed, group), 3):.0f},",  # noqa: B023
            f"bootstrap {milliseconds(lambda: classification_intervals(truth, guessed, group), 1):.0f}",  # noqa: B023
        )
    values = chance.random(160)
    quick, drawn = (
        milliseconds(lambda: near_interval(values)),
        milliseconds(lambda: mean_interval(values)),
    )
    print(f"one metric of 160 queries: interval {quick:.2f} ms, bootstrap {drawn:.0f}")


def main() -> None:
    """Print all of it."""
    application = QApplication([])
    theme().install(application)
    drawing()
    intervals()


if __name__ == "__main__":
    main()
