"""Overlap and rank-biased overlap against values worked out by hand."""

import pytest

from core.metrics.rank_overlap import PERSISTENCE, overlap, rank_biased_overlap


def test_the_formula_of_the_paper_by_hand() -> None:
    # X = 1, 1, 3 for the depths 1 to 3, so X_d/d = 1, 1/2, 1; p = 0.5:
    # (1-p)/p = 1; sum = 1·0.5 + 0.5·0.25 + 1·0.125 = 0.75; rest = 3/3 · 0.125.
    assert rank_biased_overlap("abc", "acb", 0.5) == pytest.approx(0.875)
    # X = 0, 2: sum = 0 + 1·0.25; rest = 2/2 · 0.25.
    assert rank_biased_overlap("ab", "ba", 0.5) == pytest.approx(0.5)


def test_lists_of_different_length_by_equation_32() -> None:
    # s = 1, l = 2, X = 1, 1, p = 0.5: sum X_d/d p^d = 0.5 + 0.125; beyond: X_s (2 − 1)/(1·2) · 0.25 = 0.125;
    # rest: ((1 − 1)/2 + 1/1) · 0.25 = 0.25. What is missing is taken to agree as what is there: 1.
    assert rank_biased_overlap("a", "ab", 0.5) == pytest.approx(1.0)
    # The same with X = 0, 1: 0.125 + 0 + (1/2 + 0) · 0.25.
    assert rank_biased_overlap("b", "ab", 0.5) == pytest.approx(0.25)
    assert rank_biased_overlap("ab", "b", 0.5) == pytest.approx(0.25)


def test_equal_lists_are_1_and_strangers_0_whatever_p() -> None:
    for p in (0.3, PERSISTENCE):
        assert rank_biased_overlap("abcdefghij", "abcdefghij", p) == pytest.approx(1.0)
        assert rank_biased_overlap("abc", "xyz", p) == 0.0
    assert rank_biased_overlap("", "") == 1.0
    assert rank_biased_overlap("", "a") == 0.0


def test_the_first_ranks_count_most_and_ten_have_86_per_cent() -> None:
    top, bottom = "xbcdefghij", "abcdefghix"
    assert rank_biased_overlap("abcdefghij", top) < rank_biased_overlap("abcdefghij", bottom)
    assert PERSISTENCE == 0.9
    # Of two lists that share all of ten ranks and nothing beyond, RBO without extrapolation is the weight of
    # the ten (Webber et al., equation 21).
    p, d = PERSISTENCE, 10
    from math import log

    tail = sum(p**i / i for i in range(1, d))
    assert 1 - p ** (d - 1) + (1 - p) / p * d * (log(1 / (1 - p)) - tail) == pytest.approx(
        0.86, abs=0.005
    )


def test_overlap_is_the_share_of_the_longer_list() -> None:
    assert overlap("abcd", "dcba") == 1.0
    assert overlap("abcd", "abxy") == 0.5
    assert overlap("abcd", "a") == 0.25
    assert overlap("", "") == 1.0
    assert overlap("ab", "") == 0.0
