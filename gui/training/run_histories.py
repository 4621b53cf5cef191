"""The curves of runs, read in threads: of one that is asked for, and of those that are ticked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from core.errors import RunError
from core.runs import listing
from core.runs.curves import RunCurves
from gui.background import Latest

if TYPE_CHECKING:
    from core.runs.listing import RunSummary
    from core.workspace import Workspace


class RunHistories(QObject):
    """Reads curves of the runs of the workspace that it was told of.

    `wanted` and `read` carry one run's: that a person asked for, and of the run in use. `overlays` carries
    those of the ticked runs; `failed` an error.
    """

    wanted = Signal(object)
    read = Signal(object)
    overlays = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.chosen: list[RunCurves] = []
        self._workspace: Workspace | None = None
        self._one, self._several = Latest(self), Latest(self)

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """Forget the curves of another workspace."""
        self.cancel()
        self._several.cancel()
        self._workspace = workspace
        self._take([])

    def cancel(self) -> None:
        """The curves of the run that was asked for last are wanted no more."""
        self._one.cancel()

    def show(self, run: "RunSummary") -> None:
        """Read what a person wants to see; `wanted` brings it."""
        self._read_one(run, self.wanted)

    def read_in_use(self, runs: Sequence["RunSummary"]) -> None:
        """Read the curves of the run that serves its task, else of the newest; `read` brings them."""
        self.cancel()
        if runs:
            self._read_one(next((run for run in runs if run.is_active), runs[0]), self.read)

    def overlay(self, runs: Sequence["RunSummary"]) -> None:
        """Read the curves of all `runs`; `overlays` brings them."""
        if self._workspace is not None:
            given = (self._workspace, list(runs))
            self._several.run(read_histories, *given, done=self._take, failed=self.failed.emit)

    def _read_one(self, run: "RunSummary", done: SignalInstance) -> None:
        if self._workspace is not None:
            given = (self._workspace, run)
            self._one.run(_curves, *given, done=done.emit, failed=self.failed.emit)

    def _take(self, histories: list[RunCurves]) -> None:
        self.chosen = histories
        self.overlays.emit(histories)


def read_histories_of(workspace: "Workspace", runs: Sequence[str]) -> list[RunCurves]:
    """The curves of the runs with these ids, in this order; those that are gone are left out."""
    known = {run.id: run for run in listing.list_runs(workspace)}
    return read_histories(workspace, [known[run] for run in runs if run in known])


def read_histories(workspace: "Workspace", runs: Sequence["RunSummary"]) -> list[RunCurves]:
    """The curves of `runs`, in their order."""
    return [_curves(workspace, run) for run in runs]


def _curves(workspace: "Workspace", run: "RunSummary") -> RunCurves:
    """The curves of a run; none of one that was deleted meanwhile."""
    try:
        return listing.read_curves(workspace, run)
    except RunError:
        if (workspace.runs_dir / run.id).exists():
            raise
        return RunCurves()
