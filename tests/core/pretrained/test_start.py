"""The pretrained start: six words by hand, and whatever else a file may hold."""

from pathlib import Path

import numpy as np
import pytest

from core.pretrained.start import Start, shipped_start
from tests.core.pretrained.start_file import packed, start_arrays, write_start

# Numbers in halves: a scale of 0.5.
WORDS = {
    "手机": [2, 0, 0],
    "手": [0, 2, 0],
    "柄": [0, 0, 2],
    "bed": [0, 6, 8],
    "+room": [-2, 0, 0],
    "壳": [4, 4, 0],
}
WEIGHTS = {"手机": 3.0, "柄": 2.0, "壳": 0.0}
# Padding is 0, two buckets, and then
PHONE, HAND, GRIP, BED, ROOM, SHELL = range(3, 9)


@pytest.fixture(scope="module")
def start() -> Start:
    return Start.from_bytes(packed(start_arrays(WORDS, WEIGHTS)))


def test_a_text_is_the_weighted_mean_of_its_words(start: Start) -> None:
    ids = np.array([[PHONE, GRIP, 0], [BED, 0, 0], [HAND, ROOM, GRIP], [0, 0, 0], [SHELL, 0, 0]])
    vectors = start.encode(ids.astype(np.int32))
    assert vectors.dtype == np.float32
    expected = [
        # 3 (1, 0, 0) + 2 (0, 0, 1), then of unit length.
        np.array([3, 0, 2]) / np.sqrt(13),
        [0, 0.6, 0.8],
        # (0, 1, 0) + (-1, 0, 0) + 2 (0, 0, 1)
        np.array([-1, 1, 2]) / np.sqrt(6),
        [0, 0, 0],
        # It has no weight.
        [0, 0, 0],
    ]
    assert vectors == pytest.approx(np.array(expected), abs=1e-6)


def test_padding_and_many_texts_change_nothing(start: Start) -> None:
    ids = np.zeros((1000, 40), np.int32)
    ids[::7, :2] = BED, GRIP
    ids[3::7, 5] = HAND
    vectors = start.encode(ids)
    assert vectors[::7] == pytest.approx(
        np.tile(np.array([0, 3, 6]) / np.sqrt(45), (143, 1)), abs=1e-6
    )
    assert vectors[3::7] == pytest.approx(np.tile([0.0, 1, 0], (143, 1)), abs=1e-6)
    assert not vectors[1::7].any()
    assert start.encode(np.zeros((0, 40), np.int32)).shape == (0, 3)


def test_a_word_of_a_shop_means_what_its_parts_mean(start: Start) -> None:
    words = ["手机", "手机柄", "bedroom", "壳", "裙", "x9", ""]
    vectors, weights = start.vectors_of(words), start.weights_of(words)
    assert vectors == pytest.approx(
        np.array(
            [
                [1, 0, 0],
                # (3 (1, 0, 0) + 2 (0, 0, 1)) / 5
                [0.6, 0, 0.4],
                # ((0, 3, 4) + (-1, 0, 0)) / 2
                [-0.5, 1.5, 2],
                # Its own, though it has no weight.
                [2, 2, 0],
                [0, 0, 0],
                [0, 0, 0],
                [0, 0, 0],
            ]
        ),
        abs=1e-5,
    )
    assert weights.tolist() == [3, 5, 2, 0, 0, 0, 0]
    assert start.vectors_of([]).shape == (0, 3)
    assert start.weights_of([]).shape == (0,)


def test_a_text_stays_what_it_is_when_a_word_gets_an_id(start: Start) -> None:
    (vector,), (weight,) = start.vectors_of(["手机柄"]), start.weights_of(["手机柄"])
    hand = np.array([0, 1, 0])
    mean = (weight * vector + hand) / (weight + 1)
    (encoded,) = start.encode(start.vocabulary.encode([["手机柄", "手"]], 4))
    assert encoded == pytest.approx(mean / np.linalg.norm(mean), abs=1e-6)


def test_the_teacher_is_brought_beside_it() -> None:
    arrays = start_arrays(WORDS)
    # Of Chinese queries, Chinese passages, other queries, other passages.
    arrays["means"][:, :3] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]]
    start = Start.from_bytes(packed(arrays))
    taught = np.zeros((2, 384), np.float32)
    taught[:, :3] = [4, 4, 1]
    taught[:, 3:] = 9
    texts = ["红bed", "bed"]
    queries = start.project(taught, texts, is_query=True)
    assert queries[0] == pytest.approx(np.array([3, 4, 1]) / np.sqrt(26), abs=1e-6)
    assert queries[1] == pytest.approx(np.array([4, 4, 0]) / np.sqrt(32), abs=1e-6)
    passages = start.project(taught, texts, is_query=False)
    assert passages[0] == pytest.approx(np.array([4, 3, 1]) / np.sqrt(26), abs=1e-6)
    assert passages[1] == pytest.approx(np.array([3, 3, 0]) / np.sqrt(18), abs=1e-6)


def test_it_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "start.npz"
    written = write_start(path, WORDS)
    start = shipped_start(path)
    assert start is not None
    assert start.hash == written.hash
    assert start.vocabulary.words == list(WORDS)
    assert start.vocabulary.buckets == 2
    assert start.vocabulary.parts
    path.unlink()
    assert shipped_start(path) is start


def test_without_a_file_there_is_no_start(tmp_path: Path) -> None:
    assert shipped_start(tmp_path / "none.npz") is None
    assert shipped_start(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tokens", np.frombuffer("手机\n手".encode(), np.uint8)[:-1]),
        ("tokens", np.frombuffer(b"a\na", np.uint8)),
        ("tokens", np.frombuffer(b"a\n", np.uint8)),
        ("tokens", np.array([97], np.int8)),
        # No bucket is left.
        ("tokens", np.frombuffer(b"a\nb\nc\nd\ne\nf\ng\nh", np.uint8)),
        ("vectors", np.zeros((9, 0), np.int8)),
        ("vectors", np.zeros(9, np.int8)),
        ("vectors", np.zeros((9, 3), np.uint8)),
        ("scales", np.ones(8, np.float16)),
        ("scales", np.full(9, np.inf, np.float16)),
        ("weights", np.ones(9, np.float32)),
        ("weights", np.full(9, -1, np.float16)),
        ("weights", np.full(9, np.nan, np.float16)),
        ("projection", np.zeros((384, 4), np.float16)),
        ("means", np.zeros((3, 384), np.float16)),
        ("kernels", np.zeros(3, np.float16)),
    ],
)
def test_what_is_no_start_is_refused(tmp_path: Path, name: str, value: np.ndarray) -> None:
    data = packed(start_arrays(WORDS) | {name: value})
    with pytest.raises(ValueError, match=r"token|vectors|scales|weights|projection|means|codec"):
        Start.from_bytes(data)
    (tmp_path / "start.npz").write_bytes(data)
    assert shipped_start(tmp_path / "start.npz") is None


def test_a_cut_file_is_no_start(tmp_path: Path) -> None:
    data = packed(start_arrays(WORDS))
    (tmp_path / "start.npz").write_bytes(data[:-100])
    assert shipped_start(tmp_path / "start.npz") is None
