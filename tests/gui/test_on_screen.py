"""Whatever is done, the inspector tells of the list on screen or of nothing; the sheet goes with its list."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.search.request import Filters, Method, Sort
from gui.main_window import MainWindow
from gui.products.recommended import RecommendedHit
from gui.products.result_model import ResultRole
from gui.state import State
from tests.gui.acting.hands import click_card, results, shown

Step = Callable[[QtBot, MainWindow], object]


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    ready = [made.painted, made.shop.shoppers_ready, made.shop.recommender_ready]
    with qtbot.waitSignals(ready, timeout=30_000):
        made.open(visited_folder)
    settle(qtbot, made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is asked and everything that was answered is written."""
    controller, start = window.page.controller, window.page.start

    def is_quiet() -> bool:
        panel = window.inspection.panel
        lanes = (controller._searches, controller._drafts, start._answers, window.shoppers._choices)
        is_busy = any(lane.is_busy for lane in (*lanes, window.inspection._explanations))
        is_pending = controller._pause.isActive() or bool(panel and panel._pace.isActive())
        return not (is_busy or is_pending)

    qtbot.waitUntil(is_quiet)
    QApplication.processEvents()
    qtbot.waitUntil(is_quiet)


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Search for `text`, which may find nothing."""
    window.page.ask(text)
    settle(qtbot, window)
    assert window.page.controller.response.request.text == text


def told(window: MainWindow) -> list[str]:
    """Every label in the inspector, none where it is empty or out of sight."""
    panel = window.inspection.panel
    if panel is None or not panel.product.isVisible():
        return []
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def assert_in_step(qtbot: QtBot, window: MainWindow, is_empty: bool | None = None) -> None:
    """What is read in the inspector is what is read on the selected card, under the present request."""
    settle(qtbot, window)
    texts, current = told(window), results(window).currentIndex()
    if is_empty is not None:
        assert bool(texts) is not is_empty
    if not texts:
        return
    card, response = current.data(ResultRole.CARD), window.page.results.model.response
    assert card.goods.title in texts
    assert f"Score {card.score:.3f}" in texts
    assert any(f" {card.rank} of {response.total}" in text for text in texts)
    assert response.request.text == window.page.controller.request.text
    explanation = window.inspection.panel._explanation
    if isinstance(current.data(ResultRole.HIT), RecommendedHit):
        assert explanation is None
        return
    assert explanation.query == response.request.text
    assert explanation.product.score == pytest.approx(card.score, abs=1e-6)
    assert sum(explanation.product.parts.values()) == pytest.approx(card.score, abs=1e-6)
    assert dict(card.parts) == pytest.approx(explanation.product.parts)


def choose(text: str) -> Step:
    return lambda qtbot, window: ask(qtbot, window, text)


def select(rank: int) -> Step:
    return lambda qtbot, window: window.page.results.select_rank(rank)


def change(**fields: object) -> Step:
    return lambda qtbot, window: window.page.controller.change(**fields)


def toggle_inspector(qtbot: QtBot, window: MainWindow) -> None:
    window.panels.inspector.toggleViewAction().trigger()


STEPS: dict[str, Step] = {
    "another query": choose("手机"),
    "back": choose("连衣裙 手机"),
    "by words": change(method=Method.LEXICAL),
    "by both": change(method=Method.HYBRID),
    "cheap first": change(sort=Sort.PRICE_UP),
    "best match": change(sort=Sort.RELEVANCE),
    "one brand": change(filters=Filters(brand=("小米", "优衣库"))),
    "all brands": change(filters=Filters()),
    "as a list": lambda qtbot, window: window.page.view.chosen.emit("list"),
    "as cards": lambda qtbot, window: window.page.view.chosen.emit("grid"),
    "another shopper": lambda qtbot, window: window.shoppers.choose("u1"),
    "with taste": lambda qtbot, window: window.shoppers.personal.click(),
    "a favourite": lambda qtbot, window: window.page.results.acted.emit(
        window.page.results.model.hit(0), "favourite"
    ),
    "another": select(2),
    "the same again": lambda qtbot, window: click_card(window, shown(window)[1]),
    "closed": toggle_inspector,
    "query while closed": choose("手机"),
    "another while closed": select(1),
    "reopened": toggle_inspector,
    "demo": lambda qtbot, window: window.arrange("demo"),
    "query in the demo": choose("连衣裙"),
    "first": select(1),
    "inspect again": lambda qtbot, window: window.arrange("inspect"),
    "misspelt": choose("lianyiqun"),
    "first of the misspelt": select(1),
    "nothing": choose("zzzz"),
    "start": choose(""),
    "first of the start": select(1),
    "recommended for another": lambda qtbot, window: window.shoppers.choose("u2"),
    "query again": choose("手机"),
    "first again": select(1),
}


EMPTY = {"nothing": True, "reopened": False, "first again": False}


def test_the_inspector_is_in_step_after_every_step(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("inspect")
    ask(qtbot, window, "连衣裙 手机")
    window.page.results.select_rank(3)
    assert_in_step(qtbot, window, is_empty=False)
    for name, step in STEPS.items():
        step(qtbot, window)
        assert_in_step(qtbot, window, EMPTY.get(name))


def test_words_of_a_corrected_query_are_explained(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("inspect")
    ask(qtbot, window, "lianyiqun")
    window.page.results.select_rank(1)
    assert_in_step(qtbot, window, is_empty=False)
    assert not any("its meaning was near" in text for text in told(window))
    explanation = window.inspection.panel._explanation
    assert sum(word.score for word in explanation.product.lexical) == pytest.approx(
        explanation.product.parts["lexical"], abs=1e-6
    )


def test_why_asks_for_the_card_as_it_is_now(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "连衣裙 手机")
    opened = shown(window)[-1]
    # The click is an action: taste moves the list under the sheet.
    click_card(window, opened)
    settle(qtbot, window)
    window.acting.sheet.why.click()
    assert_in_step(qtbot, window, is_empty=False)
    card = results(window).currentIndex().data(ResultRole.CARD)
    assert card.goods.product_id == opened
    assert card.taste > 0
    assert any("taste" in text for text in told(window))


def test_a_similar_product_is_shown_until_the_list_changes(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "华为")
    click_card(window, "p3")
    sheet = window.acting.sheet
    strip = sheet.similar
    qtbot.waitUntil(lambda: strip.model.row_of("p4") >= 0)
    strip.opened.emit(strip.model.response, strip.model.hit(strip.model.row_of("p4")))
    settle(qtbot, window)
    sheet.why.click()
    settle(qtbot, window)
    assert "小米 手机 128GB" in told(window)
    ask(qtbot, window, "连衣裙")
    assert "小米 手机 128GB" not in told(window)
    assert_in_step(qtbot, window)


def test_a_look_at_the_reasons_does_not_stay_in_the_arrangement(
    qtbot: QtBot, window: MainWindow
) -> None:
    dock = window.panels.inspector
    ask(qtbot, window, "手机")
    click_card(window, "p3")
    window.acting.sheet.why.click()
    assert dock.isVisible()
    window.arrange("demo")
    assert not dock.isVisible()
    # Opened by hand it stays.
    dock.toggleViewAction().trigger()
    window.arrange("demo")
    assert dock.isVisible()


@pytest.mark.parametrize("width", [960, 1280])
@pytest.mark.parametrize("text", ["zzzz", "连衣裙", ""])
def test_the_sheet_closes_with_its_list_and_the_next_card_opens_it(
    qtbot: QtBot, window: MainWindow, width: int, text: str
) -> None:
    window.resize(width, 800)
    ask(qtbot, window, "手机")
    settle(qtbot, window)
    click_card(window, "p3")
    sheet = window.acting.sheet
    settle(qtbot, window)
    assert sheet.isVisible()
    box = window.search_bar.box
    box.setFocus()
    ask(qtbot, window, text)
    settle(qtbot, window)
    assert not sheet.isVisible()
    assert box.hasFocus()
    ask(qtbot, window, "手机")
    settle(qtbot, window)
    click_card(window, "p3")
    assert sheet.isVisible()
    room = window.page.results
    qtbot.waitUntil(lambda: sheet.geometry().right() == room.width() - 1)
    assert sheet.height() == room.height()


def test_ranked_anew_the_list_keeps_its_sheet(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机 连衣裙")
    click_card(window, shown(window)[-1])
    settle(qtbot, window)
    qtbot.keyClick(window.acting.sheet, Qt.Key.Key_F)
    settle(qtbot, window)
    assert window.acting.sheet.isVisible()
