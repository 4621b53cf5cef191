"""The page with a real log: charts filter each other, numbers open their events, files are written."""

import csv
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from core.feedback.analysis.filters import EventFilters
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from gui import language
from gui.behaviour.dashboard import Dashboard
from gui.behaviour.page import BehaviourPage
from tests.core.feedback.analysis.logs import MONDAY, Did, write
from tests.gui.behaviour.conftest import LOG, WAIT, settle


def card(shown, name):
    return next(each for each in shown.dashboard.cards if each.name == name)


def click(qtbot, chart, words):
    """Click on the cell that says `words`."""
    cell = next(each for each in chart.cells if words in each.words)
    place = cell.rect.center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_bar_filters_every_other_chart(qtbot, page):
    shown = page()
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        click(qtbot, card(shown, "brands").chart, "丙")
    assert shown.filters == EventFilters(brand="丙")
    assert counted.args[0].totals.events == 3
    assert "3" in shown.dashboard.totals.cells[0].words
    # The chart that was clicked keeps its other bars.
    assert len(card(shown, "brands").chart.cells) == 4
    assert [chip.text() for chip in shown.line.chips] == ["Brand 丙  ✕"]


def test_a_second_click_takes_the_filter_back(qtbot, page):
    shown = page()
    for expected in (EventFilters(brand="丙"), EventFilters()):
        with qtbot.waitSignal(shown.shown, timeout=WAIT):
            click(qtbot, card(shown, "brands").chart, "丙")
        assert shown.filters == expected


def test_undo_chips_and_clear_lead_back(qtbot, page):
    shown = page()
    for words, name in (("丙", "brands"), ("purchase", "funnel")):
        with qtbot.waitSignal(shown.shown, timeout=WAIT):
            click(qtbot, card(shown, name).chart, words)
    assert shown.filters == EventFilters(brand="丙", action="purchase")
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        qtbot.mouseClick(shown.line.undo, Qt.MouseButton.LeftButton)
    assert shown.filters == EventFilters(brand="丙")
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        qtbot.mouseClick(shown.line.chips[0], Qt.MouseButton.LeftButton)
    assert shown.filters == EventFilters()
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        click(qtbot, card(shown, "funnel").chart, "click")
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        qtbot.mouseClick(shown.line.clear, Qt.MouseButton.LeftButton)
    assert not shown.filters
    assert not shown.line.clear.isEnabled()


