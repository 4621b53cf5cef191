"""The buttons below a table of runs: what is done most, and a menu of the rest."""

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from gui.language import Retranslated
from gui.training.run_actions import RunActions


class RunButtons(Retranslated, QWidget):
    """Does what `doing` does, in two columns, or in a row where the table `is_large`."""

    def __init__(self, doing: RunActions, is_large: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._doing = doing
        self.use, self.curves = QPushButton(), QPushButton()
        self.compare, self.more = QPushButton(), QPushButton()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        columns = 4 if is_large else 2
        for number, button in enumerate((self.use, self.curves, self.compare, self.more)):
            grid.addWidget(button, number // columns, number % columns)
        self.use.clicked.connect(doing.use_wanted)
        self.curves.clicked.connect(doing.curves_wanted)
        self.compare.clicked.connect(doing.compare)
        self.more.clicked.connect(self._drop_menu)
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """What is selected or ticked has changed."""
        self.use.setEnabled(self._doing.may_use)
        self.curves.setEnabled(self._doing.is_one)
        self.compare.setEnabled(self._doing.may_compare)

    def _drop_menu(self) -> None:
        self._doing.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _retranslate(self) -> None:
        self.use.setText(self.tr("Use this run"))
        self.use.setToolTip(self.tr("Let this run serve its task from now on"))
        self.curves.setText(self.tr("Show curves"))
        self.compare.setText(self.tr("Compare…"))
        self.compare.setToolTip(
            self.tr(
                "Measure two to five runs of one task, selected or ticked, on the same examples"
            )
        )
        self.more.setText(self.tr("More"))
        self.more.setToolTip(self.tr("Name, star, export, delete and what else can be done"))
