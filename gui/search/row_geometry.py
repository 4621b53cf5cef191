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
# Of the score where the title needs the room.
SCORE_NARROW = 116
# Pixels of a list with room to spare, and of the title before which other columns give way.
WIDE, TITLE = 1200, 280
# Columns that not every shop fills.
SPARSE = frozenset({"brand", "sales"})
# Pixels: buttons as large as a finger hits.
BUTTON = 26


@dataclass(frozen=True)
class RowGeometry:
    """The columns of a row, relative to it. Where they are not shown `brand` or `sales` have no width."""

    row: QRectF
    rank: QRectF
    thumb: QRectF
    title: QRectF
    brand: QRectF
    price: QRectF
    sales: QRectF
    score: QRectF
    buttons: ButtonRects


def row_for(width: int, height: int = ROW_HEIGHT, filled: frozenset[str] = SPARSE) -> RowGeometry:
    """The columns of a row `width` wide; the title takes what the others leave.

    Of `SPARSE` columns only the `filled` ones are shown, and these give way to a title that needs room.
    """
    row = QRectF(0, 0, width, height)
    right = float(width - PADDING)
    places = {}
    sizes = _sizes(width, filled)
    for name, size in sizes.items():
        places[name] = QRectF(right - size, 0, size, height)
        right -= size + (GAP if size else 0)
    rank = QRectF(PADDING - 4, 0, RANK, height)
    thumb = QRectF(rank.right() + 4, (height - THUMB) / 2 + 2, THUMB, THUMB - 4)
    left = thumb.right() + PADDING
    title = QRectF(left, 0, max(60.0, right - left), height)
    buttons = places_from(title.right() - width_of(BUTTON), height - BUTTON - 8, BUTTON)
    return RowGeometry(row, rank, thumb, title, **places, buttons=buttons)


def _sizes(width: int, filled: frozenset[str]) -> dict[str, float]:
    """How wide the columns right of the title are, the rightmost first; 0: not shown."""
    wider = 1.35 if width >= WIDE else 1.0
    sizes = {"score": SCORE * wider, "sales": SALES, "price": PRICE, "brand": BRAND * wider}
    sizes |= dict.fromkeys(SPARSE - filled, 0.0)
    before_title = PADDING - 4 + RANK + 4 + THUMB + PADDING
    for name, less in (("brand", 0.0), ("sales", 0.0), ("score", float(SCORE_NARROW))):
        used = sum(size + GAP for size in sizes.values() if size)
        if width - PADDING - used - before_title < TITLE:
            sizes[name] = less
    return sizes
