"""How much taste counts in the window: chosen by a slider, felt at once."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.feedback.actions import DISMISS
from core.search.request import Interaction
from gui.main_window import MainWindow
from gui.products.result_model import ResultRole
from tests.gui.acting.hands import ask, settle, shown


def test_dragging_ranks_anew_and_movements_count_from_where_it_began(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.shoppers.choose("u1")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u1")
    bar = window.shoppers.strength
    bar.slider.setValue(0)
    ask(qtbot, window, "连衣裙 手机")
    settle(qtbot, window)
    before = shown(window)
    assert before[0] != "p4"
    bar.dragged.emit(True)
    for percent in (20, 60, 90):
        bar.slider.setValue(percent)
        settle(qtbot, window)
    bar.dragged.emit(False)
    response = window.page.results.model.response
    assert response.request.personal == pytest.approx(0.9)
    assert shown(window)[0] == "p4"
    moved = window.page.results.model.index(0).data(ResultRole.MOVEMENT)
    assert moved.before_rank == before.index("p4") + 1
    for hit in response.hits:
        assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)


def test_the_slider_waits_for_a_taste(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.shoppers
    assert not bar.strength.isEnabled()
    window.shoppers.live((Interaction("p1", "click", 1.0),))
    assert bar.strength.isEnabled()
    qtbot.mouseClick(bar.personal, Qt.MouseButton.LeftButton)
    assert not bar.strength.isEnabled()
    window.shoppers.live((Interaction("p1", DISMISS, 1.0),))
    assert window.page.controller.request.history == (Interaction("p1", DISMISS, 1.0),)
    assert window.page.controller.request.personal == 0
    settle(qtbot, window)
