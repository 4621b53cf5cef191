"""Opens comparisons for the shop that is open, and freezes result lists."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gui import background
from gui.comparison.compare_button import CompareButton
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.search.engine import Engine
    from core.search.request import SearchResponse
    from core.workspace import Workspace

SYSTEMS, FROZEN, CLASSES = "systems", "frozen", "classes"


class Comparing(QObject):
    """One window of each kind at a time; `failed` carries what went wrong, `query_wanted` a query."""

    failed = Signal(object)
    query_wanted = Signal(str)

    def __init__(self, shop: OpenWorkspace, page: SearchPage, toast: Toast, window: QWidget):
        super().__init__(window)
        self._shop, self._page, self._toast, self._window = shop, page, toast, window
        self.dialogs: dict[str, QDialog] = {}
        self.button = CompareButton()
        self.button.wanted.connect(self.open)
        self.button.freeze_wanted.connect(self.freeze)
        shop.closing.connect(self.shut_down)

    def open(self, name: str) -> None:
        """Show the window called `name`, which is made when it is first wanted."""
        workspace = self._shop.workspace
        if workspace is None:
            return
        if name not in self.dialogs:
            self.dialogs[name] = self._made(name, workspace)
        dialog = self.dialogs[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def freeze(self) -> None:
        """Keep the result list on screen as it is, to be held against what is found later."""
        from core.search.engine import Engine

        workspace, response = self._shop.workspace, self._page.on_screen.response
        engine = self._page.on_screen.engine
        if workspace is None or response is None or not isinstance(engine, Engine):
            return
        background.run(
            _freeze,
            *(workspace, engine, response),
            done=lambda _: self._toast.say(self.tr("The result list is frozen.")),
            failed=self.failed.emit,
            owner=self,
        )

    def shut_down(self) -> None:
        """The shop is closed: what was measured was of it."""
        for dialog in list(self.dialogs.values()):
            dialog.close()

    def _made(self, name: str, workspace: "Workspace") -> QDialog:
        from gui.comparison.classes_window import ClassesWindow
        from gui.comparison.frozen_window import FrozenWindow
        from gui.comparison.window import ComparisonWindow

        dialog: ComparisonWindow | FrozenWindow | ClassesWindow
        if name == SYSTEMS:
            dialog = ComparisonWindow(workspace, lambda: self._shop.engine, self._window)
            dialog.query_wanted.connect(self.query_wanted)
        elif name == FROZEN:
            dialog = FrozenWindow(workspace, lambda: self._shop.engine, self._window)
        else:
            dialog = ClassesWindow(workspace, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.closed.connect(lambda: self.dialogs.pop(name, None))
        return dialog


def _freeze(workspace: "Workspace", engine: "Engine", response: "SearchResponse") -> str:
    from core.evaluation.frozen_lists import FrozenLists, freeze

    return FrozenLists(workspace).keep(freeze(engine, response))
