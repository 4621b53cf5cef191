"""Files on their way into a shop: dropped or chosen, shown in the import dialog, and what follows."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.data.drop import FileDrop
from gui.data.dropped import Dropped
from gui.open_workspace import OpenWorkspace
from gui.training.ending import Ending
from gui.widgets.notices import NoticeBar, Toast

if TYPE_CHECKING:
    from core.workspace import Workspace


class Importing(QObject):
    """Shows the import dialog over `window`; asks before that passes by a training under way.

    `imported`, `train_wanted` and `clean_wanted` carry the new shop that the files became, None where they
    went into the one that is open; `search_wanted`: whoever imported wants to search. `dropped` takes what
    is no table.
    """

    imported = Signal(object)
    train_wanted = Signal(object)
    search_wanted = Signal()
    clean_wanted = Signal(object)

    def __init__(
        self, shop: OpenWorkspace, ending: Ending, notice: NoticeBar, toast: Toast, window: QWidget
    ):
        super().__init__(window)
        self._shop, self._ending, self._notice, self._toast = shop, ending, notice, toast
        self._window = window
        self.dropped = Dropped(shop, notice, self)
        self._drop = FileDrop(window)
        self._drop.hovered.connect(self._hint)
        self._drop.dropped.connect(self._take)
        self._drop.refused.connect(notice.say)

    def _take(self, files: list[Path]) -> None:
        if not self.dropped.take(self._drop.paths):
            self.start(files)

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Show the import dialog, with `paths` already in it."""
        workspace = self._shop.workspace
        if self._shop.is_opening:
            self._toast.say(
                self.tr("The shop is still being opened; drop the files again in a moment.")
            )
            return
        if workspace is not None and workspace.read_only and not workspace.is_demo:
            self._notice.say(self.tr("This shop is open read-only; nothing can be imported."))
            return
        reason = self.tr("What is imported now is not learned by the training under way.")
        self._ending.ask(reason, lambda: self._show(workspace, tuple(paths)))

    def _show(self, workspace: "Workspace | None", paths: tuple[Path, ...]) -> None:
        from gui.data.import_dialog import ImportDialog

        dialog = ImportDialog(workspace, paths, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(lambda report: self.imported.emit(dialog.new_shop))
        dialog.train_wanted.connect(lambda: self.train_wanted.emit(dialog.new_shop))
        dialog.clean_wanted.connect(lambda: self.clean_wanted.emit(dialog.new_shop))
        dialog.search_wanted.connect(self.search_wanted)
        dialog.open()

    def _hint(self, is_over: bool) -> None:
        if is_over:
            self._toast.say(self.dropped.hint(self._drop.paths))
        else:
            self._toast.hide()
