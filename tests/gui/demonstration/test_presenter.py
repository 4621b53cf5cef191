"""A demonstration is given in the window: the second time exactly as the first, and then all is as before."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.demonstration.demonstration import Act, Demonstration, Point, Step
from core.feedback.log import FeedbackLog
from core.search.request import Filters, Sort
from gui import language
from gui.main_window import MainWindow
from gui.theme import theme
from tests.gui.acting.hands import ask, click_card, results, settle, shown
from tests.gui.demonstration.conftest import (
    DEMONSTRATION,
    STEPS,
    come_to_rest,
    press,
    ranking,
    with_steps,
)

FORWARD, BACK, LEAVE = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape


def begin(qtbot: QtBot, window: MainWindow, demonstration: Demonstration = DEMONSTRATION) -> None:
    window.demonstrating.presenter.start(demonstration)
    come_to_rest(qtbot, window)


def given(qtbot: QtBot, window: MainWindow) -> list[object]:
    """What every step shows at rest, given from the first to the last by the keys of a remote."""
    begin(qtbot, window)
    seen: list[object] = [ranking(window)]
    for _ in STEPS[1:]:
        press(qtbot, window, FORWARD)
        seen.append((ranking(window), window.acting.session.done("p3"), window.shoppers.user_id))
    press(qtbot, window, FORWARD)
    assert not window.demonstrating.presenter.is_on
    return seen


def logged(window: MainWindow) -> list[str]:
    workspace = window.shop.workspace
    assert workspace is not None
    log = FeedbackLog.reader(workspace)
    if log is None:
        return []
    with log:
        return [str(action) for action in log.table()["action"].to_pylist()]


def standing(window: MainWindow) -> dict[str, object]:
    """Everything that a demonstration might leave otherwise than it was."""
    request, bar = window.page.controller.request, window.search_bar
    return {
        "request": request,
        "box": bar.box.text(),
        "buttons": (bar.method.value, window.page.filters.sort.value, window.page.filters.filters),
        "ranking": ranking(window),
        "view": window.page.view.value,
        "look": (
            theme().mode,
            language.current(),
            window.header.look.actions_of["dark"].isChecked(),
        ),
        "shopper": (window.shoppers.shopping, window.shoppers.personal.is_on),
        "strength": window.shoppers.strength.strength,
        "session": window.acting.session,
        "panels": [dock.isHidden() for dock in window.panels.docks],
        "arrangement": window.state.arrangement,
        "remembered": {
            key: window.state.settings.value(key) for key in window.state.settings.allKeys()
        },
        "header": window.header.isHidden(),
        "full": window.isFullScreen(),
        "selected": window.page.results.current_hit,
        "queries": (window.query_history.queries, list(window.query_history._visits)),
    }


def test_the_second_showing_is_exactly_the_first_whatever_was_done(
    qtbot: QtBot, showing: MainWindow
) -> None:
    once = given(qtbot, showing)
    # The presenter acts besides, goes on by hand, and afterwards shops as the same shopper.
    begin(qtbot, showing)
    press(qtbot, showing, FORWARD, FORWARD)
    showing.acting.act_on(showing.page.results.model.response.hits[0], "purchase")  # type: ignore[union-attr]
    showing.shoppers.choose("u1")
    ask(qtbot, showing, "坚果")
    press(qtbot, showing, LEAVE)
    showing.shoppers.choose("u2")
    qtbot.waitUntil(lambda: showing.shoppers.user_id == "u2")
    ask(qtbot, showing, "手机")
    showing.acting.act_on(showing.page.results.model.response.hits[0], "purchase")  # type: ignore[union-attr]
    settle(qtbot, showing)
    assert given(qtbot, showing) == once


def test_a_step_shows_the_same_by_whatever_way_it_is_reached(
    qtbot: QtBot, showing: MainWindow
) -> None:
    forward = given(qtbot, showing)
    begin(qtbot, showing)
    presenter = showing.demonstrating.presenter
    for number in (4, 1, 3, 0, 2):
        presenter.go(number)
        come_to_rest(qtbot, showing)
        seen = ranking(showing), showing.acting.session.done("p3"), showing.shoppers.user_id
        assert forward[number] in (seen, seen[0])
    press(qtbot, showing, BACK)
    assert presenter.number == 1
    assert showing.acting.session.done("p3") == {"favourite"}
    assert [did.timestamp for did in showing.acting.session.did] == [1_790_000_120.0]


def test_afterwards_the_window_is_as_it_was(qtbot: QtBot, showing: MainWindow) -> None:
    window = showing
    window.panels.inspector.show()
    window.shoppers.choose("u1")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u1")
    ask(qtbot, window, "手机")
    window.page.filters.set_filters(Filters(price=(10.0, 6000.0)))
    window.page.filters.sort.chosen.emit(Sort.PRICE_DOWN)
    window.page.filters.sort.show_order(Sort.PRICE_DOWN)
    settle(qtbot, window)
    click_card(window, shown(window)[1], "favourite")
    settle(qtbot, window)
    window.page.results.select_product("p4")
    before = standing(window)
    begin(qtbot, window, replace(DEMONSTRATION, start=replace(DEMONSTRATION.start, theme="dark")))
    assert standing(window)["look"] == ("dark", "en", True)
    assert window.page.view.value == "list"
    press(qtbot, window, FORWARD, FORWARD, FORWARD)
    ask(qtbot, window, "坚果")
    window.page.view.chosen.emit("grid")
    window.shoppers.strength.slider.setValue(99)
    press(qtbot, window, LEAVE)
    qtbot.waitUntil(lambda: window.page.results.current_hit is not None)
    assert standing(window) == before


def test_nothing_that_is_done_in_a_demonstration_is_logged(
    qtbot: QtBot, showing: MainWindow
) -> None:
    ask(qtbot, showing, "连衣裙")
    click_card(showing, "p1", "favourite")
    qtbot.waitUntil(lambda: "favourite" in logged(showing))
    before = logged(showing)
    given(qtbot, showing)
    begin(qtbot, showing)
    showing.acting.act_on(showing.page.results.model.response.hits[0], "cart")  # type: ignore[union-attr]
    assert "not recorded" in showing.page.summary.session.accessibleName()
    assert "recorded" in showing.demonstrating.presenter.bar.keys.text()
    press(qtbot, showing, LEAVE)
    assert "not recorded" not in showing.page.summary.session.accessibleName()
    # What is done afterwards is logged again, and comes after all that was on its way.
    ask(qtbot, showing, "坚果")
    click_card(showing, "p6", "cart")
    qtbot.waitUntil(lambda: "cart" in logged(showing))
    acted = [action for action in logged(showing) if action != "impression"]
    assert acted == [action for action in before if action != "impression"] + ["cart"]


def test_the_remote_works_wherever_the_focus_is_and_editing_keeps_its_keys(
    qtbot: QtBot, showing: MainWindow
) -> None:
    begin(qtbot, showing)
    presenter, box = showing.demonstrating.presenter, showing.search_bar.box
    # F5 trains, were it not the start button of a remote.
    trained: list[bool] = []
    showing.guides.registry.action("training.train").triggered.connect(lambda: trained.append(True))
    box.setFocus()
    for key, number in (
        *((FORWARD, 1), (FORWARD, 2), (BACK, 1), (Qt.Key.Key_F5, 0), (FORWARD, 1)),
        *((Qt.Key.Key_Left, 1), (Qt.Key.Key_Home, 1)),
    ):
        press(qtbot, showing, key)
        box.setFocus()
        assert presenter.number == number, key
    assert not trained
    results(showing).setFocus()
    press(qtbot, showing, Qt.Key.Key_Right)
    assert presenter.number == 2
    press(qtbot, showing, Qt.Key.Key_Left, Qt.Key.Key_Home)
    assert presenter.number == 0
    box.setFocus()
    box.setText("手机")
    press(qtbot, showing, LEAVE)
    assert not presenter.is_on
    # And afterwards the keys are the window's again.
    box.setFocus()
    QTest.keyClick(box, FORWARD)
    assert not presenter.is_on


def test_the_note_says_where_one_is_and_what_comes_next(qtbot: QtBot, showing: MainWindow) -> None:
    bar = showing.demonstrating.presenter.bar
    assert bar.isHidden()
    begin(qtbot, showing)
    assert (bar.number.text(), bar.note.text()) == ("1 / 5", "Typed: phones")
    assert bar.next.text() == "Next: A heart"
    assert bar.note.font().pixelSize() >= 22
    QTest.mouseClick(bar.forward, Qt.MouseButton.LeftButton)
    come_to_rest(qtbot, showing)
    assert bar.number.text() == "2 / 5"
    showing.demonstrating.presenter.go(4)
    come_to_rest(qtbot, showing)
    assert "last step" in bar.next.text()
    showing.header.set_language("zh")
    qtbot.waitUntil(lambda: bar.next.text() == "最后一步，再按 Page Down 结束")
    press(qtbot, showing, LEAVE)
    assert bar.isHidden()
    assert language.current() == "en"


def test_the_ring_stands_round_what_is_pointed_at_and_follows_it(
    qtbot: QtBot, showing: MainWindow
) -> None:
    pointed = with_steps(
        Step("手机", point=Point(product_id="p5")),
        Step("手机", point=Point(part="strength")),
        Step("手机", point=Point(part="no such part")),
        Step("手机", point=Point(part="climber"), personal=0.9, act=Act("favourite", "p5")),
    )
    begin(qtbot, showing, pointed)
    ring, window = showing.demonstrating.presenter.ring, showing
    row = window.page.results.model.row_of("p5")
    listed = results(window)
    card = listed.visualRect(listed.model().index(row, 0))
    qtbot.waitUntil(lambda: ring.target.center() == listed.viewport().mapTo(window, card.center()))
    press(qtbot, window, FORWARD)
    slider = window.shoppers.strength
    at = slider.mapTo(window, slider.rect().center())
    qtbot.waitUntil(lambda: ring.isVisible() and ring.target.contains(at))
    assert ring.geometry().contains(ring.target)
    press(qtbot, window, FORWARD)
    assert ring.isHidden()
    press(qtbot, window, FORWARD)
    climbed = listed.viewport().mapTo(
        window, listed.visualRect(listed.model().index(0, 0)).center()
    )
    assert shown(window)[0] == "p5"
    qtbot.waitUntil(lambda: ring.target.contains(climbed))
    press(qtbot, window, LEAVE)
    assert ring.isHidden()


def test_what_hinders_a_demonstration_is_said(qtbot: QtBot, showing: MainWindow) -> None:
    presenter = showing.demonstrating.presenter
    presenter.start(with_steps())
    assert "no steps" in showing.toast.words.text()
    begin(qtbot, showing, with_steps(Step("手机", act=Act("favourite", "gone")), Step("坚果")))
    assert "gone" in showing.toast.words.text()
    # What is said besides does not cover the note.
    assert showing.toast.geometry().bottom() < presenter.bar.geometry().top()
    press(qtbot, showing, FORWARD)
    assert shown(showing) == ["p6"]
    press(qtbot, showing, LEAVE)
    engine, showing.shop.engine = showing.shop.engine, None
    assert "still being opened" in presenter.hindrance()
    showing.shop.engine = engine
    assert showing.guides.registry.find("demonstration.start") is not None


def test_closing_the_window_in_the_middle_remembers_how_it_was(
    qtbot: QtBot, showing: MainWindow
) -> None:
    geometry, remembered = showing.saveGeometry(), standing(showing)["remembered"]
    begin(qtbot, showing)
    press(qtbot, showing, FORWARD)
    folder = showing.state.folder
    showing.close()
    assert showing.state.geometry == geometry
    assert showing.state.folder == folder
    for key in ("look/view", "look/theme", "search/sort", "look/arrangement", "recent/queries"):
        assert showing.state.settings.value(key) == remembered.get(key), key  # type: ignore[attr-defined]


def test_another_shop_ends_the_demonstration(qtbot: QtBot, showing: MainWindow) -> None:
    begin(qtbot, showing)
    showing.shop.close()
    assert not showing.demonstrating.presenter.is_on
    assert not showing.acting.recorder.is_paused
    assert showing.search_bar.box.text() == ""
    assert showing.demonstrating.collection.all == ()


def test_the_keys_start_and_end_it(qtbot: QtBot, showing: MainWindow) -> None:
    QTest.keySequence(showing, QKeySequence("Shift+F11"))
    come_to_rest(qtbot, showing)
    assert showing.demonstrating.presenter.is_on
    assert showing.full_screen.is_on
    press(qtbot, showing, LEAVE)
    assert not showing.full_screen.is_on
