"""Earlier searches: walked back and on, remembered by shop, offered under the empty box, forgotten."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.search.request import Filters, Sort
from gui.main_window import MainWindow
from gui.search import query_history
from gui.search.recent_popup import cross_of
from gui.state import State

ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[[], MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> Iterator[Open]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        window = MainWindow(state)
        made.append(window)
        window.show()
        window.activateWindow()
        with qtbot.waitSignal(window.painted, timeout=30_000):
            window.open(shop_folder)
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window()


def shown(window: MainWindow) -> tuple[str, Filters, str]:
    response = window.page.controller.response
    assert response is not None
    return response.request.text, response.request.filters, response.request.sort


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.page.shown):
        window.page.ask(text)


def test_back_and_on_bring_the_whole_search(qtbot: QtBot, window: MainWindow) -> None:
    box, page = window.search_bar.box, window.page
    phones, none = Filters(brand=("华为",)), Filters()
    ask(qtbot, window, "手机")
    with qtbot.waitSignal(page.shown):
        page.filters.set_filters(phones)
    with qtbot.waitSignal(page.shown):
        page.clear_filters()
    with qtbot.waitSignal(page.shown):
        page.filters.sort_chosen.emit("price_down")
    ask(qtbot, window, "连衣裙")
    past = [
        ("手机", none, Sort.PRICE_DOWN),
        ("手机", none, Sort.RELEVANCE),
        ("手机", phones, Sort.RELEVANCE),
        ("手机", none, Sort.RELEVANCE),
        ("", none, Sort.RELEVANCE),
    ]
    for search in past:
        qtbot.keyClick(box, Qt.Key.Key_Left, ALT)
        qtbot.waitUntil(lambda search=search: shown(window) == search)
        assert box.text() == search[0]
        assert page.filters.filters == search[1]
        assert page.filters.sort.value == window.state.sort == search[2]
    assert not window.query_history.may_go_back
    for search in past[-2::-1]:
        qtbot.keyClick(box, Qt.Key.Key_Right, ALT)
        qtbot.waitUntil(lambda search=search: shown(window) == search)
    ask(qtbot, window, "坚果")
    assert not window.query_history.may_go_forward


def test_keystrokes_are_no_visits_but_a_text_that_rests_is(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, history = window.search_bar.box, window.query_history
    history._rest.setInterval(60_000)
    for text in ("手", "手机"):
        with qtbot.waitSignal(window.page.shown):
            box.setText(text)
    assert not history.may_go_back
    history._rest.setInterval(0)
    with qtbot.waitSignal(window.page.shown):
        box.setText("手机壳")
    qtbot.waitUntil(lambda: history.may_go_back)
    assert history.queries == ["手机壳"]
    assert query_history.REST_MILLISECONDS == 1500


def test_back_from_a_text_just_typed_leads_to_the_search_before_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    box, history = window.search_bar.box, window.query_history
    history._rest.setInterval(60_000)
    ask(qtbot, window, "手机")
    ask(qtbot, window, "连衣裙")
    with qtbot.waitSignal(window.page.shown):
        box.setText("坚果")
    for key, text in ((Qt.Key.Key_Left, "连衣裙"), (Qt.Key.Key_Right, "坚果")):
        qtbot.keyClick(box, key, ALT)
        qtbot.waitUntil(lambda text=text: shown(window)[0] == text)
    assert history.queries == ["坚果", "连衣裙", "手机"]


def test_only_what_found_something_by_itself_is_remembered(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "手机")
    ask(qtbot, window, "zzzzqq")
    assert window.query_history.queries == ["手机"]


def test_each_shop_has_its_own_and_keeps_it(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    first = open_window()
    ask(qtbot, first, "手机")
    with qtbot.waitSignal(first.painted, timeout=30_000):
        first.open(tmp_path / "other")
    assert first.query_history.queries == []
    assert not first.query_history.may_go_back
    first.close()
    assert open_window().query_history.queries == ["手机"]


def test_a_click_into_the_empty_box_offers_them_and_each_can_go(
    qtbot: QtBot, window: MainWindow
) -> None:
    box = window.search_bar.box
    for text in ("手机", "连衣裙", "坚果"):
        ask(qtbot, window, text)
    box.clear()
    assert not box.recent.isVisible()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.recent.isVisible()
    recent = box.recent
    row = recent.list.visualRect(recent.model.index(1, 0))
    viewport = recent.list.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cross_of(row).center())
    assert window.query_history.queries == ["坚果", "手机"]
    assert recent.isVisible()
    assert box.text() == ""
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert window.query_history.queries == ["手机"]
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row.translated(0, -34).center())
    assert box.text() == "手机"
    box.clear()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert recent.rect().contains(recent.clear.geometry())
    qtbot.mouseClick(recent.clear, Qt.MouseButton.LeftButton)
    assert window.query_history.queries == []
    assert not recent.isVisible()


def test_up_walks_the_whole_history_though_it_is_remembered_anew(
    qtbot: QtBot, window: MainWindow
) -> None:
    for text in ("手机", "连衣裙", "坚果"):
        ask(qtbot, window, text)
    box = window.search_bar.box
    seen = []
    for _ in range(3):
        with qtbot.waitSignal(window.page.shown):
            qtbot.keyClick(box, Qt.Key.Key_Up)
        seen.append(box.text())
    assert seen == ["坚果", "连衣裙", "手机"]


def test_the_buttons_before_the_box_walk_where_there_is_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    from gui.search.history_buttons import HistoryButtons

    buttons = window.findChild(HistoryButtons)
    assert isinstance(buttons, HistoryButtons)
    window.resize(1280, 800)
    qtbot.waitUntil(buttons.isVisible)
    assert not buttons.back.isEnabled()
    ask(qtbot, window, "手机")
    qtbot.mouseClick(buttons.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window)[0] == "")
    assert buttons.forward.isEnabled()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: not buttons.isVisible())
