"""Word2Vec on a toy shop."""

import numpy as np
import pytest

from core.text import word_vectors

SEQUENCES = [
    sentence
    for _ in range(120)
    for sentence in (
        ["红", "连衣裙", "夏"],
        ["红", "半身裙", "夏"],
        ["黑", "充电器", "快"],
        ["黑", "数据线", "快"],
    )
]


@pytest.fixture(scope="module")
def trained() -> tuple[list[str], np.ndarray]:
    return word_vectors.train([*SEQUENCES, ["once"]], dimension=16, seed=3, epochs=30)


def test_words_in_like_company_are_alike(trained: tuple[list[str], np.ndarray]) -> None:
    words, vectors = trained
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    at = {word: unit[place] for place, word in enumerate(words)}
    assert at["连衣裙"] @ at["半身裙"] > at["连衣裙"] @ at["充电器"]


def test_every_word_seen_twice_has_a_vector(trained: tuple[list[str], np.ndarray]) -> None:
    words, vectors = trained
    assert vectors.shape == (len(words), 16)
    assert vectors.dtype == np.float32
    assert set(words) == {word for sentence in SEQUENCES for word in sentence}


def test_the_same_seed_gives_the_same_vectors(trained: tuple[list[str], np.ndarray]) -> None:
    words, vectors = word_vectors.train([*SEQUENCES, ["once"]], dimension=16, seed=3, epochs=30)
    assert words == trained[0]
    np.testing.assert_array_equal(vectors, trained[1])
    assert not np.array_equal(word_vectors.train(SEQUENCES, 16, seed=4, epochs=30)[1], vectors)
