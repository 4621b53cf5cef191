import numpy as np
import pytest

from core.search.top import best_rows


@pytest.mark.parametrize("kind", ["spread", "equal", "mostly zero", "few"])
def test_best_rows_agree_with_a_full_sort(kind: str) -> None:
    random = np.random.default_rng(3)
    scores = random.random(40_000).astype(np.float32)
    if kind == "equal":
        scores = np.round(scores, 1)
    if kind == "mostly zero":
        scores[random.random(40_000) < 0.999] = 0
    if kind == "few":
        scores = scores[:7]
    rows = np.flatnonzero(scores >= 0)
    assert (
        best_rows(scores, rows, 100).tolist() == np.argsort(-scores, kind="stable")[:100].tolist()
    )


def test_only_the_given_rows_are_ranked() -> None:
    scores = np.array([9, 1, 5, 7], np.float32)
    assert best_rows(scores, np.array([1, 2, 3]), 2).tolist() == [3, 2]
    assert best_rows(scores, np.zeros(0, np.intp), 2).tolist() == []
