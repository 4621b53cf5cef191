"""The in-batch loss against numbers worked out by hand."""

import numpy as np
import pytest

pytestmark = pytest.mark.tensorflow

QUERIES = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
PRODUCTS = np.array([[1, 0], [0, 1], [0, 1]], np.float32)
NO_ANSWERS = np.eye(3, dtype=bool)
EVEN = np.ones(3, np.float32)


def loss(
    answers: np.ndarray, weights: np.ndarray = EVEN, smoothing: float = 0.0
) -> tuple[float, float]:
    from core.training.tasks.losses import LossChoice
    from core.training.tasks.two_towers import in_batch_loss

    found, accuracy = in_batch_loss(
        QUERIES, PRODUCTS, weights, answers, LossChoice(smoothing=smoothing)
    )
    return float(found), float(accuracy)


def test_the_loss_is_that_of_the_softmax_both_ways() -> None:
    e = np.e
    forward = -np.log([e / (e + 2), e / (1 + 2 * e), 1 / (e + 2)])
    backward = -np.log([e / (2 * e + 1), e / (2 + e), 1 / (2 + e)])
    found, accuracy = loss(NO_ANSWERS)
    assert found == pytest.approx(forward.mean() + 0.5 * backward.mean(), abs=1e-5)
    assert accuracy == pytest.approx(2 / 3)


def test_a_product_that_answers_too_is_no_counter_example() -> None:
    answers = NO_ANSWERS.copy()
    answers[1, 2] = True
    assert loss(answers)[0] < loss(NO_ANSWERS)[0]


def test_a_pair_without_weight_teaches_nothing() -> None:
    e = np.e
    found, _ = loss(NO_ANSWERS, np.array([1, 0, 0], np.float32))
    assert found == pytest.approx(-np.log(e / (e + 2)) - 0.5 * np.log(e / (2 * e + 1)), abs=1e-5)


def test_smoothing_spreads_over_what_is_possible_only() -> None:
    answers = NO_ANSWERS.copy()
    answers[1, 2] = True
    assert np.isfinite(loss(answers, smoothing=0.1)[0])
    assert loss(answers, smoothing=0.1)[0] < 10


def test_a_text_without_direction_teaches_nothing() -> None:
    import tensorflow as tf

    from core.training.tasks.two_towers import UnitVector

    unit = UnitVector()
    vectors = tf.Variable([[3.0, 4.0], [0.0, 0.0]])
    with tf.GradientTape() as tape:
        learned = unit(vectors, training=True)
        first = tf.reduce_sum(learned[:, 0])
    assert learned.numpy().ravel() == pytest.approx([0.6, 0.8, 0, 0])
    # Of x / √(x² + y²): y² / 5³ by x, −xy / 5³ by y.
    slope = tape.gradient(first, vectors).numpy().ravel()
    assert slope == pytest.approx([16 / 125, -12 / 125, 0, 0], abs=1e-6)
    assert unit(vectors).numpy().ravel() == pytest.approx([0.6, 0.8, 0, 0])
