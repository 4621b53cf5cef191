"""What curves made by hand say of a training, and that they say nothing where nothing can be told."""

from dataclasses import asdict

import pytest

from core.language import set_language
from core.runs.curves import RunCurves
from core.runs.diagnosis import diagnosis
from core.runs.job import EpochDone, Finished, Job, Started
from core.task_choices import training_settings


def told(
    training: list[float],
    held_out: list[float | None],
    epochs: int = 10,
    network: str = "conv1d",
    **settings: object,
) -> RunCurves:
    history = RunCurves()
    job = Job("search", network, settings=training_settings("search", network, settings))
    history.take(Started("run", epochs, 10, 100, 20, 1, "BM25 ndcg@10", 0.4, job=job))
    for number, (learned, kept) in enumerate(zip(training, held_out, strict=True), 1):
        history.take(EpochDone(number, 10 * number, learned, 0.5, kept, 0.5, {}, False, 1.0))
    return history


def kind(*args: object, **settings: object) -> str:
    found = diagnosis(told(*args, **settings))
    return found.kind if found else ""


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def test_over_fitting_names_the_epoch_it_began_and_what_to_change() -> None:
    found = diagnosis(told([1.0, 0.8, 0.6, 0.5], [1.0, 0.9, 0.95, 1.0], dropout=0.1))
    assert found is not None
    assert (found.kind, found.epoch, found.before, found.after) == ("over-fitting", 2, 0.9, 1.0)
    assert found.change == {"dropout": 0.3, "word_dropout": 0.3, "l2": 0.0001}
    assert "since epoch 2" in found.sentence
    assert "from 0.900 to 1.000. Try dropout=0.3 word_dropout=0.3 l2=0.0001." in found.sentence


def test_one_worse_epoch_or_a_little_worse_ones_are_chance() -> None:
    assert kind([1.0, 0.8, 0.6], [1.0, 0.9, 1.0]) == ""
    assert kind([1.0, 0.8, 0.6, 0.5], [1.0, 0.9, 0.91, 0.915]) == ""
    # The last but one is back at the best.
    assert kind([1.0, 0.8, 0.6, 0.5], [1.0, 0.9, 0.9, 1.0]) == ""


def test_worse_on_both_is_no_over_fitting() -> None:
    assert kind([1.0, 0.8, 0.85, 0.9], [1.0, 0.9, 0.95, 1.0]) == ""


def test_what_is_learned_by_heart_from_the_start() -> None:
    found = diagnosis(told([1.0, 0.8, 0.6], [1.0, 0.995, 0.999]))
    assert found is not None
    assert (found.kind, found.change["filters"]) == ("not-carried", 8)
    assert kind([1.0, 0.8, 0.6], [1.0, 0.985, 0.98]) == ""


def test_under_fitting_asks_for_more_of_a_network() -> None:
    found = diagnosis(told([1.0, 0.99, 0.98], [1.0, 0.99, 0.985], dropout=0.5))
    assert found is not None
    assert (found.kind, found.after) == ("under-fitting", 0.98)
    assert found.change == {"learning_rate": 0.009, "filters": 32, "dropout": 0.3}


def test_a_loss_that_jumps_is_unstable() -> None:
    found = diagnosis(told([1.0, 0.5, 0.7], [1.0, 0.8, 0.8]))
    assert found is not None
    assert (found.kind, found.epoch, found.before, found.after) == ("unstable", 3, 0.5, 0.7)
    assert found.change == {"learning_rate": 0.001, "batch_size": 1024}
    assert kind([1.0, 0.5, 0.59], [1.0, 0.8, 0.9]) == ""


def test_a_training_that_diverged_says_so_without_any_epoch() -> None:
    history = told([], [])
    history.take(Finished("run", "diverged", 0, {}, 1.0))
    found = diagnosis(history)
    assert found is not None
    assert found.kind == "unstable"
    assert "no finite number" in found.sentence


def test_one_that_still_gets_better_at_its_end_is_not_done() -> None:
    found = diagnosis(told([1.0, 0.8, 0.6], [1.0, 0.9, 0.8], epochs=3))
    assert found is not None
    assert (found.kind, found.change) == ("unfinished", {"epochs": 8})
    # More epochs are planned: it goes on by itself.
    assert kind([1.0, 0.8, 0.6], [1.0, 0.9, 0.8], epochs=10) == ""
    assert kind([1.0, 0.8, 0.6], [1.0, 0.8, 0.795], epochs=3) == ""


def test_nothing_is_said_of_too_little() -> None:
    assert diagnosis(RunCurves()) is None
    assert kind([1.0, 0.5], [1.0, 2.0]) == ""
    assert kind([1.0, 0.8, 0.6], [None, None, None]) == ""


def test_settings_that_do_not_apply_or_stand_at_their_bound_are_not_named() -> None:
    training, held_out = [1.0, 0.8, 0.6, 0.5], [1.0, 0.9, 0.95, 1.0]
    found = diagnosis(told(training, held_out, dropout=0.7, word_dropout=0.6, l2=0.001))
    assert found is None
    assert kind(training, held_out, network="pretrained") == ""
    odd = told(training, held_out)
    odd.job["settings"]["dropout"] = "much"
    found = diagnosis(odd)
    assert found is not None
    assert found.change["dropout"] == 0.3
    unknown = told(training, held_out)
    unknown.job = {**asdict(Job()), "network": "of a later version"}
    assert diagnosis(unknown) is None
