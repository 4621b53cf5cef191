"""The small painted pieces that cards and rows share."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen, QPolygonF

from core.judging.query_set import UNJUDGED
from core.language import language
from gui.products import grade_marks, score_parts
from gui.products.grade_marks import GradeMark
from gui.products.movement import Movement
from gui.theme import Colours
from gui.widgets import amounts
from gui.widgets.icons import pixmap
from gui.widgets.painting import MIDDLE, NO_PEN, draw_text, elided
from gui.widgets.pixmap_cache import kept_font, stamp

MEDALS = {
    1: ("#ffd75e", "#e09a00", "#4a3000"),
    2: ("#e3e9f1", "#9fadbf", "#27313d"),
    3: ("#f0b98a", "#b9713a", "#3d1d05"),
}
STAR = tuple(
    (x, y)
    for x, y in (
        (0.5, 0.0), (0.618, 0.338), (0.976, 0.345), (0.69, 0.562), (0.794, 0.905),
        (0.5, 0.7), (0.206, 0.905), (0.31, 0.562), (0.024, 0.345), (0.382, 0.338),
    )
)  # fmt: skip
# Pixels: as high as the figures beside them.
STAR_SIDE = 11
PIN_SIDE = 26


def draw_rank(
    painter: QPainter, rect: QRectF, rank: int, colours: Colours, on_picture: bool
) -> None:
    """A rank in a disc: gold, silver and bronze for the first three."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        _paint_rank(painter, rect, rank, colours, on_picture)

    stamp(painter, rect, ("rank", rank, on_picture), paint)


def _paint_rank(
    painter: QPainter, rect: QRectF, rank: int, colours: Colours, on_picture: bool
) -> None:
    painter.setPen(NO_PEN)
    medal = MEDALS.get(rank)
    if medal:
        gradient = QLinearGradient(rect.topLeft(), rect.bottomRight())
        gradient.setColorAt(0, QColor(medal[0]))
        gradient.setColorAt(1, QColor(medal[1]))
        painter.setBrush(gradient)
        ink = medal[2]
    else:
        painter.setBrush(QColor(0, 0, 0, 105) if on_picture else QColor(colours.surface_alt))
        ink = "#ffffff" if on_picture else colours.text_muted
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    draw_text(painter, rect, str(rank), kept_font(12, QFont.Weight.Bold), ink, MIDDLE)


def draw_pin(painter: QPainter, place: QPointF, colours: Colours) -> None:
    """A pin in a disc, `PIN_SIDE` pixels wide from `place` on: others are set beside this product."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(rect)
        sign = pixmap("pin", colours.on_accent, 4 * PIN_SIDE)
        painter.drawPixmap(rect.adjusted(6, 6, -6, -6), sign, QRectF(sign.rect()))

    stamp(painter, QRectF(place.x(), place.y(), PIN_SIDE, PIN_SIDE), ("pin",), paint)


def rank_width(rank: int) -> int:
    """How wide a rank's disc is: round up to two digits, longer beyond."""
    return 26 if rank < 100 else 18 + 7 * len(str(rank))


def movement_text(movement: Movement | None) -> str:
    """`▲3`, `▼2` or `NEW`; empty for what stayed."""
    if movement is None:
        return ""
    if movement.is_new:
        return QCoreApplication.translate("Badges", "NEW")
    if movement.is_gone:
        return QCoreApplication.translate("Badges", "GONE")
    if movement.steps == 0:
        return ""
    return f"▲{movement.steps}" if movement.steps > 0 else f"▼{-movement.steps}"


def movement_colour(movement: Movement, colours: Colours) -> str:
    """Good for what climbed or came, bad for what fell or left."""
    if movement.is_new:
        return colours.accent
    return colours.good if movement.steps > 0 else colours.bad


