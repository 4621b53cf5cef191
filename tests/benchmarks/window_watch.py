"""Instruments on the real window: when something was painted, how long its event loop was away."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from core.search.request import SearchResponse
from gui.main_window import MainWindow
from gui.products.state_page import StatePage
from gui.search.result_list import ResultList

PATIENCE_SECONDS = 180.0
BEAT_MS = 1
PAINTED = QEvent.Type(QEvent.registerEventType())


class Painted(QObject):
    """Calls `done` once, when the event loop comes back from the next repaint that `condition` accepts.

    By then the widget is painted and its window flushed to the screen.
    """

    def __init__(self, widgets: list[QWidget], condition: Callable[[], bool]):
        super().__init__()
        self.at = 0.0
        self._condition = condition
        self._widgets = widgets
        self._is_due = False
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for a turn of the loop after the paint that is wanted."""
        if event.type() == QEvent.Type.Paint and not self._is_due and self._condition():
            self._is_due = True
            high = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(PAINTED), high)
        return False

    def customEvent(self, event: QEvent) -> None:
        """The loop is back."""
        self.at = time.monotonic()
        for widget in self._widgets:
            widget.removeEventFilter(self)


class Heartbeat(QObject):
    """The gaps, in ms, between the turns of a 1 ms timer in the window's thread."""

    def __init__(self) -> None:
        super().__init__()
        self._beats: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(lambda: self._beats.append(time.perf_counter()))

    def start(self) -> None:
        """Begin anew."""
        self._beats = []
        self._timer.start()

    def stop(self) -> list[float]:
        """The gaps since `start`."""
        self._timer.stop()
        pairs = zip(self._beats, self._beats[1:], strict=False)
        return [(after - before) * 1000 for before, after in pairs]


class Hands:
    """What a person does at the window: types, waits, and sees answers painted."""

    def __init__(self, window: MainWindow):
        self.window = window
        self.box = window.search_bar.box
        self._shown: SearchResponse | None = None
        window.page.shown.connect(self._take)

    def _take(self, response: SearchResponse) -> None:
        self._shown = response

    def when_shown(self, condition: Callable[[SearchResponse], bool]) -> Painted:
        """The repaint after the next answer that `condition` accepts."""
        self._shown = None
        return Painted(
            result_surfaces(self.window),
            lambda: self._shown is not None and condition(self._shown),
        )

    def press(self, character: str) -> float | None:
        """Type one character; ms from its event's delivery to the painted answer, None if none came."""
        wanted = self.box.text() + character
        painted = self.when_shown(lambda answer: answer.request.text == wanted)
        begun = time.monotonic()
        for event in _key_events(character):
            QApplication.sendEvent(self.box, event)
        return (painted.at - begun) * 1000 if until(lambda: painted.at > 0, 10.0) else None

    def type(self, text: str, pause_ms: int) -> list[float]:
        """Type `text` into the empty box with a pause after each character; ms of each."""
        self.box.clear()
        pause(200)
        found = []
        for character in text:
            found.append(self.press(character))
            pause(pause_ms)
        return [each for each in found if each is not None]


def result_surfaces(window: MainWindow) -> list[QWidget]:
    """Where answers are painted: the list, or the page that says that nothing was found."""
    results = window.page.results
    return [
        *(each.viewport() for each in results.findChildren(ResultList)),
        *results.findChildren(StatePage),
    ]


def viewport(area: QWidget) -> QWidget:
    """What is painted of a scroll area."""
    assert isinstance(area, QAbstractScrollArea)
    return area.viewport()


def _key_events(character: str) -> list[QEvent]:
    if not character.isascii():
        composed = QInputMethodEvent()
        composed.setCommitString(character)
        return [composed]
    none = Qt.KeyboardModifier.NoModifier
    kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    return [QKeyEvent(kind, ord(character.upper()), none, character) for kind in kinds]


def until(condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Run the event loop until `condition` holds; False if it does not in time."""
    loop = QEventLoop()
    deadline = time.monotonic() + seconds
    timer = QTimer()
    timer.setInterval(round(seconds * 1000))
    timer.timeout.connect(loop.quit)
    timer.start()
    while not condition() and time.monotonic() < deadline:
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return condition()


def pause(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
