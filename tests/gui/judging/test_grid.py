"""Grading results by keys in the real window, and the marks on cards, rows and what is exported."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.evaluation.judgments import load_judgments
from core.judging.query_set import CANNOT_TELL, UNJUDGED, Judgment, SetQuery, Source
from core.judging.store import JudgmentStore
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.products.grade_marks import GradeMark
from gui.products.result_model import ResultRole
from gui.state import State

# The offscreen platform has no windows above others.
pytestmark = pytest.mark.qt_log_ignore("does not support")
KEYS = {0: Qt.Key.Key_A, 1: Qt.Key.Key_S, 2: Qt.Key.Key_D, 3: Qt.Key.Key_F}


@pytest.fixture
def window(
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


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where results are."""
    where = window.page.results.focusProxy()
    QTest.keyClick(where, key, modifiers or Qt.KeyboardModifier.NoModifier)


def written(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until all grades are in the file."""
    qtbot.waitUntil(lambda: not window.judging.book._pending, timeout=10_000)


def marks(window: MainWindow) -> list[GradeMark | None]:
    """The marks on the cards, in their order."""
    model = window.page.results.model
    cards = [model.index(row).data(ResultRole.CARD) for row in range(model.rowCount())]
    return [card.grade for card in cards]


def test_keys_grade_only_while_judging_is_on(window: MainWindow, qtbot: QtBot) -> None:
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


def test_a_mark_says_who_judged_and_screen_readers_hear_it(
    window: MainWindow, qtbot: QtBot
) -> None:
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


def test_what_is_exported_marks_the_unjudged(window: MainWindow, qtbot: QtBot) -> None:
    from core.result_list import as_html

    window.judging.set_wanted(True)
    window.page.results.select_rank(1)
    press(window, KEYS[2])
    qtbot.waitUntil(lambda: marks(window)[0] == GradeMark(2, is_own=True), timeout=10_000)
    response, catalogue = window.page.on_screen.response, window.page.on_screen.catalogue
    assert response is not None
    assert catalogue is not None
    told = window.result_export._described(response, catalogue)
    assert told.headings()[-1] == "Grade"
    assert [told.row(hit)[-1] for hit in response.hits] == [2, "unjudged", "unjudged"]
    assert as_html(told).count("unjudged") == 2
    assert "Grade" not in replace(told, grades=None).headings()
    window.page.menu.copy_all.trigger()


def test_marks_go_with_the_arrangement_and_come_back(window: MainWindow) -> None:
    window.judging.set_wanted(True)
    assert window.judging.bar.isVisibleTo(window)
    window.arrange("demo")
    assert marks(window) == [None] * 3
    assert not window.judging.bar.isVisibleTo(window)
    window.arrange("inspect")
    assert marks(window) == [GradeMark(UNJUDGED)] * 3


def test_a_shop_that_is_only_read_says_so(window: MainWindow, qtbot: QtBot) -> None:
    folder = window.judging.book.folder
    with qtbot.waitSignal(window.painted, timeout=30_000):
        window.open(folder, write=False)
    qtbot.waitUntil(lambda: window.judging.hindrance() != "", timeout=10_000)
    assert window.judging.hindrance() == "This shop is open read-only"
    assert not window.judging.switch.isEnabled()


def test_what_can_be_mended_is_said_in_the_view(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.guides.registry.action("judging.queries").trigger()
    view = window.judging.view
    assert view is not None
    assert view.tabs.currentWidget() is view.queries
    window.judging.book.save_set("heads", "")
    qtbot.waitUntil(lambda: window.judging.book.current is not None, timeout=10_000)
    view.queries.import_paths([tmp_path / "missing.csv"])
    qtbot.waitUntil(lambda: "missing.csv" in view.notice.words.text(), timeout=10_000)
