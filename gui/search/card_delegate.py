"""Paints a result as a card: what belongs to the product once, what belongs to the query each time."""

from math import isnan

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.language import language
from gui.products import badges
from gui.products.action_bar import ActionBar
from gui.products.cards import Card, Goods
from gui.products.highlighted_title import Frame
from gui.products.pictures import Pictures
from gui.search.card_geometry import CORNER, LINE, NARROWEST, CardGeometry, geometry_for
from gui.search.result_delegate import ResultDelegate
from gui.search.sliding import Sliding
from gui.theme import Colours, theme
from gui.widgets import amounts
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import RIGHT, draw_text, elided, pixel_ratio
from gui.widgets.pixmap_cache import kept_font, stamp

# Four screens of cards at a pixel a point.
CACHE_KIB = 16 * 1024
# Pixels: the height of a price's digits, the largest on the card, and room for `0.893` beside the bar.
PRICE_PIXELS = 21
SCORE_TEXT = 44


class CardDelegate(ResultDelegate):
    """One card a result, all of one size; `set_cell_width` says how wide."""

    places: CardGeometry

    def __init__(
        self,
        pictures: Pictures,
        sliding: Sliding,
        bar: ActionBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(pictures, sliding, bar, parent)
        self.places = geometry_for(NARROWEST)
        self._empty: tuple[object, QPixmap] | None = None
        QPixmapCache.setCacheLimit(max(_cache_kib(), QPixmapCache.cacheLimit()))

    def set_cell_width(self, width: int) -> None:
        """Make every card fit a cell `width` logical pixels wide."""
        self.places = geometry_for(width)

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """The cell: every card has the same."""
        return self.places.cell * self._zoom

    def paint_result(self, painter: QPainter, state: QStyle.StateFlag, card: Card) -> None:
        """What belongs to the product is copied, what belongs to the query painted over it."""
        # A file would first have to be read for a denser picture of the window.
        own = painter.device().devicePixelRatioF() * self._zoom
        ratio = own if card.goods.image else pixel_ratio(painter)
        painter.drawPixmap(QPoint(0, 0), self._product(card.goods, ratio))
        self._query(painter, card)
        self._state(painter, state)

    def _query(self, painter: QPainter, card: Card) -> None:
        """The half of a card that changes with every answer."""
        places, colours = self.places, theme().colours
        frame = Frame(round(places.title.width()), 2, LINE)
        title = card.goods.title
        top = places.title.topLeft()
        self._titles.draw(painter, top, frame, title, card.matched, colours, card.strengths)
        corner = places.picture.topLeft() + QPointF(10, 10)
        badge = QRectF(corner.x(), corner.y(), badges.rank_width(card.rank), 26)
        if not card.reason:
            badges.draw_rank(painter, badge, card.rank, colours, on_picture=True)
            if card.is_pinned:
                badges.draw_pin(painter, badge.topRight() + QPointF(6, 0), colours)
        if card.movement is not None:
            edge = places.picture.topRight() + QPointF(-10, 11)
            badges.draw_movement(painter, edge, card.movement, colours)
        if card.grade is not None:
            corner = places.picture.bottomLeft() + QPointF(8, -32)
            badges.draw_grade(painter, corner, card.grade, colours)
        if card.reason:
            badges.draw_reason(painter, places.score, card.reason, colours)
        else:
            self._score(painter, card)

    def _score(self, painter: QPainter, card: Card) -> None:
        if not card.parts:
            return
        colours, rect = theme().colours, self.places.score
        bar = QRectF(rect.left(), rect.center().y() - 3, rect.width() - SCORE_TEXT, 6)
        badges.draw_score_bar(painter, bar, card.share, card.taste, colours)
        value = amounts.score_text(card.score)
        draw_text(painter, rect, value, kept_font(11), colours.text_muted, RIGHT)

    def _state(self, painter: QPainter, state: QStyle.StateFlag) -> None:
        """The frame: hovered, selected, and the ring that shows where the keyboard is."""
        colours = theme().colours
        flags = QStyle.StateFlag
        selected = bool(state & flags.State_Selected)
        if not (selected or state & (flags.State_MouseOver | flags.State_HasFocus)):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        card = self.places.card
        if state & flags.State_HasFocus:
            # Around the frame of the selection, with a gap: told from it without knowing its colour.
            painter.setPen(QPen(QColor(colours.accent), 2.5))
            painter.drawRoundedRect(card.adjusted(-4, -4, 4, 4), CORNER + 4, CORNER + 4)
        frame = QColor(colours.accent)
        frame.setAlpha(255 if selected else 130)
        painter.setPen(QPen(frame, 2))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)

    def _product(self, goods: Goods, ratio: float) -> QPixmap:
        """The half of a card that stays as long as the look does."""
        size = self.places.picture.size().toSize()
        own = self._pictures.is_own(goods, size, ratio)
        look = (self.places.cell.width(), ratio, theme().is_dark, language(), own)
        key = f"card/{hash((goods, look))}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = self._painted(goods, ratio)
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _painted(self, goods: Goods, ratio: float) -> QPixmap:
        pixmap = QPixmap(self._paper(ratio))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture(painter, goods, ratio)
        self._figures(painter, goods)
        self._makers(painter, goods)
        painter.end()
        return pixmap

    def _paper(self, ratio: float) -> QPixmap:
        """The empty card on the window's ground: opaque, as it is then copied instead of blended."""
        look = (self.places.cell.width(), ratio, theme().is_dark)
        if self._empty is None or self._empty[0] != look:
            self._empty = (look, blank_card(self.places, ratio, theme().colours))
        return self._empty[1]

    def _picture(self, painter: QPainter, goods: Goods, ratio: float) -> None:
        rect = self.places.picture
        size = rect.size().toSize()
        painter.drawPixmap(rect.topLeft(), self._pictures.picture(goods, size, ratio))
        self._round_off(painter, rect, ratio)
        if goods.leaf and not self._pictures.is_own(goods, size, ratio):
            self._caption(painter, goods.leaf)

    def _round_off(self, painter: QPainter, rect: QRectF, ratio: float) -> None:
        """Put the paper's corners back over the picture's."""
        left = QRectF(rect.left(), rect.top(), CORNER, CORNER)
        right = left.translated(rect.width() - CORNER, 0)
        for square, centre in ((left, left.bottomRight()), (right, right.bottomLeft())):

            def paint(
                corner: QPainter, area: QRectF, square: QRectF = square, centre: QPointF = centre
            ) -> None:
                outside, disc = QPainterPath(), QPainterPath()
                outside.addRect(area)
                disc.addEllipse(centre - square.topLeft(), CORNER, CORNER)
                corner.setClipPath(outside - disc)
                corner.drawPixmap(-square.topLeft(), self._paper(ratio))

            stamp(painter, square, ("corner", centre.x() < rect.center().x()), paint)

    def _caption(self, painter: QPainter, leaf: str) -> None:
        rect = self.places.picture.adjusted(12, 0, -12, -6)
        used = kept_font(12, QFont.Weight.Medium)
        text = elided(leaf, used, rect.width() * 0.75)
        painter.setFont(used)
        painter.setPen(QColor(255, 255, 255, 225))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)

    def _figures(self, painter: QPainter, goods: Goods) -> None:
        colours, rect = theme().colours, self.places.price
        used = 0.0
        if not isnan(goods.price):
            used = badges.draw_price(painter, rect, goods.price, colours, PRICE_PIXELS)
        left = rect.width() - used - 8
        metrics = QFontMetricsF(kept_font(12))
        sales = amounts.sales_text(goods.sales)
        if metrics.horizontalAdvance(sales) <= left:
            lowered = rect.adjusted(0, 4, 0, 0)
            draw_text(painter, lowered, sales, kept_font(12), colours.text_muted, RIGHT)

    def _makers(self, painter: QPainter, goods: Goods) -> None:
        colours, rect = theme().colours, self.places.brand
        taken = 0.0
        rating = amounts.rating_text(goods.rating)
        if rating:
            taken = 5 * (badges.STAR_SIDE + 1) + 28
            draw_text(painter, rect, rating, kept_font(12), colours.text_muted, RIGHT)
            stars = QPointF(rect.right() - taken + 2, rect.center().y() - badges.STAR_SIDE / 2)
            badges.draw_stars(painter, stars, goods.rating, colours)
        if goods.brand:
            badges.draw_chip(
                painter, rect.topLeft(), goods.brand, rect.width() - taken - 6, colours
            )


def _cache_kib() -> int:
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return round(CACHE_KIB * ratio * ratio)


def blank_card(places: CardGeometry, ratio: float, colours: Colours) -> QPixmap:
    """A card with nothing on it: ground, shadow, paper and edge."""
    pixmap = QPixmap(places.cell * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(colours.window))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade, card = QColor(colours.shadow), places.card
    for spread, alpha in ((3, 40), (2, 70), (1, 110)):
        shade.setAlpha(alpha)
        painter.setBrush(shade)
        shadow = card.adjusted(-spread / 2, 0, spread / 2, spread)
        painter.drawRoundedRect(shadow, CORNER + 1, CORNER + 1)
    painter.setBrush(QColor(colours.surface))
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
    painter.end()
    return pixmap
