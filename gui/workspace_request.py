"""The wish for a workspace: opened in a thread, or refused for a reason that the window tells apart."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import DamagedWorkspace, NotWritable, WorkspaceError
from gui import background
from gui import shop_opening as opening

if TYPE_CHECKING:
    from core.workspace import Workspace


class WorkspaceRequest(QObject):
    """The newest wish wins; a workspace that comes too late is given back.

    `granted` carries the workspace; `locked`, `damaged` and `unwritable` what `OpenWorkspace.open` says of
    them, `reset_refused` that the demo world cannot be put back, `failed` any other error.
    `is_pending` tells that a workspace is on its way.
    """

    granted = Signal(object)
    locked = Signal(object, object)
    damaged = Signal(object, object)
    unwritable = Signal(object)
    reset_refused = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._wishes = 0
        self.is_pending = False

    def open(self, path: Path | None, write: bool) -> None:
        """Ask for the workspace in `path` (None: the current shop)."""
        self._ask(
            lambda: opening.workspace_in(path, write),
            lambda error: self._refuse(path, write, error),
        )

    def rebuild(self, path: Path | None) -> None:
        """Ask for the workspace in `path` with its damaged manifest written anew."""
        self._ask(
            lambda: opening.rebuilt_workspace(path),
            lambda error: self._refuse(path, True, error),
        )

    def reset_demo(self) -> None:
        """Ask for the demo world as it ships."""
        self._ask(opening.fresh_demo, self.reset_refused.emit)

    def withdraw(self) -> None:
        """Nothing is wished for any more."""
        self._wishes += 1
        self.is_pending = False

    def _ask(
        self, make: "Callable[[], Workspace]", refuse: Callable[[BaseException], None]
    ) -> None:
        self._wishes += 1
        self.is_pending, wish = True, self._wishes
        background.run(
            make,
            done=lambda workspace: self._grant(wish, workspace),
            failed=lambda error: self._give_up(wish, refuse, error),
            owner=self,
        )

    def _grant(self, wish: int, workspace: "Workspace") -> None:
        if wish != self._wishes:
            workspace.close()
            return
        self.is_pending = False
        self.granted.emit(workspace)

    def _give_up(
        self, wish: int, refuse: Callable[[BaseException], None], error: BaseException
    ) -> None:
        if wish == self._wishes:
            self.is_pending = False
            refuse(error)

    def _refuse(self, path: Path | None, write: bool, error: BaseException) -> None:
        if write and isinstance(error, NotWritable):
            self.unwritable.emit(error)
            self.open(path, write=False)
        elif write and isinstance(error, DamagedWorkspace):
            self.damaged.emit(path, error)
        elif write and isinstance(error, WorkspaceError) and opening.has_writer(path):
            self.locked.emit(path, error)
        else:
            self.failed.emit(error)
