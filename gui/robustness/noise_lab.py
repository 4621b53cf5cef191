"""The noise lab: choose runs, let them answer noisy texts in a process of its own, see who stands it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.robustness.noise_report import NoiseReport, from_json
from gui.background import Latest
from gui.language import Retranslated
from gui.products.state_page import StatePage
from gui.robustness.noise_form import NoiseForm, run_choices
from gui.robustness.noise_result import NoiseResult
from gui.robustness.working import Working
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.layouts import column, holder, row

if TYPE_CHECKING:
    from core.workspace import Workspace

SIZE = (1180, 720)
FORM_WIDTH = 250


class NoiseLab(Retranslated, ClosingDialog):
    """Measures runs of one workspace beside the window; `failed` carries what went wrong."""

    failed = Signal(object)

    def __init__(
        self,
        workspace: "Workspace",
        program: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ):
        """`program` replaces `python main.py`."""
        super().__init__(parent)
        self._workspace = workspace
        self.form = NoiseForm()
        self.working = Working(program)
        self.report_view = NoiseResult(self.failed.emit)
        self.state = StatePage()
        self._reader = Latest(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(self.report_view)
        side = holder(column((self.form, 1), self.working, spacing=8))
        side.setFixedWidth(FORM_WIDTH)
        row(side, (self.stack, 1), parent=self, spacing=12, margins=(12, 12, 12, 12))
        self.resize(*SIZE)
        self.form.changed.connect(self._settle)
        self.working.changed.connect(self._settle)
        self.working.wanted.connect(self._start)
        self.working.finished.connect(self._take)
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Offer the runs there are now."""
        self._reader.run(
            run_choices, self._workspace, done=self.form.set_choices, failed=self.failed.emit
        )

    def shut_down(self) -> None:
        """End what is under way."""
        self._reader.cancel()
        self.working.process.close()

    def _start(self) -> None:
        place = ["--workspace", str(self._workspace.path), "--json", "--progress"]
        self.working.start(["noise", *self.form.arguments(), *place])

    def _take(self, answer: dict[str, Any]) -> None:
        report = from_json(answer)
        if isinstance(report, NoiseReport):
            self.report_view.show_report(report)
            self.stack.setCurrentWidget(self.report_view)

    def _settle(self) -> None:
        is_complete = self.form.is_complete
        if self.working.is_ready != is_complete:
            self.working.set_ready(is_complete)
        self.form.setEnabled(not self.working.is_busy)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Noise lab"))
        self.state.show_state(
            "empty",
            self.tr("How much noise does a model stand?"),
            self.tr(
                "Texts that no run has learned from get typos, homophones, words left out and more. "
                "Each run answers them; what it finds is held against the clean text."
            ),
        )
