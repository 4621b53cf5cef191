"""Small shapes painted once and stamped many times: rasterising a round corner costs more than a copy."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from gui.theme import font, theme
from gui.widgets.painting import pixel_ratio

# Shapes: all of a large screen, in both looks and at two sizes.
KEPT = 3000

# For painting only: a font asked for is looked up among all families, a kept one is not.
kept_font = cache(font)

Paint = Callable[[QPainter, QRectF], None]

_pixmaps: OrderedDict[Hashable, QPixmap] = OrderedDict()


def stamp(
    painter: QPainter, target: QRectF, key: Hashable, paint: Paint, ground: str | None = None
) -> None:
    """Put the shape that `paint` paints in `target`, whole pixels wide; equal keys are the same shape.

    On a `ground` in `#rrggbb` it is opaque, which is faster to put where it is large.
    """
    ratio = pixel_ratio(painter)
    width, height = round(target.width()), round(target.height())
    full_key = (key, width, height, ratio, theme().is_dark)
    pixmap = _pixmaps.get(full_key)
    if pixmap is None:
        pixmap = _pixmaps[full_key] = _painted(width, height, ratio, paint, ground)
        if len(_pixmaps) > KEPT:
            _pixmaps.popitem(last=False)
    else:
        _pixmaps.move_to_end(full_key)
    painter.drawPixmap(QPointF(round(target.x()), round(target.y())), pixmap)


def _painted(width: int, height: int, ratio: float, paint: Paint, ground: str | None) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap
