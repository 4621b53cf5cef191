"""How the members of a category model learn and what they say together."""

from typing import Any

import numpy as np
import pytest

from core.task_choices import training_settings
from core.training.tensorflow_setup import start_tensorflow
from core.workspace import Workspace

pytestmark = pytest.mark.tensorflow


def prepared(shop: Workspace, **changes: Any) -> Any:
    start_tensorflow()
    from core.runs.job import Job
    from core.training.networks import NETWORKS
    from core.training.tasks.category.task import CategoryTask

    settings = training_settings("category", "conv1d", {"dimension": 8, **changes})
    task = CategoryTask(shop, NETWORKS["conv1d"], Job("category", "conv1d", 7, settings))
    task.prepare(lambda *progress: None)
    return task


@pytest.fixture
def task(shop: Workspace) -> Any:
    return prepared(shop, members=3, batch_size=32)


def test_what_is_said_twice_alike_does_not_disagree() -> None:
    start_tensorflow()
    from core.training.tasks.category.task import disagreement

    once = np.array([[0.5, 0.5], [0.9, 0.1]], np.float32)
    again = np.array([[0.5, 0.5], [0.1, 0.9]], np.float32)
    # Both ways round it is 0.9 · ln 9 + 0.1 · ln(1/9).
    expected = [0.0, 0.8 * np.log(9)]
    assert disagreement(once, again).numpy() == pytest.approx(expected, abs=1e-5)


def test_a_guess_is_the_mean_of_members_that_differ(task: Any) -> None:
    ids, _, _ = next(task.batches(1))
    members = task.members(ids, training=False).numpy()
    assert members.shape == (3, len(ids), len(task.labels))
    assert np.abs(members[0] - members[1]).max() > 1e-5
    assert task.model(ids, training=False).numpy() == pytest.approx(members.mean(axis=0), abs=1e-6)


def test_of_two_equal_readings_only_the_cross_entropy_is_left(task: Any) -> None:
    ids, label, weight = next(task.batches(1))
    members = task.members(ids, training=False).numpy()
    own = -np.log(members[:, np.arange(len(label)), label])
    loss = float(task.loss((ids, label, weight), False)[0])
    assert loss == pytest.approx(float((weight * own).mean()), rel=1e-4)


def test_few_texts_are_learned_in_smaller_batches(shop: Workspace) -> None:
    # Some 400 texts, in batches of 128 by default.
    assert prepared(shop, members=1).batch_size == 64
    from core.training.epoch_length import category_batch

    # 64 at least, then a hundred and fiftieth of the texts, at most what is set or there is.
    sizes = {9000: 64, 15_000: 100, 36_000: 128, 200: 64, 30: 30}
    assert {examples: category_batch(examples, 128) for examples in sizes} == sizes
    assert category_batch(9000, 32) == 32
