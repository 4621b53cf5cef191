"""Work that nobody has to wait for."""

import threading

import pytest

from core.training.interruptible import interruptible


class Enough(Exception):
    """Somebody does not want to wait."""


def test_the_result_and_the_error_come_through() -> None:
    assert interruptible(lambda: 3, lambda: None) == 3
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0, lambda: None)


def test_whoever_does_not_want_to_wait_does_not() -> None:
    release = threading.Event()

    def give_up() -> None:
        raise Enough

    with pytest.raises(Enough):
        interruptible(lambda: release.wait(10), give_up)
    assert any(thread.name == "interruptible" for thread in threading.enumerate())
    release.set()
    for thread in threading.enumerate():
        if thread.name == "interruptible":
            thread.join(5)
