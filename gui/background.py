"""Work in threads, answers in the window's thread."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Function = Callable[..., Any]
Callback = Callable[[Any], object]

_under_way: set["_Task"] = set()


class _Task(QObject):
    """One call in a thread of its own; lives in the window's thread, where it is answered."""

    _ended = Signal(object, object)

    def __init__(self, call: Callable[[], Any], done: Callback | None, failed: Callback | None):
        super().__init__()
        self._call = call
        self._done = done
        self._failed = failed
        self._owner: QObject | None = None
        self.thread_of_work = threading.Thread(target=self._work, name="pinxun-task", daemon=True)
        self._ended.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def start(self, owner: QObject | None) -> None:
        self._owner = owner
        _under_way.add(self)
        self.thread_of_work.start()

    def _work(self) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = self._call()
        except BaseException as raised:
            error = raised
        if isValid(self):
            self._ended.emit(result, error)

    def _answer(self, result: Any, error: BaseException | None) -> None:
        # The thread has only its last lines left; once it is gone this object dies here, not there.
        self.thread_of_work.join()
        _under_way.discard(self)
        if self._owner is not None and not isValid(self._owner):
            return
        if error is None:
            if self._done is not None:
                self._done(result)
        elif self._failed is not None:
            self._failed(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


def run(
    function: Function,
    *args: Any,
    done: Callback | None = None,
    failed: Callback | None = None,
    owner: QObject | None = None,
) -> None:
    """Call `function(*args)` in a thread, then `done(result)` or `failed(exception)` in this one.

    Call it from the window's thread. An answer to an `owner` that is gone is dropped; an exception
    that nobody takes goes to `sys.excepthook`.
    """
    _Task(lambda: function(*args), done, failed).start(owner)


class Latest(QObject):
    """Runs one call at a time and answers only the newest.

    While one is under way only the newest waiting call is kept, and the answer to an older one is
    dropped: late answers never land.
    """

    def __init__(self, owner: QObject | None = None):
        super().__init__(owner)
        self._newest = 0
        self._is_busy = False
        self._waiting: Callable[[], None] | None = None

    def run(
        self,
        function: Function,
        *args: Any,
        done: Callback | None = None,
        failed: Callback | None = None,
    ) -> None:
        """As the function `run`, but a newer call makes this one's answer vanish."""
        self._newest += 1
        number = self._newest

        def start() -> None:
            self._is_busy = True
            run(
                function,
                *args,
                done=lambda result: self._answer(number, done, result),
                failed=lambda error: self._answer(number, failed or _raise, error),
                owner=self,
            )

        if self._is_busy:
            self._waiting = start
        else:
            start()

    def cancel(self) -> None:
        """Drop whatever is waiting and whatever answer is still to come."""
        self._newest += 1
        self._waiting = None

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way, wanted or not."""
        return self._is_busy

    def _answer(self, number: int, callback: Callback | None, value: Any) -> None:
        self._is_busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        if number == self._newest and callback is not None:
            callback(value)


def wait_for_all(seconds: float) -> bool:
    """Wait for every thread started here, at most `seconds`; their answers are not delivered yet."""
    deadline = time.monotonic() + seconds
    for task in list(_under_way):
        task.thread_of_work.join(max(0.0, deadline - time.monotonic()))
    return not any(task.thread_of_work.is_alive() for task in _under_way)


def _raise(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
