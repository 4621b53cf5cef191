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
    assert best_rows(scores, np.array([1, 2, 3]), 0).tolist() == []


@pytest.mark.parametrize("count", [5, 5_000])
def test_what_is_no_number_is_the_last(count: int) -> None:
    scores = np.linspace(0, 1, count, dtype=np.float32)
    scores[[0, count - 1]] = np.nan
    scores[1] = np.inf
    rows = np.arange(count)
    best = best_rows(scores, rows, 3).tolist()
    assert best[0] == count - 2
    assert set(best[1:]) == ({2, 0} if count == 5 else {count - 3, count - 4})
    scores[:] = np.nan
    assert best_rows(scores, rows, 3).tolist() == [0, 1, 2]
