"""What opens under the filter buttons: the category tree, the brands, the price range."""

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QRegularExpression,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from core.search.condition_labels import limits_label
from gui.language import Retranslated
from gui.search.facet_models import FacetModel
from gui.widgets.buttons import push_button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.layouts import column, emptied, row
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import Label
from gui.words import counted

# Ranges that fit in two lines of chips.
PRICE_STEPS = 5

PriceRange = tuple[float | None, float | None]


class ToggleDelegate(QStyledItemDelegate):
    """A click anywhere on a row checks it, not only one into its box, and so does Space."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: ModelIndex,
    ) -> bool:
        """Toggle the row of `index` where `event` asks for it."""
        if not _is_wish_to_toggle(event):
            return False
        first, role = index.sibling(index.row(), 0), Qt.ItemDataRole.CheckStateRole
        is_checked = Qt.CheckState(first.data(role)) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked
        return model.setData(first, wanted, role)


def _is_wish_to_toggle(event: QEvent) -> bool:
    if isinstance(event, QMouseEvent):
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        return is_release and event.button() == Qt.MouseButton.LeftButton
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)


class ValuesPanel(Retranslated, QWidget):
    """A searchable tree of checkable values with their counts."""

    def __init__(self, model: FacetModel, parent: QWidget | None = None):
        super().__init__(parent)
        self.model = model
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.rows = QSortFilterProxyModel(self)
        self.rows.setSourceModel(model)
        self.rows.setRecursiveFilteringEnabled(True)
        self.rows.setAutoAcceptChildRows(True)
        self.rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.textChanged.connect(self.rows.setFilterFixedString)
        self.view = self._make_view()
        column(self.search, self.view, parent=self)
        self.setFixedSize(320, 380)
        self.setFocusProxy(self.search)
        self._retranslate()

    def _make_view(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.rows)
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setProperty("kind", "plain")
        view.setItemDelegate(ToggleDelegate(view))
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return view

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find in this list"))


class PricePanel(Retranslated, QWidget):
    """From and to, and ranges to pick at once. An empty end means no limit."""

    range_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.lowest = _price_field()
        self.highest = _price_field()
        self.lowest_label = Label()
        self.highest_label = Label()
        self.apply = push_button("primary", self._choose)
        for field in (self.lowest, self.highest):
            field.returnPressed.connect(self._choose)
        self._presets = QWidget()
        FlowLayout(self._presets)
        self.lowest_label.setBuddy(self.lowest)
        self.highest_label.setBuddy(self.highest)
        fields = row(self.lowest_label, (self.lowest, 1), self.highest_label, (self.highest, 1))
        column(fields, self._presets, self.apply, parent=self, spacing=12)
        self.setFixedWidth(320)
        self.setFocusProxy(self.lowest)
        self._retranslate()

    def show_range(self, limits: tuple[float, float] | None, chosen: PriceRange) -> None:
        """Offer ranges between `limits` and fill in the chosen one."""
        for field, value in zip((self.lowest, self.highest), chosen, strict=True):
            field.setText("" if value is None else f"{value:.10g}")
        layout = self._presets.layout()
        assert layout is not None
        emptied(layout)
        for preset in price_ranges(limits):
            layout.addWidget(self._preset(preset))

    def _preset(self, limits: PriceRange) -> QPushButton:
        button = QPushButton(price_label(limits))
        button.setProperty("kind", "chip")
        button.clicked.connect(lambda: self.range_chosen.emit(limits))
        return button

    def _choose(self) -> None:
        low, high = _price(self.lowest), _price(self.highest)
        if low is not None and high is not None and low > high:
            low, high = high, low
        self.range_chosen.emit((low, high))

    def _retranslate(self) -> None:
        self.lowest_label.setText(self.tr("From"))
        self.highest_label.setText(self.tr("To"))
        self.lowest.setPlaceholderText(self.tr("any"))
        self.highest.setPlaceholderText(self.tr("any"))
        self.apply.setText(self.tr("Apply"))


def price_ranges(limits: tuple[float, float] | None) -> list[PriceRange]:
    """Up to `PRICE_STEPS` ranges with round borders that cover `limits`, finer where prices are low.

    `(9, 4999)` → below 50, 50–100, 100–500, 500–1000, 1000 and more.
    """
    if limits is None or limits[1] <= max(limits[0], 1.0):
        return []
    low, high = max(limits[0], 1.0), limits[1]
    ratio = (high / low) ** (1 / PRICE_STEPS)
    borders = sorted({_round_price(low * ratio**step) for step in range(1, PRICE_STEPS)})
    borders = [border for border in borders if low < border < high]
    return list(zip([None, *borders], [*borders, None], strict=True)) if borders else []


def price_label(limits: PriceRange) -> str:
    """`¥50 – ¥100`, `≤ ¥50` or `≥ ¥100`."""
    return limits_label(*limits)


def only_label(products: Sequence[str]) -> str:
    """How many products were marked on the map: `Map: 12 items`."""
    label = QCoreApplication.translate("FilterLabels", "Map: {count}")
    return label.format(count=counted(len(products)))


def _round_price(value: float) -> float:
    unit = 10.0 ** math.floor(math.log10(value))
    return float(min((1, 2, 5, 10), key=lambda step: abs(step * unit - value)) * unit)


def _price_field() -> QLineEdit:
    field = QLineEdit()
    digits = QRegularExpression(r"\d{0,8}(\.\d{0,2})?")
    field.setValidator(QRegularExpressionValidator(digits, field))
    return field


def _price(field: QLineEdit) -> float | None:
    text = field.text().strip(".")
    return float(text) if text else None
