"""An epoch kept by choice ranks from now on, until that is undone; how much of the disk epochs may take."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.runs.names import short_name
from gui import background
from gui.background import Latest
from gui.open_workspace import OpenWorkspace
from gui.run_switch import TASK, RunSwitch
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.runs.thinning import DiskUse
    from core.workspace import Workspace

# Long enough to look at what the epoch does.
UNDO_SECONDS = 20.0


class EpochKeeping(QObject):
    """Writes what was chosen; `changed` tells that runs are others now, `used` how much epochs take.

    `kept` gives the epoch with which its run is about to rank.
    """

    changed = Signal()
    kept = Signal(int)
    used = Signal(object)
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, runs: RunSwitch, toast: Toast, parent: QObject):
        super().__init__(parent)
        self._shop, self._runs, self._toast = shop, runs, toast
        self._uses = Latest(self)
        shop.closing.connect(self._uses.cancel)

    def keep(self, run: str, epoch: int) -> None:
        """Let `epoch` of `run` be the one that ranks, and activate the run."""
        workspace = self._shop.workspace
        if workspace is not None:
            background.run(
                _keep,
                workspace,
                run,
                epoch,
                done=lambda before: self._follow(run, epoch, *before),
                failed=self.failed.emit,
                owner=self._shop.visit,
            )

    def read_use(self) -> None:
        """Find out how much of the disk epochs take."""
        if self._shop.workspace is not None:
            self._uses.run(_use_of, self._shop.workspace, done=self.used.emit)

    def set_budget(self, megabytes: int) -> None:
        """Let epochs take so much, and remove what is beyond."""
        if self._shop.workspace is not None:
            self._uses.run(
                _set_budget,
                self._shop.workspace,
                megabytes,
                done=self._follow_budget,
                failed=self.failed.emit,
            )

    def _follow_budget(self, use: "DiskUse") -> None:
        self.used.emit(use)
        self.changed.emit()

    def _follow(self, run: str, epoch: int, before: int, active: str) -> None:
        self.kept.emit(epoch)
        self._shop.end_interleaving()
        self._shop.use_run(run)
        self.changed.emit()
        said = self.tr("Epoch {epoch} of {run} is kept and ranks now")
        self._toast.say(
            said.format(epoch=epoch, run=short_name(run)),
            UNDO_SECONDS,
            self.tr("Undo"),
            lambda: self._undo(run, before, active),
        )

    def _undo(self, run: str, before: int, active: str) -> None:
        workspace = self._shop.workspace
        if workspace is not None:
            background.run(
                _undo_keeping,
                workspace,
                run,
                before,
                active,
                done=lambda _: self._follow_undo(active),
                failed=self.failed.emit,
                owner=self._shop.visit,
            )

    def _follow_undo(self, active: str) -> None:
        if active:
            self._runs.follow(active)
        else:
            self._shop.use_run("", TASK)
        self.changed.emit()


def _use_of(workspace: "Workspace") -> "DiskUse":
    from core.runs.thinning import disk_use

    return disk_use(workspace)


def _set_budget(workspace: "Workspace", megabytes: int) -> "DiskUse":
    from core.runs.thinning import set_budget

    return set_budget(workspace, megabytes)


def _keep(workspace: "Workspace", run: str, epoch: int) -> tuple[int, str]:
    """What ranked before: of the run, and in the shop."""
    from core.runs.epochs import keep_epoch
    from core.runs.listing import activate

    active = workspace.active_run(TASK)
    before = keep_epoch(workspace, run, epoch)
    activate(workspace, run)
    return before, active


def _undo_keeping(workspace: "Workspace", run: str, before: int, active: str) -> None:
    from core.runs.epochs import keep_epoch
    from core.runs.listing import activate
    from core.runs.names import START

    keep_epoch(workspace, run, before)
    activate(workspace, active or START)
