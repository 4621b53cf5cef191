"""Work in threads, answers in the window's thread."""

import itertools
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Function = Callable[..., Any]
Callback = Callable[[Any], object]


class _Task:
    """One call and who hears its answer; all but the call itself belongs to the window's thread."""

    def __init__(
        self,
        call: Callable[[], Any],
        done: Callback | None,
        failed: Callback | None,
        owner: QObject | None,
    ):
        self.call = call
        self.done = done
        self.failed = failed
        self.owner = owner
        self.is_over = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def work(self) -> None:
        try:
            self.result = self.call()
        except BaseException as error:
            self.error = error

    def answer(self) -> None:
        if self.owner is not None and not isValid(self.owner):
            return
        if self.error is None:
            if self.done is not None:
                self.done(self.result)
        elif self.failed is not None:
            self.failed(self.error)
        else:
            _raise(self.error)


class _Thread(threading.Thread):
    """Works on one task after the other: a thread for each would make every key wait for its start."""

    def __init__(self) -> None:
        super().__init__(name="pinxun-task", daemon=True)
        self.tasks: SimpleQueue[tuple[int, _Task]] = SimpleQueue()

    def run(self) -> None:
        while True:
            number, task = self.tasks.get()
            task.work()
            is_over = task.is_over
            # What the task holds must die in the window's thread.
            del task
            _idle.append(self)
            _tell(number)
            is_over.set()


class _Mailbox(QObject):
    """Lives in the window's thread, where it opens what the others send."""

    arrived = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def _open(self, number: int) -> None:
        _under_way.pop(number).answer()


_numbers = itertools.count()
_under_way: dict[int, _Task] = {}
_idle: list[_Thread] = []
_mailbox = cache(_Mailbox)


def _tell(number: int) -> None:
    mailbox = _mailbox()
    if isValid(mailbox):
        mailbox.arrived.emit(number)


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
    _mailbox()
    task = _Task(lambda: function(*args), done, failed, owner)
    number = next(_numbers)
    _under_way[number] = task
    thread = _idle.pop() if _idle else _Thread()
    thread.tasks.put((number, task))
    if not thread.is_alive():
        thread.start()


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
    """Wait for every call under way, at most `seconds`; their answers are not delivered yet."""
    deadline = time.monotonic() + seconds
    return all(
        task.is_over.wait(max(0.0, deadline - time.monotonic()))
        for task in list(_under_way.values())
    )


def _raise(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
