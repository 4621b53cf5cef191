"""A researcher's hands in the training panel: what is pressed, typed and read there."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.runs.curves import RunCurves
from core.runs.folders import run_folder
from core.runs.job import Event, from_line
from core.runs.manifest import STEPS, Manifest
from core.runs.names import HIDDEN
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import Workspace
from gui.data.import_dialog import ImportDialog
from gui.main_window import MainWindow
from gui.training.curves import Curves
from gui.training.panel import TrainingPanel

LEFT = Qt.MouseButton.LeftButton
# Milliseconds: a real training on a machine that is busy with others.
PATIENCE = 240_000
NUMBER = re.compile(r"\d[\d,]*")


class Studio:
    """The training panel of `window`, which shows its curves."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        click(window.header.arrangement.button("train"))
        self.wait(lambda: window.training is not None)
        self.wait(lambda: self.panel.results.curves is not None)
        # How each run that was trained stands.
        self.standings: list[dict[str, Any]] = []
        self.panel.run_compared.connect(self.standings.append)

    @property
    def panel(self) -> TrainingPanel:
        """The panel, which has been seen."""
        assert self.window.training is not None
        return self.window.training

    @property
    def curves(self) -> Curves:
        """The plots, which have been built."""
        assert self.panel.results.curves is not None
        return self.panel.results.curves

    @property
    def history(self) -> RunCurves:
        """What the plots show of the run in front."""
        return self.curves.history

    @property
    def workspace(self) -> Workspace:
        """The shop that is open."""
        assert self.window.shop.workspace is not None
        return self.window.shop.workspace

    @property
    def ranked_by(self) -> str:
        """What ranked the list on screen: a run, or an epoch of one."""
        response = self.window.page.on_screen.response
        return response.run if response is not None else ""

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Until it is so, as long as a training may take."""
        self.qtbot.waitUntil(is_so, timeout=PATIENCE)

    def choose(self, task: str, **settings: Any) -> None:
        """Fill in the form."""
        form = self.panel.form
        form.task.setCurrentIndex(form.task.findData(task))
        form.form.set_values(settings)
        assert form.is_valid, form.form.problems()

    def foresight(self) -> list[int]:
        """Examples, steps an epoch, epochs, steps in all and what is held out, as told beneath Train."""
        words = self.panel.foresight.words
        self.wait(lambda: words.isEnabled() and "个样本" in words.text())
        first = words.text().splitlines()[0]
        return [int(number.replace(",", "")) for number in NUMBER.findall(first)]

    def train(self) -> None:
        """Press Train and wait for the first steps of a run."""
        click(self.panel.train_button)
        self.wait(lambda: self.panel.acts.is_heard and self.history.last_step > 0)

    def wait_for_epoch(self, epoch: int) -> None:
        """Until so many epochs of the run that is trained are complete."""
        self.wait(lambda: len(self.history.epoch_losses.values) >= epoch)

    def finish(self) -> str:
        """Until the training is over and its run has been compared; its id."""
        self.wait(lambda: self.panel.progress.state == "finished")
        run = self.history.name
        self.wait(lambda: any(standing.get("run") == run for standing in self.standings))
        return run

    def manifest(self, run: str) -> Manifest:
        """What the folder of `run` says."""
        return Manifest.read(run_folder(self.workspace.runs_dir, run))

    def events(self, run: str) -> list[Event]:
        """What its training said, as recorded."""
        runs_dir = self.workspace.runs_dir
        # Hidden until its first epoch is complete.
        folder = next(
            path for path in (runs_dir / run, runs_dir / f"{HIDDEN}{run}") if path.exists()
        )
        lines = (folder / STEPS).read_text("utf-8").splitlines()
        return [message for line in lines if isinstance(message := from_line(line), Event)]

    def best(self, query: str, run: str, top: int = 10) -> list[str]:
        """What a search by words and `run`, or an epoch of it, finds apart from this window's engine."""
        engine = Engine.open(self.workspace, run)
        return [hit.product_id for hit in engine.search(SearchRequest(query, top=top)).hits]

    def show_runs(self) -> list[str]:
        """Bring the table of runs to the front; their ids."""
        results = self.panel.results
        click(results.pages.button("runs"))
        known = {folder.name for folder in self.workspace.runs_dir.iterdir() if folder.is_dir()}
        self.wait(lambda: {row.id for row in results.runs.model.rows} == known)
        return [row.id for row in results.runs.model.rows]

    def select_runs(self, *runs: str) -> None:
        """Select them in the table, as a click and more with Ctrl do."""
        table = self.panel.results.runs.table
        modifier = Qt.KeyboardModifier.NoModifier
        for run in runs:
            model = self.panel.results.runs.model
            index = model.index(model.row_of(run), 0)
            table.scrollTo(index)
            place = table.visualRect(index).center()
            QTest.mouseClick(table.viewport(), LEFT, modifier, place)
            modifier = Qt.KeyboardModifier.ControlModifier

    def figure(self, run: str) -> str:
        """The one figure of `run` in the table, which has its interval, too, without it."""
        runs = self.panel.results.runs
        told = runs.model.words.result(next(row for row in runs.model.rows if row.id == run))
        return re.sub(r" \([\d.]+–[\d.]+\)", "", told)


def click(widget: QWidget) -> None:
    """Press it, where it can be pressed."""
    assert widget.isEnabled()
    QTest.mouseClick(widget, LEFT)


def read(widget: QWidget) -> str:
    """Every text in sight, a line each."""
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def button(widget: QWidget, text: str) -> QPushButton:
    """The button called `text`."""
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def import_files(qtbot: QtBot, window: MainWindow, files: list[Path]) -> dict[str, int]:
    """Import `files` through the dialog that dropped files open; kind → rows kept, as told there."""
    window.importing.start(files)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.choose_page.drafts.is_ready, timeout=PATIENCE)
    with qtbot.waitSignal(dialog.imported, timeout=PATIENCE) as imported:
        click(dialog.import_button)
    kept = {kind: sheet.kept for kind, sheet in imported.args[0].sheets.items()}
    told = read(dialog.report_view)
    assert all(f"{count:,}" in told for count in kept.values())
    dialog.close()
    return kept
