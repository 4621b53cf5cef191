"""What people call a run and say of it: its name, its tags, a note."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.runs.details import RunDetails
from core.runs.names import short_name
from core.runs.notes import LONGEST_NAME, tags_of
from gui.language import Retranslated
from gui.widgets.layouts import column
from gui.widgets.plain import Label

# Pixels.
WIDTH, NOTE_HEIGHT = 420, 110


class RunNoteDialog(Retranslated, QDialog):
    """Asks for what stands in the note of `run`; `noted` carries its fields."""

    noted = Signal(object)

    def __init__(self, run: RunDetails, parent: QWidget):
        super().__init__(parent)
        self.run = run
        self.name = QLineEdit(run.note.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(short_name(run.id))
        self.tags = QLineEdit(", ".join(run.note.tags))
        self.note = QPlainTextEdit(run.note.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(NOTE_HEIGHT)
        self._labels = Label(), Label(), Label()
        form = QFormLayout()
        for label, field in zip(self._labels, (self.name, self.tags, self.note), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Save | buttons.Cancel)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column(form, self.buttons, parent=self, spacing=12, margins=(16, 16, 16, 12))
        self.setMinimumWidth(WIDTH)
        self._retranslate()
        self.name.selectAll()

    def _save(self) -> None:
        self.noted.emit(
            {
                "name": self.name.text(),
                "tags": tags_of(self.tags.text()),
                "note": self.note.toPlainText(),
            }
        )
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Name, tags and note"))
        for label, field, text in zip(
            self._labels,
            (self.name, self.tags, self.note),
            (self.tr("Name"), self.tr("Tags"), self.tr("Note")),
            strict=True,
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.tags.setPlaceholderText(self.tr("with commas between"))
        buttons = QDialogButtonBox.StandardButton
        self.buttons.button(buttons.Save).setText(self.tr("Save"))
        self.buttons.button(buttons.Cancel).setText(self.tr("Cancel"))
