"""The tuning in the window: its dialog made when it is first wanted, for the shop that is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.runs.job import Job
from gui.open_workspace import OpenWorkspace
from gui.training.training_dock import TrainingDock

if TYPE_CHECKING:
    from gui.training.panel import TrainingPanel
    from gui.tuning.dialog import TuningDialog


class TuningRoom(QObject):
    """Has the `dialog`, None before: its plots take longer to load than the window."""

    def __init__(self, dock: TrainingDock, shop: OpenWorkspace, window: QWidget):
        super().__init__(window)
        self.dialog: TuningDialog | None = None
        self._dock, self._shop, self._window = dock, shop, window
        dock.furnished.connect(self._follow)

    def open(self) -> None:
        """Show the dialog with the job of the training panel, as far as there is one."""
        panel = self._dock.panel
        is_fit = panel is not None and panel.form.is_valid
        self._open(panel.form.job() if panel is not None and is_fit else Job())

    def use_workspace(self) -> None:
        """Tune in the shop that is open now; what is under way in another one ends, and waits there."""
        workspace = self._shop.workspace
        if self.dialog is not None:
            self.dialog.set_workspace(workspace, workspace is None or workspace.read_only)

    def under_way(self) -> str:
        """What would be lost of a tuning that ended now, in a sentence; "" where there is none."""
        return self.dialog.under_way() if self.dialog is not None else ""

    def shut_down(self) -> None:
        """End with the window."""
        if self.dialog is not None:
            self.dialog.shut_down()

    def _follow(self, panel: "TrainingPanel") -> None:
        panel.tune_wanted.connect(self.open)

    def _open(self, job: Job) -> None:
        if self.dialog is None:
            from gui.tuning.dialog import TuningDialog

            self.dialog = TuningDialog(parent=self._window)
            self.dialog.train_wanted.connect(self._train)
        self.use_workspace()
        self.dialog.tune_for(job)

    def _train(self, job: Job) -> None:
        """The best is trained as anything is: in the panel, where its curves can be followed."""
        self._dock.train_job(job)
