"""The paused or interrupted run, or cross-validation, that can go on, named in a line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.runs.names import short_name
from gui.background import Latest
from gui.language import Retranslated
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.runs.continuing import ResumableRun
    from core.workspace import Workspace


class PausedRun(Retranslated, Label):
    """The newest of them. `changed`: it is another, or none. `failed`: why an act came to nothing.

    `settled`: a person ended or discarded it.
    """

    changed = Signal()
    failed = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent=parent)
        self.setWordWrap(True)
        self._workspace: Workspace | None = None
        self._runs: list[ResumableRun] = []
        self._reading = Latest(self)
        self._acting = Latest(self)
        self._retranslate()

    @property
    def run(self) -> "ResumableRun | None":
        """What can go on now."""
        return self._runs[0] if self._runs else None

    def set_workspace(self, workspace: "Workspace | None") -> None:
        """Look for them in `workspace`."""
        self._reading.cancel()
        self._workspace = workspace
        self._take([])
        self.refresh()

    def refresh(self) -> None:
        """Look again, in a thread."""
        if self._workspace is not None:
            self._reading.run(_resumable, self._workspace, done=self._take, failed=self._fail)

    def stop(self) -> None:
        """Let the run end where it stands and keep its best epoch."""
        self._act(_end)

    def discard(self) -> None:
        """Remove the run for good."""
        self._act(_delete)

    def _act(self, what: "Callable[[Workspace, str], None]") -> None:
        if self._workspace is not None and self.run is not None:
            given = (self._workspace, self.run.id)
            self._acting.run(what, *given, done=lambda _: self._settle(), failed=self._fail)

    def _settle(self) -> None:
        self.refresh()
        self.settled.emit()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))

    def _take(self, runs: "list[ResumableRun]") -> None:
        self._runs = runs
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        run = self.run
        if run is None:
            return
        told = self._sentence(run).format(
            run=short_name(run.id),
            network=run.network,
            done=run.epochs,
            epochs=run.of,
            folds=run.of,
        )
        others = len(self._runs) - 1
        if others:
            told += " " + self.tr("{count} more can go on, too.").format(count=others)
        self.setText(told)

    def _sentence(self, run: "ResumableRun") -> str:
        is_paused = run.state == "paused"
        if run.folds:
            if is_paused:
                return self.tr(
                    "Paused: cross-validation of {network}, {done} of {folds} folds complete."
                )
            return self.tr(
                "Interrupted: cross-validation of {network}, {done} of {folds} folds complete."
            )
        if is_paused:
            return self.tr("Paused: {run}, {done} of {epochs} epochs complete.")
        return self.tr("Interrupted: {run}, {done} of {epochs} epochs complete.")


def _resumable(workspace: "Workspace") -> "list[ResumableRun]":
    from core.runs.continuing import resumable_runs

    return resumable_runs(workspace)


def _end(workspace: "Workspace", run: str) -> None:
    from core.runs.continuing import end_paused

    end_paused(workspace, run)


def _delete(workspace: "Workspace", run: str) -> None:
    from core.runs.continuing import discard_paused

    discard_paused(workspace, run)
