"""A tester's walk: what the inspector says is what is on screen, and every number opens what it counts."""

import re
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QFileDialog, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.behaviour.page import BehaviourPage
from gui.experiments.page import ExperimentsPage
from gui.main_window import MainWindow
from gui.products.cards import Card
from gui.products.result_model import ResultRole
from gui.search.result_list import ResultList
from tests.gui.walks.conftest import PATIENCE, answer, search, settle, shown

LEFT = Qt.MouseButton.LeftButton
PART = re.compile(r"-?\d\.\d{4}")


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def arrange(window: MainWindow, name: str) -> None:
    click(window.header.arrangement.button(name))


def switch_of(window: MainWindow, dock: QDockWidget) -> QToolButton:
    """The button in the header that shows and hides `dock`."""
    buttons = window.header.findChildren(QToolButton)
    return next(each for each in buttons if each.defaultAction() is dock.toggleViewAction())


def results(window: MainWindow) -> ResultList:
    found = window.page.results.findChild(ResultList)
    assert isinstance(found, ResultList)
    return found


def click_rank(window: MainWindow, rank: int) -> None:
    listed = results(window)
    index = listed.model().index(rank - 1, 0)
    listed.scrollTo(index)
    QTest.mouseClick(listed.viewport(), LEFT, pos=listed.visualRect(index).center())


def selected(window: MainWindow) -> Card:
    card = results(window).currentIndex().data(ResultRole.CARD)
    assert isinstance(card, Card)
    return card


def read(widget: QWidget) -> list[str]:
    """Every text in sight."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def assert_explains_the_selected(qtbot: QtBot, window: MainWindow) -> None:
    """Title, score, place and parts in the inspector are those of the card that is selected."""
    panel = window.inspection.panel
    assert panel is not None
    card, response = selected(window), window.page.results.model.response
    assert response is not None
    place = f"第 {card.rank} 名，共 {response.total:,} 个"

    def is_told() -> bool:
        texts = read(panel)
        *parts, total = [float(text) for text in texts if PART.fullmatch(text)] or [0.0]
        return (
            card.goods.title in texts
            and f"得分 {card.score:.3f}" in texts
            and any(text.startswith(place) for text in texts)
            and total == round(card.score, 4)
            and sum(parts) == pytest.approx(total)
        )

    qtbot.waitUntil(is_told, timeout=PATIENCE)


def test_the_inspector_explains_what_is_on_screen(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "夏季连衣裙")
    arrange(window, "inspect")
    qtbot.waitUntil(lambda: window.inspection.panel is not None, timeout=PATIENCE)
    qtbot.waitUntil(results(window).currentIndex().isValid, timeout=PATIENCE)
    assert_explains_the_selected(qtbot, window)
    click_rank(window, 3)
    assert selected(window).rank == 3
    assert_explains_the_selected(qtbot, window)
    # Why not first: the parts of both, each column with its own sum.
    panel = window.inspection.panel
    assert panel is not None
    click(panel.score._compare)
    first = results(window).model().index(0, 0).data(ResultRole.CARD)
    qtbot.waitUntil(lambda: f"{first.score:.4f}" in read(panel.score))
    assert f"{selected(window).score:.4f}" in read(panel.score)
    click(panel.score._compare)
    # Another query while the inspector is closed.
    window.panels.inspector.close()
    search(qtbot, window, "猫粮")
    click(switch_of(window, window.panels.inspector))
    qtbot.waitUntil(results(window).currentIndex().isValid, timeout=PATIENCE)
    assert_explains_the_selected(qtbot, window)
    # Another way of ranking, another shopper.
    click(window.search_bar.method.button("lexical"))
    answer(qtbot, window, "猫粮")
    assert_explains_the_selected(qtbot, window)
    click(window.search_bar.method.button("hybrid"))
    window.shoppers.choose("u00001")
    qtbot.waitUntil(lambda: bool(window.page.controller.request.history), timeout=PATIENCE)
    answer(qtbot, window, "猫粮")
    assert_explains_the_selected(qtbot, window)
    search(qtbot, window, "xqzzyvw")
    qtbot.waitUntil(lambda: not panel.score.isVisible(), timeout=PATIENCE)


def test_interleaving_is_blind(qtbot: QtBot, window: MainWindow) -> None:
    arrange(window, "feedback")
    page = window.feedback_area.page
    assert page is not None
    click(page.tabs.button("experiments"))
    experiments = page.made["experiments"]
    assert isinstance(experiments, ExperimentsPage)
    start = experiments.interleaving.start_button
    qtbot.waitUntil(lambda: start.isVisible() and start.isEnabled(), timeout=PATIENCE)
    # Words alone, which are ready at once.
    other = experiments.interleaving.pair.boxes["B"]
    other.setCurrentIndex(other.findData(""))
    with qtbot.waitSignal(window.shop.interleaving_changed, timeout=PATIENCE):
        click(start)
    arrange(window, "inspect")
    search(qtbot, window, "手机")
    panel = window.inspection.panel
    assert panel is not None
    qtbot.waitUntil(panel.blind.isVisible, timeout=PATIENCE)
    assert not [text for text in read(panel) if text.startswith("得分") or PART.fullmatch(text)]
    for row in range(10):
        card = results(window).model().index(row, 0).data(ResultRole.CARD)
        assert (card.score, card.parts) == (0.0, ())
    with qtbot.waitSignal(window.shop.interleaving_changed, timeout=PATIENCE):
        window.shop.end_interleaving()
    settle(qtbot, window)
    qtbot.waitUntil(panel.score.isVisible, timeout=PATIENCE)
    assert_explains_the_selected(qtbot, window)


def test_numbers_open_their_events_and_files_hold_what_is_on_screen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = iter([tmp_path / "results.csv", tmp_path / "events.csv"])
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(next(files)), "CSV (*.csv)")
    )
    search(qtbot, window, "夏季连衣裙")
    window.page.menu.export_wanted.emit()
    qtbot.waitUntil(lambda: "results.csv" in window.toast.words.text(), timeout=PATIENCE)
    table = pd.read_csv(tmp_path / "results.csv", dtype=str)
    on_screen = shown(window)
    holds = [name for name in table if table[name].head(len(on_screen)).tolist() == on_screen]
    assert len(holds) == 1
    arrange(window, "feedback")
    assert window.feedback_area.page is not None
    page = window.feedback_area.page.made["behaviour"]
    assert isinstance(page, BehaviourPage)
    products = page.dashboard.products
    qtbot.waitUntil(lambda: bool(products.cells), timeout=PATIENCE)
    cell = products.cells[1]
    place = cell.rect.center().toPoint()
    QTest.mouseClick(products, LEFT, pos=place)
    QTest.mouseDClick(products, LEFT, pos=place)
    drawer = page.drawer
    qtbot.waitUntil(lambda: drawer.isVisible() and drawer.model.rowCount() > 0, timeout=PATIENCE)
    count = drawer.model.rowCount()
    assert drawer.title.text() == f"{count} 个事件"
    assert f"{count} 个事件" in cell.words
    click(drawer.csv)
    qtbot.waitUntil((tmp_path / "events.csv").exists, timeout=PATIENCE)
    events = pd.read_csv(tmp_path / "events.csv", dtype=str)
    titles = {drawer.model.index(row, 4).data() for row in range(count)}
    assert len(events) == count
    assert len(titles) == 1
    assert titles == set(events["商品"])
    assert titles.pop() in cell.words
