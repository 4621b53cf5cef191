"""What makes models robust, opened beside the window: one dialog of a kind at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.open_workspace import OpenWorkspace

if TYPE_CHECKING:
    from gui.robustness.noise_lab import NoiseLab
    from gui.training.panel import TrainingPanel


class Robustness(QObject):
    """Opens the dialogs for the shop that is open; `failed` carries what went wrong in them."""

    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, window: QWidget):
        super().__init__(window)
        self._shop, self._window = shop, window
        self.noise_lab: NoiseLab | None = None
        shop.closing.connect(self.shut_down)

    def watch(self, panel: "TrainingPanel") -> None:
        """Open what is chosen in the training panel."""
        panel.robustness_wanted.connect(self.open)

    def open(self, name: str) -> None:
        """Show the dialog called `name`: `noise_lab`."""
        {"noise_lab": self.open_noise_lab}[name]()

    def open_noise_lab(self) -> None:
        """Show the noise lab; it is made when it is first wanted, as plots take long to load."""
        workspace = self._shop.workspace
        if workspace is None:
            return
        if self.noise_lab is None:
            from gui.robustness.noise_lab import NoiseLab

            self.noise_lab = NoiseLab(workspace, parent=self._window)
            self.noise_lab.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.noise_lab.failed.connect(self.failed)
            self.noise_lab.destroyed.connect(self._forget_noise_lab)
        self.noise_lab.show()
        self.noise_lab.raise_()
        self.noise_lab.activateWindow()

    def shut_down(self) -> None:
        """The shop is closed: what was measured was of it."""
        if self.noise_lab is not None:
            self.noise_lab.close()

    def _forget_noise_lab(self) -> None:
        self.noise_lab = None
