"""What is known of something: names at the left, values that can be copied beside them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from gui.widgets.labels import muted, value
from gui.widgets.layouts import emptied

# Pixels between a name and its value.
GAP = 12


class FieldTable(QGridLayout):
    """Lines `spacing` pixels apart; values take the room that names leave."""

    def __init__(self, spacing: int):
        super().__init__()
        self.setHorizontalSpacing(GAP)
        self.setVerticalSpacing(spacing)
        self.setColumnStretch(1, 1)

    def show_fields(self, fields: Iterable[tuple[str, str]]) -> None:
        """Replace all lines by `fields`, names with their values."""
        emptied(self)
        for number, (name, text) in enumerate(fields):
            label = muted(name)
            label.setWordWrap(False)
            self.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self.addWidget(value(text), number, 1)
