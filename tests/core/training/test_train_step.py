"""What holds weights small, by hand and in what a training ends with."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.tensorflow


def learned(**settings: float) -> np.ndarray:
    """The weights of a sum of four inputs after 300 steps; two of them make up what is wanted."""
    import keras

    from core.training.train_step import optimizer_of, step_function

    keras.utils.set_random_seed(3)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])

    def loss(batch: Any, training: bool) -> tuple[Any, Any]:
        given, wanted = batch
        error = keras.ops.mean((model(given, training=training) - wanted) ** 2)
        return error, error

    random = np.random.default_rng(1)
    given = random.normal(size=(64, 4)).astype(np.float32)
    noise = random.normal(size=(64, 1)).astype(np.float32)
    wanted = given[:, :1] + 0.5 * given[:, 1:2] + noise
    task: Any = SimpleNamespace(
        model=model, loss=loss, steps_per_epoch=300, optimizer=keras.optimizers.Adam
    )
    rate = {"learning_rate": 0.05, "schedule": "cosine", "epochs": 1}
    chosen = {"l1": 0.0, "l2": 0.0, **rate, **settings}
    step = step_function(task, chosen, optimizer_of(task, chosen)[0])
    for _ in range(300):
        step((given, wanted))
    weights: np.ndarray = model.get_weights()[0][:, 0]
    return weights


def test_the_penalties_are_sums_over_kernels_alone() -> None:
    import keras

    from core.training.train_step import penalty

    kernel = keras.Variable([[1.0, -2.0], [0.0, 3.0]], name="kernel")
    words = keras.Variable([[5.0]], name="embeddings")
    assert float(penalty([kernel, words], 0.0, 0.0)) == 0
    assert float(penalty([kernel, words], 0.5, 0.0)) == pytest.approx(0.5 * 6)
    assert float(penalty([kernel, words], 0.0, 0.5)) == pytest.approx(0.5 * 14 / 2)


def test_a_strong_l1_penalty_drives_weights_to_zero() -> None:
    free, held, crushed = learned(), learned(l1=0.2), learned(l1=10.0)
    assert np.abs(free[2:]).min() > 0.01
    assert np.abs(held[2:]).max() < 0.01
    assert held[0] > 0.5
    assert np.abs(crushed).max() < 0.01


def test_an_l2_penalty_shrinks_all_weights_and_drives_none_to_zero() -> None:
    free, held = learned(), learned(l2=1.0)
    assert (np.abs(held[:2]) < 0.8 * np.abs(free[:2])).all()
    assert np.abs(held).min() > 0.005


def test_what_is_masked_is_zero_after_every_step_and_the_rest_learns() -> None:
    import keras

    from core.training.train_step import optimizer_of, step_function

    keras.utils.set_random_seed(3)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    (kernel, _) = model.trainable_variables
    given = np.random.default_rng(1).normal(size=(64, 2)).astype(np.float32)

    def loss(batch: Any, training: bool) -> tuple[Any, Any]:
        error = keras.ops.mean((model(batch[0], training=training) - batch[1]) ** 2)
        return error, error

    task: Any = SimpleNamespace(
        model=model, loss=loss, steps_per_epoch=200, optimizer=keras.optimizers.Adam
    )
    task.masks = {kernel.path: np.array([[True], [False]])}
    rate = {"learning_rate": 0.05, "schedule": "constant", "epochs": 1}
    optimizer, _ = optimizer_of(task, rate)
    step = step_function(task, {"l1": 0.0, "l2": 0.0, **rate}, optimizer)
    for _ in range(200):
        step((given, given.sum(axis=1, keepdims=True)))
        assert kernel.numpy()[1, 0] == 0.0
    assert kernel.numpy()[0, 0] == pytest.approx(1.0, abs=0.2)
