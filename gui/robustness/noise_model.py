"""The figures of one kind of noise as a table."""

from PySide6.QtCore import QAbstractTableModel, Qt

from core.robustness.noise_report import NoiseCell, NoiseReport
from gui.robustness.run_names import run_name
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

COLUMNS = 7


class NoiseModel(QAbstractTableModel):
    """A row a run and level."""

    def __init__(self) -> None:
        super().__init__()
        self._report: NoiseReport | None = None
        self._cells: list[NoiseCell] = []

    def show_kind(self, report: NoiseReport, kind: str) -> None:
        """List what `report` says of `kind`."""
        self.beginResetModel()
        self._report = report
        self._cells = [cell for cell in report.cells if cell.kind == kind]
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are runs and levels."""
        return 0 if parent is not None and parent.isValid() else len(self._cells)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Run, level, share changed, quality and stability with their intervals."""
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Figures as people read them."""
        if not index.isValid():
            return None
        cell = self._cells[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(cell)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(cell.run)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What each column is."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        metric = self._report.metric if self._report else self.tr("Quality")
        interval = self.tr("95 % interval")
        return (
            self.tr("Run"),
            self.tr("Noise"),
            self.tr("Texts changed"),
            metric,
            interval,
            self.tr("Stability"),
            interval,
        )[section]


def _texts(cell: NoiseCell) -> tuple[str, ...]:
    return (
        run_name(cell.run),
        f"{cell.level:.0%}",
        f"{cell.changed:.0%}",
        f"{cell.quality:.4f}",
        " – ".join(f"{end:.4f}" for end in cell.quality_interval),
        f"{cell.stability:.4f}",
        " – ".join(f"{end:.4f}" for end in cell.stability_interval),
    )
