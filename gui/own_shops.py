"""Which shop is opened: at the start, from the menu, after a reset; and what is remembered of that."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from core.data.shops.own import demo_path, is_own, lost_shop, make_current, own_shops
from core.errors import UserError
from core.runs import trash
from gui import background
from gui.open_workspace import OpenWorkspace
from gui.state import State
from gui.workspace_button import WorkspaceButton

if TYPE_CHECKING:
    from core.workspace import Workspace


class OwnShops(QObject):
    """Fills the menu of `button`; `wanted` names a workspace to open, `reset_wanted` was confirmed.

    `gone` carries a sentence about a shop that is not there any more, `failed` why one is not remembered.
    """

    wanted = Signal(object)
    reset_wanted = Signal()
    gone = Signal(str)
    failed = Signal(object)

    def __init__(self, button: WorkspaceButton, shop: OpenWorkspace, state: State, window: QWidget):
        super().__init__(window)
        self._button, self._shop, self._state, self._window = button, shop, state, window
        # A folder named on the command line is opened this once.
        self._named: Path | None = None
        # The recent folders before some were taken from the list.
        self._removed: list[str] | None = None
        button.about_to_list.connect(self._list)
        button.demo_requested.connect(lambda: self.wanted.emit(demo_path()))
        button.shop_chosen.connect(self._choose)
        button.recent_chosen.connect(self._choose)
        button.recent_removed.connect(self._remove)
        button.recent_restored.connect(self._put_back)
        button.reset_requested.connect(self._ask_to_reset)
        shop.opened.connect(self._remember)
        shop.opened.connect(self._tidy)

    def start(self, path: Path | None) -> None:
        """Open `path`, named on the command line; None: what was open last."""
        self._named = path
        last = self._state.last_folder
        if path is None and last and not Path(last).is_dir():
            self._state.last_folder = ""
            self._say_gone(last)
        elif path is None and last:
            path = Path(last)
        elif path is None and (lost := lost_shop()):
            self._say_gone(lost)
            self._make_current(demo_path())
        self.wanted.emit(path)

    def _say_gone(self, name: str) -> None:
        sentence = self.tr("“{name}” was open last and is gone; this is another shop of yours.")
        self.gone.emit(sentence.format(name=name))

    def _choose(self, path: Path) -> None:
        """Open a shop of the menu, unless it has gone since; it is not made anew by a click."""
        if path.is_dir():
            self.wanted.emit(path)
            return
        self._state.forget_workspace(path)
        self.gone.emit(self.tr("“{name}” is gone; nothing was opened.").format(name=path))

    def _list(self) -> None:
        workspace = self._shop.workspace
        current = workspace.path if workspace is not None else None
        self._button.show_shops(own_shops(), current, current == demo_path())
        recent = self._state.workspaces
        self._button.show_recent(recent)
        # A disk elsewhere may let wait for its answer.
        background.run(
            _missing_folders,
            recent,
            done=lambda missing: self._button.settle_recent(missing, self._removed is not None),
            owner=self._shop.visit,
        )

    def _remove(self, paths: list[str]) -> None:
        self._removed = self._state.workspaces
        for path in paths:
            self._state.forget_workspace(Path(path))

    def _put_back(self) -> None:
        for path in reversed(self._removed or []):
            self._state.remember_workspace(Path(path))
        self._removed = None

    def _remember(self, workspace: "Workspace") -> None:
        path = workspace.path
        is_ours = path == demo_path() or is_own(path)
        if not is_ours:
            self._state.remember_workspace(path)
        if path != self._named:
            self._state.last_folder = "" if is_ours else str(path)
            self._make_current(path)

    def _tidy(self, workspace: "Workspace") -> None:
        """What a window that was killed had deleted goes for good."""
        if not workspace.read_only:
            background.run(trash.empty, workspace.runs_dir, owner=self._shop.visit)

    def _make_current(self, path: Path) -> None:
        background.run(make_current, path, failed=self._complain, owner=self)

    def _complain(self, error: BaseException) -> None:
        """A data folder that cannot be written to is said of the shop in it already."""
        workspace = self._shop.workspace
        if not isinstance(error, UserError) or (workspace is not None and not workspace.read_only):
            self.failed.emit(error)

    def _ask_to_reset(self) -> None:
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Reset the demo world"))
        question.setText(self.tr("Put the demo world back as it came?"))
        question.setInformativeText(
            self.tr(
                "Everything that was done in it goes for good: the runs trained there, what shoppers did and"
                " what was learned from it, made-up shoppers, experiments, and whatever was added to its"
                " data. Your own shops stay as they are."
            )
        )
        reset = question.addButton(
            self.tr("Reset and open"), QMessageBox.ButtonRole.DestructiveRole
        )
        keep = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reset.clicked.connect(self.reset_wanted)
        question.open()


def _missing_folders(paths: list[str]) -> list[str]:
    """Those of `paths` where no folder is any more."""
    return [path for path in paths if not Path(path).is_dir()]
