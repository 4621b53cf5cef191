"""What goes with a product: asked in a thread, opened by mouse and keys, silent where nothing is known."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.inspect.similar_strip import SimilarStrip
from tests.gui.goods import shop
from tests.gui.recommendations import ScriptedRecommender


@pytest.fixture
def strip(qtbot: QtBot) -> SimilarStrip:
    made = SimilarStrip()
    qtbot.addWidget(made)
    made.resize(900, 140)
    catalogue = shop(6)
    made.set_recommender(ScriptedRecommender(catalogue), catalogue)
    made.show()
    return made


def listed(strip: SimilarStrip) -> list[str]:
    response = strip.model.response
    return [hit.product_id for hit in response.hits] if response else []


def test_every_other_product_is_offered(qtbot: QtBot, strip: SimilarStrip) -> None:
    strip.show_product("P1")
    qtbot.waitUntil(lambda: listed(strip) == ["P0", "P2", "P3", "P4", "P5"])
    assert strip.list.isVisible()


def test_a_click_and_enter_open(qtbot: QtBot, strip: SimilarStrip) -> None:
    strip.show_product("P1")
    qtbot.waitUntil(lambda: len(listed(strip)) == 5)
    with qtbot.waitSignal(strip.opened) as blocker:
        place = strip.list.visualRect(strip.model.index(1)).center()
        qtbot.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    answer, hit = blocker.args
    assert (hit.product_id, hit.reason) == ("P2", "alike")
    assert hit in answer.hits
    strip.list.setCurrentIndex(strip.model.index(0))
    qtbot.keyClick(strip.list, Qt.Key.Key_Right)
    qtbot.keyClick(strip.list, Qt.Key.Key_Right)
    with qtbot.waitSignal(strip.opened) as blocker:
        qtbot.keyClick(strip.list, Qt.Key.Key_Return)
    assert blocker.args[1].product_id == "P3"


def test_where_nothing_is_known_it_says_so(qtbot: QtBot, strip: SimilarStrip) -> None:
    strip.show_product("P5")
    qtbot.waitUntil(strip.note.isVisible)
    assert "Nothing" in strip.note.text()
    strip.show_product("P0")
    qtbot.waitUntil(strip.list.isVisible)


def test_without_a_recommender_there_is_no_strip(strip: SimilarStrip) -> None:
    assert strip.isVisible()
    strip.set_recommender(None, None)
    assert not strip.isVisible()


def test_the_keyboard_shows_where_it_is(qtbot: QtBot, strip: SimilarStrip) -> None:
    strip.show_product("P1")
    qtbot.waitUntil(lambda: len(listed(strip)) == 5)
    before = strip.list.grab().toImage()
    strip.activateWindow()
    strip.list.setFocus()
    strip.list.setCurrentIndex(strip.model.index(1))
    qtbot.waitUntil(lambda: strip.list.grab().toImage() != before)
    assert isinstance(before, QImage)
