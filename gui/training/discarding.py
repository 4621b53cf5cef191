"""The question before a training is thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_discard(parent: QWidget, go_on: Callable[[], object]) -> None:
    """Throw it away by `go_on`, if that is what is wanted."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Discarding", "Discard the training"))
    box.setText(translate("Discarding", "Nothing of this training will be kept."))
    role = QMessageBox.ButtonRole
    discard = box.addButton(translate("Discarding", "Discard"), role.DestructiveRole)
    back = box.addButton(translate("Discarding", "Cancel"), role.RejectRole)
    box.setDefaultButton(back)
    discard.clicked.connect(go_on)
    box.open()
