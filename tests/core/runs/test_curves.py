"""Curves as data: what events leave behind, on three axes, beside what others reach."""

import pytest

from core.runs.curves import Curve, Mark, RunCurves
from core.runs.job import (
    EpochDone,
    Finished,
    Job,
    Measured,
    Paused,
    RateChanged,
    Resumed,
    Started,
    StepDone,
)
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
    assert history.x(history.curves["validation_loss"]).tolist() == [1.0, 2.0]
    assert history.epoch_losses.steps == [5, 10]
    assert list(history.metrics) == ["mrr@10", "ndcg@10"]
    assert (history.end(), history.end("step")) == (2.0, 10.0)
    assert history.best_step == 10


def test_the_baseline_belongs_to_the_metric_it_was_measured_in():
    history = told()
    assert history.references("mrr@10") == [("BM25", 0.42)]
    assert history.references("neural_mrr@10") == [("BM25", 0.42)]
    assert history.references("ndcg@10") == []
    assert history.references("") == []
    history.baselines["ndcg@10"] = 0.3
    assert history.references("ndcg@10") == [("BM25", 0.3)]
    assert history.references("macro_f1") == []


def test_all_that_was_measured_is_a_reference_under_its_name():
    history = RunCurves()
    known = {"hit@20": 0.5, "popularity_hit@20": 0.1, "random_hit@20": 0.02, "random_mrr@20": None}
    history.take(
        Started(
            "r",
            1,
            5,
            9,
            9,
            1,
            "session-kNN hit@20",
            0.5,
            measured=30,
            measured_on="places",
            baselines=known,
        )
    )
    expected = [("session-kNN", 0.5), ("popularity", 0.1), ("random", 0.02)]
    assert history.references("neural_hit@20") == expected
    assert history.references("mrr@20") == []
    history.baselines = {"accuracy": 0.4, "last_accuracy": 0.3, "macro_f1": 0.2}
    assert history.references("accuracy") == [("session-kNN", 0.4), ("the last one again", 0.3)]


def test_seconds_of_training_run_through_the_epochs_and_on_as_before():
    history = told()
    # Two epochs of one second each, five steps an epoch.
    assert history.places([0, 5, 10], "time").tolist() == [0.0, 1.0, 2.0]
    assert history.places([12], "time").tolist() == [pytest.approx(2.4)]
    assert history.places([3], "step").tolist() == [3.0]


def test_the_first_epoch_takes_as_long_as_is_foretold():
    history = RunCurves()
    history.take(Started("r", 2, 10, 1, 1, 1, "accuracy", 0.1))
    history.take(StepDone(1, 4, 0.5, 0.5, 100.0, 8.0))
    # Sixteen steps are left and take eight seconds.
    assert history.places([4], "time").tolist() == [2.0]


def test_what_happened_stands_at_its_step_once():
    history = told()
    for _ in range(2):
        history.take(RateChanged(1, 3, 0.001))
        history.take(Paused("r", 2, 7))
        history.take(Resumed("r", 2, 7))
    history.take(Measured(2, 8, 0.7, 0.6, {"mrr@10": 0.5}, 0.1))
    history.take(Finished("r", "early", 2, {}, 3.0))
    assert [(mark.kind, mark.step, mark.detail) for mark in history.marks] == [
        ("rate", 3, "0.001"),
        ("checkpoint", 5, ""),
        ("paused", 7, ""),
        ("resumed", 7, ""),
        ("measured", 8, ""),
        ("checkpoint", 10, ""),
        ("end", 10, "early"),
        ("best", 10, ""),
    ]


def test_what_was_measured_in_mid_epoch_is_a_point_of_the_curve():
    history = told()
    history.take(Measured(3, 12, 0.7, 0.6, {"mrr@10": 0.5}, 0.1, {"mrr@10": [0.4, 0.6]}))
    assert history.metrics["mrr@10"].steps == [5, 10, 12]
    assert history.intervals["mrr@10"][12] == [0.4, 0.6]
    assert history.curves["validation_loss"].values[-1] == 0.7
    assert Mark("measured", 12) in history.marks


def test_a_training_that_ended_as_planned_has_no_mark_of_its_end():
    history = told()
    history.take(Finished("r", "completed", 2, {}, 3.0))
    assert all(mark.kind != "end" for mark in history.marks)


def test_the_one_figure_is_that_of_the_best_epoch_with_what_it_is_measured_on():
    history = RunCurves()
    start = Started(
        "r", 3, 5, 9, 9, 1, "BM25 ndcg@10", 0.3, measured=160, measured_on="queries", job=Job()
    )
    history.take(start)
    for epoch, value in ((1, 0.5), (2, 0.7), (3, 0.6)):
        interval = {"ndcg@10": [value - 0.1, value + 0.1]}
        metrics = {"mrr@10": 0.1, "ndcg@10": value}
        history.take(EpochDone(epoch, 5 * epoch, 1, 1, 1, 1, metrics, epoch < 3, 1.0, interval))
    figure = history.headline
    assert (figure.text, figure.epoch) == ("ndcg@10 0.700 · n=160", 2)
    assert figure.interval == pytest.approx([0.6, 0.8])
    assert "160 held-out queries of shoppers" in figure.about
    assert "(95 %: 0.6000–0.8000)" in figure.about


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
