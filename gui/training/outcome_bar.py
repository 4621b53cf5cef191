"""What came of a training, where it does not go live by itself: the figures, and the choice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.language import Retranslated
from gui.run_switch import shortened
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.promotion.standing import Standing


class OutcomeBar(Retranslated, QFrame):
    """Asks whether a run that stays inactive is to be used all the same; `chosen` names it then."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._standing: Standing | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "warn")
        self.words = Label()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.use_button, self.keep_button = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(10)
        layout.addWidget(self.words, 1)
        for button in (self.use_button, self.keep_button):
            button.setProperty("kind", "link")
            layout.addWidget(button)
        self.use_button.clicked.connect(self._use)
        self.keep_button.clicked.connect(self.hide)
        self._retranslate()
        self.hide()

    def show_standing(self, standing: "Standing") -> None:
        """Ask about a run that did not go live; of one that did there is nothing to ask."""
        self._standing = standing
        self._retranslate()
        self.setVisible(not standing.goes_live)

    def _use(self) -> None:
        self.hide()
        if self._standing is not None:
            self.chosen.emit(self._standing.run)

    def _retranslate(self) -> None:
        self.keep_button.setText(self.tr("Leave it as it is"))
        self.use_button.setText(self.tr("Use it all the same"))
        standing = self._standing
        if standing is None:
            return
        if standing.is_stopped:
            self.use_button.setText(self.tr("Use the new one"))
        if standing.active:
            self.keep_button.setText(self.tr("Keep the earlier one"))
        self.words.setText(shortened(standing.sentence(), standing.run, standing.active))
        self.setAccessibleName(self.words.text())
