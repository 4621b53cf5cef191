"""The product itself: its picture and every field it has."""

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from core.data.catalogue import Catalogue
from core.plain_text import one_line
from gui.products.cards import Goods, goods_of
from gui.products.product_picture import ProductPicture
from gui.widgets import amounts
from gui.widgets.field_table import FieldTable
from gui.widgets.labels import value
from gui.widgets.layouts import column, row
from gui.words import heading

# Pixels: as high as the lines beside it.
PICTURE = QSize(104, 104)

# The name of a column must leave room for what it holds.
LONGEST_NAME = 20


class ProductSection(QWidget):
    """Shows one product of a catalogue; fields without a value are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = ProductPicture()
        self._picture.setFixedSize(PICTURE)
        self._title = value()
        self._title.setProperty("kind", "heading")
        self._fields = FieldTable(spacing=4)
        row(
            (self._picture, 0, Qt.AlignmentFlag.AlignTop),
            (column(self._title, self._fields, 1, spacing=8), 1),
            parent=self,
            spacing=12,
        )
        self._lines: list[tuple[str, str]] = []

    def show_product(self, catalogue: Catalogue, row: int) -> None:
        """Show the product at `row`."""
        goods = goods_of(catalogue, row)
        self._picture.show_goods(goods)
        self._title.setText(one_line(goods.title))
        self._lines = [
            line
            for line in (*self._known(goods, catalogue, row), *self._further(catalogue, row))
            if line[1]
        ]
        self._fields.show_fields((one_line(name, LONGEST_NAME), text) for name, text in self._lines)

    def text(self) -> str:
        """Everything shown, a line a field, for the clipboard."""
        lines = [self._title.text(), *(f"{name}: {text}" for name, text in self._lines)]
        return "\n".join(lines)

    def _known(self, goods: Goods, catalogue: Catalogue, row: int) -> list[tuple[str, str]]:
        rating = amounts.rating_text(goods.rating)
        sales = "" if math.isnan(goods.sales) else f"{goods.sales:,.0f}"
        return [
            (self.tr("Price"), "" if math.isnan(goods.price) else amounts.price_text(goods.price)),
            (heading("brand"), goods.brand),
            (heading("category"), amounts.category_text(goods.category)),
            (self.tr("Rating"), f"★ {rating}" if rating else ""),
            (self.tr("Sold"), sales),
            (self.tr("Id"), goods.product_id),
        ]

    def _further(self, catalogue: Catalogue, row: int) -> list[tuple[str, str]]:
        return [
            *catalogue.attributes_of(row).items(),
            (self.tr("Description"), catalogue.description[row]),
            (self.tr("Image"), catalogue.image[row]),
        ]
