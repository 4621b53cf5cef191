"""The panel for training in its dock: made when it is first seen, for the shop that is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.runs.job import Job
from gui.open_workspace import OpenWorkspace
from gui.training.trainer import Trainer
from gui.widgets.dock import Dock

if TYPE_CHECKING:
    from gui.training.panel import TrainingPanel


class TrainingDock(QObject):
    """Has the `panel`, None before: plots take longer to load than the window. `furnished` tells it.

    `query_wanted` names a query that is to be seen in the results.
    """

    furnished = Signal(object)
    query_wanted = Signal(str)

    def __init__(self, dock: Dock, trainer: Trainer, shop: OpenWorkspace, parent: QObject):
        super().__init__(parent)
        self.panel: TrainingPanel | None = None
        self._dock, self._trainer, self._shop = dock, trainer, shop
        dock.visibilityChanged.connect(self._furnish)

    def open(self) -> None:
        """Show the panel where the window stands."""
        self._dock.show()
        self._dock.raise_()

    def train(self) -> None:
        """Show the panel and start what its form says, or let it wait for what is under way."""
        self._dock.show()
        self._furnish()
        if self.panel is not None:
            self.panel.start()

    def train_job(self, job: Job) -> None:
        """Show the panel with `job` in its form and start it, where a training may begin."""
        self.open()
        self._furnish()
        if self.panel is not None and self._trainer.may_begin:
            self.panel.form.set_job(job)
            self.panel.start()

    def stop(self) -> None:
        """Stop the training under way and keep its best epoch."""
        if self.panel is not None:
            self.panel.acts.stop()

    def pause(self) -> None:
        """Pause the training under way, or go on with the one that is paused."""
        if self.panel is not None:
            self.panel.acts.pause()

    def measure(self) -> None:
        """Measure the model of the training under way."""
        if self.panel is not None:
            self.panel.acts.measure()

    def show_page(self, key: str) -> None:
        """Show the panel with its `curves` or its `runs`."""
        self.open()
        self._furnish()
        if self.panel is not None:
            self.panel.results.show_page(key)

    def refresh_runs(self) -> None:
        """There are other runs than before."""
        if self.panel is not None:
            self.panel.results.runs.refresh()

    def compare_runs(self) -> None:
        """Compare the runs that are selected or ticked in the table."""
        self.show_page("runs")
        if self.panel is not None:
            self.panel.results.runs.doing.compare()

    def open_run_table(self) -> None:
        """Show the table of runs in a window of its own."""
        self.open()
        self._furnish()
        if self.panel is not None:
            self.panel.results.runs.open_large()

    def open_run_file(self) -> None:
        """Ask for the file of an exported run."""
        self.show_page("runs")
        if self.panel is not None:
            self.panel.results.runs.doing.open()

    def use_workspace(self) -> None:
        """Train in the shop that is open now, if any."""
        workspace = self._shop.workspace
        if workspace is not None:
            self._trainer.set_workspace(workspace, workspace.read_only)
            if self.panel is not None:
                self.panel.set_workspace(workspace, workspace.read_only)

    def leave(self) -> None:
        """The shop is closed."""
        self._trainer.set_workspace(None)
        self.forget()

    def forget(self) -> None:
        """Show no shop in the panel any more."""
        if self.panel is not None:
            self.panel.set_workspace(None)

    def _furnish(self) -> None:
        if self.panel is None and self._dock.isVisible():
            from gui.training.panel import TrainingPanel

            self.panel = TrainingPanel(self._trainer)
            self._dock.set_content(self.panel)
            self.panel.results.runs.query_wanted.connect(self.query_wanted)
            self.furnished.emit(self.panel)
            self.use_workspace()