def test_keys_walk_a_chart_choose_and_open(qtbot, page):
    shown = page()
    funnel = card(shown, "funnel").chart
    shown.activateWindow()
    funnel.setFocus()
    qtbot.waitUntil(funnel.hasFocus, timeout=WAIT)
    qtbot.keyClick(funnel, Qt.Key.Key_Down)
    assert funnel.accessibleName().startswith("click: pairs of shopper and product 1")
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        qtbot.keyClick(funnel, Qt.Key.Key_Return)
    assert shown.filters == EventFilters(action="click")
    qtbot.keyClick(funnel, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(shown.drawer.isVisible, timeout=WAIT)
    assert shown.drawer.model.rowCount() == 1


def test_a_number_opens_its_events_and_they_can_be_copied(qtbot, page):
    shown = page()
    funnel = card(shown, "funnel").chart
    shown.show_events(next(each.behind for each in funnel.cells if "add to cart" in each.words))
    qtbot.waitUntil(shown.drawer.isVisible, timeout=WAIT)
    model = shown.drawer.model
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells[1:] == ["u1", "add to cart", "p1", "连衣裙 碎花", "裙子", "1", "imported"]
    shown.drawer.copy_rows()
    assert QGuiApplication.clipboard().text().split("\t")[1] == "u1"
    shown.drawer.close_button.click()
    assert not shown.drawer.isVisible()


def test_a_shopper_opens_from_the_table_with_taste_and_timeline(qtbot, page):
    shown = page()
    shown.show_events(EventFilters(action="purchase"))
    qtbot.waitUntil(shown.drawer.isVisible, timeout=WAIT)
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        shown.drawer.table.activated.emit(shown.drawer.model.index(0, 0))
    strip = shown.drawer.shopper
    qtbot.waitUntil(strip.isVisible, timeout=WAIT)
    assert shown.filters.shopper == "u1"
    assert strip.timeline.accessibleName() == "Timeline of u1: events 6, sessions 2"
    assert strip.taste.isVisible()
    strip.timeline.grab()
    place = strip.timeline.bands[1].center().toPoint()
    qtbot.mouseClick(strip.timeline, Qt.MouseButton.LeftButton, pos=place)
    assert shown.drawer.model.rowCount() == 2


def test_a_drag_over_days_chooses_a_span(qtbot, page):
    shown = page()
    days = card(shown, "days").chart
    first, second = (days.cells[at].rect.center().toPoint() for at in (0, 1))
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        qtbot.mousePress(days, Qt.MouseButton.LeftButton, pos=second)
        qtbot.mouseMove(days, first)
        qtbot.mouseRelease(days, Qt.MouseButton.LeftButton, pos=first)
    assert counted.args[0].totals.events == 6
    assert [days.is_chosen(cell) for cell in days.cells] == [True, True, False]


def test_cards_without_numbers_are_left_out(qtbot, page):
    shown = page([Did("a", "x", "click", MONDAY), Did("b", "y", "click", MONDAY + 86_400)])
    visible = {each.name for each in shown.dashboard.cards if each.isVisible()}
    assert "days" in visible
    assert not {"heat", "queries", "ranks", "bands"} & visible


def test_filters_move_no_card(qtbot, page):
    shown = page()
    before = [each.name for each in shown.dashboard.cards if each.isVisible()]
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        shown.filter_by(EventFilters(shopper="nobody"))
    assert [each.name for each in shown.dashboard.cards if each.isVisible()] == before


def test_what_was_done_since_is_counted_when_the_page_is_seen_again(qtbot, page, workspace):
    shown = page()
    settle(qtbot, shown)
    shown.hide()
    with FeedbackLog.open(workspace) as log:
        log.append(Shown("耳机", "", "me", "s", MONDAY + 1.0), [Event("p4", "click", 3)])
        log.append(Shown("没有", "", "me", "s", MONDAY + 2.0), [])
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        shown.show()
    assert counted.args[0].totals.events == 9
    shown.dashboard.views.button("zero_results").click()
    (nothing,) = shown.dashboard.queries.cells
    assert nothing.words.startswith("没有: found nothing once")


def test_reading_can_be_stopped_and_begun_again(qtbot, workspace, monkeypatch):
    write(workspace, LOG)
    may_go_on, table = threading.Event(), workspace.table

    def slow_table(*given):
        may_go_on.wait(WAIT / 1000)
        return table(*given)

    monkeypatch.setattr(workspace, "table", slow_table)
    shown = BehaviourPage()
    qtbot.addWidget(shown)
    shown.set_workspace(workspace)
    shown.show()
    shown.cancel.click()
    may_go_on.set()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.state, timeout=WAIT)
    assert shown.state.accessibleName() == "Stopped"
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        shown.state.buttons[0].click()
    assert counted.args[0].totals.events == len(LOG)


def test_a_large_log_is_read_again_only_when_asked(qtbot, page, workspace, monkeypatch):
    shown = page()
    settle(qtbot, shown)
    monkeypatch.setattr("gui.behaviour.log_reading.LARGE", 3)
    with FeedbackLog.open(workspace) as log:
        log.append(Shown("耳机", "", "me", "s", MONDAY + 1.0), [Event("p4", "click", 3)])
    shown.refresh()
    qtbot.waitUntil(shown.notice.isVisible, timeout=WAIT)
    settle(qtbot, shown)
    assert len(shown.analysis.log) == len(LOG)
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        shown.notice.action.click()
    assert counted.args[0].totals.events == len(LOG) + 1


def test_simulated_behaviour_can_be_left_out(qtbot, page, workspace):
    with FeedbackLog.open(workspace) as log:
        simulated = Shown("耳机", "", "bot", "s", MONDAY + 1.0, EventSource.SIMULATED)
        log.append(simulated, [Event("p4", "click", 3)])
    shown = page()
    assert shown.line.sources.isVisible()
    names = [action.text() for action in shown.line.sources.menu().actions()]
    assert names == ["All sources", "imported  8", "simulated  1"]
    with qtbot.waitSignal(shown.shown, timeout=WAIT) as counted:
        shown.line.sources.menu().actions()[1].trigger()
    assert counted.args[0].totals.events == len(LOG)
    assert shown.line.sources.menu().actions()[1].isChecked()


