"""The buttons on results: painted where they are meant to be, hit by the mouse, told to those who hear."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.products.action_bar import LOOKS, hint
from gui.search.result_list import ResultList
from gui.search.results_view import ResultsView
from gui.theme import theme
from tests.gui.goods import answer, shop


@pytest.fixture(params=["grid", "list"])
def view(qtbot: QtBot, request: pytest.FixtureRequest) -> ResultsView:
    made = ResultsView()
    qtbot.addWidget(made)
    made.resize(920, 640)
    made.set_mode(request.param)
    with qtbot.waitExposed(made):
        made.show()
    catalogue = shop(40)
    made.show_response(answer(catalogue, range(40)), catalogue)
    made.set_acting(True)
    return made


def listed(view: ResultsView) -> ResultList:
    found = view.findChild(ResultList)
    assert isinstance(found, ResultList)
    return found


def button(view: ResultsView, row: int, action: str) -> QPoint:
    cards = listed(view)
    corner = cards.visualRect(cards.model().index(row, 0)).topLeft()
    return corner + cards.itemDelegate().buttons[action].center().toPoint()


def painted(view: ResultsView, row: int) -> QImage:
    view.repaint()
    cards = listed(view)
    return cards.viewport().grab(cards.visualRect(cards.model().index(row, 0))).toImage()


def test_every_button_is_inside_its_result_and_apart_from_the_others(view: ResultsView) -> None:
    cards = listed(view)
    places = list(cards.itemDelegate().buttons.values())
    assert len(places) == len(LOOKS)
    room = cards.visualRect(cards.model().index(0, 0)).toRectF()
    assert all(room.contains(place) for place in places)
    assert all(first.right() < second.left() for first, second in pairwise(places))


def test_what_is_done_stays_lit_and_only_where_it_was_done(view: ResultsView) -> None:
    before = painted(view, 1), painted(view, 2)
    view.mark_done({"P1": frozenset({"favourite"})})
    assert painted(view, 1) != before[0]
    assert painted(view, 2) == before[1]
    view.mark_done({})
    assert painted(view, 1) == before[0]


def test_the_selected_result_shows_its_buttons_while_somebody_acts(view: ResultsView) -> None:
    view.select_rank(2)
    acting = painted(view, 1)
    view.set_acting(False)
    assert painted(view, 1) != acting


def test_a_click_on_a_button_acts_and_neither_selects_nor_enters(view: ResultsView) -> None:
    acted: list[tuple[str, str]] = []
    entered: list[object] = []
    view.acted.connect(lambda hit, action: acted.append((hit.product_id, action)))
    view.entered.connect(entered.append)
    left, viewport = Qt.MouseButton.LeftButton, listed(view).viewport()
    for row, action in enumerate(LOOKS):
        QTest.mouseClick(viewport, left, pos=button(view, row, action))
    # A double click acts as well, the right button does not.
    QTest.mouseDClick(viewport, left, pos=button(view, 0, "cart"))
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=button(view, 0, "cart"))
    assert acted[:4] == [(f"P{row}", action) for row, action in enumerate(LOOKS)]
    assert set(acted[4:]) == {("P0", "cart")}
    assert entered == []


def test_without_acting_there_are_no_buttons(view: ResultsView) -> None:
    view.set_acting(False)
    acted: list[object] = []
    view.acted.connect(lambda hit, action: acted.append(hit))
    at = button(view, 1, "cart")
    QTest.mouseClick(listed(view).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert acted == []
    assert view.current_hit is not None
    assert view.current_hit.product_id == "P1"


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_button_under_the_mouse_lights_up_and_says_what_it_does(
    qtbot: QtBot, view: ResultsView
) -> None:
    view.select_rank(1)
    plain = painted(view, 0)
    viewport, pointed = listed(view).viewport(), button(view, 0, "cart")
    QTest.mouseMove(viewport, pointed)
    QApplication.processEvents()
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert painted(view, 0) != plain
    asked = QHelpEvent(QEvent.Type.ToolTip, pointed, viewport.mapToGlobal(pointed))
    QApplication.sendEvent(viewport, asked)
    assert QToolTip.text() == "Add to cart (C)"
    QToolTip.hideText()


def test_hints_name_the_key_and_what_pressing_again_does() -> None:
    assert hint("favourite", False) == "Favourite (F)"
    assert hint("favourite", True) == "Take back: favourite (F)"
    assert hint("purchase", True) == "Done: purchase"


def test_those_who_hear_are_told_what_was_done(view: ResultsView) -> None:
    view.mark_done({"P1": frozenset({"cart"})})
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert view.model.index(1).data(described).endswith("add to cart")
    assert "add to cart" not in view.model.index(2).data(described)


def test_what_is_in_sight_is_what_can_be_seen(view: ResultsView) -> None:
    cards = listed(view)
    seen = [hit.rank for hit in view.visible_hits()]
    assert seen[0] == 1
    assert len(seen) < 40
    last = cards.visualRect(cards.model().index(seen[-1] - 1, 0))
    assert cards.viewport().rect().contains(QPointF(last.center()).toPoint())
    if cards.columns > 1:
        beside = [hit.rank for hit in view.visible_hits(cards.gridSize().width())]
        assert beside == seen[:: cards.columns]
    cards.scrollTo(cards.model().index(39, 0))
    assert 40 in [hit.rank for hit in view.visible_hits()]
    assert 1 not in [hit.rank for hit in view.visible_hits()]
    view.show_state("empty", "Nothing", "")
    assert view.visible_hits() == []


@pytest.fixture(autouse=True)
def light() -> None:
    theme().set_mode("light")
