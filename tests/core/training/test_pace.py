"""How fast a training goes and how long it still takes, by a clock the test winds."""

import pytest

from core.training.pace import TELL_SECONDS, Pace


class Clock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.now = 100.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    wound = Clock()
    monkeypatch.setattr("core.training.pace.time", wound)
    return wound


def test_the_first_step_is_told_at_once_and_counts_for_nothing(clock: Clock) -> None:
    pace = Pace(epochs=2, steps_per_epoch=10)
    clock.now += 5.0
    assert pace.step_done(64) == (64 / 5.0, 0.0)
    for _ in range(4):
        clock.now += 1.0
        told = pace.step_done(64)
    assert told == pytest.approx((64.0, 15.0))


def test_steps_in_quick_succession_are_not_all_told(clock: Clock) -> None:
    pace = Pace(epochs=1, steps_per_epoch=1000)
    pace.step_done(64)
    told = []
    for _ in range(100):
        clock.now += 0.001
        told.append(pace.step_done(64))
    assert 0 < sum(each is not None for each in told) <= 100 * 0.001 / TELL_SECONDS + 1


def test_the_time_between_epochs_counts_for_those_to_come(clock: Clock) -> None:
    pace = Pace(epochs=2, steps_per_epoch=2)
    pace.step_done(64)
    clock.now += 1.0
    pace.step_done(64)
    clock.now += 7.0
    pace.epoch_done()
    clock.now += 1.0
    told = pace.step_done(64)
    assert told == pytest.approx((64.0, 1.0 + 7.0))
