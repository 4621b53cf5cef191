"""All there is to know of one product, as a shop shows it, and the four things to do with it."""

from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from core.plain_text import one_line
from gui.language import Retranslated
from gui.products import badges
from gui.products.action_bar import LOOKS, hint
from gui.products.cards import Goods, goods_of
from gui.products.product_picture import ProductPicture
from gui.theme import font, theme
from gui.widgets import amounts
from gui.widgets.field_table import FieldTable
from gui.widgets.icons import dress
from gui.widgets.labels import muted, value
from gui.widgets.layouts import column, row
from gui.widgets.painting import RIGHT, draw_text
from gui.widgets.plain import literal
from gui.words import action_name

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

# Of the room that the page has; the rest is for what can be read and done.
PICTURE_SHARE = 0.22
# Pixels: the picture gives way to words in a low window.
PICTURE_LEAST, PICTURE_MOST = 104, 280


class ProductPage(Retranslated, QWidget):
    """Shows one product at a time; `acted` tells the action of a button that was pressed."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._done: frozenset[str] = frozenset()
        self.picture = ProductPicture()
        self.title = value()
        self.title.setProperty("kind", "title")
        self.figures = _Figures()
        self.rank_label = muted()
        self.buttons = {action: self._button(action) for action in LOOKS}
        self._fields = FieldTable(spacing=6)
        self.description = value()
        self._arrange()
        self._retranslate()

    def _button(self, action: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "act")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.acted.emit(action))
        return button

    def _arrange(self) -> None:
        column(
            self.picture,
            self.title,
            self.figures,
            self.rank_label,
            row(*self.buttons.values(), spacing=8),
            self._fields,
            self.description,
            1,
            parent=self,
            spacing=8,
        )

    def show_product(self, catalogue: "Catalogue", row: int) -> None:
        """Show the product at `row`."""
        goods = goods_of(catalogue, row)
        self.picture.show_goods(goods)
        self.title.setText(one_line(goods.title))
        self.figures.show_goods(goods)
        self.rank_label.setText(
            " · ".join(filter(None, (goods.brand, amounts.category_text(goods.category))))
        )
        self._fields.show_fields(catalogue.attributes_of(row).items())
        self.description.setText(catalogue.description[row])
        self.description.setVisible(bool(catalogue.description[row]))

    def fit(self, height: int) -> None:
        """Make the picture suit a room `height` pixels high."""
        wanted = round(height * PICTURE_SHARE)
        self.picture.setFixedHeight(max(PICTURE_LEAST, min(PICTURE_MOST, wanted)))

    def show_done(self, done: frozenset[str]) -> None:
        """Light the buttons of what was done."""
        self._done = done
        for action, button in self.buttons.items():
            is_done = action in done
            _, icon, full, role = LOOKS[action]
            dress(button, full if is_done else icon, role if is_done else "text", 22)
            button.setProperty("done", is_done)
            button.style().polish(button)
            button.setToolTip(literal(hint(action, is_done)))
            button.setAccessibleDescription(button.toolTip())

    def _retranslate(self) -> None:
        for action, button in self.buttons.items():
            name = action_name(action)
            button.setText(name[:1].upper() + name[1:])
        self.show_done(self._done)
        self.figures.update()


class _Figures(QWidget):
    """Price, stars and sales in one line, painted as on the cards."""

    def __init__(self) -> None:
        super().__init__()
        self._goods: Goods | None = None
        self.setFixedHeight(32)
        theme().changed.connect(self.update)

    def show_goods(self, goods: Goods) -> None:
        self._goods = goods
        figures = (amounts.price_text(goods.price), amounts.sales_text(goods.sales))
        self.setAccessibleName(", ".join(filter(None, figures)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._goods is None:
            return
        goods, colours = self._goods, theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().toRectF()
        if not isnan(goods.price):
            badges.draw_price(painter, area, goods.price, colours, 26)
        figures = [amounts.sales_text(goods.sales)]
        if not isnan(goods.rating):
            figures.insert(0, amounts.rating_text(goods.rating))
        text = "   ".join(filter(None, figures))
        draw_text(painter, area, text, font(13), colours.text_muted, RIGHT)
        if not isnan(goods.rating):
            width = painter.fontMetrics().horizontalAdvance(text)
            left = area.right() - width - 5 * (badges.STAR_SIDE + 1) - 8
            top = area.center().y() - badges.STAR_SIDE / 2
            badges.draw_stars(painter, QPointF(left, top), goods.rating, colours)
        painter.end()
