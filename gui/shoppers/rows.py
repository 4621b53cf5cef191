"""Two lines a row: what it is called, and below it what there is to say of it; perhaps a picture."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.products.cards import Goods
from gui.products.pictures import Pictures
from gui.products.product_delegate import draw_thumb
from gui.theme import Colours, theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import LEFT, NO_PEN, RIGHT, draw_text, elided
from gui.widgets.pixmap_cache import kept_font

BELOW = Qt.ItemDataRole.UserRole + 1
ASIDE = Qt.ItemDataRole.UserRole + 2
GOODS = Qt.ItemDataRole.UserRole + 4
SECTION = Qt.ItemDataRole.UserRole + 5
# Pixels: two lines of words, a small heading, and the air and the corners of both.
HEIGHT = 46
SECTION_HEIGHT = 28
PADDING = 10
CORNER = 8
PICTURE_CORNER = 6


class TwoLines(QStyledItemDelegate):
    """Paints the display role, `BELOW` under it and `ASIDE` at the right of the first line.

    Before them stands the picture of `GOODS`, where there are `pictures` and the row is about a product.
    A row that is a `SECTION` is a small heading.
    """

    def __init__(self, parent: QWidget, pictures: Pictures | None = None):
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Every row has the same height but headings."""
        return QSize(120, SECTION_HEIGHT if index.data(SECTION) else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint the row of `index`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area = theme().colours, QRectF(option.rect)
        if index.data(SECTION):
            low = area.adjusted(PADDING, 6, -PADDING, 0)
            draw_text(painter, low, str(index.data()), _heading_font(), colours.text_muted, LEFT)
        else:
            self._ground(painter, area, option.state, colours)
            words = area.adjusted(PADDING, 4, -PADDING, -4)
            self._words(painter, self._beside_picture(painter, words, index), index, colours)
        painter.restore()

    def _beside_picture(self, painter: QPainter, area: QRectF, index: ModelIndex) -> QRectF:
        """Paint the picture, if any, and give the room that is left."""
        goods = index.data(GOODS)
        if self._pictures is None or not isinstance(goods, Goods):
            return area
        square = QRectF(area.left() - 4, area.top(), area.height(), area.height())
        draw_thumb(painter, square, self._pictures, goods, PICTURE_CORNER)
        return area.adjusted(area.height() + 4, 0, 0, 0)

    def _words(self, painter: QPainter, words: QRectF, index: ModelIndex, colours: Colours) -> None:
        top, below = QRectF(words), QRectF(words)
        top.setBottom(words.center().y())
        below.setTop(words.center().y())
        aside = str(index.data(ASIDE) or "")
        draw_text(painter, top, aside, kept_font(12), colours.text_muted, RIGHT)
        top.setRight(top.right() - QFontMetricsF(kept_font(12)).horizontalAdvance(aside) - 8)
        used = kept_font(13, QFont.Weight.Medium)
        draw_text(
            painter, top, elided(str(index.data()), used, top.width()), used, colours.text, LEFT
        )
        below_text = elided(str(index.data(BELOW) or ""), kept_font(12), below.width())
        draw_text(painter, below, below_text, kept_font(12), colours.text_muted, LEFT)

    def _ground(
        self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, colours: Colours
    ) -> None:
        flags = QStyle.StateFlag
        if not state & (flags.State_Selected | flags.State_MouseOver | flags.State_HasFocus):
            return
        is_selected, has_focus = state & flags.State_Selected, state & flags.State_HasFocus
        painter.setPen(QPen(QColor(colours.accent), 1.5) if has_focus else NO_PEN)
        painter.setBrush(QColor(colours.accent_soft if is_selected else colours.surface_alt))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)


def _heading_font() -> QFont:
    return kept_font(12, QFont.Weight.Bold)
