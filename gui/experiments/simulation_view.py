"""The A/B simulator: run it in a process of its own, watch it, see test beside truth."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from core.experiments.ab_result import ABResult, SimulationProgress
from core.feedback.log import FeedbackLog
from gui import background
from gui.experiments.ab_card import ABCard
from gui.experiments.run_list import Ranking
from gui.experiments.saving import ask_where
from gui.experiments.side_by_side import SideBySide
from gui.experiments.simulation_form import SimulationForm
from gui.experiments.simulation_process import SimulationProcess
from gui.language import Retranslated
from gui.products.state_page import StatePage
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

FILE = "lists.parquet"


class SimulationView(Retranslated, QWidget):
    """Lets the demo world's shoppers use two rankings; `recorded`: their sessions are in the log now."""

    recorded = Signal()
    failed = Signal(object)

    def __init__(
        self,
        log: Callable[[], FeedbackLog | None],
        program: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ):
        """`log` gives the open log for writing, if any; `program` replaces `python main.py simulate`."""
        super().__init__(parent)
        self._log = log
        self._workspace: Workspace | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._keeps = False
        self.process = SimulationProcess(program, self)
        self.form = SimulationForm()
        self.run_button = push_button("primary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.remaining = Label(kind="small")
        self.remaining.setWordWrap(True)
        self.notice = NoticeBar()
        self.card = ABCard()
        self.state = StatePage()
        self._arrange()
        self._connect()
        self._settle()

    def set_workspace(self, workspace: "Workspace | None", read_only: bool) -> None:
        """Simulate in `workspace`; only where it may be written can sessions be added to its log."""
        if workspace is not self._workspace:
            self.process.cancel()
            self.notice.hide()
            self.stack.setCurrentWidget(self.state)
        self._workspace = workspace
        self.form.keep.setEnabled(not read_only)
        self._settle()

    def set_rankings(self, rankings: Sequence[Ranking]) -> None:
        """Offer `rankings`, best first."""
        self.form.pair.set_rankings(rankings)

    def shut_down(self) -> None:
        """End what is under way."""
        self.process.close()
        self._clear()

    @property
    def may_simulate(self) -> bool:
        """Whether the truth about shoppers is known here."""
        return self._workspace is not None and self._workspace.is_demo

    def run(self) -> None:
        """Simulate what the form says."""
        if not self.may_simulate or self._workspace is None or self.process.is_running:
            return
        self._folder = tempfile.TemporaryDirectory(prefix="pinxun-")
        self._keeps = self.form.keep.isChecked() and self.form.keep.isEnabled()
        self.notice.hide()
        self.remaining.setText(self.tr("Opening both rankings…"))
        self.bar.setRange(0, 0)
        self.process.start(self.form.plan().arguments(self._workspace.path, self._file))
        self._settle()

    @property
    def _file(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / FILE

    def _arrange(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(self.card)
        parts = (self.form, self.run_button, self.bar, self.remaining, self.notice)
        self.split = SideBySide(parts, self.stack)
        self.split.column.addStretch(1)
        column(self.split, parent=self)

    def _connect(self) -> None:
        self.form.changed.connect(self._settle)
        self.run_button.clicked.connect(self._run_or_cancel)
        self.process.progressed.connect(self._show_progress)
        self.process.finished.connect(self._take)
        self.process.failed.connect(self._complain)
        self.process.cancelled.connect(self._end)
        self.card.export_wanted.connect(self._export)

    def _run_or_cancel(self) -> None:
        if self.process.is_running:
            self.process.cancel()
            self.remaining.setText(self.tr("Ending…"))
        else:
            self.run()

    def _show_progress(self, progress: SimulationProgress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.remaining.setText(
            self.tr("{done} of {total} sessions · {seconds} s left").format(
                done=f"{progress.done:,}",
                total=f"{progress.total:,}",
                seconds=max(1, round(progress.eta_seconds)),
            )
        )

    def _take(self, trial: ABResult) -> None:
        self.card.show_trial(trial)
        self.stack.setCurrentWidget(self.card)
        log = self._log() if self._keeps else None
        if log is not None:
            self.remaining.setText(self.tr("Adding them to the log…"))
            background.run(
                _record, log, self._file, done=self._tell_recorded, failed=self._refuse, owner=self
            )
        elif self._keeps:
            self.notice.say(
                self.tr("Nothing is being recorded here, so nothing was added."), "warn"
            )
        if log is None:
            self._end()
        self._settle()

    def _tell_recorded(self, events: int) -> None:
        self._end()
        text = self.tr("{count} simulated events are in the log.")
        self.notice.say(text.format(count=f"{events:,}"), "good")
        self.recorded.emit()

    def _refuse(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _complain(self, sentence: str, log: str) -> None:
        self._end()
        self.notice.say(sentence, "bad")
        self.notice.setToolTip(literal(log))

    def _end(self) -> None:
        self._clear()
        self._settle()

    def _clear(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _export(self) -> None:
        if self.card.trial is not None:
            ask_where(self, self.card.content, self.card.trial, self.failed.emit)

    def _settle(self) -> None:
        """Buttons and fields as they may be used now."""
        is_busy = self._folder is not None
        self.bar.setVisible(is_busy)
        self.remaining.setVisible(is_busy)
        self.form.setEnabled(not is_busy)
        self.run_button.setEnabled(is_busy or (self.may_simulate and self.form.pair.is_a_pair))
        self.split.side.setVisible(self.may_simulate)
        self._retranslate()

    def _retranslate(self) -> None:
        is_busy = self._folder is not None
        self.run_button.setText(self.tr("Cancel") if is_busy else self.tr("Simulate"))
        if self.may_simulate:
            title = self.tr("Test two rankings on shoppers that are known")
            text = self.tr(
                "Simulated shoppers of the demo world use both. What each really wants is known, so the "
                "outcome of the test can be held against the truth."
            )
        else:
            title = self.tr("Only the demo world can be simulated")
            text = self.tr(
                "Of real shoppers nobody knows what they truly want. Open the demo world to try tests "
                "whose right answer is known."
            )
        self.state.show_state("empty", title, text)


def _record(log: FeedbackLog, path: Path) -> int:
    """Add the lists in `path` to the log, all or none; returns the number of events."""
    from core.experiments.lists import read_lists

    before = log.last
    return log.extend(read_lists(path)) - before
