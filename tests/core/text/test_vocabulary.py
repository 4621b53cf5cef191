"""Words as numbers."""

from pathlib import Path

import numpy as np

from core.text.vocabulary import PAD, Vocabulary

SEQUENCES = [["手机", "壳"], ["手机", "膜"], ["手机", "壳", "壳"], ["罕见"]]


def test_frequent_words_get_ids_and_rare_ones_share() -> None:
    vocabulary = Vocabulary.build(SEQUENCES, size=10, min_count=2, buckets=3)
    assert vocabulary.words == ["手机", "壳"]
    assert len(vocabulary) == 1 + 3 + 2
    assert vocabulary.id("手机") == 4
    assert 1 <= vocabulary.id("罕见") <= 3
    assert "手机" in vocabulary
    assert "罕见" not in vocabulary


def test_the_size_is_a_ceiling() -> None:
    assert Vocabulary.build(SEQUENCES, size=1, min_count=1).words == ["手机"]


def test_an_unknown_word_has_the_same_id_everywhere() -> None:
    vocabulary = Vocabulary([], buckets=1000)
    assert vocabulary.id("连衣裙") == Vocabulary([], buckets=1000).id("连衣裙")
    assert vocabulary.id("连衣裙") != vocabulary.id("半身裙")


def test_texts_are_padded_and_cut() -> None:
    vocabulary = Vocabulary(["a", "b"], buckets=1)
    ids = vocabulary.encode([["a", "b"], [], ["b", "a", "b", "a", "b"]], 4)
    assert ids.dtype == np.int32
    assert ids.tolist() == [[2, 3, PAD, PAD], [PAD] * 4, [3, 2, 3, 2]]
    assert vocabulary.encode([["\ud800", ""]], 2).tolist() == [[1, PAD]]
    assert vocabulary.encode([], 3).shape == (0, 3)


def test_a_word_is_known_or_shares_a_bucket() -> None:
    vocabulary = Vocabulary(["a", "b"], buckets=1)
    assert vocabulary.knows_any(["c", "b"])
    assert not vocabulary.knows_any(["c", ""])


def test_it_comes_back_from_disk(tmp_path: Path) -> None:
    saved = Vocabulary.build(SEQUENCES, size=10, min_count=1, buckets=7)
    saved.save(tmp_path / "vocabulary.json")
    loaded = Vocabulary.load(tmp_path / "vocabulary.json")
    assert loaded.words == saved.words
    assert len(loaded) == len(saved)
