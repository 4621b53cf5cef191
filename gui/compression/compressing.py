"""Compression as a part of the window: its dialog, and the variant that is put behind the search box."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from core.runs.names import START, short_name
from core.training.compression.messages import MeasuredVariant
from core.training.compression.plan import ORIGINAL
from gui import background
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.widgets.layouts import column
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.run_switch import RunSwitch
    from gui.training.panel import TrainingPanel

# Pixels; fits a screen of 1280 × 800.
SIZE = (1256, 700)
# Long enough to try a query.
UNDO_SECONDS = 20.0
METRIC = "ndcg@10"


class Compressing(QObject):
    """Opens the dialog over `window`; `kept` tells that there is another run now."""

    kept = Signal()
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, runs: "RunSwitch", toast: Toast, window: QWidget):
        super().__init__(window)
        self._shop, self._switch, self._toast, self._window = shop, runs, toast, window
        self.dialog: CompressionDialog | None = None
        self.program: Sequence[str] | None = None
        shop.closing.connect(self._leave)
        shop.opened.connect(self._enter)

    def watch(self, panel: "TrainingPanel") -> None:
        """Open for the runs that are wanted in `panel`."""
        panel.results.runs.compress_wanted.connect(self.open)
        self.kept.connect(panel.results.runs.refresh)

    def open(self, run: str = "") -> None:
        """Show the dialog for `run`, by default the one that ranks."""
        if self.dialog is None:
            self.dialog = CompressionDialog(self.program, self._window)
            self.dialog.view.variant_wanted.connect(self._use)
            self._enter()
        engine = self._shop.engine
        ranking = engine.run_id if engine is not None else ""
        self.dialog.view.refresh(run or ranking)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def under_way(self) -> str:
        """What would be lost if compressing ended now, in a sentence; "" where nothing is compressed."""
        if self.dialog is None or not self.dialog.view.process.is_running:
            return ""
        return self.tr("Making a run smaller: nothing of it is kept, and no run changes.")

    def shut_down(self) -> None:
        """The window closes."""
        if self.dialog is not None:
            self.dialog.view.shut_down()

    def _enter(self) -> None:
        workspace = self._shop.workspace
        if self.dialog is not None and workspace is not None:
            self.dialog.view.set_workspace(workspace, workspace.read_only)

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.view.set_workspace(None)

    def _use(self, original: MeasuredVariant, variant: MeasuredVariant) -> None:
        workspace = self._shop.workspace
        if workspace is not None and not workspace.read_only:
            background.run(
                _use,
                workspace,
                variant.run,
                variant.name != ORIGINAL,
                done=lambda run: self._follow(original, variant, run),
                failed=self.failed.emit,
                owner=self._shop.visit,
            )

    def _follow(self, original: MeasuredVariant, variant: MeasuredVariant, run: str) -> None:
        """`run` ranks from now on; what ranked before is one click away."""
        engine = self._shop.engine
        before = engine.run_id if engine is not None else ""
        values = [one.metrics.get(METRIC) for one in (original, variant)]
        if None not in values:
            self._switch.take_verdict(original.run, run, *values)  # type: ignore[arg-type]
        self._show(run)
        if before == run:
            return
        said = self.tr("{run} ranks now").format(run=short_name(run))
        undo = self.tr("Undo")
        self._toast.say(said, UNDO_SECONDS, undo, lambda: self._undo(before or START))

    def _undo(self, run: str) -> None:
        workspace = self._shop.workspace
        if workspace is not None:
            background.run(
                _use,
                workspace,
                run,
                False,
                done=self._tell_undone,
                failed=self.failed.emit,
                owner=self._shop.visit,
            )

    def _show(self, run: str) -> None:
        self._switch.choose(run)
        self._switch.refresh()
        self.kept.emit()

    def _tell_undone(self, run: str) -> None:
        self._show(run)
        self._toast.say(self.tr("{run} ranks again").format(run=short_name(run)))


class CompressionDialog(Retranslated, QDialog):
    """The view in a window of its own, beside which the search goes on."""

    def __init__(self, program: Sequence[str] | None, parent: QWidget):
        from gui.compression.view import CompressionView

        super().__init__(parent)
        self.view: CompressionView = CompressionView(program)
        self.resize(*SIZE)
        column((self.view, 1), parent=self, margins=(20, 16, 20, 16))
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Small and fast"))


def _use(workspace: "Workspace", run: str, is_variant: bool) -> str:
    """Let `run` rank, which becomes a run of the shop where it is a variant in the cache."""
    from core.runs.listing import activate
    from core.runs.variants import keep_variant

    if is_variant:
        keep_variant(workspace, run)
    activate(workspace, run)
    return run
