"""Shops, runs and run files dropped onto the window: each leads to what it is good for."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.runs.bundle import export_run
from core.runs.listing import list_runs
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.state import State
from tests.core.runs.small_runs import SEARCH, make_small_shop

WAIT = 30_000


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with a run that is not in use; only read here."""
    folder = tmp_path_factory.mktemp("trained") / "tea"
    make_small_shop(folder)
    with Workspace.open(folder) as workspace:
        workspace.activate("search", "")
    return folder


@pytest.fixture
def window(
    qtbot: QtBot, state: State, shop_folder: Path, quick_engine: None, without_start: None
) -> Iterator[MainWindow]:
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(shop_folder)
    yield window
    window.close()
    window.deleteLater()


def drop(window: MainWindow, path: Path) -> str:
    """Drag `path` over the window and let go; what the window said before."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    options = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPointF(5, 5).toPoint(), *options, keys))
    hint = window.toast.words.text()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *options, keys))
    return hint


def said(window: MainWindow) -> str:
    return window.page.notice.words.text() if window.page.notice.isVisible() else ""


def test_a_shop_opens_and_its_run_ranks(qtbot: QtBot, window: MainWindow, trained: Path) -> None:
    run = trained / "runs" / SEARCH
    assert drop(window, run) == "Let go to rank with this run"
    assert "a run of the shop “tea”" in said(window)
    assert window.page.notice.action.text() == "Open that shop"
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        assert drop(window, trained) == "Let go to open this shop"
    assert window.shop.workspace is not None
    assert window.shop.workspace.path == trained
    drop(window, run)
    engine = window.shop
    qtbot.waitUntil(
        lambda: engine.engine is not None and engine.engine.run_id == SEARCH, timeout=WAIT
    )


def test_a_run_file_is_measured_where_its_queries_are_judged(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "mine.run"
    file.write_text("q1 Q0 p2 1 2 mine\nq1 Q0 p1 2 1 mine\n", "utf-8")
    assert drop(window, file) == "Let go to measure this run file"
    qtbot.waitUntil(lambda: "of one query, which is not judged" in said(window), timeout=WAIT)
    assert window.shop.workspace is not None
    window.shop.workspace.replace(
        {
            "queries": pa.table({"query_id": ["q1"], "text": ["裙"]}),
            "qrels": pa.table(
                {"query_id": ["q1"], "product_id": ["p1"], "grade": pa.array([1], pa.int32())}
            ),
        }
    )
    drop(window, file)
    qtbot.waitUntil(lambda: "ndcg@10 0.631  mrr@10 0.500" in said(window), timeout=WAIT)
    file.write_text("q1 Q0 p2 1 2 mine\n" * 6 + "torn\n", "utf-8")
    drop(window, file)
    qtbot.waitUntil(lambda: "Line 7 of mine.run" in said(window), timeout=WAIT)


def test_a_folder_of_nothing_is_said_to_be_so(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "holidays").mkdir()
    (tmp_path / "holidays" / "sea.jpg").write_text("x")
    drop(window, tmp_path / "holidays")
    assert "“holidays” is no shop" in said(window)
    assert QApplication.activeModalWidget() is None


def test_an_exported_run_is_put_beside_the_others(
    qtbot: QtBot, window: MainWindow, trained: Path, tmp_path: Path
) -> None:
    file = tmp_path / "carried"
    export_run(Workspace.open(trained, write=False), SEARCH, file)
    window.arrange("train")
    panel = window.training
    assert panel is not None
    assert drop(window, file) == "Let go to put this run beside the others"
    qtbot.waitUntil(lambda: "beside the other runs now" in said(window), timeout=WAIT)
    assert "products that the run knows are not in this shop" in said(window)
    assert window.shop.workspace is not None
    assert [run.id for run in list_runs(window.shop.workspace)] == [SEARCH]
    window.page.notice.action.click()
    assert panel.results.pages.value == "runs"
    qtbot.waitUntil(lambda: panel.results.runs.model.row_of(SEARCH) >= 0, timeout=WAIT)
    file.write_bytes(file.read_bytes()[:-100])
    drop(window, file)
    qtbot.waitUntil(lambda: "cannot be opened as a run" in said(window), timeout=WAIT)
