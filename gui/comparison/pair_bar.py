"""Which two systems are looked at, and in which metric."""

from itertools import permutations
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from core.evaluation import comparison_words
from core.evaluation.system_words import system_title
from gui.language import Retranslated
from gui.widgets.layouts import row
from gui.widgets.plain import Label, caption

if TYPE_CHECKING:
    from core.evaluation.compared_systems import SystemComparison


class PairBar(Retranslated, QWidget):
    """`changed` tells that other systems or another metric is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: SystemComparison | None = None
        self.pair_box, self.metric_box = QComboBox(), QComboBox()
        self.count = Label(kind="muted")
        row(
            self.pair_box,
            self.metric_box,
            (self.count, 1),
            parent=self,
            spacing=10,
            margins=(0, 6, 0, 0),
        )
        self.pair_box.currentIndexChanged.connect(self._tell)
        self.metric_box.currentIndexChanged.connect(self._tell)
        self._retranslate()

    @property
    def chosen(self) -> tuple[str, str, str]:
        """The first system, the second one, and the metric."""
        a, b = self.pair_box.currentData()
        return a, b, self.metric_box.currentText()

    def show_comparison(self, comparison: "SystemComparison") -> None:
        """Offer the pairs and metrics of `comparison`."""
        self._comparison = comparison
        for box in (self.pair_box, self.metric_box):
            box.blockSignals(True)
            box.clear()
        for a, b in permutations(comparison.names, 2):
            self.pair_box.addItem(caption(f"{system_title(a)} ▸ {system_title(b)}"), (a, b))
        self.metric_box.addItems(comparison.metrics)
        for box in (self.pair_box, self.metric_box):
            box.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        if self._comparison is None or self.pair_box.currentIndex() < 0:
            return
        a, b, metric = self.chosen
        names = self._comparison.names
        is_turned = names.index(a) > names.index(b)
        pair = self._comparison.pair(*((b, a) if is_turned else (a, b)), metric)
        self.count.setText(comparison_words.wins(pair.turned() if is_turned else pair))
        self.changed.emit()

    def _retranslate(self) -> None:
        self.pair_box.setAccessibleName(self.tr("Which two systems"))
        self.metric_box.setAccessibleName(self.tr("Metric"))
        if self._comparison is not None:
            at, metric = self.pair_box.currentIndex(), self.metric_box.currentIndex()
            self.show_comparison(self._comparison)
            self.pair_box.setCurrentIndex(at)
            self.metric_box.setCurrentIndex(metric)
