"""The table of runs with the bar over it, and what stands in its place while there is nothing to show."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from gui.language import Retranslated
from gui.training.runs_bar import RunsBar
from gui.training.runs_model import RunsModel
from gui.training.runs_table import RunsTable
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, holder
from gui.widgets.plain import Label

# Pixels: the heading and four runs.
MINIMUM_HEIGHT = 180


class RunsPane(Retranslated, QWidget):
    """One of the places where `model` is shown; `place` is under what its columns are remembered."""

    def __init__(
        self,
        model: RunsModel,
        place: str,
        columns: Sequence[str],
        is_large: bool = False,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._model = model
        self.table = RunsTable(model, place, columns)
        self.table.setMinimumHeight(MINIMUM_HEIGHT)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.bar = RunsBar(model, self.table.column_menu, is_large)
        self.hint = Label(kind="muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear_button = push_button("link", self.bar.clear)
        self._pages = QStackedLayout()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._pages.addWidget(holder(column(1, self.hint, (self.clear_button, 0, centre), 1)))
        self._pages.addWidget(self.table)
        column(self.bar, (self._pages, 1), parent=self, spacing=4)
        model.arranged.connect(self._refresh)
        self._retranslate()

    def _refresh(self) -> None:
        has_any = bool(self._model.rows)
        self._pages.setCurrentIndex(1 if has_any else 0)
        self.bar.setVisible(bool(self._model.total))
        is_narrowed = bool(self._model.total) and self._model.is_filled
        self.clear_button.setVisible(is_narrowed and not has_any)
        if self._model.is_wanted and not self._model.is_filled:
            self.hint.setText(self.tr("Reading the runs…"))
        elif is_narrowed:
            self.hint.setText(self.tr("No run is like this."))
        else:
            self.hint.setText(
                self.tr("No run yet. Train one: it can rank from its first epoch on.")
            )

    def _retranslate(self) -> None:
        self.clear_button.setText(self.tr("Clear filters"))
        self._refresh()
