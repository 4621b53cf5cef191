"""t-SNE in its process: neighbours stay together, it tells how far it is, and it ends with whoever asked."""

import json
import subprocess
import sys

import numpy as np
import pytest

from core.explain.product_map.neighbour_map import (
    MOST_LAID_OUT,
    packed,
    places_in,
    question,
    sampled,
    unpacked,
)
from core.explain.product_map.neighbour_worker import laid_out
from core.explain.product_map.projection import principal_components
from core.program import MAIN


def three_heaps(size: int) -> np.ndarray:
    """Vectors around three corners, `size` each."""
    corners = np.repeat(np.eye(3, 8) * 4, size, axis=0)
    return (corners + np.random.default_rng(1).normal(scale=0.2, size=corners.shape)).astype(
        np.float32
    )


def test_who_is_alike_stands_together(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = "core.explain.product_map.neighbour_worker"
    monkeypatch.setattr(f"{worker}.PICTURE_SECONDS", 0.0)
    monkeypatch.setattr(f"{worker}.ITERATIONS", 300)
    heard: list[tuple[int, np.ndarray | None]] = []
    vectors = three_heaps(12)
    places = laid_out(vectors, lambda done, so_far: heard.append((done, so_far)))
    heap = np.repeat(np.arange(3), 12)
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert (heap[apart.argmin(axis=1)] == heap).all()
    assert np.sqrt((places**2).sum(axis=1).mean()) == pytest.approx(1, abs=1e-4)
    # Every iteration is heard of, the first with the principal components.
    assert [done for done, _ in heard] == list(range(1, len(heard) + 1))
    assert len(heard) == 300
    start = principal_components(vectors).place(vectors)
    np.testing.assert_allclose(heard[0][1], start, atol=1e-3)


def test_few_products_have_no_neighbourhoods() -> None:
    vectors = np.eye(4, dtype=np.float32)
    expected = principal_components(vectors).place(vectors)
    np.testing.assert_array_equal(laid_out(vectors, lambda *_: None), expected)


def test_of_many_products_a_sample_is_laid_out() -> None:
    assert sampled(7).tolist() == list(range(7))
    rows = sampled(MOST_LAID_OUT + 5)
    assert len(np.unique(rows)) == MOST_LAID_OUT
    assert (np.diff(rows) > 0).all()
    assert rows.tolist() == sampled(MOST_LAID_OUT + 5).tolist()


def test_vectors_go_through_a_line_of_text_as_they_are() -> None:
    vectors = three_heaps(2)
    line = question(vectors, np.array([5, 0]))
    assert unpacked(json.loads(line)).shape == (2, 8)
    assert "\n" not in line
    assert unpacked(json.loads(json.dumps(packed(vectors)))).tolist() == vectors.tolist()
    assert places_in({"event": "progress"}) is None
    for broken in ({}, {"shape": [2, 2], "data": "AAAA"}, {"shape": [1], "data": ""}, {"data": 1}):
        with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
            places_in({"places": broken})


def test_the_process_answers_and_ends_with_whoever_asked() -> None:
    def started() -> "subprocess.Popen[str]":
        command = [sys.executable, str(MAIN), "neighbour-map"]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8")

    process = started()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(question(np.eye(4, dtype=np.float32), np.arange(4)) + "\n")
    process.stdin.flush()
    lines = [json.loads(process.stdout.readline()) for _ in range(2)]
    assert [line["event"] for line in lines] == ["progress", "map"]
    found = places_in(lines[1])
    assert found is not None
    assert found.shape == (4, 2)
    process.communicate(timeout=60)
    assert process.returncode == 0
    # A map of many products takes minutes; nobody wants it any more.
    busy = started()
    line = question(np.random.default_rng(3).normal(size=(3000, 20)).astype("f4"), np.arange(3000))
    busy.communicate(line + "\n", timeout=60)
    assert busy.returncode == 0
