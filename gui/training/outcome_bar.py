"""What came of a training, where it does not go live by itself: the figures, and the choice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from core.runs.names import short_name
from gui.language import Retranslated
from gui.widgets.layouts import row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.runs.promotion import PromotionVerdict


class OutcomeBar(Retranslated, QFrame):
    """Asks whether a run that stays inactive is to be used all the same; `chosen` names it then."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._verdict: PromotionVerdict | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "warn")
        self.words = Label()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.use_button, self.keep_button = QPushButton(), QPushButton()
        layout = row((self.words, 1), parent=self, spacing=10, margins=(14, 6, 8, 6))
        for button in (self.use_button, self.keep_button):
            button.setProperty("kind", "link")
            layout.addWidget(button)
        self.use_button.clicked.connect(self._use)
        self.keep_button.clicked.connect(self.hide)
        self._retranslate()
        self.hide()

    def show_verdict(self, verdict: "PromotionVerdict") -> None:
        """Ask about a run that did not go live; of one that did there is nothing to ask."""
        self._verdict = verdict
        self._retranslate()
        self.setVisible(not verdict.goes_live)

    def _use(self) -> None:
        self.hide()
        if self._verdict is not None:
            self.chosen.emit(self._verdict.run)

    def _retranslate(self) -> None:
        self.keep_button.setText(self.tr("Leave it as it is"))
        self.use_button.setText(self.tr("Use it all the same"))
        verdict = self._verdict
        if verdict is None:
            return
        if verdict.is_stopped:
            self.use_button.setText(self.tr("Use the new one"))
        if verdict.active:
            self.keep_button.setText(self.tr("Keep the earlier one"))
        self.words.setText(verdict.sentence(short_name))
        self.setAccessibleName(self.words.text())
