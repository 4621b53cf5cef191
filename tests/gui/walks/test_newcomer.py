"""Somebody who sees the window for the first time searches for all kinds of things, and comes back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.search.result_list import ResultList
from gui.widgets.popover import Popover
from tests.gui.walks.conftest import (
    PATIENCE,
    Windows,
    answer,
    press,
    search,
    settle,
    shown,
    titles,
    type_text,
)

LEFT = Qt.MouseButton.LeftButton
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LONG = (
    "适合夏天穿的碎花雪纺长款显瘦连衣裙要有口袋不要太贵最好是棉的颜色浅一点的那种适合上班也适合度假"
)


def leaves(window: MainWindow, most: int = 10) -> set[str]:
    """The last part of the categories of the first results."""
    model = window.page.results.model
    assert model.response is not None
    assert model.catalogue is not None
    rows = [hit.row for hit in model.response.hits[:most]]
    return {model.catalogue.category[row].rpartition(" / ")[2] for row in rows}


def prices(window: MainWindow) -> list[float]:
    model = window.page.results.model
    assert model.response is not None
    assert model.catalogue is not None
    return [float(model.catalogue.price[hit.row]) for hit in model.response.hits]


def count(window: MainWindow) -> int:
    """How many products the line about the answer says were found."""
    return int(window.page.summary.count.text().split(" ")[0].replace(",", ""))


def chips(window: MainWindow) -> list[str]:
    conditions = window.page.conditions
    return [chip.text() for chip in conditions.chips] if conditions.isVisible() else []


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, LEFT)


def button(owner: QWidget, beginning: str) -> QPushButton:
    """The button in sight whose words begin so."""
    made = owner.findChildren(QPushButton)
    return next(one for one in made if one.isVisible() and one.text().startswith(beginning))


def test_what_a_newcomer_types_is_answered(qtbot: QtBot, windows: Windows) -> None:
    said: list[str] = []
    window = windows(lambda made: said.append(made.page.summary.count.text()))
    page, meant = window.page, window.page.meant
    assert said == ["正在打开店铺…"]
    # What stands there before anything is typed.
    assert page.start.line.heading.text() == "猜你喜欢"
    assert count(window) == 10_000
    assert window.search_bar.box.hasFocus()
    for text, wanted in {
        "夏季连衣裙": {"连衣裙"},
        "iphone case": {"手机壳"},
        "手提电脑": {"笔记本电脑"},
    }.items():
        search(qtbot, window, text)
        assert wanted <= leaves(window)
        assert not meant.isVisible()
    # Pinyin is read as its words and says so; it goes on to work once it has been used.
    for _ in range(2):
        search(qtbot, window, "lianyiqun")
        assert meant.query.text() == "连衣裙"
        assert "已改为搜索" in meant.words.text()
        assert leaves(window) == {"连衣裙"}
    pinyin = shown(window)
    # A misspelt one is offered right, and a click searches for that.
    search(qtbot, window, "连一裙")
    assert meant.words.text() == "您要找的是不是"
    click(meant.query)
    answer(qtbot, window, "连衣裙")
    assert shown(window) == pinyin
    assert not meant.isVisible()
    search(qtbot, window, "包")
    assert count(window) > 100
    assert all("包" in title for title in titles(window)[:10])
    search(qtbot, window, "p01009")
    assert shown(window)[0] == "p01009"
    search(qtbot, window, "预算500以内的连衣裙")
    assert chips(window) == ["价格 ≤ ¥500"]
    assert max(prices(window)) <= 500
    within = count(window)
    click(page.conditions.chips[0])
    qtbot.waitUntil(lambda: chips(window) == [], timeout=PATIENCE)
    settle(qtbot, window)
    assert count(window) > within
    search(qtbot, window, LONG)
    assert "连衣裙" in leaves(window)
    assert window.search_bar.box.text() == LONG


def test_a_newcomer_finds_ways_on_and_the_window_remembers(qtbot: QtBot, windows: Windows) -> None:
    window = windows()
    box, page = window.search_bar.box, window.page
    # Suggestions while typing; one is taken by key.
    type_text(box, "羽绒")
    qtbot.waitUntil(box.popup.isVisible, timeout=PATIENCE)
    press(window, Qt.Key.Key_Down)
    picked = box.popup.picked
    assert picked.startswith("羽绒")
    press(window, Qt.Key.Key_Return)
    answer(qtbot, window, picked)
    assert box.text() == picked
    narrow_down(qtbot, window)
    leave_nothing_found(qtbot, window)
    walk_by_keys(qtbot, window)
    # Closed in the list, ordered by price; the same is there again and answers the same.
    search(qtbot, window, "连衣裙")
    click(page.view.button("list"))
    page.filters.sort.actions_of["price_up"].trigger()
    settle(qtbot, window)
    cheapest = prices(window)
    assert cheapest == sorted(cheapest)
    before = shown(window)
    window.close()
    again = windows()
    assert again.page.view.value == "list"
    assert again.page.filters.sort.value == "price_up"
    QTest.mouseClick(again.search_bar.box, LEFT)
    recent = again.search_bar.box.recent
    assert recent.isVisible()
    first = recent.list.visualRect(recent.model.index(0, 0))
    assert recent.model.index(0, 0).data() == "连衣裙"
    QTest.mouseClick(recent.list.viewport(), LEFT, pos=first.topLeft() + QPoint(30, 10))
    answer(qtbot, again, "连衣裙")
    assert shown(again) == before


def narrow_down(qtbot: QtBot, window: MainWindow) -> None:
    """A guessed intent, a brand and a chip: each narrows the list and can be taken off."""
    page = window.page
    search(qtbot, window, "羽绒服")
    whole, intent = count(window), page.intents.chips[0]
    click(intent)
    settle(qtbot, window)
    assert count(window) < whole
    assert leaves(window, 50) == {intent.text().split(" ")[0]}
    click(page.filters.brand)
    panel = next(made for made in window.findChildren(Popover) if made.isVisible())
    rows = panel.content.view
    name = rows.model().index(0, 0).data()
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(rows.model().index(0, 0)).center())
    press(window, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert not panel.isVisible()
    model = page.results.model
    assert model.response is not None
    assert model.catalogue is not None
    assert {model.catalogue.brand[hit.row] for hit in model.response.hits} == {name}
    click(button(page.active, "清除全部"))
    settle(qtbot, window)
    assert count(window) == whole
    assert not intent.isChecked()


def leave_nothing_found(qtbot: QtBot, window: MainWindow) -> None:
    """Gibberish and a price that nothing has: what was understood is said, and a button leads on."""
    page = window.page
    state, ways = page.results.state_page, page.nothing.ways_out
    search(qtbot, window, "asdfqwerzx")
    assert state.isVisible()
    assert state.accessibleName() == "没有找到“asdfqwerzx”"
    qtbot.waitUntil(ways.isVisible, timeout=PATIENCE)
    click(button(state, "清空搜索"))
    qtbot.waitUntil(page.start.line.isVisible, timeout=PATIENCE)
    search(qtbot, window, "连衣裙 1元以内")
    assert chips(window) == ["价格 ≤ ¥1"]
    qtbot.waitUntil(ways.isVisible, timeout=PATIENCE)
    click(button(ways, "价格 ≤ ¥1"))
    qtbot.waitUntil(lambda: not state.isVisible(), timeout=PATIENCE)
    assert chips(window) == []
    assert leaves(window) == {"连衣裙"}


def walk_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    """Without a mouse: to a product and back, to the search before, through the keys and the tour."""
    sheet, guides = window.acting.sheet, window.guides
    press(window, Qt.Key.Key_K, CONTROL)
    assert window.search_bar.box.hasFocus()
    search(qtbot, window, "手机")
    press(window, Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), ResultList)
    press(window, Qt.Key.Key_Return)
    assert sheet.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    press(window, Qt.Key.Key_Left, ALT)
    answer(qtbot, window, "连衣裙 1元以内")
    press(window, Qt.Key.Key_Right, ALT)
    answer(qtbot, window, "手机")
    press(window, Qt.Key.Key_F1)
    assert guides.key_sheet.isVisible()
    click(guides.key_sheet.panel.tour)
    assert guides.tour.isVisible()
    press(window, Qt.Key.Key_Return)
    assert guides.tour.number == 1
    press(window, Qt.Key.Key_Escape)
    assert not guides.tour.isVisible()
    assert not guides.key_sheet.isVisible()
