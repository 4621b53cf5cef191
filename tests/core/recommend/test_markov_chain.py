"""A Markov chain with back-off, worked out by hand."""

import numpy as np
import pytest

from core.recommend.categories import UNKNOWN
from core.recommend.markov_chain import MarkovChain
from core.recommend.sequences import Sequences

A, B, C = 0, 1, 2


def sequences(*shoppers: list[int]) -> Sequences:
    """Sequences of the labels a, b and c."""
    starts = np.cumsum([0, *map(len, shoppers)], dtype=np.int64)
    item = np.array([label for did in shoppers for label in did], np.int32)
    return Sequences(
        ["a", "b", "c"], starts, item, np.zeros(len(item), np.int8), np.zeros(len(item), np.int64)
    )


@pytest.fixture
def chain() -> MarkovChain:
    """After a comes a twice and b once, after b comes a; what comes next is a 3, b 1 and c 0 of 4 times."""
    return MarkovChain.from_sequences(sequences([A, A, A, B], [B, A], [C], [A, UNKNOWN]))


def test_what_followed_counts_and_the_rest_is_backed_off(chain: MarkovChain) -> None:
    assert chain.counts.tolist() == [[2, 1, 0], [1, 0, 0], [0, 0, 0]]
    assert chain.shares.tolist() == [0.75, 0.25, 0]
    after_a, after_b, after_c, after_unknown = chain.probabilities(np.array([A, B, C, UNKNOWN]))
    # Two kinds came after a: (2 + 2 · 0.75) / 5, (1 + 2 · 0.25) / 5, 0 / 5.
    assert after_a == pytest.approx([0.7, 0.3, 0])
    # One came after b: (1 + 0.75) / 2, 0.25 / 2.
    assert after_b == pytest.approx([0.875, 0.125, 0])
    # Nothing is known of what comes after c, or after what has no category.
    assert after_c == pytest.approx([0.75, 0.25, 0])
    assert after_unknown == pytest.approx([0.75, 0.25, 0])


def test_the_last_again_is_guessed_and_the_most_frequent_where_it_is_unknown(
    chain: MarkovChain,
) -> None:
    chances = chain.last_again(np.array([C, B, UNKNOWN]))
    assert chances.argmax(axis=1).tolist() == [C, B, A]
    assert chances[0] == pytest.approx([0.375, 0.125, 0.5])


def test_both_are_measured_on_the_same_examples(chain: MarkovChain) -> None:
    tested = sequences([A, A], [B, B], [B, A], [C, C])
    metrics = chain.metrics(tested, np.array([1, 3, 5, 7]))
    # The chain says a every time, the last category again is wrong in the third alone.
    assert metrics["accuracy"] == 0.5
    assert metrics["last_accuracy"] == 0.75
    assert metrics["macro_recall"] == pytest.approx(1 / 3)
    assert metrics["last_macro_recall"] == pytest.approx((0.5 + 1 + 1) / 3)


def test_of_nothing_nothing_is_measured(chain: MarkovChain) -> None:
    none = np.zeros(0, np.int64)
    assert set(chain.metrics(sequences([A]), none).values()) == {None}
    empty = MarkovChain.from_sequences(sequences())
    assert np.isfinite(empty.probabilities(np.array([A, UNKNOWN]))).all()
