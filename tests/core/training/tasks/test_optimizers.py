"""The optimizers that can be chosen: whose steps they make, and what weight decay is taken off."""

from typing import Any

import numpy as np
import pytest

from core.task_choices import training_settings

pytestmark = pytest.mark.tensorflow


def moved(slopes: list[float], **settings: Any) -> tuple[float, float]:
    """A kernel and a word that start at 1 after steps along `slopes` for the kernel and 0 for the word."""
    import keras

    from core.training.tasks.optimizers import optimizer_of

    kernel = keras.Variable([1.0], name="kernel")
    word = keras.Variable([1.0], name="embeddings")
    resolved = training_settings("search", "conv1d", settings)
    optimizer = optimizer_of(resolved, 0.1, [kernel, word])
    optimizer.build([kernel, word])
    for slope in slopes:
        optimizer.apply([np.array([slope], np.float32), np.zeros(1, np.float32)], [kernel, word])
    return float(kernel.numpy()[0]), float(word.numpy()[0])


def test_adam_steps_by_the_rate() -> None:
    assert moved([5.0]) == pytest.approx((0.9, 1.0), abs=1e-5)


def test_sgd_steps_by_the_slope_and_takes_its_last_step_again() -> None:
    # 0.1 · 2 = 0.2, then 0.1 · 1 + 0.5 · 0.2 = 0.2.
    assert moved([2.0, 1.0], optimizer="sgd", momentum=0.5) == pytest.approx((0.6, 1.0), abs=1e-6)
    assert moved([2.0, 1.0], optimizer="sgd", momentum=0.0) == pytest.approx((0.7, 1.0), abs=1e-6)


def test_weight_decay_is_taken_off_kernels_and_not_off_words() -> None:
    # 1 - 0.1 · 0.5 · 1 for the decay, and 0.1 for Adam's step.
    kernel, word = moved([5.0], optimizer="adamw", weight_decay=0.5)
    assert kernel == pytest.approx(0.85, abs=1e-5)
    assert word == 1.0
