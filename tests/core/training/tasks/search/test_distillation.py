"""Learning from a teacher's vectors: the loss by hand, and batches that keep some texts back."""

from math import sqrt

import numpy as np
import pytest

from core.training.tensorflow_setup import start_tensorflow

pytestmark = pytest.mark.tensorflow


@pytest.fixture(autouse=True, scope="module")
def _started() -> None:
    start_tensorflow()


def distillation(count: int, seed: int = 7):  # type: ignore[no-untyped-def]
    """Texts whose one id is their number, and whose targets are that too."""
    from core.training.tasks.search.distillation import Distillation

    ids = np.arange(count, dtype=np.int32)[:, None]
    return Distillation.of(ids, ids.astype(np.float32), seed)


def test_the_loss_is_how_far_the_student_is_from_its_teacher() -> None:
    import tensorflow as tf

    from core.training.tasks.search.distillation import distillation_loss

    vectors = tf.constant([[1.0, 0.0], [sqrt(0.5), sqrt(0.5)]])
    targets = tf.constant([[0.6, 0.8], [1.0, 0.0]])
    loss, accuracy = distillation_loss(vectors, targets)
    # (1 - 0.6 + 1 - 0.7071) / 2; each lies nearer to the other's target: 1 > 0.6, 0.99 > 0.71.
    assert float(loss) == pytest.approx(0.34645, abs=1e-4)
    assert float(accuracy) == 0
    assert [float(value) for value in distillation_loss(targets, targets)] == pytest.approx([0, 1])


def test_batches_are_the_same_for_the_same_seed_and_never_hold_what_is_held_out() -> None:
    taught = distillation(100)
    # A twentieth.
    held_out = set(taught.held_out_ids[:, 0].tolist())
    assert len(held_out) == taught.held_out == 5
    assert (taught.examples, taught.batch_size, taught.steps) == (95, 95, 1)
    first, again, other = (list(taught.epoch(number)) for number in (1, 1, 2))
    assert (first[0][0] == again[0][0]).all()
    assert (first[0][0] != other[0][0]).any()
    for ids, targets in (*first, *other):
        assert held_out.isdisjoint(ids[:, 0].tolist())
        assert (ids == targets).all(), "each text keeps its target"
    assert (distillation(100).ids == taught.ids).all()
    assert (distillation(100, seed=8).ids != taught.ids).any()


def test_few_texts_leave_some_to_learn_and_many_hold_out_no_more_than_a_thousand() -> None:
    few, many = distillation(2), distillation(30_000)
    assert (few.held_out, few.examples, few.steps) == (1, 1, 1)
    assert many.held_out == 1_000
    assert (many.batch_size, many.steps) == (256, 29_000 // 256)


def test_the_student_is_measured_on_what_is_held_out() -> None:
    from core.training.tasks.search.distillation import Distillation

    targets = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]], np.float32)
    taught = Distillation(np.zeros((3, 1), np.int32), targets, 7)
    # The last of three.
    loss, _ = taught.measure(np.array([[1.0, 0.0]], np.float32))
    assert loss == pytest.approx(0.4)
