"""Paints a result as a dense row: rank, picture, title, brand, price, sales and the parts of its score."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.products import badges
from gui.products.cards import Card, Goods
from gui.products.highlighted_title import Frame
from gui.search.result_delegate import ResultDelegate
from gui.search.row_geometry import ROW_HEIGHT, SPARSE, WIDE, RowGeometry, row_for
from gui.theme import Colours, theme
from gui.widgets import amounts
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import RIGHT, draw_text, elided
from gui.widgets.pixmap_cache import kept_font, stamp

# Pixels of a row's round corners.
CORNER = 10


class ListDelegate(ResultDelegate):
    """One row a result; `set_cell_width` says how wide."""

    places: RowGeometry = row_for(WIDE)
    filled: frozenset[str] = SPARSE

    def set_cell_width(self, width: int) -> None:
        """Make every row `width` logical pixels wide."""
        self.places = row_for(width, filled=self.filled)

    def set_filled(self, filled: frozenset[str]) -> None:
        """Show only those of the columns that some shops leave empty."""
        self.filled = filled
        self.set_cell_width(round(self.places.row.width()))

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Every row has the same."""
        return QSize(round(self.places.row.width()), ROW_HEIGHT)

    def paint_result(self, painter: QPainter, state: QStyle.StateFlag, card: Card) -> None:
        """Paint one column after the other."""
        self._ground(painter, state)
        self._product(painter, card)
        self._figures(painter, card.goods)
        self._score(painter, card)

    def _ground(self, painter: QPainter, state: QStyle.StateFlag) -> None:
        flags = QStyle.StateFlag
        selected, hovered, focused = (
            bool(state & flag)
            for flag in (flags.State_Selected, flags.State_MouseOver, flags.State_HasFocus)
        )

        def paint(painter: QPainter, row: QRectF) -> None:
            colours = theme().colours
            edge = colours.accent if selected or hovered or focused else colours.border
            painter.setPen(QPen(QColor(edge), 3 if focused else 1))
            painter.setBrush(QColor(colours.accent_soft if selected else colours.surface))
            painter.drawRoundedRect(row.adjusted(2, 2, -2, -2), CORNER, CORNER)

        key = ("row", selected, hovered, focused)
        stamp(painter, self.places.row, key, paint, ground=theme().colours.window)

    def _product(self, painter: QPainter, card: Card) -> None:
        colours, places, goods = theme().colours, self.places, card.goods
        size = QSize(badges.rank_width(card.rank), 26)
        badge = QRectF(0, 0, size.width(), size.height())
        badge.moveCenter(places.rank.center())
        badges.draw_rank(painter, badge, card.rank, colours, on_picture=False)
        if card.is_pinned:
            badges.draw_pin(painter, badge.topLeft() + QPointF(0, 28), colours)
        self.paint_thumb(painter, places.thumb, goods)
        rect = places.title
        frame = Frame(round(rect.width()), 1, 21)
        below = self._below(card, rect.width())
        top = rect.topLeft() + QPointF(0, 13 if below else 23)
        self._titles.draw(painter, top, frame, goods.title, card.matched, colours, card.strengths)
        left = self._grade(painter, rect.left(), card, colours)
        left = self._movement(painter, QRectF(left, 36, rect.right() - left, 20), card, colours)
        kind = QRectF(left, 36, rect.right() - left, 20)
        words = self._kind(goods, kind.width())
        draw_text(painter, kind, words, kept_font(12), colours.text_muted)

    def _below(self, card: Card, width: float) -> bool:
        """Whether there is a second line under the title."""
        has_marks = card.grade is not None or badges.movement_text(card.movement)
        return bool(self._kind(card.goods, width) or has_marks)

    def _grade(self, painter: QPainter, left: float, card: Card, colours: Colours) -> float:
        if card.grade is None:
            return left
        badges.draw_grade(painter, QPointF(left, 36), card.grade, colours, height=20)
        return left + badges.grade_width(card.grade) + 8

    def _kind(self, goods: Goods, width: float) -> str:
        """The category path, and the brand where it has no column of its own."""
        words = amounts.category_text(goods.category)
        if not self.places.brand.width() and goods.brand:
            words = " · ".join(filter(None, (goods.brand, words)))
        return elided(words, kept_font(12), width)

    def _movement(self, painter: QPainter, rect: QRectF, card: Card, colours: Colours) -> float:
        text = badges.movement_text(card.movement)
        if not text or card.movement is None:
            return rect.left()
        used = kept_font(12, QFont.Weight.Bold)
        colour = badges.movement_colour(card.movement, colours)
        draw_text(painter, rect, text, used, colour)
        return rect.left() + QFontMetricsF(used).horizontalAdvance(text) + 8

    def _figures(self, painter: QPainter, goods: Goods) -> None:
        colours, places = theme().colours, self.places
        if places.brand.width() and goods.brand:
            top = QPointF(places.brand.left(), places.brand.center().y() - 10)
            badges.draw_chip(painter, top, goods.brand, places.brand.width(), colours)
        price = QRectF(places.price)
        price.setLeft(price.right() - badges.price_width(goods.price, 18))
        badges.draw_price(painter, price, goods.price, colours, 18)
        if not places.sales.width():
            return
        sales, rating = amounts.sales_text(goods.sales), amounts.rating_text(goods.rating)
        lines = [line for line in (sales, f"★ {rating}" if rating else "") if line]
        for number, line in enumerate(lines):
            rect = QRectF(places.sales)
            rect.setHeight(20)
            rect.moveTop(places.row.center().y() - 10 * len(lines) + 20 * number)
            draw_text(painter, rect, line, kept_font(12), colours.text_muted, RIGHT)

    def _score(self, painter: QPainter, card: Card) -> None:
        colours, rect = theme().colours, self.places.score
        if card.reason:
            badges.draw_reason(painter, rect, card.reason, colours)
            return
        if not card.parts:
            return
        bar = QRectF(rect.left(), rect.center().y() - 5, rect.width() - 48, 10)
        badges.draw_stacked_bar(painter, bar, card.parts, card.share, colours)
        value = amounts.score_text(card.score)
        draw_text(painter, rect, value, kept_font(12), colours.text, RIGHT)
