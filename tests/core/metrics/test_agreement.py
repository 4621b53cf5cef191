"""Agreement of two lists, by hand."""

import pytest

from core.metrics.agreement import overlap, rank_biased_overlap


def test_overlap_is_the_share_of_the_longer_list() -> None:
    assert overlap("abcd", "dcba") == 1.0
    assert overlap("abcd", "abxy") == 0.5
    assert overlap("abcd", "a") == 0.25
    assert overlap("", "") == 1.0
    assert overlap("ab", "") == 0.0


def test_rank_biased_overlap_weighs_the_first_ranks_most() -> None:
    # p = 0.5, two ranks: agreement 0 at depth 1 and 1 at depth 2, so 1 · 0.25 + 1 · (0 + 0.25).
    assert rank_biased_overlap("ab", "ba", 0.5) == pytest.approx(0.5)
    # 1 at depth 1 and a half at depth 2: 0.5 · 0.25 + 1 · (0.5 + 0.5 · 0.25).
    assert rank_biased_overlap("ab", "ac", 0.5) == pytest.approx(0.75)
    assert rank_biased_overlap("abc", "abd") > rank_biased_overlap("abc", "dbc")


def test_the_same_lists_agree_and_others_do_not() -> None:
    assert rank_biased_overlap("abcdefghij", "abcdefghij") == pytest.approx(1.0)
    assert rank_biased_overlap("abc", "xyz") == 0.0
    assert rank_biased_overlap("", "") == 1.0
    assert rank_biased_overlap("", "a") == 0.0
