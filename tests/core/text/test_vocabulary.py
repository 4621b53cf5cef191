"""Words as numbers."""

from pathlib import Path

import numpy as np
import pytest

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


def test_only_a_vocabulary_with_parts_needs_the_newer_format(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.json"
    Vocabulary(["手"], 3).save(path)
    assert path.read_text("utf-8") == '{"format": 1, "buckets": 3, "words": ["手"]}'
    assert not Vocabulary.load(path).parts
    Vocabulary(["手"], 3, parts=True).save(path)
    assert path.read_text("utf-8") == '{"format": 2, "buckets": 3, "words": ["手"], "parts": true}'
    assert Vocabulary.load(path).ids("手柄") == (4,)


@pytest.mark.parametrize(
    "changed", [{"format": 3}, {"format": 2, "parts": 1}, {"format": 2}, {"parts": None}]
)
def test_a_file_that_says_otherwise_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"format|parts"):
        Vocabulary.from_json({"format": 2, "buckets": 3, "words": ["手"], **changed})


# Padding is 0, the one bucket 1.
PARTS = Vocabulary(["手机", "手", "柄", "dehumid", "+ifi", "+er", "ifi", "bed", "+room"], 1, True)
PHONE, HAND, GRIP, DEHUMID, IFI, ER, BARE_IFI, BED, ROOM = range(2, 11)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("手机", (PHONE,)),
        ("手机柄", (PHONE, GRIP)),
        ("手柄", (HAND, GRIP)),
        # What is not known is passed over.
        ("新手机", (PHONE,)),
        ("新柄手", (GRIP, HAND)),
        ("dehumidifier", (DEHUMID, IFI, ER)),
        # A beginning never goes on, a piece that goes on never begins, one letter is no piece.
        ("ifiifi", (BARE_IFI, IFI)),
        ("erer", (ER,)),
        ("bedsroom", (BED, ROOM)),
        # Nothing known.
        ("裙", (1,)),
        ("zzz", (1,)),
        # Codes and other scripts.
        ("bed2", (1,)),
        ("手机2", (1,)),
        ("手bed", (1,)),
        ("bédroom", (1,)),
        ("ベッド", (1,)),
        ("", (PAD,)),
    ],
)
def test_an_unknown_word_is_read_by_its_parts(word: str, ids: tuple[int, ...]) -> None:
    assert PARTS.ids(word) == ids
    assert PARTS.ids(word) == ids, "remembered"


def test_long_parts_are_no_parts() -> None:
    long = Vocabulary(["一二三四五六七", "a" * 13, "+" + "b" * 13], 1, True)
    assert long.ids("一二三四五六七八") == (1,)
    assert long.ids("a" * 13 + "b" * 13) == (1,)


def test_parts_take_the_places_of_words() -> None:
    texts = [["手机柄", "bed", "bed"], ["zzz", "", "dehumidifier"]]
    assert PARTS.encode(texts, 3).tolist() == [[PHONE, GRIP, BED], [1, PAD, DEHUMID]]
    assert PARTS.encode(texts, 6).tolist() == [
        [PHONE, GRIP, BED, BED, PAD, PAD],
        [1, PAD, DEHUMID, IFI, ER, PAD],
    ]


def test_without_parts_a_word_is_one_id() -> None:
    plain = Vocabulary(PARTS.words, 1)
    assert plain.ids("手机") == (PHONE,)
    assert plain.ids("手机柄") == (1,)
    assert plain.encode([["手机柄", "bed"]], 3).tolist() == [[1, BED, PAD]]
    assert not plain.knows_any(["手机柄", "bedroom", ""])


def test_a_word_is_known_by_a_part() -> None:
    assert PARTS.knows_any(["zzz", "手机柄"])
    assert PARTS.knows_any(["bedroom"])
    assert not PARTS.knows_any(["zzz", "裙", "bed2", ""])
