"""Folds hold out each text once, and what they say together is a mean with a t interval."""

from pathlib import Path

import numpy as np
import pytest

from core.metrics.significance import student_interval
from core.runs.folds import Spread, runs_of, spreads, spreads_by_epoch
from core.runs.manifest import Manifest
from core.runs.split import (
    FOLDS,
    MOST_FOLDS,
    SPLIT,
    UNTAUGHT,
    fold_split,
    is_held_out,
    judges_updates,
)

TEXTS = [f"查询 {number}" for number in range(3000)]


@pytest.mark.parametrize("folds", [2, 3, 5, MOST_FOLDS])
def test_every_text_is_held_out_by_one_fold(folds: int) -> None:
    held_out = [is_held_out(TEXTS, fold_split(folds, fold)) for fold in range(1, folds + 1)]
    assert (np.sum(held_out, axis=0) == 1).all()
    shares = [part.mean() for part in held_out]
    # Four standard errors of a share of 3,000 texts.
    assert max(abs(share - 1 / folds) for share in shares) < 4 * (0.25 / 3000) ** 0.5


def test_the_first_of_ten_folds_is_the_usual_part() -> None:
    assert (is_held_out(TEXTS, fold_split(10, 1)) == is_held_out(TEXTS, SPLIT)).all()
    assert 2**31 < FOLDS < fold_split(MOST_FOLDS, MOST_FOLDS) < 1 << 40


@pytest.mark.parametrize("fold", [1, 3])
def test_what_judges_updates_is_a_tenth_that_the_fold_is_not_measured_by(fold: int) -> None:
    split = fold_split(3, fold)
    held_out, judging = is_held_out(TEXTS, split), judges_updates(TEXTS, split)
    assert not (held_out & judging).any()
    assert (is_held_out(TEXTS, split, UNTAUGHT) == (held_out | judging)).all()
    assert judging.mean() == pytest.approx(0.1, abs=0.025)


def test_the_interval_is_students_by_hand() -> None:
    # s = 0.1, t(2, 0.975) = 4.302653: 4.302653 · 0.1 / √3 = 0.248414.
    mean, low, high = student_interval([0.5, 0.6, 0.7])
    assert (mean, low, high) == pytest.approx((0.6, 0.351586, 0.848414), abs=1e-6)
    # t(1) = 12.706205, s = 0.0707107, √2: ± 0.635310.
    assert student_interval([0.5, 0.6])[2] == pytest.approx(0.55 + 0.635310, abs=1e-6)


def run(fold: int, *values: float | None, group: str = "g") -> Manifest:
    epochs = [
        {"epoch": number, "loss": 2.0, "metrics": {"accuracy": value}}
        for number, value in enumerate(values, 1)
    ]
    return Manifest(
        f"r{fold}", "category", "conv1d", epochs=epochs, metrics={"accuracy": values[-1]},
        folds=group, fold=fold,
    )  # fmt: skip


def test_spreads_are_over_what_at_least_two_folds_measured() -> None:
    runs = [run(1, 0.4, 0.5), run(2, 0.5, 0.6), run(3, 0.6)]
    assert spreads(runs)["accuracy"].values == [0.5, 0.6, 0.6]
    assert spreads([run(1, None), run(2, 0.5)]) == {}
    by_epoch = spreads_by_epoch(runs)
    assert by_epoch[1]["accuracy"] == Spread(*student_interval([0.4, 0.5, 0.6]), [0.4, 0.5, 0.6])
    assert by_epoch[1]["loss"].mean == 2.0
    assert by_epoch[2]["accuracy"].values == [0.5, 0.6]
    assert list(spreads_by_epoch(runs[1:])) == [1]


def test_the_runs_of_a_group_are_found_by_fold(tmp_path: Path) -> None:
    for number, manifest in enumerate([run(2, 0.5), run(1, 0.4), run(1, 0.3, group="other")]):
        folder = tmp_path / f"2026120{number}-101010-category-conv1d"
        folder.mkdir()
        manifest.write(folder)
    assert [found.fold for found in runs_of(tmp_path, "g")] == [1, 2]
    assert runs_of(tmp_path, "") == []
    (tmp_path / "20261209-101010-category-conv1d").mkdir()
    assert len(runs_of(tmp_path, "g")) == 2