def draw_movement(
    painter: QPainter, top_right: QPointF, movement: Movement, colours: Colours
) -> None:
    """How a product moved, as a pill whose top right corner is given."""
    text = movement_text(movement)
    if not text:
        return
    used = kept_font(12, QFont.Weight.Bold)
    width = QFontMetricsF(used).horizontalAdvance(text) + 16
    rect = QRectF(top_right.x() - width, top_right.y(), width, 24)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(rect, 12, 12)
        draw_text(painter, rect, text, used, movement_colour(movement, colours), MIDDLE)

    stamp(painter, rect, ("movement", text), paint)


def grade_width(mark: GradeMark) -> float:
    """How wide `draw_grade` draws."""
    used = kept_font(12, QFont.Weight.Bold)
    return max(28.0, QFontMetricsF(used).horizontalAdvance(grade_marks.short_name(mark.grade)) + 16)


def draw_grade(
    painter: QPainter, left: QPointF, mark: GradeMark, colours: Colours, height: int = 24
) -> None:
    """A grade as a pill: filled where it is one's own, an edge where others gave it, dashed: unjudged."""
    rect = QRectF(left.x(), left.y(), grade_width(mark), height)
    colour = grade_marks.colour_of(mark.grade, colours)

    def paint(painter: QPainter, rect: QRectF) -> None:
        pen = QPen(QColor(colour), 1.5)
        if mark.grade == UNJUDGED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colour if mark.is_own else colours.surface))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), height / 2 - 1, height / 2 - 1)
        ink = colours.surface if mark.is_own else colour
        used = kept_font(12, QFont.Weight.Bold)
        draw_text(painter, rect, grade_marks.short_name(mark.grade), used, ink, MIDDLE)

    key = ("grade", mark.grade, mark.is_own, height, language())
    stamp(painter, rect, key, paint)


def draw_price(
    painter: QPainter, rect: QRectF, price: float, colours: Colours, pixels: int
) -> float:
    """A price with a small ¥ and small decimals on one base line; returns its width."""
    whole, cents = amounts.price_parts(price)
    if not whole:
        draw_text(painter, rect, amounts.UNKNOWN, kept_font(pixels - 2), colours.text_muted)
        return float(pixels)
    small, large = kept_font(pixels - 7, QFont.Weight.Bold), kept_font(pixels, QFont.Weight.Bold)
    x, base = rect.left(), rect.center().y() + pixels * 0.36
    painter.setPen(QColor(colours.price))
    for text, used in (("¥", small), (whole, large), (cents, small)):
        painter.setFont(used)
        painter.drawText(QPointF(x, base), text)
        x += QFontMetricsF(used).horizontalAdvance(text) + (1.5 if text == "¥" else 0)
    return x - rect.left()


def price_width(price: float, pixels: int) -> float:
    """How wide `draw_price` draws."""
    whole, cents = amounts.price_parts(price)
    small = QFontMetricsF(kept_font(pixels - 7, QFont.Weight.Bold))
    large = QFontMetricsF(kept_font(pixels, QFont.Weight.Bold))
    return small.horizontalAdvance("¥" + cents) + large.horizontalAdvance(whole) + 1.5


def draw_stars(painter: QPainter, rect: QPointF, rating: float, colours: Colours) -> None:
    """Five stars from the left of `rect`, filled up to `rating`, which counts by tenths."""
    tenths = round(rating * 10)

    def paint(painter: QPainter, area: QRectF) -> None:
        _five_stars(painter, QPointF(), colours.border)
        painter.setClipRect(QRectF(0, 0, area.width() * tenths / 50, STAR_SIDE))
        _five_stars(painter, QPointF(), "#f5a623")

    area = QRectF(rect.x(), rect.y(), 5 * (STAR_SIDE + 1), STAR_SIDE)
    stamp(painter, area, ("stars", tenths), paint)


def _five_stars(painter: QPainter, rect: QPointF, colour: str) -> None:
    painter.setPen(NO_PEN)
    painter.setBrush(QColor(colour))
    for number in range(5):
        left = rect.x() + number * (STAR_SIDE + 1)
        points = [QPointF(left + x * STAR_SIDE, rect.y() + y * STAR_SIDE) for x, y in STAR]
        painter.drawPolygon(QPolygonF(points))


