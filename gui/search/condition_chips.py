"""Chips for what was read from the query: prices, what is refused, sizes; each can be taken away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.plain_text import one_line
from core.search.condition_labels import condition_label, condition_meaning
from core.text.conditions import Condition
from gui.language import Retranslated
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.icons import dress
from gui.widgets.layouts import emptied
from gui.widgets.plain import Label, caption, literal


class ConditionChips(Retranslated, QWidget):
    """`From the query: Price ≤ ¥500 ✕`. `removed` tells the key of the condition that was taken away."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._conditions: tuple[Condition, ...] = ()
        self._layout = FlowLayout(self)
        self.chips: list[QPushButton] = []
        self.hide()

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show a chip for each of `conditions`; none hides the line."""
        if conditions != self._conditions:
            self._conditions = conditions
            self._write()

    def _write(self) -> None:
        emptied(self._layout)
        label = Label(kind="muted")
        label.setText(self.tr("From the query"))
        self._layout.addWidget(label)
        self.chips = [self._chip(condition) for condition in self._conditions]
        for chip in self.chips:
            self._layout.addWidget(chip)
        self.setVisible(bool(self._conditions))

    def _chip(self, condition: Condition) -> QPushButton:
        name = condition_label(condition)
        chip = QPushButton(caption(one_line(name)))
        chip.setProperty("kind", "chip")
        chip.setProperty("active", True)
        about = self.tr("“{phrase}” was read as: {name} ({meaning}). Press to search without it.")
        sentence = about.format(
            phrase=condition.phrase, name=name, meaning=condition_meaning(condition)
        )
        chip.setToolTip(literal(sentence))
        chip.setAccessibleName(one_line(sentence))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        dress(chip, "close", "accent", 14)
        chip.clicked.connect(lambda: self.removed.emit(condition.key))
        return chip

    def _retranslate(self) -> None:
        self._write()
