"""What the grades of a set mean, beside what is judged, to be read and to be written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.widgets.layouts import column
from gui.widgets.plain import Label

WIDTH = 250
# After a pause in writing, as long as between two sentences.
PAUSE_MS = 1500


class Guidelines(Retranslated, QWidget):
    """`written` tells the text once somebody has paused or left it."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.heading = Label(kind="heading")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._known = ""
        self._pause = single_shot(self, PAUSE_MS, self.flush)
        self.text.textChanged.connect(self._pause.start)
        column(self.heading, (self.text, 1), parent=self, spacing=6)
        self._retranslate()

    def show_text(self, text: str) -> None:
        """Show what is kept, unless somebody is writing."""
        if text != self._known and self.text.toPlainText() == self._known:
            self._known = text
            self.text.setPlainText(text)
        self._pause.stop()

    def flush(self) -> None:
        """Tell now what was written."""
        self._pause.stop()
        text = self.text.toPlainText()
        if text != self._known:
            self._known = text
            self.written.emit(text)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Guidelines"))
        self.text.setAccessibleName(self.tr("Guidelines"))
        self.text.setPlaceholderText(
            self.tr(
                "What do the grades of this set mean?\n\n3: just what was meant\n2: good, a detail is off\n"
                "1: goes with it\n0: of no use"
            )
        )
