"""Where the columns of the dense list stand: shared by its rows and its header."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gui.products.action_bar import ButtonRects, places_from, width_of

# Pixels: two lines of words, or a small picture, with some air.
ROW_HEIGHT = 68
PADDING = 12
GAP = 16
# Pixels of the columns: what their longest usual content needs.
RANK, THUMB, BRAND, PRICE, SALES, SCORE = 44, 56, 104, 92, 88, 200
# Pixels of a list that has no room for brand and sales, and of one with room to spare.
NARROW, WIDE = 760, 1200
# Pixels: buttons as large as a finger hits.
BUTTON = 26


@dataclass(frozen=True)
class RowGeometry:
    """The columns of a row, relative to it. In a narrow list `brand` or `sales` have no width."""

    row: QRectF
    rank: QRectF
    thumb: QRectF
    title: QRectF
    brand: QRectF
    price: QRectF
    sales: QRectF
    score: QRectF
    buttons: ButtonRects


def row_for(width: int, height: int = ROW_HEIGHT) -> RowGeometry:
    """The columns of a row `width` wide; the title takes what the others leave."""
    row = QRectF(0, 0, width, height)
    right = float(width - PADDING)
    wider = 1.35 if width >= WIDE else 1.0
    sizes = {"score": SCORE * wider, "sales": SALES, "price": PRICE, "brand": BRAND * wider}
    if width < NARROW:
        sizes |= {"sales": 0, "brand": 0, "score": 116}
    places = {}
    for name, size in sizes.items():
        places[name] = QRectF(right - size, 0, size, height)
        right -= size + (GAP if size else 0)
    rank = QRectF(PADDING - 4, 0, RANK, height)
    thumb = QRectF(rank.right() + 4, (height - THUMB) / 2 + 2, THUMB, THUMB - 4)
    left = thumb.right() + PADDING
    title = QRectF(left, 0, max(60.0, right - left), height)
    buttons = places_from(title.right() - width_of(BUTTON), height - BUTTON - 8, BUTTON)
    return RowGeometry(row, rank, thumb, title, **places, buttons=buttons)
