"""What the window does about deleted runs: what served by one serves without it, and undo is offered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.language import plural
from core.runs.names import short_name
from core.runs.trash import DeletedRun
from gui.open_workspace import OpenWorkspace
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from gui.training.panel import TrainingPanel
    from gui.training.run_deletion import RunDeletion

# Long enough to look again at what is gone.
UNDO_SECONDS = 20.0


class RunUndo(QObject):
    """Follows the list of runs in the training panel; `changed` tells that there are others now."""

    changed = Signal()

    def __init__(self, shop: OpenWorkspace, toast: Toast, parent: QObject):
        super().__init__(parent)
        self._shop, self._toast = shop, toast

    def watch(self, panel: "TrainingPanel") -> None:
        """Follow what is deleted in `panel`."""
        deletion = panel.results.runs.deletion
        deletion.deleted.connect(lambda deleted: self._follow(deleted, deletion))
        deletion.restored.connect(self._follow_undo)

    def _follow(self, deleted: tuple[DeletedRun, ...], deletion: "RunDeletion") -> None:
        for each in deleted:
            if each.served:
                self._shop.use_run("", each.served)
        self.changed.emit()
        one, many = self.tr("Deleted {run}"), self.tr("Deleted {count} runs")
        said = plural(len(deleted), one, many, run=short_name(deleted[0].run))
        self._toast.say(said, UNDO_SECONDS, self.tr("Undo"), deletion.undo)

    def _follow_undo(self, run: str, serves: bool) -> None:
        if serves:
            self._shop.use_run(run)
        self.changed.emit()
        self._toast.say(self.tr("{run} is back").format(run=short_name(run)))
