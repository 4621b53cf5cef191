"""A dialog that stays open beside the window, and what ends when it is closed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog


class ClosingDialog(QDialog):
    """Escape closes it as the cross does; `closed` tells so. What is under way ends in `shut_down`."""

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is under way, and close."""
        self.shut_down()
        # QDialog's own would ask `reject`, which closes, which is under way already: it would stay open.
        event.accept()
        self.closed.emit()

    def reject(self) -> None:
        """Escape closes as the cross does."""
        self.close()

    def shut_down(self) -> None:
        """End what is under way."""
