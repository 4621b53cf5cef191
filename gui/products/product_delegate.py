"""What every painter of products shares: the card behind a row, its title and its picture."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.products.cards import Card, Goods
from gui.products.highlighted_title import HighlightedTitles
from gui.products.pictures import Pictures
from gui.products.result_model import ResultRole
from gui.widgets.model_index import ModelIndex
from gui.widgets.pixmap_cache import kept_font, stamp

# Pixels of a small picture's round corner.
THUMB_CORNER = 8


class ProductDelegate(QStyledItemDelegate):
    """Asks `paint_card` to paint each `Card` of a `ResultModel`, smoothly."""

    def __init__(self, pictures: Pictures, title_pixels: int, parent: QObject | None = None):
        super().__init__(parent)
        self._pictures = pictures
        self._titles = HighlightedTitles(kept_font(title_pixels))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint the product of `index` at the option's place."""
        card = index.data(ResultRole.CARD)
        if card is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_card(painter, option, index.row(), card)
            painter.restore()

    def paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, card: Card
    ) -> None:
        """Paint `card`, which stands in `row` of the list."""
        raise NotImplementedError

    def paint_thumb(self, painter: QPainter, rect: QRectF, goods: Goods) -> None:
        """The picture of `goods` with round corners."""
        draw_thumb(painter, rect, self._pictures, goods)


def draw_thumb(
    painter: QPainter, rect: QRectF, pictures: Pictures, goods: Goods, corner: int = THUMB_CORNER
) -> None:
    """The picture of `goods` with round corners of `corner` pixels."""
    picture = pictures.picture(goods, rect.size().toSize(), painter.device().devicePixelRatioF())

    def paint(painter: QPainter, area: QRectF) -> None:
        rounded = QPainterPath()
        rounded.addRoundedRect(area, corner, corner)
        painter.setClipPath(rounded)
        painter.drawPixmap(area.topLeft(), picture)

    stamp(painter, rect, ("thumb", picture.cacheKey(), corner), paint)
