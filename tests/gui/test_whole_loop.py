"""The main job in one go, nothing replaced: import files, search, train, and search better."""

from pathlib import Path

import pyarrow.csv as csv
import pyarrow.parquet as parquet
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.search.request import SearchResponse
from core.workspace.shipped import DEMO
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.state import State
from gui.training.panel import TrainingPanel

QUERY = "手提电脑"
PRODUCTS = 400
MINUTES = 180_000


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A part of the synthetic demo world as the CSV files a shop would have."""
    products = parquet.read_table(DEMO / "products.parquet").slice(0, PRODUCTS)
    events = parquet.read_table(DEMO / "events.parquet").slice(0, 40_000)
    paths = [tmp_path / "products.csv", tmp_path / "events.csv"]
    csv.write_csv(products, paths[0])
    csv.write_csv(events, paths[1])
    return paths


@pytest.mark.tensorflow
def test_import_search_train_and_search_better(
    qtbot: QtBot, state: State, tmp_path: Path, files: list[Path]
) -> None:
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.shop.engine_ready, timeout=MINUTES):
        window.open(tmp_path / "shop")
    with qtbot.waitSignal(window.painted, timeout=MINUTES):
        import_in(qtbot, window, files)
        window.page.ask(QUERY)
    before = shown(qtbot, window, "")
    assert before.total > 0

    train_in(qtbot, window)
    run = shown(qtbot, window, "conv1d").run
    workspace = window.shop.workspace
    assert workspace is not None
    # The run ranks from its first epoch on; it is promoted in a thread after its last.
    qtbot.waitUntil(lambda: workspace.active_run("search") == run, timeout=MINUTES)
    qtbot.waitUntil(window.page.strip.isVisible, timeout=MINUTES)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def import_in(qtbot: QtBot, window: MainWindow, files: list[Path]) -> None:
    """Through the dialog that dropped files open; events of other products are told, not lost."""
    window.importing.start(files)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.choose_page.drafts.is_ready, timeout=MINUTES)
    with qtbot.waitSignal(dialog.imported, timeout=MINUTES) as imported:
        dialog.start()
    sheets = imported.args[0].sheets
    assert sheets["products"].kept == PRODUCTS
    assert sheets["events"].kept > 100
    assert sheets["events"].read == sheets["events"].kept + sheets["events"].rejected
    dialog.close()


def train_in(qtbot: QtBot, window: MainWindow) -> None:
    """One epoch in the panel, with the real training process."""
    window.arrange("train")
    panel = window.training
    assert isinstance(panel, TrainingPanel)
    panel.form.form.set_values({"epochs": 1, "batch_size": 64, "passes": 2})
    with qtbot.waitSignal(window.runs.judged, timeout=MINUTES) as judged:
        panel.start()
    # So short a training may look worse than words alone; it is used all the same.
    if not judged.args[0].goes_live:
        window.outcome_bar.use_button.click()


def shown(qtbot: QtBot, window: MainWindow, run_holds: str) -> SearchResponse:
    """The answer on screen once it is for the query and by a run whose id holds `run_holds`."""

    def is_there() -> bool:
        response = window.page.results.model.response
        return (
            response is not None
            and response.request.text == QUERY
            and run_holds in response.run
            and window.shop.engine is not None
            and response.run == window.shop.engine.run_id
        )

    qtbot.waitUntil(is_there, timeout=MINUTES)
    response = window.page.results.model.response
    assert response is not None
    return response
