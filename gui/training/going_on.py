"""Going on with a run: what the core knows of it is read in a thread, then it is trained or shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.runs import listing
from core.runs.curves import RunCurves
from core.runs.job import Job
from gui.background import Latest

if TYPE_CHECKING:
    from core.workspace import Workspace


class GoingOn(QObject):
    """`resumable` carries a run, its job and its curves so far, `continued` the job of a new run.

    `cloned` carries a run and its job, `failed` why nothing came of it.
    """

    resumable = Signal(str, object, object)
    continued = Signal(object)
    cloned = Signal(str, object)
    failed = Signal(str)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._reading = Latest(self)

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """Go on with runs of `workspace`."""
        self._reading.cancel()
        self._workspace = workspace

    def resume(self, run: str) -> None:
        """Go on with the paused or interrupted `run`, or cross-validation, exactly where it stands."""
        self._ask(_past, run, done=lambda past: self.resumable.emit(run, *past))

    def continue_run(self, run: str, epochs: int) -> None:
        """Train a new run that goes on from the best epoch of `run` for `epochs` more."""
        self._ask(_continued, run, epochs, done=self.continued.emit)

    def clone(self, run: str) -> None:
        """Take the settings of `run`."""
        self._ask(_job_of, run, done=lambda job: self.cloned.emit(run, job))

    def _ask(self, question: Callable[..., Any], *given: Any, done: Callable[[Any], Any]) -> None:
        if self._workspace is not None:
            self._reading.run(question, self._workspace, *given, done=done, failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))


def _job_of(workspace: "Workspace", run: str) -> Job:
    return Job(**listing.read_manifest(workspace, run).job)


def _past(workspace: "Workspace", run: str) -> tuple[Job, RunCurves]:
    from core.runs.continuing import past_of

    curves = RunCurves()
    job, events = past_of(workspace, run)
    for event in events:
        curves.take(event)
    return job, curves


def _continued(workspace: "Workspace", run: str, epochs: int) -> Job:
    # It reads behaviour, which nothing else of the panel needs.
    from core.runs.continuing import continued_job

    return continued_job(workspace, run, {"epochs": epochs})
