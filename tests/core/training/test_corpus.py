"""Words kept in the cache: used where they are whole, made again where not."""

from pathlib import Path

import numpy as np
import pytest

from core.arrays import keep_arrays
from core.text.analysis import Analyzer
from core.training.corpus import cached_sequences, corpus, text_array
from tests.core.search.shops import small_shop

TEXTS = ["a b", "", "b c d"]
WORDS = [["a", "b"], [], ["b", "c", "d"]]


def never(text: str) -> list[str]:
    raise AssertionError(text)


def ignore(done: int, total: int) -> None:
    pass


def test_sequences_are_made_once(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "words.npz"
    assert cached_sequences(TEXTS, str.split, path, ignore) == WORDS
    assert cached_sequences(TEXTS, never, path, ignore) == WORDS


@pytest.mark.parametrize("content", [b"", b"noise", b"PK\x03\x04torn", None])
def test_damaged_sequences_are_made_again(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "words.npz"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    assert cached_sequences(TEXTS, str.split, path, ignore) == WORDS
    assert cached_sequences(TEXTS, never, path, ignore) == WORDS


@pytest.mark.parametrize(
    ("flat", "ends"), [([0, 9], [1, 1, 2]), ([0, 1], [2, 1, 2]), ([0, 1], [1, 1, 9])]
)
def test_sequences_that_do_not_fit_together_are_made_again(
    tmp_path: Path, flat: list[int], ends: list[int]
) -> None:
    path = tmp_path / "words.npz"
    kept = {"words": text_array(["a", "b"]), "flat": np.array(flat), "ends": np.array(ends)}
    keep_arrays(path, kept)
    assert cached_sequences(TEXTS, str.split, path, ignore) == WORDS


def test_a_damaged_corpus_is_segmented_again(tmp_path: Path) -> None:
    shop = small_shop()
    analyzer = Analyzer.for_catalogue(shop)
    made = corpus(shop, analyzer, tmp_path, ignore)
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"")
    assert corpus(shop, analyzer, tmp_path, ignore) == made
