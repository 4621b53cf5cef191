from pathlib import Path

import numpy as np
import pytest

from core.pretrained.start import shipped_start
from core.text.vocabulary import Vocabulary
from core.training.pretraining.start_file import quantise, start_bytes, write_start
from core.training.pretraining.target import Target


def test_a_row_is_so_many_steps_of_its_own_scale() -> None:
    steps, scales = quantise(np.array([[1.27, -0.635], [0.0, 0.0], [12.7, 0.1]], np.float32))
    assert steps.dtype == np.int8
    assert scales.dtype == np.float16
    assert scales[[0, 2]] == pytest.approx([0.01, 0.1], rel=1e-3)
    # -63.5 is rounded to even, or to the next where the scale in 16 bits is a little smaller.
    assert steps[0, 0] == 127
    assert steps[0, 1] in (-64, -63)
    assert steps[1].tolist() == [0, 0]
    assert steps[2].tolist() == [127, 1]


def test_what_is_multiplied_back_is_off_by_half_a_step_at_most() -> None:
    vectors = np.random.default_rng(5).normal(size=(50, 16)).astype(np.float32)
    steps, scales = quantise(vectors)
    restored = steps * scales.astype(np.float32)[:, None]
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    assert (np.abs(restored - vectors) <= largest / 127 * 0.56).all()


def test_the_file_reads_as_a_start_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    vocabulary = Vocabulary(["水壶", "+ing"], 3, parts=True)
    vectors = np.arange(12, dtype=np.float32).reshape(6, 2)
    weights = np.array([0, 1, 1, 1, 0.5, 2], np.float32)
    target = Target(np.ones((4, 384), np.float32), np.ones((384, 2), np.float32))
    file = tmp_path / "start.npz"
    file.write_bytes(b"old")
    write_start(file, start_bytes(vocabulary, vectors, weights, target))
    assert [path.name for path in tmp_path.iterdir()] == ["start.npz"]
    start = shipped_start(file)
    assert start is not None
    assert (start.vocabulary.words, start.vocabulary.buckets) == (["水壶", "+ing"], 3)
    assert start.weights.tolist() == weights.tolist()
    assert start.vectors_of(["水壶"]) == pytest.approx(np.array([[8, 9]]), rel=0.01)
