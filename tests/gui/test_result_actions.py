"""What can be done with the results on screen: copied, exported, sorted; and where there are none, led on."""

from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.search.engine import Engine
from core.search.request import Facets, Filters, Hit, SearchRequest, SearchResponse, Sort
from core.search.ways_out import OtherQuery, ReadWord, WaysOut
from gui.main_window import MainWindow
from gui.search.list_header import ListHeader
from tests.gui.acting.conftest import window  # noqa: F401
from tests.gui.acting.hands import ask, click_card, results, settle, shown


def copied(window: MainWindow, name: str) -> str:  # noqa: F811
    getattr(window.page.menu, name).trigger()
    return QApplication.clipboard().text()


def test_a_right_click_copies_the_title_the_id_the_row_and_all_rows(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    ask(qtbot, window, "手机")
    listed, menu = results(window), window.page.menu
    first = listed.visualRect(listed.model().index(0, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.RightButton, pos=first)
    assert menu.copy_row in listed.actions()
    assert not window.acting.sheet.isVisible()
    hits = window.page.results.model.response.hits
    assert copied(window, "copy_title") == hits[0].title
    assert copied(window, "copy_id") == hits[0].product_id
    headings, row = copied(window, "copy_row").split("\n")
    assert headings.split("\t")[:3] == ["#", "Product", "Id"]
    assert row.split("\t")[:3] == ["1", hits[0].title, hits[0].product_id]
    rows = copied(window, "copy_all").split("\n")
    assert [row.split("\t")[2] for row in rows[1:]] == shown(window)


def test_what_is_not_there_cannot_be_copied(qtbot: QtBot, window: MainWindow) -> None:  # noqa: F811
    menu = window.page.menu
    ask(qtbot, window, "手机")
    window.page.results.select_rank(1)
    assert menu.why.isEnabled()
    window.page.results.select_product("nobody")
    assert not menu.copy_title.isEnabled()
    assert menu.copy_all.isEnabled()
    window.page.ask("qzxv")
    qtbot.waitUntil(lambda: not menu.copy_all.isEnabled())
    assert not menu.export.isEnabled()


def test_results_are_exported_with_what_ranked_them(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    names: list[str] = []

    def choose(parent: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        names.append(name)
        return str(tmp_path / "list"), "CSV (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    # More is written than is listed.
    window.page.controller.change(top=1)
    ask(qtbot, window, "手机")
    assert len(shown(window)) == 1
    window.page.menu.export.trigger()
    path = tmp_path / "list.csv"
    qtbot.waitUntil(path.exists)
    table = pd.read_csv(path)
    assert table["#"].tolist() == [1, 2, 3]
    assert set(table["Query"]) == {"手机"}
    assert set(table["Ranked by"]) == {"words alone"}
    assert Path(names[0]).name == "手机.html"


def test_a_click_on_a_heading_sorts_and_turns_the_order(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    window.page.view.chosen.emit("list")
    ask(qtbot, window, "手机")
    header = window.page.results.findChild(ListHeader)
    assert header is not None
    places = {header.sort_at(QPoint(x, 10).toPointF()): x for x in range(0, header.width(), 4)}
    assert set(places) == {"", Sort.RELEVANCE, Sort.PRICE_UP, Sort.SALES}
    price, sales = places[Sort.PRICE_UP], places[Sort.SALES]
    best = shown(window)
    prices = {"p3": 4999, "p4": 1999, "p5": 19.9}
    for place, sort in ((price, Sort.PRICE_UP), (price, Sort.PRICE_DOWN), (sales, Sort.SALES)):
        QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
        settle(qtbot, window)
        assert window.page.controller.request.sort == sort
        assert window.page.filters.sort.value == sort
        listed = [product for product in shown(window) if product in prices]
        if sort is not Sort.SALES:
            assert listed == sorted(
                listed, key=lambda product: prices[product], reverse=sort is Sort.PRICE_DOWN
            )
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(places[Sort.RELEVANCE], 10))
    settle(qtbot, window)
    assert shown(window) == best


def way_out(qtbot: QtBot, window: MainWindow, beginning: str) -> QPushButton:  # noqa: F811
    """The button under `nothing found` whose words begin so, once it is there."""
    panel = window.page.nothing.ways_out

    def offered() -> list[QPushButton]:
        made = panel.findChildren(QPushButton)
        return [button for button in made if button.text().startswith(beginning)]

    qtbot.waitUntil(lambda: panel.isVisible() and bool(offered()))
    return offered()[0]


def test_where_no_product_passes_a_filter_is_dropped_with_a_click(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    page = window.page
    page.filters.set_filters(Filters(brand=("华为",), price=(1, 300)))
    page.ask("连衣裙")
    button = way_out(qtbot, window, "Brand 华为")
    assert not window.page.nothing.ways_out.findChildren(QPushButton)[1:]
    button.click()
    qtbot.waitUntil(lambda: shown(window) == ["p1"])
    assert page.filters.filters == Filters(price=(1, 300))
    assert not page.nothing.ways_out.isVisible()


def test_a_condition_of_the_query_is_left_with_a_click(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    page = window.page
    page.ask("连衣裙 100元以内")
    way_out(qtbot, window, "Price ≤ ¥100  2").click()
    qtbot.waitUntil(lambda: sorted(shown(window)) == ["p1", "p2"])
    assert window.search_bar.box.text() == "连衣裙 100元以内"
    assert not page.conditions.isVisible()
    page.ask("qzxv")
    qtbot.waitUntil(lambda: shown(window) == [])
    page.results.state_page.buttons[0].click()
    qtbot.waitUntil(lambda: len(shown(window)) == 6)
    assert window.search_bar.box.text() == ""


def test_another_query_and_what_is_near_in_meaning_are_a_click_away(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def canned(engine: Engine, request: SearchRequest) -> WaysOut:
        near = (Hit(1, 5, "p6", "三只松鼠 每日坚果 750g", 0.4, {"neural": 0.4}),)
        nearest = SearchResponse(request, (), "run", 1.0, 1, near, Facets())
        words = (ReadWord("qzxv", False),)
        return WaysOut(request, words, (OtherQuery("手机", 3),), (), (), nearest)

    monkeypatch.setattr("core.search.ways_out.ways_out", canned)
    page = window.page
    page.ask("qzxv")
    way_out(qtbot, window, "Show the 1 nearest, unsure").click()
    assert shown(window) == ["p6"]
    assert page.summary.unsure.isVisible()
    assert "unsure" in page.summary.unsure.text()
    page.ask("zzqx")
    way_out(qtbot, window, "手机  3").click()
    qtbot.waitUntil(lambda: "p4" in shown(window))
    assert window.search_bar.box.text() == "手机"
    assert not page.summary.unsure.isVisible()


def test_another_shopper_begins_at_the_top(qtbot: QtBot, window: MainWindow) -> None:  # noqa: F811
    window.resize(960, 600)
    window.page.view.chosen.emit("list")
    ask(qtbot, window, "连衣裙 手机")
    bar = results(window).verticalScrollBar()
    window.page.results.setMaximumHeight(200)
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(bar.maximum())
    click_card(window, shown(window)[-1], "favourite")
    settle(qtbot, window)
    assert bar.value() == bar.maximum()
    window.shoppers.choose("u1")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u1")
    settle(qtbot, window)
    assert bar.value() == 0


def test_a_panel_that_closes_gives_the_keys_back(
    qtbot: QtBot,
    window: MainWindow,  # noqa: F811
) -> None:
    window.activateWindow()
    ask(qtbot, window, "手机")
    window.page.results.setFocus()
    window.panels.inspector.show()
    qtbot.waitUntil(lambda: window.inspection.panel is not None)
    panel = window.inspection.panel
    assert panel is not None
    panel.setFocus()
    assert panel.hasFocus()
    window.panels.inspector.close()
    qtbot.waitUntil(results(window).hasFocus)
