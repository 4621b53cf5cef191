"""Long work that cannot be asked to stop, made so that nobody has to wait for it."""

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

# A stop is to be felt at once; asking costs nothing.
CHECK_SECONDS = 0.02


class Stopped(Exception):
    """Somebody asked to stop; raised between batches, whatever is under way."""


def interruptible(work: Callable[[], Result], check: Callable[[], None]) -> Result:
    """The result of `work`, done in a thread while `check` is called again and again.

    If `check` raises, its error is raised at once and `work` is left to end by itself, unheard.
    """
    done = threading.Event()
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name="interruptible").start()
    while not done.wait(CHECK_SECONDS):
        check()
    if errors:
        raise errors[0]
    return results[0]
