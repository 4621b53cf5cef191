import numpy as np
import pytest

from core.search.forward_index import ForwardIndex
from core.search.postings import Postings
from core.search.pseudo_relevance import LEAST_SHARE, WEIGHT, Expansion, expand
from core.search.term_counts import PostingsBuilder

TITLES = [["手机", "华为", "5g"], ["手机", "华为"], ["华为", "5g"], ["手机"], ["裙", "红"], ["裙"]]


def expanded_phones(scores: list[float]) -> tuple[Postings, Expansion]:
    builder = PostingsBuilder(len(TITLES))
    for row, title in enumerate(TITLES):
        builder.add(row, title, 1.0)
    words = builder.build()
    titles = ForwardIndex.build(words, TITLES)
    return words, expand(words, titles, np.array(scores, np.float32), {"手机"})


def test_what_shares_words_with_the_best_gains_without_the_word_asked_for() -> None:
    _, expansion = expanded_phones([1, 1, 0, 1, 0, 0])
    assert set(expansion.weights) == {"华为", "5g"}
    assert expansion.scores[2] > 0
    assert expansion.scores[3:].tolist() == [0, 0, 0]


def test_what_is_added_is_the_weighted_impact_of_the_words() -> None:
    words, expansion = expanded_phones([1, 0.8, 0, 0.5, 0, 0])
    for row, added in enumerate(expansion.scores.tolist()):
        earned = sum(weight * words.impact(term, row) for term, weight in expansion.weights.items())
        assert earned == pytest.approx(added, abs=1e-6)
    assert expansion.scores.max() == pytest.approx(WEIGHT)


def test_only_titles_near_the_best_are_listened_to() -> None:
    _, expansion = expanded_phones([1, 0.9, 0, 0, LEAST_SHARE / 2, 0])
    assert not {"裙", "红"} & set(expansion.weights)


def test_nothing_found_teaches_nothing() -> None:
    _, expansion = expanded_phones([0] * 6)
    assert expansion.weights == {}
    assert not expansion.scores.any()
