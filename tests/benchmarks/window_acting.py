"""A shopper at the real window: asks, presses the buttons of cards, and waits for the new ranking."""

import time
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.products.action_bar import LOOKS
from gui.search.result_list import ResultList
from tests.benchmarks.window_watch import Hands, pause, until

PAUSE_MS = 250
ACTIONS = ("favourite", "cart", "purchase", "dismiss", "click", "favourite")


class Shopper:
    """Acts on what each of `queries` finds, and on the start page in between."""

    def __init__(self, window: MainWindow, queries: list[str]) -> None:
        self._window, self._queries = window, queries
        self._hands = Hands(window)
        (self._list,) = window.page.results.findChildren(ResultList)
        self._kept: list[tuple[float, int]] = []
        window.acting.recorder.recorded.connect(self._note)

    def _note(self, session: str, actions: int) -> None:
        if actions:
            self._kept.append((time.monotonic(), actions))

    def shop(self) -> dict[str, Any]:
        """ms from a press to the painted new ranking, for searches and for the start page."""
        until(lambda: self._window.shop.recommender is not None)
        pause(1000)
        figures: dict[str, list[float]] = {"search": [], "start": [], "kept": []}
        for query in self._queries:
            self.ask(query)
            for number, action in enumerate(ACTIONS):
                self._measure(figures, "search", number, action)
            self.ask("")
            for number, action in enumerate(ACTIONS[:2]):
                self._measure(figures, "start", number, action)
            self._window.shoppers.arrive_anew()
        return figures

    def ask(self, text: str) -> None:
        """Search for `text` and look at what there is."""
        self._window.page.ask(text)
        until(lambda: self._window.page.controller.request.text == text, 5.0)
        pause(PAUSE_MS)

    def act(self, row: int, action: str) -> bool:
        """Press on a card and close what opens; whether a new ranking came of it."""
        took = self._press(row, action)
        self._window.acting.sheet.close_sheet()
        pause(PAUSE_MS)
        return took is not None

    def _measure(
        self, figures: dict[str, list[float]], what: str, number: int, action: str
    ) -> None:
        begun, seen = time.monotonic(), len(self._kept)
        took = self._press(number, action)
        if took is not None:
            figures[what].append(took)
        if until(lambda: len(self._kept) > seen, 5.0):
            figures["kept"].append((self._kept[-1][0] - begun) * 1000)
        self._window.acting.sheet.close_sheet()
        pause(PAUSE_MS)

    def _press(self, row: int, action: str) -> float | None:
        """Press on a card; ms to the painted list that knows of it, None if none came."""
        done = len(self._window.acting.session.did) + 1
        place = self._list.visualRect(self._list.model().index(row, 0))
        if not self._list.viewport().rect().contains(place.center()):
            return None
        at = place.center()
        if action in LOOKS:
            at = place.topLeft() + self._list.itemDelegate().buttons[action].center().toPoint()
        painted = self._hands.when_shown(lambda answer: len(answer.request.history) == done)
        begun = time.monotonic()
        for event in _presses(at):
            QApplication.sendEvent(self._list.viewport(), event)
        return (painted.at - begun) * 1000 if until(lambda: painted.at > 0, 5.0) else None


def _presses(at: QPoint) -> list[QMouseEvent]:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
    return [QMouseEvent(kind, QPointF(at), QPointF(at), left, left, none) for kind in kinds]
