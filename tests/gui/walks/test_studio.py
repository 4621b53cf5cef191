"""The researcher's twenty minutes in the studio, with the real trainer, on a tiny shop of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import language
from gui.main_window import MainWindow
from gui.state import State
from tests.core.training.conftest import write_events, write_products
from tests.gui.walks import studio_steps as steps
from tests.gui.walks.conftest import search
from tests.gui.walks.studio import PATIENCE, Studio, import_files
from tests.gui.walks.twenty_minutes import Away, twenty_minutes, watched

QUERY = "约会穿"
SMALL = {
    "epochs": 3,
    "batch_size": 64,
    "dimension": 16,
    "filters": 8,
    "passes": 20,
    "patience": 0,
    "teacher": "none",
    "word_vectors": False,
}
Opener = Callable[[Path], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, state: State) -> Iterator[Opener]:
    """Opens a window over a folder, again and again with the same remembered state."""
    made: list[MainWindow] = []

    def make(folder: Path) -> MainWindow:
        window = MainWindow(State(state.folder))
        made.append(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        with qtbot.waitSignal(window.shop.opened, timeout=PATIENCE):
            window.start(folder)
        return window

    language.install(qapp, "zh")
    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """96 products and 1,200 actions of a shop that was made up."""
    write_products(tmp_path / "products.csv")
    write_events(tmp_path / "events.csv")
    return [tmp_path / "products.csv", tmp_path / "events.csv"]


@pytest.mark.tensorflow
@pytest.mark.timeout(600)
@pytest.mark.usefixtures("without_start")
def test_a_training_is_watched_paused_gone_on_with_and_looked_at_epoch_by_epoch(
    qtbot: QtBot, opened: Opener, tmp_path: Path, files: list[Path]
) -> None:
    window = opened(tmp_path / "shop")
    assert import_files(qtbot, window, files) == {"products": 96, "events": 1200}
    studio = Studio(qtbot, window)
    search(qtbot, window, QUERY)
    studio, run = watched(studio, opened, QUERY, SMALL)
    steps.scrub(studio, QUERY, run, 1)
    other = next(number for number in (1, 2) if number != studio.manifest(run).best_epoch)
    steps.scrub(studio, QUERY, run, other)
    steps.keep_and_undo(studio, QUERY, run, other)


@pytest.mark.long
@pytest.mark.tensorflow
@pytest.mark.timeout(1800)
@pytest.mark.usefixtures("without_start")
def test_the_researchers_twenty_minutes(
    qtbot: QtBot,
    opened: Opener,
    tmp_path: Path,
    files: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    window = opened(tmp_path / "shop")
    import_files(qtbot, window, files)
    away = Away(files, tmp_path, monkeypatch, capsys)
    twenty_minutes(Studio(qtbot, window), opened, QUERY, SMALL, away)
