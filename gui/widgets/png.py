"""Pictures of widgets as PNG files."""

import errno
import os
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from core.files import replacing
from gui.theme import theme

# Pictures are drawn at twice the size, for print and dense screens.
PIXEL_RATIO = 2


def picture_of(widget: QWidget) -> QImage:
    """All of `widget`, `PIXEL_RATIO` times as dense as its layout, in the colours of the theme."""
    image = QImage(widget.size() * PIXEL_RATIO, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(QColor(theme().colours.window))
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def save_png(image: QImage, path: Path) -> None:
    """Write `image` to `path`, all or nothing.

    Raises:
        OSError: it cannot be written.
    """
    with replacing(path) as temporary:
        if not image.save(str(temporary), "PNG"):  # type: ignore[call-overload]
            raise OSError(errno.EIO, os.strerror(errno.EIO))
