"""Every loss that can be chosen against numbers worked out by hand."""

from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.tensorflow

TARGET = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
CHANCES = np.array([[0.7, 0.2, 0.1], [0.5, 0.25, 0.25]], np.float32)
# Three pairs: what stands on the diagonal is right.
COSINES = np.array([[0.9, 0.8, -0.2], [0.3, 0.5, 0.6], [0.0, 0.1, 0.2]], np.float32)
OWN = np.eye(3, dtype=bool)


def choice(**changes: Any) -> Any:
    from core.training.tasks.losses import LossChoice

    return LossChoice(**changes)


def of_labels(**changes: Any) -> np.ndarray:
    from core.training.tasks.losses import label_losses

    return np.asarray(label_losses(TARGET, CHANCES, choice(**changes)))


def of_cosines(**changes: Any) -> np.ndarray:
    from core.training.tasks.losses import contrast_losses

    return np.asarray(contrast_losses(COSINES, OWN, ~OWN, choice(**changes)))


def test_cross_entropy_is_that_of_keras_bit_for_bit() -> None:
    import keras

    for smoothing in (0.0, 0.1):
        expected = keras.losses.categorical_crossentropy(TARGET, CHANCES, label_smoothing=smoothing)
        assert (of_labels(smoothing=smoothing) == np.asarray(expected)).all()


def test_squares_of_chances() -> None:
    # 0.3² + 0.2² + 0.1² and 0.5² + 0.75² + 0.25².
    assert of_labels(name="mse") == pytest.approx([0.14, 0.875], abs=1e-6)
    # Smoothed by 0.3 the targets are 0.8, 0.1, 0.1: 0.1² + 0.1² and 0.4² + 0.55² + 0.15².
    assert of_labels(name="mse", smoothing=0.3) == pytest.approx([0.02, 0.485], abs=1e-6)


def test_the_hinge_of_chances_is_the_distance_of_logarithms() -> None:
    # ln 0.2 - ln 0.7 = -1.25276, so a margin of 1 is kept; ln 0.5 - ln 0.25 = 0.693147.
    assert of_labels(name="margin", margin=1.0) == pytest.approx([0, 1.693147], abs=1e-5)
    assert of_labels(name="margin", margin=2.0) == pytest.approx([0.747237, 2.693147], abs=1e-5)


def test_generalised_cross_entropy_lies_between_two_others() -> None:
    # At 1 it is 1 - p; (1 - 0.7^0.7) / 0.7 and (1 - 0.25^0.7) / 0.7.
    assert of_labels(name="generalised", q=1.0) == pytest.approx([0.3, 0.75], abs=1e-6)
    expected = [(1 - 0.7**0.7) / 0.7, (1 - 0.25**0.7) / 0.7]
    assert of_labels(name="generalised", q=0.7) == pytest.approx(expected, abs=1e-6)
    # Near 0 it is cross-entropy.
    assert of_labels(name="generalised", q=0.001) == pytest.approx(of_labels(), abs=2e-3)


def test_squares_of_cosines() -> None:
    # (0.9 - 1)² + (0.8² + 0.2²) / 2, 0.5² + (0.3² + 0.6²) / 2, 0.8² + (0² + 0.1²) / 2.
    assert of_cosines(name="mse") == pytest.approx([0.35, 0.475, 0.645], abs=1e-6)


def test_only_triplets_that_break_the_margin_count() -> None:
    # 0.2 - 0.9 + 0.8; 0.2 - 0.5 + 0.3 is kept and 0.2 - 0.5 + 0.6 broken; 0.2 - 0.2 + 0.1 and + 0.
    assert of_cosines(name="margin", margin=0.2) == pytest.approx([0.1, 0.3, 0.1], abs=1e-6)
    # With a margin of 0.4: 0.3; (0.2 + 0.5) / 2; (0.2 + 0.3) / 2.
    assert of_cosines(name="margin", margin=0.4) == pytest.approx([0.3, 0.35, 0.25], abs=1e-6)


def test_what_is_out_of_the_contest_costs_nothing() -> None:
    from core.training.tasks.losses import IMPOSSIBLE, contrast_losses

    others = ~OWN
    others[0, 1] = False
    cosines = np.where(others | OWN, COSINES, np.float32(IMPOSSIBLE))
    squares = np.asarray(contrast_losses(cosines, OWN, others, choice(name="mse")))
    assert squares == pytest.approx([0.05, 0.475, 0.645], abs=1e-6)
    triplets = np.asarray(contrast_losses(cosines, OWN, others, choice(name="margin")))
    assert triplets == pytest.approx([0, 0.3, 0.1], abs=1e-6)


def test_the_share_with_the_largest_loss_is_left_out() -> None:
    from core.training.tasks.losses import kept

    losses = np.array([0.5, 3.0, 0.1, 2.0, 1.0], np.float32)
    assert np.asarray(kept(losses, 0.4)).tolist() == [1, 0, 1, 0, 1]
    # Of two members each leaves out its own; half of an example is none.
    both = np.stack([losses, -losses])
    assert np.asarray(kept(both, 0.39)).tolist() == [[1, 0, 1, 1, 1], [1, 1, 0, 1, 1]]
    assert np.asarray(kept(losses, 0.1)).tolist() == [1] * 5


@pytest.mark.parametrize("name", ["mse", "margin", "generalised"])
def test_in_a_batch_both_ways_count_and_the_way_back_half(name: str) -> None:
    from core.training.tasks.losses import contrast_losses, generalised
    from core.training.tasks.two_towers import in_batch_loss

    chosen = choice(name=name, temperature=0.5)

    def side(cosines: np.ndarray) -> np.ndarray:
        if name != "generalised":
            return np.asarray(contrast_losses(cosines.astype(np.float32), OWN, ~OWN, chosen))
        chances = np.exp(cosines / 0.5) / np.exp(cosines / 0.5).sum(axis=1, keepdims=True)
        return np.asarray(generalised(np.log(np.diag(chances)).astype(np.float32), chosen))

    vectors = np.array([[1, 0], [0.6, 0.8], [0, 1]], np.float32)
    products = np.array([[0.8, 0.6], [1, 0], [0.6, 0.8]], np.float32)
    cosines = vectors @ products.T
    weights = np.array([1, 2, 1], np.float32)
    loss, _ = in_batch_loss(vectors, products, weights, OWN, chosen)
    expected = np.average(side(cosines), weights=weights) + 0.5 * np.average(
        side(cosines.T), weights=weights
    )
    assert float(loss) == pytest.approx(float(expected), rel=1e-5)


def test_a_trimmed_batch_is_that_of_the_pairs_that_are_left() -> None:
    from core.training.tasks.two_towers import in_batch_loss

    vectors = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
    products = np.array([[1, 0], [0, 1], [-1, 0]], np.float32)
    weights, chosen = np.ones(3, np.float32), choice(trim=0.4)
    trimmed, _ = in_batch_loss(vectors, products, weights, OWN, chosen)
    # The third query is far from its product.
    without = np.array([1, 1, 0], np.float32)
    expected, _ = in_batch_loss(vectors, products, without, OWN, chosen.untrimmed)
    assert float(trimmed) == pytest.approx(float(expected), rel=1e-6)
