"""What a model learned: its layers, what its kernels look for, and which words moved; beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QTabWidget, QWidget

from core.errors import UserError
from core.explain.model.insight import Insight
from core.explain.model.reading import Reading
from core.explain.model.stored import StoredModel, epochs_with_weights
from core.language import translate
from core.runs.listing import RunSummary, list_runs
from core.runs.names import epoch_of, short_name
from core.task_choices import TASKS
from gui import background
from gui.background import Latest
from gui.language import Retranslated
from gui.model.kernels_page import KernelsPage
from gui.model.layers_page import LayersPage
from gui.model.neighbours_page import NeighboursPage
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, row
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label
from gui.widgets.png import save_png

if TYPE_CHECKING:
    from core.workspace import Workspace

# Pixels; fits a screen of 1280 × 800.
SIZE = (1240, 740)


@dataclass(frozen=True)
class Opened:
    """A model, the epochs that can be looked into, and what the query sets off, if it can be read."""

    model: StoredModel
    epochs: Sequence[int]
    reading: Reading | None


class ModelDialog(Retranslated, QDialog):
    """Looks into one run at a time; `failed` carries what nobody can mend."""

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._insight: Insight | None = None
        self._runs: list[RunSummary] = []
        self._wanted = ""
        self._opened: Opened | None = None
        # Pages that show another model yet, or none.
        self._behind: set[QWidget] = set()
        self._listing, self._opening = Latest(self), Latest(self)
        self.run, self.epoch = QComboBox(), QComboBox()
        self._run_label, self._epoch_label = Label(), Label()
        self.notice = NoticeBar()
        self.pages = QTabWidget()
        self.layers, self.kernels, self.neighbours = LayersPage(), KernelsPage(), NeighboursPage()
        for page in (self.layers, self.kernels, self.neighbours):
            self.pages.addTab(page, "")
        self._arrange()
        self._connect()
        self._retranslate()

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """Look into the runs of `workspace`."""
        if workspace is None:
            self._leave()
        elif self._insight is None or self._insight.workspace is not workspace:
            self._leave()
            self._insight = Insight(workspace)

    def show_run(self, run: str = "") -> None:
        """Look into `run`, or an epoch of it by `at_epoch`; by default what was looked into, or serves."""
        self._wanted = run or self._wanted
        if self._insight is not None:
            self._listing.run(list_runs, self._insight.workspace, done=self._offer)

    def set_query(self, text: str) -> None:
        """A query is on screen."""
        self.layers.set_query(text)

    def save_picture(self) -> None:
        """Ask where the drawing is to be written."""
        opened = self._opened
        if opened is None:
            return
        title = self.tr("Save the drawing")
        name = f"{opened.model.manifest.id}.png"
        path = choose_save(self, "picture", title, name, ["PNG (*.png)"])
        if path is not None:
            self.write_picture(path)

    def write_picture(self, path: Path) -> None:
        """Write the drawing to the file `path`, in a thread."""
        image = self.layers.view.picture()
        said = self.tr("Saved as {file}").format(file=path)
        background.run(
            save_png,
            image,
            path,
            done=lambda _: self.notice.say(said, "good"),
            failed=self._complain,
            owner=self,
        )

    def _arrange(self) -> None:
        self.resize(*SIZE)
        for choice in (self.run, self.epoch):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = row(self._run_label, self.run, self._epoch_label, self.epoch, 1, spacing=8)
        parts = (line, self.notice, (self.pages, 1))
        column(*parts, parent=self, spacing=10, margins=(16, 14, 16, 14))
        self._run_label.setBuddy(self.run)
        self._epoch_label.setBuddy(self.epoch)

    def _connect(self) -> None:
        self.run.activated.connect(lambda: self._open())
        self.epoch.activated.connect(lambda: self._open(self.epoch.currentData()))
        self.pages.currentChanged.connect(self._catch_up)
        self.layers.query_wanted.connect(self._read)
        self.layers.picture_wanted.connect(self.save_picture)
        self.kernels.failed.connect(self.failed)
        self.neighbours.failed.connect(self.failed)

    def _offer(self, runs: list[RunSummary]) -> None:
        self._runs = [run for run in runs if run.best_epoch]
        serving = next((run.id for run in self._runs if run.is_active and run.task == "search"), "")
        wanted, epoch = epoch_of(self._wanted or serving)
        self.run.clear()
        for run in self._runs:
            self.run.addItem(self._called(run), run.id)
        self.run.setCurrentIndex(max(0, self.run.findData(wanted)))
        self._open(epoch)

    def _called(self, run: RunSummary) -> str:
        task = translate(TASKS[run.task].label) if run.task in TASKS else run.task
        return f"{short_name(run.id)} · {task}"

    def _open(self, epoch: int = 0) -> None:
        insight, run = self._insight, self.run.currentData()
        if insight is None or run is None:
            self.notice.say(self.tr("There is no run to look into yet; train one first."), "accent")
            return
        self._wanted = run
        self._ask(partial(_opened, insight, run, epoch, self.layers.query.text().strip()))

    def _read(self, text: str) -> None:
        """Another query is to be read."""
        insight, opened = self._insight, self._opened
        if insight is not None and opened is not None:
            model = opened.model
            self._ask(partial(_opened, insight, model.manifest.id, model.epoch, text))

    def _ask(self, work: partial[Opened]) -> None:
        self._opening.run(work, done=self._show, failed=self._complain)

    def _show(self, opened: Opened) -> None:
        before, self._opened = self._opened, opened
        model = opened.model
        self.notice.hide()
        self.epoch.clear()
        for number in opened.epochs:
            self.epoch.addItem("", number)
        self.epoch.setCurrentIndex(self.epoch.findData(model.epoch))
        self._retranslate()
        self.layers.show_model(model, opened.reading)
        if opened.reading is not None and not self.neighbours.word.text():
            known = (word for word in opened.reading.words if word in model.id_of)
            self.neighbours.word.setText(next(known, ""))
        if before is None or before.model is not model:
            self._behind = {self.kernels, self.neighbours}
        self._catch_up()

    def _catch_up(self) -> None:
        """Let the page in sight show the model; the others do when they are looked at."""
        page = self.pages.currentWidget()
        if page in self._behind and self._insight is not None and self._opened is not None:
            assert isinstance(page, (KernelsPage, NeighboursPage))
            self._behind.discard(page)
            page.show_model(self._insight, self._opened.model)

    def _complain(self, error: BaseException) -> None:
        if isinstance(error, (UserError, OSError)):
            self.notice.say(str(error), "bad")
        else:
            self.failed.emit(error)

    def _leave(self) -> None:
        self._listing.cancel()
        self._opening.cancel()
        self._insight, self._opened, self._wanted = None, None, ""
        self._behind.clear()
        self.run.clear()
        self.epoch.clear()
        self.kernels.leave()
        self.neighbours.leave()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What the model learned"))
        self._run_label.setText(self.tr("Run"))
        self._epoch_label.setText(self.tr("Epoch"))
        self.run.setAccessibleName(self.tr("The run to look into"))
        self.epoch.setAccessibleName(self.tr("The epoch to look into"))
        self.epoch.setToolTip(self.tr("Epochs that are kept with their weights"))
        for number, run in enumerate(self._runs[: self.run.count()]):
            self.run.setItemText(number, self._called(run))
        best = self._opened.model.manifest.best_epoch if self._opened is not None else 0
        for number in range(self.epoch.count()):
            epoch = self.epoch.itemData(number)
            shown = self.tr("{epoch}, the best") if epoch == best else "{epoch}"
            self.epoch.setItemText(number, shown.format(epoch=epoch))
        names = (self.tr("Layers"), self.tr("Kernels"), self.tr("Neighbours"))
        for number, name in enumerate(names):
            self.pages.setTabText(number, name)


def _opened(insight: Insight, run: str, epoch: int, text: str) -> Opened:
    model = insight.model(run, epoch)
    epochs = epochs_with_weights(insight.workspace, run) or [model.epoch]
    reading = None
    if text and model.reads_queries:
        reading = insight.reading(model, text)
    return Opened(model, sorted({*epochs, model.epoch}), reading)
