from dataclasses import replace

import numpy as np
import pytest

from core.search.rocchio import EXAMPLES, Examples, best_examples, with_likeness
from core.search.score_inputs import ScoreInputs, matching_products

# Three of a kind, one of another; only the first shares words with the query.
VECTORS = np.array([[1, 0, 0], [0.96, 0.28, 0], [0.6, 0.8, 0], [0, 0, 1]], np.float32)
NOTHING = np.zeros(4, np.float32)
INPUTS = ScoreInputs(np.array([0.8, 0, 0, 0], np.float32), NOTHING, NOTHING)


def known(inputs: ScoreInputs = INPUTS) -> Examples:
    best = best_examples(inputs, matching_products(inputs, 0.5), VECTORS)
    assert best is not None
    return best


def test_products_like_the_best_result_are_found_through_it() -> None:
    likened = with_likeness(INPUTS, known(), VECTORS)
    assert likened.alike == pytest.approx([1, 0.96, 0.6, 0])
    assert matching_products(likened, 0.5).tolist() == [True, True, False, False]


def test_where_nothing_is_found_nothing_is_alike() -> None:
    nothing = replace(INPUTS, lexical=NOTHING)
    best = best_examples(nothing, matching_products(nothing, 0.5), VECTORS)
    assert best is None
    assert with_likeness(nothing, best, VECTORS) is nothing


def test_better_results_speak_louder() -> None:
    two = replace(INPUTS, lexical=np.array([0.8, 0, 0, 0.4], np.float32))
    best = known(two)
    assert best.rows.tolist() == [0, 3]
    assert best.weights[0] > 4 * best.weights[1]


def test_shares_sum_to_the_likeness() -> None:
    two = replace(INPUTS, lexical=np.array([0.8, 0, 0.7, 0], np.float32))
    best = known(two)
    for row in range(3):
        assert best.shares(VECTORS, row).sum() == pytest.approx(best.likeness(VECTORS)[row])


def test_only_the_best_few_speak() -> None:
    many = np.linspace(1, 0.5, 40, dtype=np.float32)
    vectors = np.tile(VECTORS, (10, 1))
    best = Examples.from_scores(many, np.arange(40), vectors)
    assert best.rows.tolist() == list(range(EXAMPLES))
