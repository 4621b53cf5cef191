"""The fields of one product and the query, to be written over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from core.data.catalogue import Catalogue
from core.explain.edits import FIELDS, NUMBERS, value_of
from gui.language import Retranslated
from gui.widgets.plain import Label
from gui.words import worded

QUERY = "query"


class EditForm(Retranslated, QWidget):
    """One line a field; `edited` tells that one was changed, by a key or by `reset`."""

    edited = Signal()

    def __init__(self, catalogue: Catalogue, row: int, query: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._was = {QUERY: query}
        self._was |= {field: shown(value_of(catalogue, row, field)) for field in FIELDS}
        self.boxes = {name: QLineEdit(text) for name, text in self._was.items()}
        self._names = {name: Label() for name in self.boxes}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for name, box in self.boxes.items():
            box.setCursorPosition(0)
            box.textEdited.connect(lambda _: self.edited.emit())
            self._names[name].setBuddy(box)
            layout.addRow(self._names[name], box)
        self._retranslate()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self.boxes[QUERY].text()

    @property
    def changed(self) -> dict[str, str]:
        """The fields of the product that say something else than they did."""
        return {
            field: self.boxes[field].text()
            for field in FIELDS
            if self.boxes[field].text() != self._was[field]
        }

    def reset(self) -> None:
        """As it was before any edit."""
        for name, box in self.boxes.items():
            box.setText(self._was[name])
        self.edited.emit()

    def write(self, changes: dict[str, str | float]) -> None:
        """Set fields, as a person would."""
        for field, value in changes.items():
            self.boxes[field].setText(shown(value))
        self.edited.emit()

    def _retranslate(self) -> None:
        names = {
            QUERY: self.tr("Query"),
            "title": self.tr("Title"),
            "brand": worded(self.tr("{brand}")),
            "category": worded(self.tr("{category}")),
            "price": self.tr("Price"),
            "sales": self.tr("Sales"),
        }
        for name, label in self._names.items():
            label.setText(names[name])
            self.boxes[name].setAccessibleName(names[name])
            if name in NUMBERS:
                self.boxes[name].setPlaceholderText(self.tr("unknown"))


def shown(value: str | float) -> str:
    """A value as it stands in its line; nothing where it is unknown."""
    if isinstance(value, str):
        return value
    return "" if value != value else f"{value:.10g}"
