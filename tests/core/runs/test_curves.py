"""Curves as data: what events leave behind, thinning, smoothing."""

import numpy as np
import pytest

from core.runs.curves import Curve, RunCurves, decimated, drawable, smoothed
from core.runs.job import EpochDone, Started, StepDone
from tests.gui.training.recorded_worker import events


def told() -> RunCurves:
    history = RunCurves()
    for event in events(epochs=2, steps=5):
        history.take(event)
    return history


def test_steps_and_epochs_become_curves_over_epochs():
    history = told()
    training = history.curves["loss"]
    assert training.steps == list(range(1, 11))
    assert history.curves["validation_accuracy"].steps == [5, 10]
    assert history.curves["validation_loss"].x(history.steps_per_epoch).tolist() == [1.0, 2.0]
    assert list(history.metrics) == ["mrr@10", "ndcg@10"]
    assert history.last_epoch == 2.0
    assert history.best_step == 10


def test_the_baseline_belongs_to_the_metric_it_was_measured_in():
    history = told()
    assert history.baseline("mrr@10") == 0.42
    assert history.baseline("neural_mrr@10") == 0.42
    assert history.baseline("ndcg@10") is None
    assert history.baseline("") is None
    assert history.baseline_label("mrr@10") == "BM25"
    history.baselines["ndcg@10"] = 0.3
    assert history.baseline("ndcg@10") == 0.3
    assert history.baseline("macro_f1") is None


def test_steps_without_a_start_find_their_epochs_by_themselves():
    history = RunCurves()
    for event in events(2, 5):
        if isinstance(event, (StepDone, EpochDone)):
            history.take(event)
    assert history.steps_per_epoch == 5
    assert history.curves["loss"].values == told().curves["loss"].values


def test_a_step_said_twice_counts_once():
    curve = Curve()
    for step, value in ((1, 0.5), (2, 0.4), (2, 0.3)):
        curve.add(step, value)
    assert (curve.steps, curve.values) == ([1, 2], [0.5, 0.3])


def test_a_new_training_brings_its_own_size():
    history = RunCurves()
    history.take(Started("r", 3, 7, 1, 1, 1, "accuracy", 0.1))
    assert (history.epochs, history.steps_per_epoch, history.is_empty) == (3, 7, True)


def test_thinning_keeps_the_mean_and_the_last_point():
    x = np.arange(10_000, dtype=float)
    thin_x, thin_y = decimated(x, x * 2, points=100)
    assert len(thin_x) == len(thin_y) == 100
    assert (thin_x[-1], thin_y[-1]) == (9999.0, 19998.0)
    assert np.allclose(thin_y, thin_x * 2)
    assert decimated(x[:50], x[:50], points=100)[0] is not None


def test_smoothing_is_a_running_mean_from_the_first_value_on():
    assert smoothed(np.array([1.0, 3.0, 5.0, 7.0]), width=2).tolist() == [1.0, 2.0, 4.0, 6.0]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e300])
def test_one_odd_value_spoils_a_smoothed_curve_only_near_it(value):
    values = np.linspace(2.0, 1.0, 200)
    expected = smoothed(values)
    odd = values.copy()
    odd[60] = value
    made = smoothed(odd)
    # A mean runs over 12 of 200 values, so that the one at 60 takes part up to the one at 71.
    assert np.isfinite(made).all()
    assert np.allclose(made[:60], expected[:60])
    assert np.allclose(made[72:], expected[72:])


def test_where_no_value_is_finite_there_is_no_mean():
    made = smoothed(np.array([np.nan, np.inf, 4.0, 2.0]), width=2)
    assert np.isnan(made[:2]).all()
    assert made[2:].tolist() == [4.0, 3.0]
    assert smoothed(np.array([])).tolist() == []


def test_what_cannot_be_drawn_is_left_out_and_the_rest_stays_one_line():
    y = np.array([3.0, np.nan, np.inf, 1e300, -np.inf, 1.0])
    x, drawn = drawable(np.arange(6.0), y)
    assert (x.tolist(), drawn.tolist()) == ([0.0, 5.0], [3.0, 1.0])
