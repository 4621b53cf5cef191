"""A pinyin query in the real window, used once: it goes on finding what it found, and is no word."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.search.engine import Engine
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.state import State
from tests.core.search.golden import VectorRun
from tests.gui.acting.hands import click_card, recorded, settle, shown
from tests.gui.conftest import PRODUCTS

DRESSES = ["p1", "p2"]


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shops are ranked by a run that has learned a query without a product, as from an earlier log."""
    build = Engine.open
    vectors = dict(zip((product[0] for product in PRODUCTS), np.eye(len(PRODUCTS)), strict=True))
    run = VectorRun(vectors, {"lianyiqun": vectors["p6"]})

    def open_engine(workspace: Workspace, progress: object = None) -> Engine:
        return build(workspace, "").ranked_by(run)

    monkeypatch.setattr(Engine, "open", open_engine)


@pytest.fixture
def open_window(
    qtbot: QtBot, state: State, taught: None, visited_folder: Path
) -> Iterator[Callable[[], MainWindow]]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(state)
        made.append(window)
        window.show()
        ready = [window.painted, window.shop.shoppers_ready, window.shop.recommender_ready]
        with qtbot.waitSignals(ready, timeout=30_000):
            window.open(visited_folder)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_pinyin(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Type `lianyiqun` letter by letter; the products found."""
    box = window.search_bar.box
    box.setFocus()
    qtbot.keyClicks(box, "lianyiqun")
    model = window.page.results.model
    qtbot.waitUntil(
        lambda: model.response is not None and model.response.request.text == "lianyiqun"
    )
    settle(qtbot, window)
    return sorted(shown(window))


def test_it_finds_the_same_after_it_was_clicked_and_the_shop_opened_again(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    first = open_window()
    assert type_pinyin(qtbot, first) == DRESSES
    click_card(first, "p1")
    settle(qtbot, first)
    _, columns = recorded(first)
    assert "lianyiqun" in columns["query"]

    again = open_window()
    assert type_pinyin(qtbot, again) == DRESSES
    line = again.page.meant
    assert line.isVisible()
    assert line.query.text() == "连衣裙"
    engine = again.page.controller.engine
    assert engine is not None
    for typed in ("l", "lian", "lianyiq"):
        assert "lianyiqun" not in [each.text for each in engine.suggest(typed, 20)]
