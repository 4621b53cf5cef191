import pytest

from core.search.forward_index import ForwardIndex
from core.search.postings import Postings, PostingsBuilder

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


def test_kept_words_are_the_same() -> None:
    words, titles = built()
    kept = ForwardIndex.from_arrays(titles.arrays(), 3, words)
    assert [kept.terms(row).tolist() for row in range(3)] == [
        titles.terms(row).tolist() for row in range(3)
    ]
    with pytest.raises(ValueError, match="4 lists"):
        ForwardIndex.from_arrays(titles.arrays(), 4, words)
