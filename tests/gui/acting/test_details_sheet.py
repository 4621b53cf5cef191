"""The product page beside the results, or over them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.acting.details_sheet import NARROWEST, DetailsSheet
from gui.search.result_list import ResultList
from gui.search.results_view import ResultsView
from tests.gui.goods import answer, shop
from tests.gui.recommendations import ScriptedRecommender

CATALOGUE = shop(40)
ANSWER = answer(CATALOGUE, range(40))


@pytest.fixture
def room(qtbot: QtBot) -> ResultsView:
    made = ResultsView()
    qtbot.addWidget(made)
    made.resize(1240, 640)
    made.show()
    made.show_response(ANSWER, CATALOGUE)
    return made


@pytest.fixture
def sheet(room: ResultsView) -> DetailsSheet:
    return DetailsSheet(room)


def test_it_shows_what_is_known_and_leaves_out_what_is_not(sheet: DetailsSheet) -> None:
    sheet.show_product(CATALOGUE, ANSWER.hits[0], False)
    page = sheet.page
    assert page.title.text() == "优衣库 2026夏季新款 法式碎花连衣裙"
    assert page.description.text() == "适合夏季穿着"
    assert "女装 › 连衣裙" in page.rank_label.text()
    assert not sheet.back.isVisible()
    sheet.show_product(CATALOGUE, ANSWER.hits[1], True)
    assert not page.description.isVisible()
    assert sheet.back.isVisible()


@pytest.mark.parametrize("width", [928, 1248, 1900])
def test_the_results_make_way_and_keep_what_is_selected_in_sight(
    qtbot: QtBot, room: ResultsView, sheet: DetailsSheet, width: int
) -> None:
    room.resize(width, 640)
    room.select_rank(6)
    listed = room.findChild(ResultList)
    assert listed is not None
    before = listed.columns
    sheet.show_product(CATALOGUE, ANSWER.hits[5], False)
    qtbot.waitUntil(lambda: sheet.geometry().right() == width - 1)
    assert sheet.height() == 640
    assert listed.geometry().right() < sheet.x()
    assert 2 <= listed.columns < before
    assert ANSWER.hits[5] in room.visible_hits(sheet.room_left)
    sheet.close_sheet()
    assert listed.columns == before


def test_a_low_sheet_leaves_the_product_its_room(
    qtbot: QtBot, room: ResultsView, sheet: DetailsSheet
) -> None:
    sheet.similar.set_recommender(ScriptedRecommender(CATALOGUE), CATALOGUE)
    sheet.show_product(CATALOGUE, ANSWER.hits[0], False)
    for height, is_shown in ((640, True), (200, False), (640, True)):
        room.resize(1240, height)
        qtbot.waitUntil(lambda height=height: sheet.height() == height)
        assert sheet.similar.isVisible() is is_shown


def test_in_a_narrow_room_it_covers_whole_cards(
    qtbot: QtBot, room: ResultsView, sheet: DetailsSheet
) -> None:
    sheet.show_product(CATALOGUE, ANSWER.hits[0], False)
    for width in (1240, 900, 1900, 700, 420):
        room.resize(width, 640)
        qtbot.waitUntil(lambda width=width: sheet.geometry().right() == width - 1)
        assert sheet.width() >= min(width, NARROWEST)
        assert sheet.height() == room.height()
    for width in (700, 757):
        room.resize(width, 640)
        qtbot.waitUntil(lambda width=width: sheet.geometry().right() == width - 1)
        assert sheet.x() == room.edge_before(sheet.x())
        assert sheet.room_left == sheet.x()


def test_buttons_and_keys_act_and_what_is_done_is_lit(qtbot: QtBot, sheet: DetailsSheet) -> None:
    spy = QSignalSpy(sheet.acted)
    sheet.show_product(CATALOGUE, ANSWER.hits[0], False)
    buttons = sheet.page.buttons
    qtbot.mouseClick(buttons["cart"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(sheet, Qt.Key.Key_X)
    qtbot.keyClick(sheet, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert [spy.at(number)[0] for number in range(spy.count())] == ["cart", "dismiss"]
    plain = buttons["cart"].icon().cacheKey()
    sheet.page.show_done(frozenset({"cart"}))
    assert buttons["cart"].icon().cacheKey() != plain
    assert buttons["cart"].toolTip() == "Take back: add to cart (C)"
    assert buttons["favourite"].toolTip() == "Favourite (F)"


def test_escape_and_back_ask_where_to_and_the_cross_closes(
    qtbot: QtBot, sheet: DetailsSheet
) -> None:
    left, closed = QSignalSpy(sheet.left), QSignalSpy(sheet.closed)
    sheet.show_product(CATALOGUE, ANSWER.hits[0], True)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    assert (left.count(), closed.count()) == (2, 0)
    assert sheet.isVisible()
    qtbot.mouseClick(sheet.cross, Qt.MouseButton.LeftButton)
    assert (left.count(), closed.count()) == (2, 1)
    assert not sheet.isVisible()