def test_an_empty_shop_says_what_to_do(qtbot, workspace):
    shown = BehaviourPage()
    qtbot.addWidget(shown)
    shown.set_workspace(workspace)
    shown.show()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.state, timeout=WAIT)
    assert shown.state.accessibleName() == "No behaviour yet"


def test_a_damaged_log_says_so(qtbot, workspace):
    write(workspace, [Did("a", "p1", "click", MONDAY)])
    damaged = workspace.path / workspace.datasets()["events"].file
    damaged.write_bytes(b"nothing of the kind")
    shown = BehaviourPage()
    qtbot.addWidget(shown)
    shown.set_workspace(workspace)
    shown.show()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.state, timeout=WAIT)
    assert "cannot be read" in shown.state.accessibleDescription()


@pytest.mark.parametrize("name", ["png", "html"])
def test_a_picture_and_a_report_are_saved(qtbot, page, tmp_path, monkeypatch, name):
    shown, path = page(), tmp_path / f"out.{name}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(shown.exports.saved, timeout=WAIT):
        getattr(shown.line, name).trigger()
    if name == "png":
        assert QImage(str(path)).width() > 2 * 1200
    else:
        assert "<svg" in path.read_text("utf-8")
    assert str(path) in shown.notice.words.text()


def test_tables_and_events_are_saved(qtbot, page, tmp_path, monkeypatch):
    shown, path = page(), tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(shown.exports.saved, timeout=WAIT):
        card(shown, "brands").csv_wanted.emit("brands")
    assert "丙" in path.read_text("utf-8-sig")
    with qtbot.waitSignal(shown.exports.saved, timeout=WAIT):
        shown.line.tables.trigger()
    assert (tmp_path / "ranks.csv").exists()
    shown.show_events(EventFilters(shopper="u2"))
    qtbot.waitUntil(shown.drawer.isVisible, timeout=WAIT)
    with qtbot.waitSignal(shown.exports.saved, timeout=WAIT):
        shown.drawer.csv.click()
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 3


def test_a_place_that_cannot_be_written_to_is_named(qtbot, page, tmp_path, monkeypatch):
    shown, path = page(), tmp_path / "missing" / "out.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(shown.exports.failed, timeout=WAIT):
        shown.line.html.trigger()
    assert str(path) in shown.notice.words.text()


def test_a_bug_while_reading_is_no_sentence(qtbot, workspace, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("gui.behaviour.log_reading._read", broken)
    shown = BehaviourPage()
    qtbot.addWidget(shown)
    shown.set_workspace(workspace)
    with qtbot.waitSignal(shown.failed, timeout=WAIT) as told:
        shown.show()
    assert isinstance(told.args[0], ZeroDivisionError)
    assert shown.stack.currentWidget() is shown.state
    assert "ours" not in shown.state.accessibleDescription()


def test_a_bug_beside_the_charts_is_no_sentence_either(qtbot, page):
    shown = page()
    with qtbot.waitSignal(shown.failed, timeout=WAIT):
        shown.exports.failed.emit(ZeroDivisionError("ours"))
    assert not shown.notice.isVisible()


def test_the_page_speaks_another_language(qtbot, page, qapp):
    shown = page()
    settle(qtbot, shown)
    with qtbot.waitSignal(shown.shown, timeout=WAIT):
        language.install(qapp, "zh")
    assert any("浏览" in cell.words for cell in card(shown, "funnel").chart.cells)


def test_an_empty_log_is_told_in_another_language(qtbot, workspace, qapp):
    shown = BehaviourPage()
    qtbot.addWidget(shown)
    shown.set_workspace(workspace)
    shown.show()
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.state, timeout=WAIT)
    assert shown.state.accessibleName() == "No behaviour yet"
    language.install(qapp, "zh")
    qtbot.waitUntil(lambda: shown.state.accessibleName() == "还没有行为")


def test_no_chart_is_ever_a_window_of_its_own(qtbot):
    dashboard = Dashboard()
    qtbot.addWidget(dashboard)
    assert [each.name for each in dashboard.cards if each.isWindow()] == []
