"""A failure shown where it happened: the sentence, the end of the log, a button that copies both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from gui.language import Retranslated
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

# Pixels.
LOG_HEIGHT = 110


class Failure(Retranslated, QFrame):
    """Hidden until `show_failure`; "Close" hides it again."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("tone", "bad")
        self._sentence = Label()
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._log = QPlainTextEdit()
        self._log.setReadOnly(True)
        self._log.setMaximumHeight(LOG_HEIGHT)
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button = QPushButton()
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.hide)
        self._arrange()
        self._retranslate()
        self.hide()

    def show_failure(self, message: str, log: str = "") -> None:
        """Say `message`, with the last lines of a log, if there is one."""
        self._sentence.setText(message)
        self._log.setPlainText(log)
        self._log.setVisible(bool(log))
        self.copy_button.setVisible(bool(log))
        self._log.verticalScrollBar().setValue(self._log.verticalScrollBar().maximum())
        self.setAccessibleDescription(message)
        self.show()

    @property
    def text(self) -> str:
        """The sentence and the log, as they are copied."""
        return f"{self._sentence.text()}\n\n{self._log.toPlainText()}".strip()

    def _arrange(self) -> None:
        buttons = row(1)
        for button in (self.copy_button, self.close_button):
            button.setProperty("kind", "link")
            buttons.addWidget(button)
        column(self._sentence, self._log, buttons, parent=self, spacing=6, margins=(12, 10, 12, 8))

    def _retranslate(self) -> None:
        self.copy_button.setText(self.tr("Copy log"))
        self.close_button.setText(self.tr("Close"))
        self.setAccessibleName(self.tr("Training failed"))
        self._log.setAccessibleName(self.tr("Last lines of the log"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
