import numpy as np
import pytest

from core.search.modifier_index import ModifierIndex, ModifierIndexBuilder
from core.search.postings import Postings
from core.search.term_counts import PostingsBuilder


@pytest.fixture
def words() -> Postings:
    builder = PostingsBuilder(3)
    for row, title in enumerate((["lid", "kettle"], ["kettle"], ["tea", "lid"])):
        builder.add(row, title, 1.0)
    return builder.build()


@pytest.fixture
def index(words: Postings) -> ModifierIndex:
    builder = ModifierIndexBuilder()
    for row, modifiers in enumerate((["kettle", "unknown"], [], ["tea", "kettle"])):
        builder.add(row, modifiers)
    return builder.build(words)


def test_a_word_names_the_rows_that_it_describes(words: Postings, index: ModifierIndex) -> None:
    rows = {term: index.rows(words.number(term)).tolist() for term in (*words.terms, "unknown")}
    assert rows == {"kettle": [0, 2], "lid": [], "tea": [2], "unknown": []}


def test_it_is_the_same_when_read_again(words: Postings, index: ModifierIndex) -> None:
    again = ModifierIndex.from_arrays(index.arrays(), 3, words)
    assert again.rows(words.number("kettle")).tolist() == [0, 2]


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [([0, 0], [0]), ([1, 0], [0, 0]), ([3], [0]), ([0], [3]), ([-1], [0]), ([[0]], [[0]])],
)
def test_what_does_not_fit_together_is_refused(
    words: Postings, numbers: list[int], rows: list[int]
) -> None:
    arrays = {
        "modifiers.numbers": np.array(numbers, np.int32),
        "modifiers.rows": np.array(rows, np.int32),
    }
    with pytest.raises(ValueError, match=r"modifiers|below"):
        ModifierIndex.from_arrays(arrays, 3, words)


def test_no_title_has_no_modifiers() -> None:
    empty = PostingsBuilder(0).build()
    index = ModifierIndexBuilder().build(empty)
    assert index.rows(0).tolist() == []
    assert ModifierIndex.from_arrays(index.arrays(), 0, empty).rows(-1).tolist() == []
