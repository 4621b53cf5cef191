"""The picture of one product with round corners."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from gui.products.cards import Goods
from gui.products.pictures import Pictures
from gui.theme import theme
from gui.widgets.painting import Painted

# Pixels, as on a card.
CORNER = 12


class ProductPicture(Painted, QWidget):
    """Fills itself with the picture of the product it was told of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = Pictures(self)
        self._pictures.arrived.connect(self.update)
        self.destroyed.connect(self._pictures.close)
        self._goods: Goods | None = None
        theme().changed.connect(self.update)

    def show_goods(self, goods: Goods) -> None:
        """Show the picture of `goods`."""
        self._goods = goods
        self.setAccessibleName(goods.leaf)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the picture."""
        if self._goods is None:
            return
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        painter.setClipPath(rounded)
        size = QSize(self.width(), self.height())
        painter.drawPixmap(
            0, 0, self._pictures.picture(self._goods, size, self.devicePixelRatioF())
        )
