"""The page before anything is typed: filled by a recommender, left to results without one."""

import threading

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.search.request import Interaction, SearchRequest
from gui.products.result_model import ResultRole
from gui.search.results_view import ResultsView
from gui.search.skeleton import Skeleton
from gui.search.start_page import StartPage
from tests.gui.recommendations import ScriptedRecommender
from tests.gui.search.answers import answer, shop

RUN = "20261125-101000-next-item-conv1d"
NOTHING = answer(SearchRequest(""))
HISTORY = (Interaction("p1"), Interaction("p2"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def page(window: QWidget) -> StartPage:
    results = ResultsView()
    made = StartPage(results, window)
    layout = QVBoxLayout(window)
    layout.addWidget(made.line)
    layout.addWidget(results, 1)
    return made


def listed(page: StartPage) -> list[str]:
    response = page._results.model.response
    return [hit.product_id for hit in response.hits] if response else []


def test_without_a_recommender_answers_are_results(page: StartPage) -> None:
    assert not page.takes(NOTHING, shop())
    assert not page.line.isVisible()


def test_a_guest_sees_what_is_popular(qtbot: QtBot, page: StartPage) -> None:
    page.set_recommender(ScriptedRecommender(shop(), RUN))
    with qtbot.waitSignal(page.shown) as blocker:
        assert page.takes(NOTHING, shop())
    assert blocker.args == [NOTHING]
    assert listed(page) == ["p0", "p1", "p2"]
    assert page.line.isVisible()
    assert page.line.about.text().startswith("Popular and varied")


def test_a_shopper_sees_their_own_and_which_run_made_it(qtbot: QtBot, page: StartPage) -> None:
    page.set_recommender(ScriptedRecommender(shop(), RUN))
    with qtbot.waitSignal(page.shown):
        page.takes(NOTHING, shop())
    with qtbot.waitSignal(page.shown):
        page.set_shopper("u7", HISTORY, len(HISTORY))
    assert listed(page) == ["p2", "p1", "p0"]
    assert page.line.about.text() == "For u7, by 2 actions · recommended by conv1d 11-25 10:10"


def test_while_the_recommender_is_opened_cards_to_come_stand_there(
    qtbot: QtBot, page: StartPage
) -> None:
    page.await_recommender()
    assert page.takes(NOTHING, shop())
    skeleton = page._results.findChild(Skeleton)
    assert skeleton is not None
    assert skeleton.isVisible()
    page.set_recommender(None)
    assert not page.takes(NOTHING, shop())


def test_recommendations_that_come_after_the_first_letter_never_land(
    qtbot: QtBot, page: StartPage
) -> None:
    gate = threading.Event()
    page.set_recommender(ScriptedRecommender(shop(), RUN, gate))
    spy = QSignalSpy(page.shown)
    page.takes(NOTHING, shop())
    assert not page.takes(answer(SearchRequest("a")), shop())
    gate.set()
    qtbot.waitUntil(lambda: not page._answers.is_busy)
    assert spy.count() == 0
    assert listed(page) == []


def test_nothing_to_recommend_shows_the_plain_list(qtbot: QtBot, page: StartPage) -> None:
    recommender = ScriptedRecommender(shop(), RUN)
    recommender.rows = []
    page.set_recommender(recommender)
    with qtbot.waitSignal(page.shown):
        page.takes(NOTHING, shop())
    assert listed(page) == ["p0", "p1", "p2"]
    assert not page.line.isVisible()


def test_the_line_speaks_the_language_of_the_window(qtbot: QtBot, page: StartPage, qapp) -> None:
    from gui import language

    page.set_recommender(ScriptedRecommender(shop(), RUN))
    with qtbot.waitSignal(page.shown):
        page.takes(NOTHING, shop())
    language.install(qapp, "zh")
    qtbot.waitUntil(lambda: page.line.heading.text() == "猜你喜欢")


def test_a_state_of_the_shop_is_not_covered_by_recommendations(
    qtbot: QtBot, page: StartPage
) -> None:
    gate = threading.Event()
    page.set_recommender(ScriptedRecommender(shop(), RUN, gate))
    spy = QSignalSpy(page.shown)
    page.takes(NOTHING, shop())
    page.leave()
    gate.set()
    page.refresh()
    qtbot.waitUntil(lambda: not page._answers.is_busy)
    assert spy.count() == 0
    assert not page.line.isVisible()


def test_what_moved_for_the_same_shopper_says_how_far(qtbot: QtBot, page: StartPage) -> None:
    page.set_recommender(ScriptedRecommender(shop(), RUN))
    page.set_shopper("u7", (), 0)
    with qtbot.waitSignal(page.shown):
        page.takes(NOTHING, shop())
    with qtbot.waitSignal(page.shown):
        page.set_shopper("u7", HISTORY, len(HISTORY))
    model = page._results.model
    steps = [getattr(model.index(row).data(ResultRole.MOVEMENT), "steps", 0) for row in range(3)]
    assert steps == [2, 0, -2]
    with qtbot.waitSignal(page.shown):
        page.set_shopper("u8", (), 0)
    assert model.index(0).data(ResultRole.MOVEMENT) is None


def test_the_search_behind_the_page_does_not_fill_it_again(qtbot: QtBot, page: StartPage) -> None:
    catalogue, asked = shop(), []
    recommender = ScriptedRecommender(catalogue, RUN)
    recommend = recommender.page
    recommender.page = lambda *given: asked.append(given) or recommend(*given)
    page.set_recommender(recommender)
    with qtbot.waitSignal(page.shown):
        page.takes(NOTHING, catalogue)
    with qtbot.waitSignal(page.shown):
        page.takes(NOTHING, catalogue)
    assert len(asked) == 1
    with qtbot.waitSignal(page.shown):
        page.set_shopper("u7", HISTORY, len(HISTORY))
    assert len(asked) == 2
