"""The loss of held-out pairs, by hand."""

from math import exp, log

import numpy as np
import pytest

pytestmark = pytest.mark.tensorflow


def test_another_answer_to_the_query_is_no_counter_example() -> None:
    from core.training.tasks.losses import LossChoice
    from core.training.tasks.search.held_out_pairs import HeldOutPairs, held_out_loss

    # Query 0 is answered by products 0 and 2, query 1 by product 1.
    held_out = HeldOutPairs.of([{0: 1, 2: 3}, {1: 1}], seed=1, batch_size=8)
    assert sorted(map(tuple, held_out.pairs.tolist())) == [(0, 0), (0, 2), (1, 1)]
    queries = np.array([[1, 0], [0, 1]], np.float32)
    products = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    # Forward: cosines over 0.5 are 2 and 1.2 for query 0, 0 with product 1; 2 for query 1, 0 and 1.6 beside.
    forward = [log(1 + exp(0 - 2)), log(1 + exp(0 - 1.2)), log(1 + exp(0 - 2) + exp(1.6 - 2))]
    # Backward: each product against the queries of pairs that it does not answer; query 0 is there twice.
    backward = [log(1 + exp(0 - 2)), log(1 + exp(1.6 - 1.2)), log(1 + 2 * exp(0 - 2))]
    loss, accuracy = held_out_loss(held_out, queries, products, LossChoice(temperature=0.5))
    assert loss == pytest.approx(sum(forward) / 3 + sum(backward) / 6, abs=1e-5)
    assert accuracy == 1


def test_nothing_held_out_has_no_loss() -> None:
    from core.training.tasks.losses import LossChoice
    from core.training.tasks.search.held_out_pairs import HeldOutPairs, held_out_loss

    nothing = HeldOutPairs.of([], seed=1, batch_size=8)
    vectors = np.ones((2, 2), np.float32)
    assert held_out_loss(nothing, vectors, vectors, LossChoice()) == (None, None)
