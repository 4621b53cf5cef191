"""One product to be judged, large: its picture, all that is known of it, nothing of how it was found."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.plain_text import one_line
from gui.products.cards import goods_of
from gui.products.product_picture import ProductPicture
from gui.widgets import amounts
from gui.widgets.field_table import FieldTable
from gui.widgets.labels import muted, value
from gui.widgets.layouts import column, row

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

PICTURE_SIDE = 260


class ProductView(QWidget):
    """Picture at the left, words at the right."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.picture = ProductPicture()
        self.picture.setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
        self.title, self.kind, self.figures = value(), muted(), value()
        self.title.setProperty("kind", "title")
        self.title.setWordWrap(True)
        self._fields = FieldTable(spacing=6)
        self.description = value()
        words = column(
            self.title, self.kind, self.figures, self._fields, self.description, 1, spacing=10
        )
        row(column(self.picture, 1), (words, 1), parent=self, spacing=20, margins=(16, 16, 16, 16))

    def show_product(self, catalogue: "Catalogue", row_number: int) -> None:
        """Show the product in row `at`."""
        goods = goods_of(catalogue, row_number)
        self.picture.show_goods(goods)
        self.title.setText(one_line(goods.title))
        kind = (goods.brand, amounts.category_text(goods.category))
        self.kind.setText(" · ".join(filter(None, kind)))
        rating = amounts.rating_text(goods.rating)
        price = amounts.price_text(goods.price)
        figures = (price, f"★ {rating}" if rating else "", amounts.sales_text(goods.sales))
        self.figures.setText("   ".join(filter(None, figures)))
        self._fields.show_fields(catalogue.attributes_of(row_number).items())
        self.description.setText(catalogue.description[row_number])
        self.description.setVisible(bool(catalogue.description[row_number]))
