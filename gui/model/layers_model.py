"""The layers of a drawing as a table: what each is, its shape, its parameters and what it reads."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.explain.model.layers import Drawing, Layer
from gui.model.layer_words import LayerWords, shape_text
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

NAME, TOWER, LAYER, SHAPE, PARAMETERS, READS = range(6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LayersModel(QAbstractTableModel):
    """A row a layer, in the order of the drawing."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.layers: list[Layer] = []
        self._words = LayerWords(self)
        self.retranslate()

    def show_drawing(self, drawing: Drawing) -> None:
        """List the layers of `drawing`."""
        self.beginResetModel()
        self.layers = list(drawing)
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """The row of the layer `name`, -1 where there is none."""
        return next((row for row, one in enumerate(self.layers) if one.name == name), -1)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.layers)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        layer, column = self.layers[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(layer, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self._words.explained(layer))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PARAMETERS:
            return _RIGHT
        return None

    def _text(self, layer: Layer, column: int) -> str:
        if column == READS:
            layers = {one.name: one.own_name for one in self.layers}
            return ", ".join(layers[name] for name in layer.reads)
        return {
            NAME: self._words.name(layer),
            TOWER: self._words.band(layer),
            LAYER: layer.own_name,
            SHAPE: shape_text(layer.shape),
            PARAMETERS: self._words.parameters(layer),
        }[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._names[section]

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.beginResetModel()
        self._names = (
            self.tr("Layer"),
            self.tr("Part"),
            self.tr("Name"),
            self.tr("Output"),
            self.tr("Parameters"),
            self.tr("Reads"),
        )
        self.endResetModel()
