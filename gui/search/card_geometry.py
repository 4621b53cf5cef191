"""Where everything on a card stands, in logical pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize

from gui.products.action_bar import ButtonRects, places_from

# Pixels: on a narrower card twelve Chinese characters of the title do not fit in a line.
NARROWEST = 216
# Pixels around the card, where its shadow falls, and inside it.
MARGIN = 8
PADDING = 12
# Of the width: as high as photographs of goods are at 5 : 3.
PICTURE_SHARE = 0.6
# Pixels: a line of the title, round corners, and buttons as large as a finger hits.
LINE = 21
CORNER = 12
BUTTON = 30


@dataclass(frozen=True)
class CardGeometry:
    """A card of one size; `cell` includes the margin around it. Places are relative to the cell."""

    cell: QSize
    card: QRectF
    picture: QRectF
    title: QRectF
    price: QRectF
    brand: QRectF
    score: QRectF
    buttons: ButtonRects


def columns_for(width: int) -> int:
    """How many cards stand side by side in `width`."""
    return max(1, width // NARROWEST)


def columns_width(columns: int) -> int:
    """The least width in which so many `columns` of cards stand side by side."""
    return columns * NARROWEST


def geometry_for(cell_width: int) -> CardGeometry:
    """The places on a card whose cell is `cell_width` wide."""
    width = cell_width - 2 * MARGIN
    picture = QRectF(MARGIN, MARGIN, width, round(width * PICTURE_SHARE))
    left, inner = MARGIN + PADDING, width - 2 * PADDING
    title = QRectF(left, picture.bottom() + 10, inner, 2 * LINE)
    price = QRectF(left, title.bottom() + 6, inner, 26)
    brand = QRectF(left, price.bottom() + 6, inner, 20)
    score = QRectF(left, brand.bottom() + 9, inner, 14)
    card = QRectF(MARGIN, MARGIN, width, score.bottom() + PADDING - MARGIN)
    cell = QSize(cell_width, round(card.bottom()) + MARGIN)
    buttons = places_from(MARGIN + 8, picture.bottom() - BUTTON - 8, BUTTON)
    return CardGeometry(cell, card, picture, title, price, brand, score, buttons)
