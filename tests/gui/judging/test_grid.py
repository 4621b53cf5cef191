"""Grading results by keys in the real window, and the marks on cards, rows and what is exported."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.evaluation.judgments import load_judgments
from core.judging.query_set import CANNOT_TELL, UNJUDGED, Judgment, SetQuery, Source
from core.judging.store import JudgmentStore
from core.workspace import Workspace
from gui.judging.judging import Judging
from gui.main_window import MainWindow
from gui.open_workspace import OpenWorkspace
from gui.products.grade_marks import GradeMark
from gui.products.result_model import ResultRole
from gui.result_export import ResultExport
from gui.search.search_bar import SearchBar
from gui.search.search_page import SearchPage
from gui.state import State
from gui.widgets.notices import Toast

# The offscreen platform has no windows above others.
pytestmark = pytest.mark.qt_log_ignore("does not support")
KEYS = {0: Qt.Key.Key_A, 1: Qt.Key.Key_S, 2: Qt.Key.Key_D, 3: Qt.Key.Key_F}


class Desk(QWidget):
    """Results over a shop, and judging: as much of the window as both need."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.shop = OpenWorkspace(self)
        bar = SearchBar(self)
        self.page = SearchPage(bar, state, self)
        self.page.resize(1200, 700)
        self.judging = Judging(self.shop, self.page, Toast(self), state, self)
        self.shop.engine_ready.connect(self.page.set_engine)
        self.judging.set_offered(True)


@pytest.fixture
def window(qtbot: QtBot, state: State, shop_folder: Path, quick_engine: None) -> Iterator[Desk]:
    """Six products, of which phones are searched."""
    desk = Desk(state)
    qtbot.addWidget(desk)
    shop = desk.shop
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready, shop.shoppers_ready]):
        shop.open(shop_folder)
    with qtbot.waitSignal(desk.page.results.shown, timeout=30_000):
        desk.page.ask("手机")
    yield desk
    shop.close()


@pytest.fixture
def whole_window(
    qtbot: QtBot, state: State, shop_folder: Path, quick_engine: None
) -> Iterator[MainWindow]:
    """The window over six products, where a tester looks at phones."""
    made = MainWindow(state)
    made.resize(1280, 800)
    made.arrange("inspect")
    made.show()
    with qtbot.waitSignal(made.painted, timeout=30_000):
        made.start(shop_folder)
    with qtbot.waitSignal(made.page.results.shown, timeout=30_000):
        made.page.ask("手机")
    yield made
    made.close()


def press(window: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where results are."""
    where = window.page.results.focusProxy()
    QTest.keyClick(where, key, modifiers or Qt.KeyboardModifier.NoModifier)


def written(window: Desk, qtbot: QtBot) -> None:
    """Wait until all grades are in the file."""
    qtbot.waitUntil(lambda: not window.judging.book._pending, timeout=10_000)


def marks(window: Desk) -> list[GradeMark | None]:
    """The marks on the cards, in their order."""
    model = window.page.results.model
    cards = [model.index(row).data(ResultRole.CARD) for row in range(model.rowCount())]
    return [card.grade for card in cards]


def test_keys_grade_only_while_judging_is_on(window: Desk, qtbot: QtBot) -> None:
    assert window.judging.switch.isVisibleTo(window)
    assert marks(window) == [None] * 3
    window.page.results.select_rank(1)
    press(window, KEYS[3])
    assert window.judging.book.current is None
    window.judging.switch.click()
    assert marks(window) == [GradeMark(UNJUDGED)] * 3
    press(window, KEYS[3])
    qtbot.waitUntil(lambda: marks(window)[0] == GradeMark(3, is_own=True), timeout=10_000)
    press(window, Qt.Key.Key_Right)
    press(window, KEYS[0])
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Space)
    assert marks(window) == [GradeMark(3, True), GradeMark(0, True), GradeMark(CANNOT_TELL, True)]
    assert window.judging.bar.progress.text() == "3 of 3 judged"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: marks(window)[2] == GradeMark(UNJUDGED), timeout=10_000)
    written(window, qtbot)
    folder = window.judging.book.folder
    assert folder is not None
    read = load_judgments(Workspace.open(folder, write=False), "My judgments")
    hits = window.page.results.model.response.hits  # type: ignore[union-attr]
    assert read.queries == {"q1": "手机"}
    assert read.qrels == {"q1": {hits[0].product_id: 3, hits[1].product_id: 0}}


def test_a_mark_says_who_judged_and_screen_readers_hear_it(window: Desk, qtbot: QtBot) -> None:
    book = window.judging.book
    window.judging.set_wanted(True)
    hits = window.page.results.model.response.hits  # type: ignore[union-attr]

    def fill(store: JudgmentStore) -> None:
        number = store.save_set("heads").number
        store.save_queries(number, [SetQuery("q1", "手机")])
        store.judge(number, [Judgment("q1", hits[1].product_id, "bob", 2, Source.IMPORTED)])

    book.change(fill)
    qtbot.waitUntil(lambda: marks(window)[1] == GradeMark(2), timeout=10_000)
    index = window.page.results.model.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole).endswith(
        "graded 2 by others: Good"
    )
    first = window.page.results.model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert first.endswith("unjudged")
    window.page.results.select_rank(2)
    press(window, KEYS[1])
    assert marks(window)[1] == GradeMark(1, is_own=True)


def test_what_is_exported_marks_the_unjudged(window: Desk, qtbot: QtBot) -> None:
    from core.result_list import as_html

    window.judging.set_wanted(True)
    window.page.results.select_rank(1)
    press(window, KEYS[2])
    qtbot.waitUntil(lambda: marks(window)[0] == GradeMark(2, is_own=True), timeout=10_000)
    response, catalogue = window.page.on_screen.response, window.page.on_screen.catalogue
    assert response is not None
    assert catalogue is not None
    export = ResultExport(window.shop, window.page, Toast(window), window)
    told = export._described(response, catalogue)
    assert told.headings()[-1] == "Grade"
    assert [told.row(hit)[-1] for hit in response.hits] == [2, "unjudged", "unjudged"]
    assert as_html(told).count("unjudged") == 2
    assert "Grade" not in replace(told, grades=None).headings()
    window.page.menu.copy_all.trigger()


def test_in_the_whole_window_marks_go_with_the_arrangement(
    whole_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = whole_window
    window.guides.registry.action("judging.grid").trigger()
    assert window.judging.bar.isVisibleTo(window)
    window.arrange("demo")
    assert marks(window) == [None] * 3
    assert not window.judging.bar.isVisibleTo(window)
    window.arrange("inspect")
    assert marks(window) == [GradeMark(UNJUDGED)] * 3
    window.guides.registry.action("judging.queries").trigger()
    view = window.judging.view
    assert view is not None
    assert view.tabs.currentWidget() is view.queries
    window.judging.book.save_set("heads", "")
    qtbot.waitUntil(lambda: window.judging.book.current is not None, timeout=10_000)
    view.queries.import_paths([tmp_path / "missing.csv"])
    qtbot.waitUntil(lambda: "missing.csv" in view.notice.words.text(), timeout=10_000)
    with qtbot.waitSignal(window.shop.opened, timeout=30_000):
        window.open(window.judging.book.folder, write=False)
    assert window.judging.hindrance() == "This shop is open read-only"
    assert not window.judging.switch.isEnabled()
