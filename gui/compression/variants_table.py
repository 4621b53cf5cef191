"""The table of variants; Return puts the chosen one to use."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from gui.compression.variants_model import CELLS, VARIANT, VariantsModel
from gui.language import Retranslated
from gui.theme import font, theme

if TYPE_CHECKING:
    from core.training.compression.messages import MeasuredVariant

# Pixels: six variants and the headings.
MINIMUM_HEIGHT = 230
TEXT_PIXELS = 12


class VariantsTable(Retranslated, QTableView):
    """`chosen` says that another variant is `current`, `wanted` that it is to be used."""

    chosen = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.variants = VariantsModel(self)
        self.setModel(self.variants)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumHeight(MINIMUM_HEIGHT)
        self.setFont(font(TEXT_PIXELS))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self.variants.modelReset.connect(self.chosen)
        self.variants.rowsInserted.connect(self.resizeColumnsToContents)
        self.activated.connect(lambda _: self.wanted.emit())
        theme().changed.connect(self.variants.retell)
        self._retranslate()

    @property
    def current(self) -> "MeasuredVariant | None":
        """The variant that is chosen."""
        variant: MeasuredVariant | None = self.currentIndex().data(VARIANT)
        return variant

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying takes the whole table, to be put into a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """Headings and rows with tabs between."""
        rows = [[cell(one) for cell in CELLS.values()] for one in self.variants.variants]
        headings = [self.variants.headings[name] for name in CELLS]
        return "\n".join("\t".join(row) for row in [headings, *rows])

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Variants"))
        self.variants.headings = {
            "variant": self.tr("Variant"),
            "mb": self.tr("MB"),
            "zipped": self.tr("zipped"),
            "sparse": self.tr("sparse"),
            "read": self.tr("read, ms"),
            "search": self.tr("search, ms"),
            "quality": self.tr("nDCG@10"),
            "difference": self.tr("difference"),
            "agreement": self.tr("top 10"),
            "rbo": self.tr("RBO"),
        }
        self._retranslate_hints()
        self.variants.retell()

    def _retranslate_hints(self) -> None:
        self.variants.hints = {
            "mb": self.tr("Size of the file that reads a query"),
            "zipped": self.tr("The same file, zipped"),
            "sparse": self.tr(
                "The same file with its zeros left out, one bit a weight saying where"
            ),
            "read": self.tr("From the words of a query to its vector, half and 95 % of all times"),
            "search": self.tr("The whole search, half and 95 % of all times"),
            "quality": self.tr("On held-out queries, with 95 % interval"),
            "difference": self.tr(
                "From the original on the same queries; p of the paired randomisation test, corrected for"
                " the number of variants"
            ),
            "agreement": self.tr("Share of the original's first ten that are among the variant's"),
            "rbo": self.tr("Rank-biased overlap of the first ten, 1: the same order"),
        }
