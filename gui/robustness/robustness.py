"""What makes models robust, opened beside the window: one dialog of a kind at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.open_workspace import OpenWorkspace

if TYPE_CHECKING:
    from core.workspace import Workspace
    from gui.robustness.findings_dialog import FindingsDialog
    from gui.robustness.noise_lab import NoiseLab
    from gui.training.panel import TrainingPanel

# What can be opened: the noise lab, labels that are probably wrong, texts that say nothing.
NOISE_LAB, LABELS, TEXTS = "noise_lab", "labels", "texts"


class Robustness(QObject):
    """Opens the dialogs for the shop that is open; `failed` carries what went wrong in them."""

    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, window: QWidget):
        super().__init__(window)
        self._shop, self._window = shop, window
        self.dialogs: dict[str, NoiseLab | FindingsDialog] = {}
        # The shop that an import is becoming, whose texts are to be cleaned.
        self._awaited: Path | None = None
        shop.opened.connect(self._use_shop)
        shop.closing.connect(self.shut_down)

    def watch(self, panel: "TrainingPanel") -> None:
        """Open what is chosen in the training panel."""
        panel.robustness_wanted.connect(self.open)

    def open(self, name: str) -> None:
        """Show the dialog called `name`, which is made when it is first wanted: plots take long to load."""
        workspace = self._shop.workspace
        if workspace is None:
            return
        if name not in self.dialogs:
            self.dialogs[name] = self._made(name, workspace)
        dialog = self.dialogs[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def clean_import(self, new_shop: Path | None) -> None:
        """Clean the texts that were imported, once the shop that they became is open."""
        if new_shop is None or self._shop.holds(new_shop):
            self.open(TEXTS)
        elif self._shop.is_opening:
            self._awaited = new_shop

    def _use_shop(self) -> None:
        wanted, self._awaited = self._awaited, None
        if wanted is not None and self._shop.holds(wanted):
            self.open(TEXTS)

    def under_way(self) -> str:
        """What would be lost of a measurement that ended now, in a sentence; "" where there is none."""
        busy = [name for name, dialog in self.dialogs.items() if dialog.working.is_busy]
        if NOISE_LAB in busy:
            return self.tr("The noise lab: nothing of what it measures is kept.")
        if busy:
            return self.tr("A search for labels or texts: nothing of it is kept; decisions stay.")
        return ""

    def shut_down(self) -> None:
        """The shop is closed: what was measured was of it."""
        for dialog in list(self.dialogs.values()):
            dialog.close()

    def _made(self, name: str, workspace: "Workspace") -> "NoiseLab | FindingsDialog":
        from gui.robustness.findings_dialog import FindingsDialog
        from gui.robustness.noise_lab import NoiseLab

        dialog: NoiseLab | FindingsDialog
        if name == NOISE_LAB:
            dialog = NoiseLab(workspace, parent=self._window)
        else:
            dialog = FindingsDialog(workspace, name, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.failed.connect(self.failed)
        dialog.closed.connect(lambda: self.dialogs.pop(name, None))
        return dialog
