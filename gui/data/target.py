"""Where an import goes while the demo world is open: into a new shop that is given a name, or added to it."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from core.data.shops.own import LONGEST_NAME, check_name, name_for
from core.errors import UserError
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

# Pixels.
NAME_WIDTH = 300
JUDGMENTS = {"queries", "qrels"}


class Target(Retranslated, QWidget):
    """Asks for the name of the new shop; `changed` tells that it, or the choice, is another."""

    changed = Signal()

    def __init__(self, may_add: bool, parent: QWidget | None = None):
        """`may_add`: a demo world is open for writing, to which tables without products can be added."""
        super().__init__(parent)
        self._may_add = may_add
        self._is_named, self._is_chosen = False, False
        self.new, self.add = QRadioButton(), QRadioButton()
        self.name = QLineEdit()
        self.name.setMaximumWidth(NAME_WIDTH)
        # One more than fits, so that a name that is too long says so.
        self.name.setMaxLength(LONGEST_NAME + 1)
        self.consequence = Label(kind="small")
        self.consequence.setWordWrap(True)
        self._group = QButtonGroup(self)
        for button in (self.new, self.add):
            self._group.addButton(button)
        self.new.setChecked(True)
        self._arrange()
        self._connect()
        self._retranslate()

    @property
    def is_new(self) -> bool:
        """Whether the import makes a new shop."""
        return self.new.isChecked()

    @property
    def is_ready(self) -> bool:
        """Whether an import could go there."""
        return not (self.is_new and self._fault())

    @property
    def shop_name(self) -> str:
        """What the new shop is to be called."""
        return self.name.text().strip()

    def suggest(self, files: Collection[Path], kinds: Collection[str]) -> None:
        """Name the shop after its files, unless somebody has; judgments alone are of the demo world."""
        if not self._is_named:
            self.name.setText(name_for(list(files)))
        may_add = self._may_add and bool(kinds) and "products" not in kinds
        self.add.setVisible(may_add)
        if not may_add:
            self.new.setChecked(True)
        elif not self._is_chosen:
            (self.add if set(kinds) <= JUDGMENTS else self.new).setChecked(True)
        self._write()

    def _arrange(self) -> None:
        line = row(self.new, (self.name, 1), spacing=8)
        line.addSpacing(12)
        line.addWidget(self.add)
        line.addStretch(1)
        column(line, self.consequence, parent=self, spacing=6)
        self.add.hide()

    def _connect(self) -> None:
        self.name.textEdited.connect(self._take_name)
        self.name.textChanged.connect(self._tell)
        self.new.toggled.connect(self._tell)
        self._group.buttonClicked.connect(self._choose)
        theme().changed.connect(self._write)

    def _take_name(self) -> None:
        self._is_named = True
        self.new.setChecked(True)

    def _choose(self) -> None:
        self._is_chosen = True

    def _tell(self) -> None:
        self._write()
        self.changed.emit()

    def _fault(self) -> str:
        try:
            check_name(self.shop_name)
        except UserError as error:
            return str(error)
        return ""

    def _write(self) -> None:
        fault = self._fault() if self.is_new else ""
        if fault:
            text = fault
        elif self.is_new:
            text = self.tr(
                "A shop of its own, which is opened then. The demo world stays as it is; the workspace menu"
                " leads back to it."
            )
        else:
            text = self.tr(
                "New rows join those of the demo world, and only rows about its products are kept; resetting"
                " it takes them away again."
            )
        self.consequence.setText(text)
        ink = theme().colours.bad if fault else theme().colours.text_muted
        self.consequence.setStyleSheet(f"color: {ink};")

    def _retranslate(self) -> None:
        self.new.setText(self.tr("New shop:"))
        self.add.setText(self.tr("Add to the demo world"))
        self.name.setAccessibleName(self.tr("Name of the new shop"))
        self._write()
