"""Runs of one job with other seeds or folds, drawn as one: worked by hand."""

from dataclasses import asdict

import numpy as np
import pytest

from core.metrics.significance import student_95
from core.runs.bands import STUDENT, band, families
from core.runs.curves import RunCurves
from core.runs.identity import family, member_line, own_settings, settings_line
from core.runs.job import Job
from core.task_choices import training_settings


def run(name: str, **changed: object) -> RunCurves:
    history = RunCurves(name)
    history.job = {**asdict(Job()), **changed}
    return history


def test_runs_of_other_seeds_and_folds_are_of_one_family() -> None:
    shown = [
        run("a"),
        run("b", seed=8),
        run("other", settings={"epochs": 9}),
        run("c", fold=2, upto=77),
        RunCurves("old"),
        RunCurves("older"),
    ]
    names = [[each.name for each in members] for members in families(shown)]
    assert names == [["a", "b", "c"], ["other"], ["old"], ["older"]]
    assert family(run("d", network="dnn").job) != family(run("a").job)
    assert family(run("d", continues="a").job) != family(run("a").job)


def test_a_band_is_the_mean_and_its_interval_by_student() -> None:
    x = np.array([1.0, 2.0])
    made = band([(x, np.array([0.4, 0.5])), (x, np.array([0.6, 0.5])), (x, np.array([0.5, 0.5]))])
    assert made is not None
    assert made.members == 3
    assert made.mean.tolist() == pytest.approx([0.5, 0.5])
    # Standard deviation 0.1, of three: 4.303 · 0.1 / √3.
    assert (made.high - made.mean).tolist() == pytest.approx([0.24843, 0.0], abs=1e-4)
    assert (made.mean - made.low).tolist() == pytest.approx([0.24843, 0.0], abs=1e-4)


def test_where_one_run_alone_goes_on_there_is_no_band() -> None:
    long, short = np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0])
    made = band([(long, long), (short, short + 2)])
    assert made is not None
    assert made.x.tolist() == [1.0, 2.0]
    assert made.mean.tolist() == [2.0, 3.0]
    assert band([(long, long)]) is None
    assert band([(short, short), (short + 5, short)]) is None


def test_the_quantiles_are_students() -> None:
    assert pytest.approx([student_95(number) for number in range(1, 30)], abs=5e-4) == STUDENT


def test_only_settings_that_are_not_the_defaults_name_a_run() -> None:
    changed = {"epochs": 8, "word_vectors": True, "dropout": 0.25}
    settings = training_settings("search", "conv1d", changed)
    job = asdict(Job(settings=settings))
    assert own_settings(job) == changed
    assert settings_line(own_settings(job)) == "epochs=8 dropout=0.25 word_vectors=yes"
    assert member_line([{"seed": 7}, {}]) == ""
    assert member_line([{"seed": 1}, {"seed": 2, "fold": 3}]) == "seed=1,2 fold=0,3"
    assert own_settings({"task": "of a later version", "settings": {"x": 1}}) == {"x": 1}
