"""Held-out sequences: the mixture that is learned is the one that ranks best."""

import numpy as np

from core.recommend.blend import Blend
from core.recommend.sequences import Sequences
from core.training.tasks.next_item.held_out import HeldOutSequences

ITEMS = 40


def ring(count: int, start: int, step: int = 1) -> Sequences:
    """Walks of four items around a ring."""
    item = (np.arange(start, start + count)[:, None] + step * np.arange(4)) % ITEMS
    size = item.size
    return Sequences(
        [f"i{number:02d}" for number in range(ITEMS)],
        np.arange(0, size + 1, 4),
        item.ravel().astype(np.int32),
        np.zeros(size, np.int8),
        np.zeros(size, np.int64),
    )


def held(step: int = 1) -> HeldOutSequences:
    return HeldOutSequences.from_sequences(ring(60, 7), ring(120, 0, step), 7, lambda: None)


def vectors_of(examples: HeldOutSequences, is_right: bool) -> tuple[np.ndarray, np.ndarray]:
    """Items as unit vectors, and shoppers who point at the right item or at one that is never right."""
    items = np.eye(ITEMS, dtype=np.float32)
    return items, items[(examples.targets + (0 if is_right else 20)) % ITEMS]


def test_every_held_out_place_is_an_example_with_its_neighbours() -> None:
    examples = held()
    assert len(examples) == 180
    assert examples.baseline()["hit@20"] == 1.0
    assert examples.baseline()["popularity_hit@20"] < 1.0


def test_a_network_that_knows_is_listened_to_and_one_that_errs_is_not() -> None:
    astray, examples = held(step=-7), held()
    knows = astray.evaluate(*vectors_of(astray, True), Blend(), lambda: None)
    errs = examples.evaluate(*vectors_of(examples, False), Blend(), lambda: None)
    assert knows.metrics["hit@20"] == knows.metrics["mrr@20"] == knows.accuracy == 1.0
    assert errs.metrics["neural_mrr@20"] < 0.2
    assert errs.metrics["mrr@20"] > 0.3
    assert errs.blend.neural < 0.5 <= knows.blend.neural
    assert errs.loss > knows.loss


def test_nobody_who_walks_a_ring_comes_back() -> None:
    examples = held()
    learned = examples.evaluate(*vectors_of(examples, False), Blend(), lambda: None)
    assert learned.blend.again < 1.0


def test_a_network_whose_vectors_are_no_numbers_earns_nothing() -> None:
    examples = held()
    items, shoppers = vectors_of(examples, True)
    found = examples.evaluate(items, shoppers * np.float32(np.nan), Blend(), lambda: None)
    assert found.metrics["neural_hit@20"] == found.metrics["neural_mrr@20"] == 0.0
    assert found.accuracy == 0.0
