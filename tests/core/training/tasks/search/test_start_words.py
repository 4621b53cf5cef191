"""What a search network begins with: words of the shop, words near its products, small unknown ones."""

from pathlib import Path

import numpy as np
import pytest

from core.pretrained.start import Start
from core.text.vocabulary import Vocabulary
from core.training.tasks.search import start_words as module
from core.training.tasks.search.start_words import StartWords, start_words
from tests.core.pretrained.start_file import packed, start_arrays

# Times a scale of 0.5.
WORDS = {
    "torch": [100, 0, 0],
    "glimmer": [96, 28, 0],
    "ocean": [0, 0, 100],
    "steel": [0, 100, 0],
}
SHOP = ["torch", "steel", "x99"]
PRODUCTS = [["torch"], ["torch", "x99"]]


@pytest.fixture
def start() -> Start:
    """The start of four words, of which torches weigh most."""
    return Start.from_bytes(packed(start_arrays(WORDS, {"torch": 3.0, "glimmer": 0.5})))


def begun(start: Start, dimension: int = 3) -> StartWords:
    """What a shop of torches begins with."""
    return start_words(start, Vocabulary(SHOP, 4096), PRODUCTS, dimension, seed=7)


def row(words: StartWords, word: str) -> np.ndarray:
    assert words.vectors is not None
    return words.vectors[words.vocabulary.id(word)]


def test_words_of_the_shop_mean_what_the_start_says(start: Start) -> None:
    words = begun(start)
    assert words.vocabulary.words[:3] == SHOP
    assert words.vocabulary.parts
    assert words.vocabulary.buckets == 2
    assert row(words, "torch").tolist() == [50, 0, 0]
    assert row(words, "steel").tolist() == [0, 50, 0]
    assert words.weights[words.vocabulary.id("torch")] == 3
    assert words.vectors is not None
    assert words.vectors.shape == (1 + 2 + 3 + 2, 3)
    assert words.weights.shape == (8,)


def test_a_smaller_network_takes_the_first_numbers(start: Start) -> None:
    assert row(begun(start, dimension=2), "glimmer").tolist() == [48, 14]


def test_an_unknown_word_begins_small_and_weighs_what_is_usual(start: Start) -> None:
    words = begun(start)
    # Other words are 50 long; a tenth of that, by chance a little more or less.
    assert 0.5 < np.linalg.norm(row(words, "x99")) < 15
    # The weights are padding 0, buckets 1 and 1, torch 3, steel 1, glimmer 0.5, ocean 1: the median is 1.
    assert words.weights[words.vocabulary.id("x99")] == 1
    again = begun(start)
    assert (row(again, "x99") == row(words, "x99")).all()


def test_words_beside_those_of_the_shop_are_the_nearest_to_a_product(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RELATED_WORDS", 1)
    words = begun(start)
    # Nearer than the ocean to a torch; torch and steel are nearer, but the shop has them.
    assert words.vocabulary.words == [*SHOP, "glimmer"]
    assert row(words, "glimmer").tolist() == [48, 14, 0]
    # Compared a row at a time they are the same.
    monkeypatch.setattr(module, "BLOCK", 1)
    assert begun(start).vocabulary.words == words.vocabulary.words


def test_a_start_is_read_back_as_it_was_begun_with(start: Start, tmp_path: Path) -> None:
    words = begun(start)
    words.vocabulary.save(tmp_path / "vocabulary.json")
    read = Vocabulary.load(tmp_path / "vocabulary.json")
    assert (read.words, read.parts) == (words.vocabulary.words, True)
