import numpy as np
import pytest

from core.search.forward_index import ForwardIndex
from core.search.postings import Postings
from core.search.term_counts import PostingsBuilder

TITLES = [["裙", "红", "裙"], [], ["帽", "红"]]


def built() -> tuple[Postings, ForwardIndex]:
    builder = PostingsBuilder(3)
    for row, title in enumerate(TITLES):
        builder.add(row, title, 1.0)
    words = builder.build()
    return words, ForwardIndex.build(words, TITLES)


def test_a_row_names_the_words_of_its_title_once() -> None:
    words, titles = built()
    held = [
        sorted(words.terms[number] for number in titles.terms(row).tolist()) for row in range(3)
    ]
    assert held == [["红", "裙"], [], ["帽", "红"]]


def test_which_of_some_titles_hold_a_word() -> None:
    words, titles = built()
    asked = titles.words_of(np.array([2, 1, 0]))
    assert asked.with_any([words.number("裙")]).tolist() == [False, False, True]
    assert asked.with_any([words.number("裙"), words.number("帽")]).tolist() == [True, False, True]
    assert not asked.with_any([words.number("鞋")]).any()
    assert titles.words_of(np.array([], np.intp)).with_any([0]).tolist() == []


def test_kept_words_are_the_same() -> None:
    words, titles = built()
    kept = ForwardIndex.from_arrays(titles.arrays(), 3, words)
    assert [kept.terms(row).tolist() for row in range(3)] == [
        titles.terms(row).tolist() for row in range(3)
    ]
    with pytest.raises(ValueError, match="4 lists"):
        ForwardIndex.from_arrays(titles.arrays(), 4, words)
