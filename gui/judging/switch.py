"""The button beside the answer that lets keys grade results."""

from PySide6.QtWidgets import QPushButton, QWidget

from gui.language import Retranslated
from gui.widgets.icons import dress
from gui.widgets.plain import literal


class JudgingSwitch(Retranslated, QPushButton):
    """`toggled` by a person; `show_on` shows how it stands and why it cannot be used."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "intent")
        self.setCheckable(True)
        dress(self, "tick")
        self._hindrance = ""
        self.hide()
        self._retranslate()

    def show_on(self, is_on: bool, hindrance: str) -> None:
        """Whether results are being judged; `hindrance` says why they cannot be, "" if they can."""
        self.blockSignals(True)
        self.setChecked(is_on)
        self.blockSignals(False)
        self.setEnabled(not hindrance)
        dress(self, "tick", "on_accent" if is_on else "text_muted")
        self._hindrance = hindrance
        self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("Judge"))
        hint = self.tr("Grade results with A S D F (Ctrl+Shift+J)")
        self.setToolTip(literal(self._hindrance or hint))
        self.setAccessibleDescription(self.toolTip())
