"""What a training tells TensorBoard, read back from its event files."""

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.runs.job import EpochDone, Event, Finished, Job, RateChanged, StepDone
from core.runs.logs import EVENT_FILE, log_folder
from core.training.tensorboard import TensorBoardLog, scheduled_rate
from core.training.trainer import train
from core.workspace import Workspace

pytestmark = pytest.mark.tensorflow

SETTINGS = {"learning_rate": 0.01, "schedule": "constant"}
Scalars = dict[str, dict[int, float]]


def read_back(folder: Path) -> Scalars:
    """Tag → step → value of every scalar in the event files."""
    import tensorflow as tf

    scalars: Scalars = {}
    for file in sorted(folder.iterdir()):
        assert EVENT_FILE.fullmatch(file.name)
        for record in tf.data.TFRecordDataset(str(file)):
            event = tf.compat.v1.Event.FromString(record.numpy())
            for value in event.summary.value:
                assert value.metadata.plugin_data.plugin_name == "scalars"
                scalars.setdefault(value.tag, {})[event.step] = float(tf.make_ndarray(value.tensor))
    return scalars


def test_a_training_is_there_step_by_step_and_epoch_by_epoch(
    shop: Workspace, never: Callable[[], bool]
) -> None:
    events: list[Event] = []
    settings = {"dimension": 16, "filters": 4, "batch_size": 64, "epochs": 2, "passes": 2}
    finished = train(shop, Job("search", "conv1d", 7, settings), events.append, never)
    scalars = read_back(log_folder(shop.runs_dir, finished.run))
    steps = [event for event in events if isinstance(event, StepDone)]
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert scalars["training/loss"] == pytest.approx({event.step: event.loss for event in steps})
    assert scalars["training/accuracy"].keys() == {event.step for event in steps}
    for name, value in epochs[0].metrics.items():
        assert scalars[f"held_out/{name}"][epochs[0].step] == pytest.approx(value)
    assert scalars["held_out/loss"].keys() == {event.step for event in epochs}
    rates = [scalars["learning_rate"][event.step] for event in steps]
    # The default rate falls along a cosine to a twentieth of 0.003; the last step but some is told.
    assert rates == sorted(rates, reverse=True)
    assert 0.00015 <= rates[-1] < rates[0] <= 0.003


def test_the_rate_of_now_is_told() -> None:
    assert scheduled_rate(SETTINGS, 100, 70) == 0.01
    falling = {"learning_rate": 0.01, "schedule": "cosine"}
    assert scheduled_rate(falling, 100, 0) == pytest.approx(0.01)
    # Half way: (1 + 0.05) / 2 of it.
    assert scheduled_rate(falling, 100, 50) == pytest.approx(0.00525)
    assert scheduled_rate(falling, 100, 200) == pytest.approx(0.0005)


def test_a_rate_that_was_changed_is_told_from_then_on(tmp_path: Path) -> None:
    log = TensorBoardLog(tmp_path / "runs", "r", SETTINGS, 100)
    (tmp_path / "runs" / "r").mkdir(parents=True)
    told: list[Event] = []
    take = log.passing_on(told.append)
    given = [
        StepDone(1, 1, 0.5, 0.5, 1.0, 1.0),
        RateChanged(1, 2, 0.002),
        StepDone(1, 3, 0.5, 0.5, 1.0, 1.0),
        EpochDone(1, 4, None, None, None, None, {"ndcg@10": None}, True, 1.0),
    ]
    for event in given:
        take(event)
    log.close()
    log.close()
    assert told == given
    scalars = read_back(tmp_path / "logs" / "r")
    assert scalars["learning_rate"] == pytest.approx({1: 0.01, 2: 0.002, 3: 0.002})
    # What was not measured is no point.
    assert "held_out/ndcg@10" not in scalars


def test_a_training_that_comes_to_nothing_leaves_no_log(
    shop: Workspace, never: Callable[[], bool]
) -> None:
    stopped: list[Any] = []
    finished = train(
        shop, Job("search", settings={"epochs": 1}), stopped.append, lambda: len(stopped) > 8
    )
    assert isinstance(finished, Finished)
    if not finished.run:
        assert list((shop.path / "logs").iterdir()) == []


def test_a_disk_that_fails_ends_the_log_and_not_the_training(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder belongs")
    log = TensorBoardLog(tmp_path / "runs", "r", SETTINGS, 100)
    told: list[Event] = []
    take = log.passing_on(told.append)
    for step in (1, 2):
        take(StepDone(1, step, 0.5, 0.5, 1.0, 1.0))
    log.close()
    assert len(told) == 2


def test_a_step_is_told_in_a_moment(tmp_path: Path) -> None:
    """Steps are told a few times a second: a hundredth of that time is not felt."""
    log = TensorBoardLog(tmp_path / "runs", "r", SETTINGS, 100)
    (tmp_path / "runs" / "r").mkdir(parents=True)
    log.take(StepDone(1, 1, 0.5, 0.5, 1.0, 1.0))
    times = []
    for step in range(2, 60):
        began = time.perf_counter()
        log.take(StepDone(1, step, 0.5, math.sin(step), 1.0, 1.0))
        times.append(time.perf_counter() - began)
    log.close()
    assert sorted(times)[len(times) // 2] < 0.05
