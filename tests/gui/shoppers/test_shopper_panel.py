"""The panel of shoppers: found, pointed at, chosen; and their histories."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from core.recommend.shoppers import Shopper
from core.search.request import Interaction
from gui.shoppers.history_model import HistoryModel
from gui.shoppers.rows import ASIDE, BELOW
from gui.shoppers.shopper_model import GUEST, USER_ID, ShopperModel
from gui.shoppers.shopper_panel import ShopperPanel
from tests.gui.search.answers import shop

SHOPPERS = (Shopper("u1", 1_234, "数码 / 手机", "华为"), Shopper("u2", 1, "", ""))


def count(user_id: str) -> int:
    return {shopper.user_id: shopper.actions for shopper in SHOPPERS}[user_id]


@pytest.fixture
def panel(qtbot: QtBot) -> ShopperPanel:
    made = ShopperPanel()
    qtbot.addWidget(made)
    made.show()
    made.show_shoppers(SHOPPERS, GUEST, (), count)
    return made


def rows(model: ShopperModel | HistoryModel, role: int) -> list[object]:
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_the_guest_leads_and_each_shopper_has_a_line() -> None:
    model = ShopperModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(SHOPPERS, True, (), count)
    assert rows(model, USER_ID) == [GUEST, "u1", "u2"]
    assert rows(model, BELOW)[1:] == ["1,234 actions · 手机 · 华为", "1 action"]
    assert [model.row_of(user) for user in ("u2", GUEST, "gone")] == [2, 0, -1]


def test_a_history_begins_with_what_was_done_last() -> None:
    model = HistoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    past = (Interaction("p1", "click", 1_780_000_000.0), Interaction("gone", "purchase"))
    model.show(past, shop())
    assert rows(model, Qt.ItemDataRole.DisplayRole) == ["gone", "product 1"]
    assert rows(model, BELOW) == ["purchase", "click"]
    assert rows(model, ASIDE) == ["", "2026-05-28"]
    assert rows(model, Qt.ItemDataRole.AccessibleTextRole)[1] == "click, product 1, 2026-05-28"


def test_a_click_chooses_and_enter_settles(qtbot: QtBot, panel: ShopperPanel) -> None:
    place = panel.list.visualRect(panel.shoppers.index(1)).center()
    pointed, chosen = QSignalSpy(panel.pointed), QSignalSpy(panel.chosen)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [spy.at(0)[0] for spy in (pointed, chosen)] == ["u1", "u1"]
    with qtbot.waitSignal(panel.settled):
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)


def test_arrows_walk_the_list_while_typing(qtbot: QtBot, panel: ShopperPanel) -> None:
    with qtbot.waitSignal(panel.pointed) as blocker:
        qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert blocker.args == ["u1"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Up)
    qtbot.keyClick(panel.search, Qt.Key.Key_Up)
    assert panel.list.currentIndex().row() == 0


def test_a_search_leaves_the_guest_out_and_says_when_nobody_is_found(
    qtbot: QtBot, panel: ShopperPanel
) -> None:
    with qtbot.waitSignal(panel.searched) as blocker:
        qtbot.keyClicks(panel.search, "x")
    assert blocker.args == ["x"]
    panel.show_shoppers((), GUEST, (), count)
    assert panel.note.isVisible()
    assert "begins so" in panel.note.text()
    panel.show_shoppers(SHOPPERS[:1], GUEST, (), count)
    assert rows(panel.shoppers, USER_ID) == ["u1"]


def test_a_guest_has_no_history(panel: ShopperPanel) -> None:
    panel.show_history((), shop())
    assert panel.nothing.isVisible()
    panel.show_history((Interaction("p1"),), shop())
    assert panel.past.isVisible()
