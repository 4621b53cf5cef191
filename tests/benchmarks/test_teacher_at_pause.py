"""The overlap of two lists, by hand."""

import pytest

from tests.benchmarks.teacher_at_pause import rank_biased_overlap


def test_lists_overlap_by_the_weighted_mean_of_what_their_beginnings_share() -> None:
    ten = list("abcdefghij")
    assert rank_biased_overlap(ten, ten) == pytest.approx(1)
    assert rank_biased_overlap(ten, list("ABCDEFGHIJ")) == 0
    # The first two change places: nothing is shared at depth 1, everything below. Σ 0.9^d for d = 0 … 9 is
    # (1 - 0.9^10) / 0.1 = 6.513216.
    turned = rank_biased_overlap(list("bacdefghij"), ten)
    assert turned == pytest.approx(1 - 1 / 6.513216, abs=1e-6)


def test_short_lists_that_are_the_same_overlap_whole() -> None:
    assert rank_biased_overlap(["a", "b"], ["a", "b"]) == pytest.approx(1)
    assert rank_biased_overlap([], []) == 1
    assert rank_biased_overlap(["a"], []) == 0
