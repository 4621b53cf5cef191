"""Search as you type."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from core.search.request import Filters, Method, SearchRequest, Sort
from gui.search.comparison import EngineComparison
from gui.search.controller import PAUSE_MS, SearchController
from tests.gui.search.answers import ScriptedEngine, answer


@pytest.fixture
def controller(qtbot: QtBot) -> SearchController:
    made = SearchController()
    made.set_engine(ScriptedEngine("run-a"))
    return made


def test_typing_searches_with_the_last_word_unfinished_and_suggests(
    qtbot: QtBot, controller: SearchController
) -> None:
    spy = QSignalSpy(controller.suggested)
    with qtbot.waitSignals([controller.answered, controller.suggested]):
        controller.type("连衣")
    assert controller.request.typing
    assert controller.response is not None
    assert controller.response.request.text == "连衣"
    text, suggestions = spy.at(0)
    assert text == "连衣"
    assert [each.text for each in suggestions] == ["连衣 one", "连衣 two"]


def test_committing_searches_for_whole_words(qtbot: QtBot, controller: SearchController) -> None:
    with qtbot.waitSignal(controller.answered):
        controller.commit("连衣裙")
    assert not controller.request.typing


def test_a_draft_is_asked_again_when_typing_pauses(qtbot: QtBot) -> None:
    engine = ScriptedEngine(drafts=True)
    controller = SearchController()
    controller.set_engine(engine)
    spy = QSignalSpy(controller.answered)
    for text in ("连", "连衣"):
        controller.type(text)
    qtbot.waitUntil(lambda: spy.count() > 1)
    qtbot.wait(PAUSE_MS + 100)
    answers = [spy.at(row)[0] for row in range(spy.count())]
    assert [(each.request.text, each.is_draft) for each in answers] == [
        ("连衣", True),
        ("连衣", False),
    ]
    # The last word may still go on.
    assert [(each.typing, each.draft) for each in engine.asked] == [
        (True, True),
        (True, True),
        (True, False),
    ]


def test_what_was_no_draft_is_not_asked_again(qtbot: QtBot, controller: SearchController) -> None:
    spy = QSignalSpy(controller.answered)
    controller.type("连衣")
    qtbot.waitUntil(lambda: spy.count() > 0)
    qtbot.wait(PAUSE_MS + 100)
    assert spy.count() == 1


def test_enter_waits_for_no_pause(qtbot: QtBot) -> None:
    engine = ScriptedEngine(drafts=True)
    controller = SearchController()
    controller.set_engine(engine)
    with qtbot.waitSignal(controller.answered):
        controller.type("连衣裙")
    spy = QSignalSpy(controller.answered)
    controller.commit("连衣裙")
    qtbot.waitUntil(lambda: spy.count() > 0)
    assert not spy.at(0)[0].is_draft
    qtbot.wait(PAUSE_MS + 100)
    assert [each.draft for each in engine.asked] == [True, False]


def test_a_key_waits_for_no_thorough_answer_which_then_never_lands(qtbot: QtBot) -> None:
    gate = threading.Event()
    controller = SearchController()
    controller.set_engine(ScriptedEngine(gate=gate, drafts=True))
    spy = QSignalSpy(controller.answered)
    controller.commit("连")
    with qtbot.waitSignal(controller.answered):
        controller.type("连衣")
    gate.set()
    qtbot.wait(30)
    assert [spy.at(row)[0].request.text for row in range(spy.count())] == ["连衣"]


def test_a_late_answer_never_lands(qtbot: QtBot) -> None:
    gate = threading.Event()
    engine = ScriptedEngine(gate=gate)
    controller = SearchController()
    controller.set_engine(engine)
    spy = QSignalSpy(controller.answered)
    for text in ("a", "ab", "abc"):
        controller.commit(text)
    gate.set()
    qtbot.waitUntil(lambda: spy.count() > 0)
    qtbot.wait(30)
    assert [spy.at(row)[0].request.text for row in range(spy.count())] == ["abc"]
    assert [each.text for each in engine.asked] == ["a", "abc"]


def test_an_answer_of_the_engine_before_is_dropped(qtbot: QtBot) -> None:
    gate = threading.Event()
    controller = SearchController()
    controller.set_engine(ScriptedEngine("old", gate))
    controller.commit("x")
    controller.set_engine(ScriptedEngine("new"))
    controller.refresh()
    gate.set()
    qtbot.waitUntil(lambda: controller.response is not None)
    qtbot.wait(30)
    assert controller.response is not None
    assert controller.response.run == "new"


def test_method_order_and_filters_search_again_with_the_same_words(
    qtbot: QtBot, controller: SearchController
) -> None:
    controller.commit("手机")
    controller.change(method=Method.LEXICAL)
    controller.change(sort=Sort.SALES)
    with qtbot.waitSignal(controller.answered):
        controller.change(filters=Filters(brand=("华为",)))
    qtbot.waitUntil(
        lambda: controller.response is not None and bool(controller.response.request.filters)
    )
    request = controller.request
    assert (request.text, request.method, request.sort) == ("手机", Method.LEXICAL, Sort.SALES)


def test_what_the_engine_cannot_do_is_told(qtbot: QtBot, controller: SearchController) -> None:
    with qtbot.waitSignal(controller.failed) as blocker:
        controller.commit("broken")
    assert isinstance(blocker.args[0], RuntimeError)


def test_an_answer_is_kept_with_the_engine_that_gave_it(
    qtbot: QtBot, controller: SearchController
) -> None:
    first = controller.engine
    controller.commit("手机")
    # Another knows more by the time that the answer lands.
    controller.improve_engine(ScriptedEngine())
    qtbot.waitUntil(lambda: controller.response is not None)
    answer = controller.answer
    assert answer is not None
    assert (answer.engine, answer.response) == (first, controller.response)


def test_without_an_engine_the_request_waits_for_one(qtbot: QtBot) -> None:
    controller = SearchController()
    controller.commit("手机")
    controller.set_engine(ScriptedEngine())
    with qtbot.waitSignal(controller.answered) as blocker:
        controller.refresh()
    assert blocker.args[0].request.text == "手机"


def test_comparison_asks_the_earlier_engine_for_what_is_on_screen(
    qtbot: QtBot, controller: SearchController
) -> None:
    comparison = EngineComparison()
    comparison.begin(ScriptedEngine("run-before"))
    with qtbot.waitSignal(comparison.compared) as blocker:
        for text in ("手", "手机"):
            after = answer(controller.request.__class__(text), run="run-after")
            comparison.take(after)
    before = blocker.args[0]
    assert (before.run, before.request.text) == ("run-before", "手机")
    assert blocker.args[1] is after


def test_comparison_waits_for_the_end_of_a_draft_and_compares_thorough_answers(
    qtbot: QtBot,
) -> None:
    engine = ScriptedEngine("run-before", drafts=True)
    comparison = EngineComparison()
    comparison.begin(engine)
    request = SearchRequest("手机", draft=True)
    with qtbot.assertNotEmitted(comparison.compared, wait=350):
        comparison.take(replace(answer(request, run="run-after"), is_draft=True))
    with qtbot.waitSignal(comparison.compared):
        comparison.take(answer(request, run="run-after"))
    assert engine.asked == [SearchRequest("手机")]


def test_comparison_is_silent_for_the_same_run_and_after_its_end(qtbot: QtBot) -> None:
    comparison = EngineComparison()
    engine = ScriptedEngine("same")
    comparison.begin(engine)
    with qtbot.assertNotEmitted(comparison.compared, wait=350):
        comparison.take(answer(SearchController().request, run="same"))
    comparison.end()
    with qtbot.assertNotEmitted(comparison.compared, wait=350):
        comparison.take(answer(SearchController().request, run="other"))
    assert engine.asked == []
