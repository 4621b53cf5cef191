"""The comparisons that a shop keeps: one is opened, or removed for good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from core.errors import UserError
from core.evaluation.saved_comparisons import SavedComparison, SavedComparisons
from core.evaluation.system_words import system_title
from gui.background import Latest
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.grid_model import GridModel, grid_table
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

SIZE = (760, 420)


class SavedDialog(Retranslated, QDialog):
    """`chosen` carries the name of the comparison that is to be opened."""

    chosen = Signal(str)

    def __init__(self, workspace: "Workspace", parent: QWidget):
        super().__init__(parent)
        self._kept = SavedComparisons(workspace)
        self._reader = Latest(self)
        self.saved: list[SavedComparison] = []
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.nothing = Label(kind="muted")
        self.open_button = push_button("primary", self._open)
        self.delete_button = push_button(clicked=self._delete)
        self.close_button = push_button(clicked=self.reject)
        buttons = row(self.delete_button, 1, self.close_button, self.open_button, spacing=8)
        column(
            *(self.nothing, (self.table, 1), buttons),
            parent=self,
            spacing=10,
            margins=(16, 14, 16, 14),
        )
        self.resize(*SIZE)
        self.table.activated.connect(self._open)
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Read what there is."""
        self._reader.run(self._kept.all, done=self._show)

    def _show(self, saved: list[SavedComparison]) -> None:
        self.saved = saved
        rows = [
            [
                one.title or " – ".join(map(system_title, one.systems)) or self.tr("damaged"),
                f"{one.queries:,}",
                one.made.replace("T", " ")[:16],
            ]
            for one in saved
        ]
        headings = [self.tr("Comparison"), self.tr("Queries"), self.tr("Made (UTC)")]
        self.model.fill(headings, rows)
        self.table.selectRow(0)
        self.nothing.setText("" if saved else self.tr("Nothing has been saved yet."))
        self.nothing.setVisible(not saved)
        self.open_button.setEnabled(bool(saved))
        self.delete_button.setEnabled(bool(saved) and self._kept.may_change)

    def _at(self) -> SavedComparison | None:
        at = self.table.currentIndex().row()
        return self.saved[at] if 0 <= at < len(self.saved) else None

    def _open(self) -> None:
        one = self._at()
        if one is not None:
            self.chosen.emit(one.name)
            self.accept()

    def _delete(self) -> None:
        one = self._at()
        if one is None:
            return
        answer = QMessageBox.question(
            self, self.windowTitle(), self.tr("Remove this comparison for good?")
        )
        if answer != QMessageBox.StandardButton.Yes:
            return
        try:
            self._kept.delete(one.name)
        except UserError as error:
            QMessageBox.warning(self, self.windowTitle(), literal(str(error)))
        self.refresh()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Saved comparisons"))
        self.table.setAccessibleName(self.tr("Saved comparisons"))
        self.open_button.setText(self.tr("Open"))
        self.delete_button.setText(self.tr("Remove…"))
        self.close_button.setText(self.tr("Close"))
        self._show(self.saved)
