"""A window over a small shop with a log, and a demonstration for it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.demonstration.demonstration import WHY, Act, Demonstration, Point, Start, Step
from core.search.request import Filters, Sort
from gui.main_window import MainWindow
from gui.state import State

STEPS = (
    Step("手机", {"en": "Typed: phones", "zh": "手机"}, typed=True, point=Point(part="search_box")),
    Step("手机", {"en": "A heart"}, personal=0.5, act=Act("favourite", "p3")),
    Step("连衣裙", {"en": "Cheap"}, sort=Sort.PRICE_UP, filters=Filters(price=(None, 300.0))),
    Step("手机", {"en": "Somebody known"}, shopper="u2", personal=0.8, act=Act("click", "p5")),
    Step("手机", {"en": "Why"}, shopper="u2", personal=0.8, act=Act(WHY, "p3")),
)
DEMONSTRATION = Demonstration(
    {"en": "Phones and dresses"},
    Start(theme="light", language="en", view="list", arrangement="demo"),
    STEPS,
    1_790_000_000.0,
)


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.show()
    ready = [made.painted, made.shop.shoppers_ready, made.shop.recommender_ready]
    with qtbot.waitSignals(ready, timeout=30_000):
        made.open(visited_folder)
    hurry(made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def showing(window: MainWindow) -> MainWindow:
    """The window, whose shop has the demonstration."""
    assert window.demonstrating.collection.add(DEMONSTRATION)
    return window


def hurry(window: MainWindow) -> None:
    """Nobody watches: letters and acts follow each other at once."""
    window.demonstrating.presenter.pause.setInterval(0)
    window.demonstrating.presenter.letters.setInterval(0)


def come_to_rest(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the step, or the window after the demonstration, is all there."""
    qtbot.waitUntil(lambda: window.demonstrating.presenter.is_at_rest, timeout=20_000)


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys of a remote, wherever the focus is, and wait until what they bring is there."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)
        come_to_rest(qtbot, window)


def ranking(window: MainWindow) -> list[tuple[str, float, tuple[tuple[str, float], ...]]]:
    """The list on screen to the last digit, with the parts of each score."""
    response = window.page.results.model.response
    hits = response.hits if response is not None else ()
    return [(hit.product_id, hit.score, tuple(hit.parts.items())) for hit in hits]


def with_steps(*steps: Step) -> Demonstration:
    """A demonstration of other steps."""
    return replace(DEMONSTRATION, steps=steps)
