"""A real training process is asked for another rate, a measurement and a pause, and goes on afterwards."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.runs import listing
from core.runs.job import (
    Compared,
    EpochDone,
    Failed,
    Finished,
    Job,
    MeasureCommand,
    Measured,
    PauseCommand,
    Paused,
    RateChanged,
    RateCommand,
    Resumed,
    Started,
    StepDone,
    StopCommand,
    TrainCommand,
)
from core.workspace import Workspace
from tests.core.training.test_worker import ENDLESS, Child

pytestmark = [pytest.mark.tensorflow, pytest.mark.timeout(600)]


@pytest.fixture
def child(shop: Workspace) -> Iterator[Child]:
    started = Child(shop.path)
    yield started
    started.end()


def test_a_training_is_changed_measured_paused_and_goes_on(child: Child, shop: Workspace) -> None:
    # A pause from before says nothing to the next training.
    child.say(PauseCommand())
    child.say(TrainCommand(replace(ENDLESS, settings={**ENDLESS.settings, "teacher": "none"})))
    started = child.next(Started)
    child.next(StepDone)
    child.say(RateCommand(2.0))
    assert "learning_rate takes a number" in child.next(Failed).message
    child.say(RateCommand(0.0007))
    changed = child.next(RateChanged)
    assert (changed.learning_rate, changed.step > 0) == (0.0007, True)
    child.say(MeasureCommand())
    measured = child.next(Measured)
    low, high = measured.intervals["ndcg@10"]
    assert 0 <= low <= measured.metrics["ndcg@10"] <= high <= 1
    assert measured.validation_loss > 0
    child.next(EpochDone)
    child.say(PauseCommand())
    paused = child.next(Paused)
    finished = child.next(Finished)
    assert (finished.run, finished.reason, paused.run) == (started.run, "paused", started.run)
    assert listing.read_manifest(shop, started.run).state == "paused"

    child.say(TrainCommand(Job(), resume=started.run))
    assert child.next(Started).run == started.run
    resumed = child.next(Resumed)
    assert (resumed.epoch, resumed.step) == (paused.epoch, paused.step)
    assert child.next(StepDone).step > paused.step
    child.say(StopCommand())
    stopped = child.next(Finished)
    assert (stopped.run, stopped.reason) == (started.run, "stopped")
    assert child.next(Compared).standing["run"] == started.run
    kinds = [type(event) for event in listing.training_events(shop, started.run)]
    for kind in (RateChanged, Measured, Paused, Resumed):
        assert kinds.count(kind) == 1
    child.say(TrainCommand(Job(), resume=started.run))
    assert "kept nothing to go on from" in child.next(Failed).message
