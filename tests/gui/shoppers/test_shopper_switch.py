"""The window with a log of two shoppers: chosen, remembered, recommended to, searched for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.recommend.recommender import Recommender
from core.search.request import History
from core.workspace import Workspace
from gui import words
from gui.main_window import MainWindow
from gui.products.badges import movement_text
from gui.products.recommended import RecommendedHit
from gui.products.result_model import ResultRole
from tests.gui.shoppers.windows import Open, ask, shown


@pytest.fixture
def window(opened: Open, visited_folder: Path) -> MainWindow:
    return opened(visited_folder)


def reasons(window: MainWindow) -> set[str]:
    response = window.page.results.model.response
    hits = response.hits if response else ()
    return {hit.reason for hit in hits if isinstance(hit, RecommendedHit)}


def become(qtbot: QtBot, window: MainWindow, user_id: str) -> None:
    window.shoppers.choose(user_id)
    qtbot.waitUntil(lambda: window.shoppers.user_id == user_id)
    qtbot.waitUntil(lambda: not window.page.controller._searches.is_busy)


def switch(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.shown):
        qtbot.mouseClick(window.shoppers.personal, Qt.MouseButton.LeftButton)


def test_a_guest_is_recommended_what_is_popular(window: MainWindow) -> None:
    assert reasons(window) == {"Popular"}
    assert window.page.start.line.isVisible()
    assert not window.shoppers.personal.isEnabled()


def test_recommendations_follow_the_shopper(qtbot: QtBot, window: MainWindow) -> None:
    become(qtbot, window, "u2")
    qtbot.waitUntil(lambda: "For u2, by 2 actions" in window.page.start.line.about.text())
    assert any("连衣裙" in reason for reason in reasons(window))
    become(qtbot, window, "u1")
    qtbot.waitUntil(lambda: "For u1" in window.page.start.line.about.text())
    assert not any("连衣裙" in reason for reason in reasons(window))
    # What was bought is not offered again.
    assert "p4" not in shown(window)


def test_a_taste_is_worked_out_before_it_is_asked_for(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[History] = []
    scores = Recommender.scores

    def noted(recommender: Recommender, history: History) -> object:
        asked.append(history)
        return scores(recommender, history)

    monkeypatch.setattr(Recommender, "scores", noted)
    become(qtbot, window, "u1")
    qtbot.waitUntil(lambda: window.shoppers.history in asked)
    assert not window.shoppers.personal.is_on


def test_the_panel_lists_the_most_active_first_with_their_history(
    qtbot: QtBot, window: MainWindow
) -> None:
    button = window.shoppers.button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    model, past = button.panel.shoppers, button.panel.history
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    assert [model.index(row).data() for row in range(3)] == ["Guest", "u1", "u2"]
    qtbot.keyClick(button.panel.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: past.rowCount() == 3)
    assert past.index(0).data() == "手机壳 透明 防摔"
    qtbot.keyClicks(button.panel.search, "u2")
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    qtbot.keyClick(button.panel.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button.text() == "Shopper: u2")
    assert not button.panel.isVisible()


def test_a_personal_search_moves_what_the_shopper_likes_and_shows_by_how_much(
    qtbot: QtBot, window: MainWindow
) -> None:
    become(qtbot, window, "u1")
    ask(qtbot, window, "连衣裙 手机")
    before = shown(window)
    assert before.index("p4") > before.index("p2")
    assert "taste" not in window.page.results.model.response.hits[0].parts
    assert not window.page.summary.taste.isVisible()
    switch(qtbot, window)
    hits = window.page.results.model.response.hits
    assert all(sum(hit.parts.values()) == pytest.approx(hit.score) for hit in hits)
    assert max(hit.parts["taste"] for hit in hits) > 0
    assert window.page.summary.taste.isVisible()
    model = window.page.results.model
    moved = [movement_text(model.index(row).data(ResultRole.MOVEMENT)) for row in range(5)]
    # What was bought pleased more than dresses that were never looked at.
    assert shown(window)[0] == "p4"
    assert moved[0] == f"▲{before.index('p4')}"
    assert any(text.startswith("▼") for text in moved)
    switch(qtbot, window)
    assert shown(window) == before


def test_who_shops_and_the_wish_are_remembered(
    qtbot: QtBot, opened: Open, window: MainWindow, visited_folder: Path
) -> None:
    become(qtbot, window, "u2")
    switch(qtbot, window)
    window.close()
    again = opened(visited_folder)
    qtbot.waitUntil(lambda: again.shoppers.user_id == "u2")
    assert again.shoppers.personal.is_on
    assert again.state.shopper(visited_folder.parent) == ""


def test_a_shopper_whom_a_new_log_does_not_know_is_a_guest_again(
    qtbot: QtBot, opened: Open, window: MainWindow, visited_folder: Path
) -> None:
    window.state.remember_shopper(visited_folder, "gone")
    window.close()
    assert opened(visited_folder).shoppers.button.text() == "Shopper: guest"


def test_a_shop_without_a_log_has_only_guests_and_still_recommends(
    opened: Open, shop_folder: Path
) -> None:
    window = opened(shop_folder)
    assert window.shop.shoppers is not None
    assert len(window.shop.shoppers) == 0
    # There is nobody to choose, but somebody can be made up.
    assert window.shoppers.button.isEnabled()
    assert window.page.start.line.isVisible()
    assert len(shown(window)) == 6


def test_another_shop_has_other_shoppers(
    qtbot: QtBot, window: MainWindow, stocked_folder: Path
) -> None:
    become(qtbot, window, "u1")
    with qtbot.waitSignals([window.shop.shoppers_ready, window.painted], timeout=30_000):
        window.open(stocked_folder, write=False)
    assert window.shoppers.history == ()
    assert window.shoppers.button.text() == "Shopper: guest"
    assert not window.shoppers.button.isEnabled()


def test_what_goes_with_a_product_opens_in_the_inspector(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("inspect")
    ask(qtbot, window, "连衣裙")
    window.page.results.select_product("p1")
    inspector = window.inspection.panel
    assert inspector is not None
    strip = inspector.similar
    qtbot.waitUntil(lambda: strip.model.rowCount() > 0)
    assert strip.isVisible()
    answer = strip.model.response
    assert answer is not None
    known = next(hit for hit in answer.hits if hit.product_id == "p2")
    strip.opened.emit(answer, known)
    current = window.page.results.current_hit
    assert current is not None
    assert current.product_id == "p2"
    other = next(hit for hit in answer.hits if hit.product_id not in shown(window))
    strip.opened.emit(answer, other)
    qtbot.waitUntil(lambda: inspector.product.text().startswith(other.title))
    assert window.page.results.current_hit is None


def test_an_intent_and_the_category_filter_are_one(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    chip = next(each for each in window.page.intents.chips if each.text().startswith("配件"))
    with qtbot.waitSignal(window.page.shown):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown(window) == ["p5"]
    assert window.page.filters.filters.category == ("手机数码 / 配件",)
    assert chip.isChecked()
    window.page.clear_filters()
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    assert not chip.isChecked()


def test_words_follow_the_domain(qtbot: QtBot, opened: Open, visited_folder: Path) -> None:
    with Workspace.open(visited_folder) as workspace:
        workspace.replace({}, domain="film")
    window = opened(visited_folder)
    assert window.shoppers.button.text() == "Viewer: guest"
    assert window.page.summary.count.text().startswith("6 films")
    assert window.page.filters.category.text() == "Genre"
    assert window.search_bar.box.placeholderText().startswith("Search films")
    assert words.action_name("click") == "watch"


def test_what_was_done_before_an_import_counts_once(qtbot: QtBot, window: MainWindow) -> None:
    become(qtbot, window, "u1")
    with qtbot.waitSignal(window.acting.recorder.recorded):
        window.page.results.acted.emit(window.page.results.model.hit(0), "favourite")
    product = window.acting.session.did[-1].product_id
    with qtbot.waitSignals([window.shop.shoppers_ready, window.shoppers.arrived]):
        window.shop.load_engine()
    become(qtbot, window, "u2")
    become(qtbot, window, "u1")

    def favourites() -> int:
        did = [one.action for one in window.shoppers.history if one.product_id == product]
        return did.count("favourite")

    # On a busy machine the shoppers of before arrive first.
    qtbot.waitUntil(lambda: favourites() > 0, timeout=10_000)
    assert favourites() == 1
