"""What models learned as a part of the window: its dialog, opened for a run, with the query on screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.open_workspace import OpenWorkspace

if TYPE_CHECKING:
    from gui.model.dialog import ModelDialog
    from gui.search.on_screen import OnScreen
    from gui.training.panel import TrainingPanel


class ModelRoom(QObject):
    """Has the `dialog`, None before it is first wanted; `failed` carries what went wrong in it."""

    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, on_screen: "OnScreen", window: QWidget):
        super().__init__(window)
        self.dialog: ModelDialog | None = None
        self._shop, self._on_screen, self._window = shop, on_screen, window
        shop.opened.connect(self._enter)
        shop.closing.connect(self._leave)
        on_screen.changed.connect(self._follow)

    def watch(self, panel: "TrainingPanel") -> None:
        """Open for the runs that are wanted in `panel`."""
        panel.results.runs.model_wanted.connect(self.open)

    def open(self, run: str = "") -> None:
        """Look into `run`, by default the one that ranks."""
        if self.dialog is None:
            from gui.model.dialog import ModelDialog

            self.dialog = ModelDialog(self._window)
            self.dialog.failed.connect(self.failed)
        self._enter()
        engine = self._shop.previewed or self._shop.engine
        self.dialog.show_run(run or (engine.run_id if engine is not None else ""))
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self._follow()

    def _enter(self) -> None:
        if self.dialog is not None and self._shop.workspace is not None:
            self.dialog.set_workspace(self._shop.workspace)
            if self.dialog.isVisible():
                self.dialog.show_run()

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.set_workspace(None)

    def _follow(self) -> None:
        """The query on screen is read, too."""
        response = self._on_screen.response
        if self.dialog is not None and self.dialog.isVisible() and response is not None:
            self.dialog.set_query(response.request.text)
