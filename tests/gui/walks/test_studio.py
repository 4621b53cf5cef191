"""The researcher's twenty minutes in the studio, with the real trainer, on a tiny shop of their own."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.walks import studio_steps as steps
from tests.gui.walks.conftest import Opener, search
from tests.gui.walks.studio import Studio, import_files
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


@pytest.mark.long
@pytest.mark.tensorflow
@pytest.mark.timeout(600)
@pytest.mark.usefixtures("without_start")
def test_a_training_is_watched_paused_gone_on_with_and_looked_at_epoch_by_epoch(
    qtbot: QtBot, opened: Opener, tmp_path: Path, tiny_files: list[Path]
) -> None:
    window = opened(tmp_path / "shop")
    assert import_files(qtbot, window, tiny_files) == {"products": 96, "events": 1200}
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
    tiny_files: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    window = opened(tmp_path / "shop")
    import_files(qtbot, window, tiny_files)
    away = Away(tiny_files, tmp_path, monkeypatch, capsys)
    twenty_minutes(Studio(qtbot, window), opened, QUERY, SMALL, away)


@pytest.mark.long
@pytest.mark.tensorflow
@pytest.mark.timeout(900)
def test_what_comes_next_has_curves_of_its_own(
    qtbot: QtBot, opened: Opener, tmp_path: Path, tiny_files: list[Path]
) -> None:
    window = opened(tmp_path / "shop")
    import_files(qtbot, window, tiny_files)
    studio = Studio(qtbot, window)
    steps.learn_what_comes_next(studio, epochs=2, batch_size=64, dimension=16, filters=8)
