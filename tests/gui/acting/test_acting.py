"""Acting as a shopper in the real window: what is done is shown, felt at once, and recorded."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.products.result_model import ResultRole
from gui.shoppers.rows import BELOW
from tests.gui.acting.hands import ask, click_card, done, recorded, results, settle, shown


def test_a_click_opens_the_product_and_moves_what_is_like_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "连衣裙 手机")
    before = shown(window)
    click_card(window, before[-1])
    sheet = window.acting.sheet
    assert sheet.isVisible()
    settle(qtbot, window)
    response = window.page.results.model.response
    assert response is not None
    assert all("taste" in hit.parts for hit in response.hits)
    assert shown(window) != before
    model = window.page.results.model
    moved = model.index(model.row_of(before[-1])).data(ResultRole.MOVEMENT)
    assert moved.steps > 0
    rows, columns = recorded(window)
    assert rows[-1] == (before[-1], "click", len(before))
    assert {(product, action) for product, action, _ in rows[:-1]} == {
        (product, "impression") for product in before
    }
    assert columns["query"] == {"连衣裙 手机"}
    assert columns["source"] == {"own"}
    assert len(columns["session_id"]) == 1


def test_a_guest_is_somebody_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    click_card(window, "p6", "favourite")
    assert window.shoppers.personal.is_on
    first = window.acting.session.id
    window.shoppers.arrive_anew()
    assert window.shoppers.history == ()
    assert not window.shoppers.personal.isEnabled()
    settle(qtbot, window)
    click_card(window, "p6", "cart")
    second = window.acting.session.id
    _, columns = recorded(window)
    assert columns["user_id"] == {f"guest-{first}", f"guest-{second}"}


def test_what_is_done_stays_lit_and_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    for expected in ({"favourite"}, set(), {"favourite"}):
        click_card(window, "p4", "favourite")
        settle(qtbot, window)
        assert done(window, "p4") == expected
    assert not window.acting.sheet.isVisible()
    assert [did.action for did in window.shoppers.history] == ["favourite"]
    rows, _ = recorded(window)
    assert [action for _, action, _ in rows if action != "impression"] == [
        "favourite",
        "unfavourite",
        "favourite",
    ]


def test_not_this_sinks_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    before = shown(window)
    click_card(window, before[0], "dismiss")
    qtbot.waitUntil(lambda: shown(window)[-1] == before[0])
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window) == before)


def test_not_this_sinks_without_a_personal_search_as_well(qtbot: QtBot, window: MainWindow) -> None:
    window.shoppers.personal.want(False)
    ask(qtbot, window, "手机")
    first = shown(window)[0]
    click_card(window, first, "dismiss")
    qtbot.waitUntil(lambda: shown(window)[-1] == first)
    response = window.page.results.model.response
    assert response is not None
    assert all("taste" not in hit.parts for hit in response.hits)


def test_keys_act_on_the_current_card(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    listed = results(window)
    window.page.results.select_product("p4")
    qtbot.keyClick(listed, Qt.Key.Key_C)
    qtbot.keyClick(listed, Qt.Key.Key_B)
    qtbot.keyClick(listed, Qt.Key.Key_B)
    assert done(window, "p4") == {"cart", "purchase"}
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    sheet = window.acting.sheet
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_F)
    assert done(window, "p4") == {"click", "cart", "purchase", "favourite"}
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    rows, _ = recorded(window)
    assert [action for _, action, _ in rows if action != "impression"] == [
        "cart",
        "purchase",
        "click",
        "favourite",
    ]


def test_a_double_click_is_one_click(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    listed = results(window)
    at = listed.visualRect(listed.model().index(0, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, window)
    assert [did.action for did in window.acting.session.did] == ["click"]


def test_what_others_looked_at_leads_on_and_back(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "手机")
    click_card(window, "p3")
    sheet = window.acting.sheet
    strip = sheet.similar
    qtbot.waitUntil(lambda: strip.model.rowCount() > 0)
    answer = strip.model.response
    assert answer is not None
    hit = answer.hits[0]
    strip.opened.emit(answer, hit)
    assert sheet.page.title.text() == hit.title
    assert sheet.back.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.page.title.text() == "华为 智能手机 256GB"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    rows, columns = recorded(window)
    assert (hit.product_id, "click", 1) in rows
    assert columns["query"] == {"手机", ""}


def test_a_tester_only_looks(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("inspect")
    ask(qtbot, window, "手机")
    click_card(window, "p4")
    qtbot.keyClick(results(window), Qt.Key.Key_F)
    qtbot.wait(900)
    assert not window.acting.sheet.isVisible()
    assert window.page.results.current_hit.product_id == "p4"
    assert window.acting.session.did == ()
    assert recorded(window)[0] == []


def test_what_a_known_shopper_does_is_theirs(qtbot: QtBot, window: MainWindow) -> None:
    window.shoppers.choose("u2")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u2")
    settle(qtbot, window)
    known = window.shoppers.history
    ask(qtbot, window, "手机")
    click_card(window, "p4", "cart")
    assert [did.product_id for did in window.shoppers.history] == [
        *(did.product_id for did in known),
        "p4",
    ]
    window.shoppers.choose("")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "")
    assert window.shoppers.history == ()
    assert done(window, "p4") == frozenset()
    window.shoppers.choose("u2")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u2")
    assert window.shoppers.history[-1].product_id == "p4"
    _, columns = recorded(window)
    assert "u2" in columns["user_id"]


def test_the_start_page_follows_what_is_done(qtbot: QtBot, window: MainWindow) -> None:
    assert "Popular" in window.page.start.line.about.text()
    click_card(window, "p1", "favourite")
    about = window.page.start.line.about
    qtbot.waitUntil(lambda: "by 1 action ·" in about.text())


def test_every_place_tells_the_same_number_of_actions(qtbot: QtBot, window: MainWindow) -> None:
    """In the line above the recommendations, among the shoppers, and of the session."""
    window.shoppers.choose("u2")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u2")
    click_card(window, "p4", "favourite")
    click_card(window, "p4", "favourite")
    click_card(window, "p6", "cart")
    # Two of the log, and one that was not taken back again.
    qtbot.waitUntil(lambda: "by 3 actions" in window.page.start.line.about.text())
    qtbot.waitUntil(lambda: window.page.summary.session.text() == "1 action · recorded")
    window.shoppers.button.click()
    panel = window.shoppers.button.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.shoppers.row_of("u2") >= 0)
    about = panel.shoppers.index(panel.shoppers.row_of("u2")).data(BELOW)
    assert about.startswith("3 actions ·")
    # Seen afresh, it is the same.
    window.shoppers.choose("")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "")
    window.shoppers.choose("u2")
    qtbot.waitUntil(lambda: "by 3 actions" in window.page.start.line.about.text())


def test_how_much_was_done_and_that_it_is_kept_is_told(qtbot: QtBot, window: MainWindow) -> None:
    line = window.page.summary.session
    assert not line.isVisible()
    click_card(window, "p6", "favourite")
    qtbot.waitUntil(lambda: line.text() == "1 action · recorded")
    click_card(window, shown(window)[0], "cart")
    qtbot.waitUntil(lambda: line.text() == "2 actions · recorded")


def test_a_shop_that_is_only_read_records_nothing_and_says_so(
    qtbot: QtBot, window: MainWindow, visited_folder: Path
) -> None:
    with qtbot.waitSignals([window.shop.shoppers_ready, window.painted], timeout=30_000):
        window.open(visited_folder, write=False)
    click_card(window, "p6", "favourite")
    assert window.page.summary.session.accessibleName() == "1 action · not recorded"
    assert done(window, "p6") == {"favourite"}
    assert recorded(window)[0] == []


def test_a_damaged_log_is_told_once_and_acting_goes_on(
    qtbot: QtBot, window: MainWindow, visited_folder: Path
) -> None:
    (visited_folder / "feedback.sqlite").write_bytes(b"this is no log" * 100)
    click_card(window, "p6", "favourite")
    notice = window.page.notice
    qtbot.waitUntil(notice.isVisible)
    assert "cannot be read" in notice.words.text()
    line = window.page.summary.session
    qtbot.waitUntil(lambda: line.accessibleName() == "1 action · not recorded")
    notice.hide()
    settle(qtbot, window)
    other = shown(window)[0]
    click_card(window, other, "cart")
    assert window.acting.session.done(other) == {"cart"}
    qtbot.wait(100)
    assert not notice.isVisible()


@pytest.mark.parametrize("mode", ["grid", "list"])
def test_a_press_that_leaves_its_button_does_nothing(
    qtbot: QtBot, window: MainWindow, mode: str
) -> None:
    window.page.results.set_mode(mode)
    ask(qtbot, window, "手机")
    listed = results(window)
    place = listed.visualRect(listed.model().index(0, 0))
    at = place.topLeft() + listed.itemDelegate().buttons["cart"].center().toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(listed.viewport(), left, pos=at)
    QTest.mouseRelease(listed.viewport(), left, pos=at + QPoint(0, -60))
    assert window.acting.session.did == ()
    QTest.mouseClick(listed.viewport(), left, pos=at)
    assert [did.action for did in window.acting.session.did] == ["cart"]


def test_a_new_session_begins_from_the_panel_and_from_its_line(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_card(window, "p6", "favourite")
    line = window.page.summary.session
    assert line.isVisible()
    line.end.trigger()
    assert not line.isVisible()
    assert window.shoppers.history == ()
    settle(qtbot, window)
    click_card(window, "p6", "cart")
    button = window.shoppers.button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.panel is not None
    qtbot.mouseClick(button.panel.anew, Qt.MouseButton.LeftButton)
    assert window.shoppers.history == ()
    assert not button.panel.isVisible()
    settle(qtbot, window)


def test_a_guest_who_does_nothing_for_long_is_another_one(qtbot: QtBot, window: MainWindow) -> None:
    click_card(window, "p6", "favourite")
    first = window.acting.session.id
    clock = window.acting._idle
    assert clock.isActive()
    assert clock.interval() == 30 * 60 * 1000
    clock.setInterval(1)
    qtbot.waitUntil(lambda: window.acting.session.id != first)
    assert window.shoppers.history == ()
    settle(qtbot, window)


def test_what_stands_beside_the_sheet_was_seen_when_it_is_acted_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    # Beside the training panel there is no room but over the results.
    window.resize(960, 800)
    window.arrange("train")
    ask(qtbot, window, "连衣裙 手机")
    settle(qtbot, window)
    click_card(window, shown(window)[0])
    settle(qtbot, window)
    seen = [
        hit.product_id for hit in window.page.results.visible_hits(window.acting.sheet.room_left)
    ]
    assert 0 < len(seen) < len(shown(window))
    click_card(window, seen[1])
    settle(qtbot, window)
    rows, _ = recorded(window)
    last = len(rows) - 1
    impressions = [product for product, action, _ in rows[:last] if action == "impression"]
    assert impressions[-len(seen) :] == seen
    assert rows[last][:2] == (seen[1], "click")


def test_products_imported_anew_close_the_sheet(qtbot: QtBot, window: MainWindow) -> None:
    click_card(window, "p6")
    settle(qtbot, window)
    sheet, workspace = window.acting.sheet, window.shop.workspace
    assert workspace is not None
    products = workspace.table("products")
    assert products is not None
    workspace.replace({"products": products.slice(1)})
    assert sheet.isVisible()
    with qtbot.waitSignals([window.shop.engine_ready, window.shop.recommender_ready]):
        window.shop.load_engine()
    assert not sheet.isVisible()
    assert len(window.acting.session.did) == 1


def test_the_sheet_does_not_wait_behind_the_feedback(qtbot: QtBot, window: MainWindow) -> None:
    click_card(window, "p6")
    assert window.acting.sheet.isVisible()
    window.arrange("feedback")
    window.arrange("demo")
    assert not window.acting.sheet.isVisible()