def draw_chip(
    painter: QPainter, left: QPointF, text: str, widest: float, colours: Colours, height: int = 20
) -> float:
    """A word in a pill, elided to `widest`; returns the pill's width."""
    used = kept_font(12)
    shown = elided(text, used, widest - 16)
    rect = QRectF(left.x(), left.y(), QFontMetricsF(used).horizontalAdvance(shown) + 16, height)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.surface_alt))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        draw_text(painter, rect, shown, used, colours.text, MIDDLE)

    stamp(painter, rect, ("chip", shown), paint)
    return rect.width()


def draw_score_bar(
    painter: QPainter, rect: QRectF, share: float, taste: float, colours: Colours
) -> None:
    """A score as a share of the best one's; the share `taste` of it, at its end, in the colour of taste."""
    filled = round(rect.width() * share)
    tasted = round(filled * taste)

    def paint(painter: QPainter, rect: QRectF) -> None:
        _paint_score_bar(painter, rect, filled, colours)
        _paint_taste(painter, rect, filled, tasted, colours)

    stamp(painter, rect, ("score", filled, tasted), paint)


def _paint_taste(
    painter: QPainter, rect: QRectF, filled: int, tasted: int, colours: Colours
) -> None:
    if tasted <= 0:
        return
    piece = QRectF(rect.left() + filled - tasted, rect.top(), tasted, rect.height())
    painter.setBrush(QColor(colours.surface))
    painter.drawRect(piece.adjusted(-1.5, 0, 0, 0))
    painter.setBrush(QColor(score_parts.colour("taste", colours)))
    painter.drawRoundedRect(piece, 2, 2)


def _paint_score_bar(painter: QPainter, rect: QRectF, filled: int, colours: Colours) -> None:
    radius = rect.height() / 2
    painter.setPen(NO_PEN)
    painter.setBrush(QColor(colours.surface_alt))
    painter.drawRoundedRect(rect, radius, radius)
    if filled <= 0:
        return
    gradient = QLinearGradient(rect.topLeft(), rect.topRight())
    gradient.setColorAt(0, QColor(colours.accent))
    gradient.setColorAt(1, QColor(colours.chart[3]))
    painter.setBrush(gradient)
    shown = QRectF(rect)
    shown.setWidth(max(rect.height(), filled))
    painter.drawRoundedRect(shown, radius, radius)


def draw_reason(painter: QPainter, rect: QRectF, reason: str, colours: Colours) -> None:
    """Why a product was recommended, in one line that ends where `rect` does."""
    used = kept_font(12)
    shown = elided(reason, used, rect.width())
    draw_text(painter, rect.adjusted(0, -3, 0, 3), shown, used, colours.accent)


def draw_stacked_bar(
    painter: QPainter,
    rect: QRectF,
    parts: score_parts.OrderedParts,
    share: float,
    colours: Colours,
) -> None:
    """A score made of its parts: `share` of the width is filled, split as the positive parts are."""
    positive = [(name, value) for name, value in parts if value > 0]
    total = sum(value for _, value in positive)
    pieces = [
        (score_parts.colour(name, colours), round(rect.width() * share * value / total))
        for name, value in positive
    ]

    def paint(painter: QPainter, rect: QRectF) -> None:
        _paint_stacked_bar(painter, rect, pieces, colours)

    stamp(painter, rect, ("parts", *pieces), paint)


def _paint_stacked_bar(
    painter: QPainter, rect: QRectF, pieces: list[tuple[str, int]], colours: Colours
) -> None:
    painter.setPen(NO_PEN)
    painter.setBrush(QColor(colours.surface_alt))
    radius = min(4.0, rect.height() / 2)
    painter.drawRoundedRect(rect, radius, radius)
    left = rect.left()
    for colour, width in pieces:
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(left, rect.top(), max(1, width - 1), rect.height()), 2, 2)
        left += width
