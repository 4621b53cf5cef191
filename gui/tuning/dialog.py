"""The tuning in a window of its own: what to try at the left, how it goes at the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QSplitter, QWidget

from core.runs.job import Job
from core.tuning.orders import CANCEL, CONTINUE, DELETE, PAUSE, STOP
from core.tuning.plan import studies
from gui import background
from gui.language import Retranslated
from gui.tuning.space_form import SpaceForm
from gui.tuning.study_record import StudyRecord
from gui.tuning.study_view import StudyView
from gui.tuning.tuning_process import TuningProcess
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, holder, row
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.workspace import Workspace

# Pixels: fits on any laptop.
WIDTH, HEIGHT, FORM_WIDTH = 1180, 720, 400
TUNING, PAUSED, STOPPING = "tuning", "paused", "stopping"


class TuningDialog(Retranslated, QDialog):
    """Tunes in the open shop. `train_wanted` carries the `Job` of the best, to be trained for good."""

    train_wanted = Signal(object)

    def __init__(self, program: Sequence[str] | None = None, parent: QWidget | None = None):
        """`program` replaces `python main.py tune`."""
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace: Workspace | None = None
        self._read_only = False
        self.state = ""
        self.record = StudyRecord()
        self.process = TuningProcess(program, self)
        self.form, self.view = SpaceForm(), StudyView()
        self.studies = QComboBox()
        self.notice = NoticeBar()
        self.tune_button = push_button("primary", self.tune)
        self.continue_button = push_button("", self.go_on)
        self.pause_button = push_button("", self.pause)
        self.stop_button = push_button("", self.stop)
        self.best_button = push_button("", self.train_best)
        self._arrange()
        self._connect()
        self._retranslate()
        self.resize(WIDTH, HEIGHT)

    def set_workspace(self, workspace: "Workspace | None", read_only: bool) -> None:
        """Tune in `workspace`; what is under way in another one is ended, and waits there."""
        if workspace is self._workspace and read_only == self._read_only:
            return
        self.process.close()
        self._workspace, self._read_only = workspace, read_only
        self.record, self.state = StudyRecord(), ""
        self.notice.hide()
        self.list_studies()
        self._settle()

    def tune_for(self, job: Job) -> None:
        """Offer to tune `job`, the one in the training panel, and show the window."""
        # What was typed for the same job stays.
        if not self.state and job != self.form.job:
            self.form.set_job(job)
        self.list_studies()
        self.show()
        self.activateWindow()

    def tune(self) -> None:
        """Begin a new study of what the form says."""
        if self._may_begin() and not self.form.hindrance():
            self.record = StudyRecord()
            self._begin(self.form.options())

    def go_on(self) -> None:
        """Let a paused study go on, or continue the one on screen up to the budget of the form."""
        if self.state == PAUSED:
            self.process.order(CONTINUE)
        elif self._may_begin() and self.record.study:
            self._begin(["--study", self.record.study, *self.form.budget_options()])

    def pause(self) -> None:
        """Begin no trial until it goes on."""
        self.process.order(PAUSE)

    def stop(self) -> None:
        """Let trials under way end, then be done; pressed again, end them at once."""
        if self.state == STOPPING:
            self.process.order(CANCEL)
        else:
            self.process.order(STOP)
            self.state = STOPPING
            self._settle()

    def train_best(self) -> None:
        """Train a run with the settings of the best trial."""
        plan, best = self.record.plan, self.record.best
        if best is not None:
            settings = self.record.best_line["settings"] if self.record.best_line else best.settings
            job = Job(plan["task"], plan["network"], plan["seed"], dict(settings))
            self.train_wanted.emit(job)

    def list_studies(self) -> None:
        """Offer the studies of the shop, the latest first."""
        workspace = self._workspace
        if workspace is None:
            self._offer([])
        else:
            background.run(studies, workspace, done=self._offer, owner=self)

    def under_way(self) -> str:
        """What would be lost of a tuning that ended now, in a sentence; "" where there is none."""
        if not self.process.is_tuning:
            return ""
        said = self.tr(
            "A tuning: {count} trials are done and stay; what is tried now is lost. Open its study again and"
            " press “Continue” to go on with it."
        )
        return said.format(count=self.record.finished)

    def shut_down(self) -> None:
        """End what is under way with the window; it waits for whoever continues the study."""
        self.process.close()
        self.state = ""
        self.hide()

    def _arrange(self) -> None:
        buttons = row(
            self.tune_button,
            self.continue_button,
            self.pause_button,
            self.stop_button,
            1,
            self.best_button,
            spacing=8,
        )
        left = holder(column(self.form, parent=None))
        parts = (self.studies, self.notice, (self.view, 1), buttons)
        right = holder(column(*parts, spacing=8, margins=(8, 0, 0, 0)))
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([FORM_WIDTH, WIDTH - FORM_WIDTH])
        split.setStretchFactor(1, 1)
        column(split, parent=self, margins=(12, 12, 12, 12))

    def _connect(self) -> None:
        self.form.changed.connect(self._settle)
        self.process.told.connect(self._take)
        self.process.ended.connect(self._end)
        self.process.failed.connect(self._fail)
        self.view.delete_wanted.connect(self._delete)
        self.studies.activated.connect(self._open_chosen)

    def _may_begin(self) -> bool:
        return self._workspace is not None and not self._read_only and not self.process.is_running

    def _begin(self, options: Sequence[str]) -> None:
        assert self._workspace is not None
        self.state = TUNING
        self.notice.hide()
        self.record.best_line = None
        self.process.tune(self._workspace.path, options)
        self._settle()

    def _take(self, line: dict[str, Any]) -> None:
        states = {"paused": PAUSED, "going": TUNING, "stopping": STOPPING}
        self.state = states.get(line["event"], self.state)
        self.record.take(line)
        if line["event"] == "study":
            self.list_studies()
        self._settle()

    def _end(self) -> None:
        self.state = ""
        self._settle()

    def _fail(self, sentence: str, log: str) -> None:
        self.notice.say(sentence, "bad")
        self.notice.setToolTip(literal(log))
        self._end()

    def _delete(self, numbers: Sequence[int]) -> None:
        if self.process.is_tuning:
            for number in numbers:
                self.process.order(DELETE, number)
        elif self._may_begin() and self._workspace is not None:
            self.process.look(self._workspace.path, self.record.study, numbers)

    def _offer(self, names: list[str]) -> None:
        """Studies in the list, the one on screen chosen."""
        self.studies.clear()
        self.studies.addItem(self._choose, "")
        for name in names:
            self.studies.addItem(name, name)
        self.studies.setCurrentIndex(max(0, self.studies.findData(self.record.study)))
        self._settle()

    def _open_chosen(self, position: int) -> None:
        study = self.studies.itemData(position)
        if study and self._workspace is not None and not self.process.is_running:
            self.record = StudyRecord()
            self.notice.hide()
            self.process.look(self._workspace.path, study)
            self._settle()

    def _settle(self) -> None:
        """Buttons and words as things stand."""
        is_idle = self._may_begin()
        self.form.setEnabled(not self.state)
        self.studies.setEnabled(not self.state and self.studies.count() > 1)
        self.tune_button.setEnabled(is_idle and not self.form.hindrance())
        self.continue_button.setEnabled(
            self.state == PAUSED or (is_idle and bool(self.record.study))
        )
        self.pause_button.setEnabled(self.state == TUNING)
        self.stop_button.setEnabled(bool(self.state))
        self.stop_button.setText(self._end_now if self.state == STOPPING else self._stop)
        self.best_button.setEnabled(self.record.best is not None and not self._read_only)
        self.view.show_study(self.record, self.state)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tuning"))
        self._choose = self.tr("Open a study…")
        self._stop, self._end_now = self.tr("Stop"), self.tr("End now")
        self.studies.setAccessibleName(self.tr("Studies of this shop"))
        self.studies.setItemText(0, self._choose)
        self.tune_button.setText(self.tr("Tune"))
        self.tune_button.setToolTip(self.tr("Begin a new study of these settings"))
        self.continue_button.setText(self.tr("Continue"))
        self.continue_button.setToolTip(
            self.tr("Go on with this study, up to the budget on the left")
        )
        self.pause_button.setText(self.tr("Pause"))
        self.pause_button.setToolTip(
            self.tr("No trial begins until you continue; those under way go on")
        )
        self.stop_button.setToolTip(
            self.tr(
                "Trials under way end, then it is over; a second time ends them at once to wait"
            )
        )
        self.best_button.setText(self.tr("Train the best for good"))
        self.best_button.setToolTip(
            self.tr("Train a run with the settings of the best trial, in the training panel")
        )
        self._settle()
