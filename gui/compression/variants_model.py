"""The measured variants as a table."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from core.metrics.comparison import LEVEL
from core.training.compression.messages import MeasuredVariant
from core.training.compression.plan import ORIGINAL
from gui.compression.words import colour_number, shown_name, variant_help
from gui.theme import font, theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal
from gui.words import signed

VARIANT = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
UNKNOWN = "–"
METRIC = "ndcg@10"
Cell = Callable[[MeasuredVariant], str]


def figure(value: float | None, digits: int) -> str:
    """A figure, or a dash for what was not measured."""
    return UNKNOWN if value is None else f"{value:.{digits}f}"


def span(p50: float | None, p95: float | None, digits: int) -> str:
    """Two percentiles of a time."""
    return UNKNOWN if p50 is None else f"{figure(p50, digits)} / {figure(p95, digits)}"


def quality(variant: MeasuredVariant) -> str:
    """nDCG@10 with its interval."""
    bounds = variant.intervals.get(METRIC)
    mean = figure(variant.metrics.get(METRIC), 3)
    return f"{mean} ({bounds[0]:.3f}–{bounds[1]:.3f})" if bounds else mean


def difference(variant: MeasuredVariant) -> str:
    """How much better or worse than the original, and by how much chance."""
    if variant.difference is None or variant.p is None:
        return UNKNOWN
    return f"{signed(variant.difference)} (p {variant.p:.3f})"


CELLS: dict[str, Cell] = {
    "variant": shown_name,
    "mb": lambda one: figure(one.mb, 2),
    "zipped": lambda one: figure(one.zipped_mb, 2),
    "sparse": lambda one: figure(one.sparse_mb, 2),
    "read": lambda one: span(one.p50_ms, one.p95_ms, 3),
    "search": lambda one: span(one.search_p50_ms, one.search_p95_ms, 1),
    "quality": quality,
    "difference": difference,
    "agreement": lambda one: UNKNOWN if one.agreement is None else f"{one.agreement:.1%}",
    "rbo": lambda one: figure(one.rbo, 3),
}
COLUMNS = tuple(CELLS)


def is_worse(variant: MeasuredVariant) -> bool:
    """Whether a variant is worse than the original by more than chance."""
    is_known = variant.difference is not None and variant.p is not None
    return is_known and variant.difference < 0 and variant.p < LEVEL  # type: ignore[operator]


class VariantsModel(QAbstractTableModel):
    """One row a variant, the original first and in bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.variants: list[MeasuredVariant] = []
        self.headings: dict[str, str] = {}
        self.hints: dict[str, str] = {}
        self.original = ""

    def show_variants(self, variants: Sequence[MeasuredVariant]) -> None:
        """List `variants` and nothing else."""
        self.beginResetModel()
        self.variants = list(variants)
        self.endResetModel()

    def add(self, variant: MeasuredVariant) -> None:
        """List one more."""
        row = len(self.variants)
        self.beginInsertRows(QModelIndex(), row, row)
        self.variants.append(variant)
        self.endInsertRows()

    def retell(self) -> None:
        """Say everything again, in other words or colours."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.variants:
            last = self.index(len(self.variants) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are variants."""
        return 0 if parent is not None and parent.isValid() else len(self.variants)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """What is known of each."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name and figures."""
        if not index.isValid():
            return None
        variant, column = self.variants[index.row()], COLUMNS[index.column()]
        if role == VARIANT:
            return variant
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return CELLS[column](variant)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if index.column() else LEFT)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(variant_help(variant.name))
        return self._look(variant, column, role)

    def _look(self, variant: MeasuredVariant, column: str, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and column == "variant":
            chart = theme().colours.chart
            return QColor(chart[colour_number(variant.name) % len(chart)])
        if role == Qt.ItemDataRole.FontRole and variant.name == ORIGINAL:
            return font(12, weight=font().Weight.DemiBold)
        if role == Qt.ItemDataRole.ForegroundRole and column == "difference" and is_worse(variant):
            return QColor(theme().colours.bad)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if section else LEFT)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self.hints.get(COLUMNS[section], ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings.get(COLUMNS[section], "")
        return None
