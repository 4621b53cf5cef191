from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.pretrained import vector_cache
from core.pretrained.teacher import NoTeacher, Teacher
from core.pretrained.vector_cache import VectorCache
from tests.core.pretrained.installed import needs_teacher

TITLES = [f"商品 {number} 号" for number in range(20)]
# Key, 384 halves, checksum.
RECORD = 16 + 768 + 4


class Stop(Exception):
    """Somebody asks to stop."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that a teacher is asked for; it answers by a hash, as fast as a test wants."""
    texts: list[str] = []

    class Hashing(Teacher):
        def __init__(self, threads: int = 1) -> None:
            pass

        def _encode(
            self, given: list[str], is_query: bool, progress: Callable[[int, int], None]
        ) -> np.ndarray:
            texts.extend(given)
            seeds = [[*text.encode(), is_query] for text in given]
            vectors = np.array([np.random.default_rng(seed).normal(size=384) for seed in seeds])
            return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)

    monkeypatch.setattr(vector_cache, "Teacher", Hashing)
    return texts


def test_a_changed_title_costs_one(tmp_path: Path, asked: list[str]) -> None:
    first = VectorCache(tmp_path).passages(TITLES)
    asked.clear()
    changed = VectorCache(tmp_path).passages([*TITLES[:7], "another", *TITLES[8:]])
    assert asked == ["another"]
    assert np.array_equal(changed[:7], first[:7])
    assert np.array_equal(changed[8:], first[8:])
    assert first.dtype == np.float32
    assert np.linalg.norm(changed, axis=1) == pytest.approx(1.0, abs=1e-3)


def test_the_same_title_is_asked_for_once_and_as_a_query_once_more(
    tmp_path: Path, asked: list[str]
) -> None:
    cache = VectorCache(tmp_path)
    twice = cache.passages(["a", "b", "a"])
    assert np.array_equal(twice[0], twice[2])
    assert not np.array_equal(cache.queries(["a"])[0], twice[0])
    assert asked == ["a", "b", "a"]
    assert cache.passages([]).shape == (0, 384)


def test_a_stop_keeps_what_was_done(tmp_path: Path, asked: list[str]) -> None:
    def stop_later(done: int, total: int) -> None:
        if done >= 16:
            raise Stop

    with pytest.raises(Stop):
        VectorCache(tmp_path).passages(TITLES, stop_later)
    assert asked == TITLES[:16]
    asked.clear()
    heard: list[tuple[int, int]] = []
    VectorCache(tmp_path).passages(TITLES, lambda done, total: heard.append((done, total)))
    assert asked == TITLES[16:]
    assert heard == [(16, 20)]


def test_a_torn_record_is_made_anew_and_what_follows_stands_straight(
    tmp_path: Path, asked: list[str]
) -> None:
    whole = VectorCache(tmp_path).passages(TITLES)
    file = tmp_path / "teacher.vectors"
    assert file.stat().st_size == 20 * RECORD
    file.write_bytes(file.read_bytes()[: 19 * RECORD + 100])
    asked.clear()
    assert np.array_equal(VectorCache(tmp_path).passages(TITLES), whole)
    assert asked == TITLES[19:]
    assert file.stat().st_size == 20 * RECORD
    asked.clear()
    VectorCache(tmp_path).passages(TITLES)
    assert asked == []


def test_a_changed_byte_costs_one_title_and_leaves_the_file(
    tmp_path: Path, asked: list[str]
) -> None:
    whole = VectorCache(tmp_path).passages(TITLES)
    file = tmp_path / "teacher.vectors"
    data = bytearray(file.read_bytes())
    data[5 * RECORD + 40] ^= 1
    file.write_bytes(data)
    asked.clear()
    assert np.array_equal(VectorCache(tmp_path).passages(TITLES), whole)
    assert asked == [TITLES[5]]
    assert file.stat().st_size == 20 * RECORD


@pytest.mark.parametrize("kind", ["text", "folder", "link"])
def test_whatever_lies_there_is_replaced(tmp_path: Path, asked: list[str], kind: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("not ours")
    folder = tmp_path / "cache"
    folder.mkdir()
    file = folder / "teacher.vectors"
    if kind == "text":
        file.write_text("no vectors" * 1000)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to(outside)
    VectorCache(folder).passages(TITLES)
    asked.clear()
    VectorCache(folder).passages(TITLES)
    assert asked == []
    assert outside.read_text() == "not ours"


def test_of_too_many_the_newer_half_stays(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_cache, "MOST_RECORDS", 10)
    VectorCache(tmp_path).passages(TITLES)
    VectorCache(tmp_path).passages([])
    assert (tmp_path / "teacher.vectors").stat().st_size == 5 * RECORD
    asked.clear()
    VectorCache(tmp_path).passages(TITLES)
    assert asked == TITLES[:15]


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, asked: list[str]) -> None:
    (tmp_path / "file").write_text("")
    assert VectorCache(tmp_path / "file" / "cache").passages(TITLES).shape == (20, 384)


@needs_teacher
def test_it_answers_as_the_teacher_does_but_for_rounding(tmp_path: Path) -> None:
    teacher, texts = Teacher(), ["手机", "wireless kettle"]
    cache = VectorCache(tmp_path)
    assert cache.queries(texts) == pytest.approx(teacher.queries(texts), abs=2e-4)
    assert cache.passages(texts) == pytest.approx(teacher.passages(texts), abs=2e-4)


def test_what_is_kept_needs_no_teacher(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    VectorCache(tmp_path).queries(TITLES)
    monkeypatch.setattr("core.pretrained.teacher.installed_version", lambda: "")
    monkeypatch.setattr(vector_cache, "Teacher", Teacher)
    assert VectorCache(tmp_path).queries(TITLES).shape == (20, 384)
    with pytest.raises(NoTeacher):
        VectorCache(tmp_path).queries(["new"])
