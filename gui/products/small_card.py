"""Paints a product as a small card for a strip: picture, title, price, and why it is there."""

from math import isnan

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.products import badges
from gui.products.cards import Card
from gui.products.highlighted_title import Frame
from gui.products.pictures import Pictures
from gui.products.product_delegate import ProductDelegate
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import RIGHT, draw_text
from gui.widgets.pixmap_cache import kept_font

# Pixels: two lines of a title and a price beside a small picture, and their margins.
CELL = QSize(252, 74)
GAP = 8
PADDING = 8
CORNER = 10
LINE = 18
TITLE_PIXELS = 13


class SmallCard(ProductDelegate):
    """One card a product, all of one size."""

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(pictures, TITLE_PIXELS, parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Every card has the same."""
        return CELL

    def paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, card: Card
    ) -> None:
        """A picture at the left, words beside it."""
        area = QRectF(option.rect).adjusted(1, 1, -GAP, -1)
        self._ground(painter, area, option.state)
        inner = area.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        picture = QRectF(inner.topLeft(), inner.bottomLeft())
        picture.setWidth(inner.height())
        self.paint_thumb(painter, picture, card.goods)
        self._words(painter, inner.adjusted(picture.width() + PADDING, 0, 0, 0), card)

    def _ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        colours, flags = theme().colours, QStyle.StateFlag
        is_lit = bool(state & (flags.State_MouseOver | flags.State_HasFocus))
        pen = QPen(QColor(colours.accent if is_lit else colours.border))
        pen.setWidthF(2 if state & flags.State_HasFocus else 1)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(area, CORNER, CORNER)

    def _words(self, painter: QPainter, area: QRectF, card: Card) -> None:
        colours = theme().colours
        frame = Frame(round(area.width()), 2, LINE)
        self._titles.draw(painter, area.topLeft(), frame, card.goods.title, (), colours)
        below = QRectF(area.left(), area.top() + 2 * LINE, area.width(), 22)
        used = 0.0
        if not isnan(card.goods.price):
            used = badges.draw_price(painter, below, card.goods.price, colours, 16)
        reason = below.adjusted(used + 8, 0, 0, 0)
        if QFontMetricsF(kept_font(12)).horizontalAdvance(card.reason) <= reason.width():
            muted = colours.text_muted
            draw_text(painter, reason, card.reason, kept_font(12), muted, RIGHT)
