"""What must stay so, in a window of its own: a file of assertions, how each stands, and why."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QWidget

from core.checks.check_file import CheckFile, read_check_file
from core.checks.outcome import CheckReport
from core.checks.wording import changed_inputs, summary
from gui.background import Latest
from gui.checks.assertions_table import AssertionsTable
from gui.checks.check_process import CheckProcess
from gui.checks.details import CheckDetails
from gui.checks.export_button import ExportButton
from gui.checks.file_buttons import FileButtons
from gui.language import Retranslated
from gui.products.state_page import StatePage
from gui.widgets.buttons import push_button
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

SIZE = (1180, 700)
SHARES = [330, 260]


class ChecksWindow(Retranslated, ClosingDialog):
    """Checks files against one workspace. `query_wanted` asks for a search.

    `chosen` carries the path of the file that is to be open, `add_wanted` asks for another assertion,
    `remove_wanted` carries the `Entry` that is to go.
    """

    query_wanted = Signal(str)
    chosen = Signal(object)
    add_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(
        self,
        workspace: "Workspace",
        program: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ):
        """`program` replaces `python main.py check`."""
        super().__init__(parent)
        self._workspace = workspace
        self.path: Path | None = None
        self.file: CheckFile | None = None
        self.report: CheckReport | None = None
        self._runs_when_read = False
        self._reader = Latest(self)
        self.process = CheckProcess(program, self)
        self._make_widgets()
        self._arrange()
        self._connect()
        self._retranslate()

    def _make_widgets(self) -> None:
        self.name = Label(kind="heading")
        self.told = Label(kind="muted")
        self.files = FileButtons()
        self.run_button = push_button("primary", self.run_or_cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.changed = NoticeBar()
        self.notice = NoticeBar()
        self.table = AssertionsTable()
        self.details = CheckDetails()
        self.add_button = push_button("", self.add_wanted.emit)
        self.remove_button = push_button("", self.remove)
        self.pin_button = push_button("", lambda: self.run(pin=True))
        self.export_button = ExportButton()
        self.state = StatePage()

    def open_file(self, path: Path) -> None:
        """Show what the file at `path` says."""
        if path != self.path:
            self.process.cancel()
            self.report = self.export_button.report = None
            self.table.assertions.take_outcomes(())
            self.changed.hide()
        self.path = path
        self.notice.hide()
        self._show_state()
        self.refresh()

    def refresh(self) -> None:
        """Read the file anew: somebody may have written to it."""
        if self.path is not None:
            self._reader.run(
                read_check_file, self.path, done=self._take_file, failed=self._complain
            )

    def run_or_cancel(self) -> None:
        """Check everything, or end that."""
        if self.process.is_running:
            self.process.cancel()
        else:
            self.run()

    def run(self, pin: bool = False) -> None:
        """Check the file in a process of its own; with `pin` what it stands on is pinned anew before."""
        if self.path is None or not self._may_run():
            return
        place = ["--workspace", str(self._workspace.path), "--json", "--progress"]
        self.notice.hide()
        self.notice.setToolTip("")
        self.bar.setRange(0, 0)
        self.process.start([str(self.path), *place, *(["--pin"] if pin else [])])
        self._settle()

    def run_soon(self) -> None:
        """Check as soon as the file is read."""
        self._runs_when_read = self.path is not None
        self.refresh()

    def remove(self) -> None:
        """Take the selected assertion out of the file."""
        line = self.table.current
        if line is not None and line.entry is not None:
            self.remove_wanted.emit(line.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 checks, Ctrl+O opens."""
        if event.matches(QKeySequence.StandardKey.Refresh):
            self.run()
        elif event.matches(QKeySequence.StandardKey.Open):
            self.files.ask_open()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back from an editor sees what they wrote."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def shut_down(self) -> None:
        """End what is under way."""
        self._reader.cancel()
        self.process.close()

    def _arrange(self) -> None:
        self.resize(*SIZE)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(scrolled(self.details))
        split.setSizes(SHARES)
        deeds = row(
            self.add_button, self.remove_button, 1, self.pin_button, self.export_button, spacing=8
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(holder(column(self.changed, (split, 1), deeds, spacing=8)))
        about = column(self.name, self.told, spacing=0)
        top = row((about, 1), self.files, self.run_button, spacing=8)
        parts = (top, self.bar, self.notice, (self.stack, 1))
        column(*parts, parent=self, spacing=8, margins=(16, 12, 16, 12))

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_line)
        self.table.query_wanted.connect(self.query_wanted)
        self.table.remove_wanted.connect(self.remove)
        self.table.assertions.modelReset.connect(self._show_line)
        self.details.query_wanted.connect(self.query_wanted)
        self.files.chosen.connect(self.chosen)
        self.files.failed.connect(self._complain)
        self.export_button.failed.connect(self._complain)
        self.export_button.saved.connect(self._tell_saved)
        self.process.progressed.connect(self._show_progress)
        self.process.finished.connect(self._take_report)
        self.process.failed.connect(self._tell_failure)
        self.process.cancelled.connect(self._settle)

    def _take_file(self, file: CheckFile) -> None:
        if file != self.file:
            chosen = self.table.currentIndex().row()
            self.file = file
            self.table.assertions.show_file(file)
            self.table.select(chosen)
        self._settle()
        if self._runs_when_read:
            self._runs_when_read = False
            self.run()

    def _take_report(self, report: CheckReport) -> None:
        self.report = self.export_button.report = report
        chosen = self.table.currentIndex().row()
        self.table.assertions.take_outcomes(report.files[0].outcomes)
        self.table.select(chosen)
        changed = changed_inputs(report.files[0])
        self.changed.setVisible(bool(changed))
        if changed:
            self.changed.say("\n".join(changed), "warn", closable=False)
        self._settle()

    def _show_progress(self, progress: dict[str, Any]) -> None:
        self.bar.setRange(0, int(progress["total"]))
        # Two rankings of one assertion both begin at nought.
        self.bar.setValue(max(self.bar.value(), int(progress["done"])))

    def _tell_failure(self, sentence: str, log: str) -> None:
        self.notice.say(sentence, "bad")
        self.notice.setToolTip(literal(log))
        self._settle()

    def _tell_saved(self, name: str) -> None:
        self.notice.say(self.tr("Saved in {file}").format(file=name), "good")

    def _complain(self, error: Exception) -> None:
        self.notice.say(str(error), "bad")
        self._settle()

    def _show_line(self) -> None:
        self.details.show_line(self.table.current)
        self._settle()

    def _may_run(self) -> bool:
        file = self.file
        return file is not None and bool(file.entries) and not file.problems

    def _settle(self) -> None:
        is_busy, current = self.process.is_running, self.table.current
        self.stack.setCurrentIndex(1 if self.table.assertions.rowCount() else 0)
        self.bar.setVisible(is_busy)
        self.run_button.setEnabled(is_busy or self._may_run())
        self.pin_button.setEnabled(self._may_run() and not is_busy)
        self.add_button.setEnabled(not is_busy)
        self.remove_button.setEnabled(current is not None and current.entry is not None)
        self.export_button.setEnabled(self.report is not None and not is_busy)
        self._tell()

    def _tell(self) -> None:
        self.run_button.setText(
            self.tr("Cancel") if self.process.is_running else self.tr("Check all")
        )
        self.name.setText(self.path.name if self.path is not None else self.tr("No file is open"))
        self.name.setToolTip(literal(str(self.path or "")))
        self.told.setText(self._summary())

    def _summary(self) -> str:
        if self.file is not None and self.file.problems:
            return self.tr("{count} lines are no rules; mend them in an editor").format(
                count=len(self.file.problems)
            )
        if self.report is not None:
            return summary(self.report)
        return self.tr("{count} assertions").format(count=self.table.assertions.rowCount())

    def _show_state(self) -> None:
        """What to do where nothing is asserted yet."""
        new = (self.tr("New…"), self.files.ask_new)
        add = (self.tr("Add…"), self.add_wanted.emit)
        self.state.show_state(
            "empty",
            self.tr("What must stay so?"),
            self.tr(
                "Right-click a result and keep it so, add an assertion here, or write a file by hand, one a "
                "line. `check` on the command line reads the same file."
            ),
            new if self.path is None else add,
            (self.tr("Open…"), self.files.ask_open),
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Checks"))
        self._show_state()
        self.run_button.setToolTip(self.tr("Check every assertion of the file (F5)"))
        self.add_button.setText(self.tr("Add…"))
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Take the selected assertion out of the file (Del)"))
        self.pin_button.setText(self.tr("Pin as it is now"))
        self.pin_button.setToolTip(
            self.tr(
                "From now on changes are told from today's queries, judgments, catalogue and run"
            )
        )
        self.bar.setAccessibleName(self.tr("How far it is"))
        self._settle()
