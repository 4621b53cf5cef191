"""What a shopper does at the window of a test, and what the log holds afterwards."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.feedback.log import FeedbackLog
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.products.result_model import ResultRole
from gui.search.result_list import ResultList

Rows = list[tuple[str, str, int]]


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Search for `text` and wait for the answer."""
    window.page.ask(text)
    model = window.page.results.model
    qtbot.waitUntil(lambda: model.response is not None and model.response.request.text == text)


def shown(window: MainWindow) -> list[str]:
    """The ids of the products in the list."""
    response = window.page.results.model.response
    return [hit.product_id for hit in response.hits] if response else []


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until every search has been answered."""
    qtbot.waitUntil(lambda: not window.page.controller._searches.is_busy)


def results(window: MainWindow) -> ResultList:
    """The list of results."""
    found = window.page.results.findChild(ResultList)
    assert isinstance(found, ResultList)
    return found


def click_card(window: MainWindow, product: str, button: str = "") -> None:
    """Click the card of `product`, or one of its buttons."""
    listed = results(window)
    place = listed.visualRect(listed.model().index(shown(window).index(product), 0))
    at = place.center()
    if button:
        at = place.topLeft() + listed.itemDelegate().buttons[button].center().toPoint()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)


def done(window: MainWindow, product: str) -> frozenset[str]:
    """What the card of `product` says was done."""
    model = window.page.results.model
    card = model.index(model.row_of(product)).data(ResultRole.CARD)
    return frozenset(card.done)


def recorded(window: MainWindow) -> tuple[Rows, dict[str, set[object]]]:
    """What the log holds once the window is closed: (product, action, rank), and the columns' values."""
    assert window.shop.workspace is not None
    folder: Path = window.shop.workspace.path
    window.close()
    with Workspace.open(folder, write=False) as workspace:
        log = FeedbackLog.reader(workspace)
        if log is None:
            return [], {}
        with log:
            table = log.table().to_pylist()
    rows = [(each["product_id"], each["action"], each["position"]) for each in table]
    return rows, {name: {each[name] for each in table} for name in (table[0] if table else ())}
