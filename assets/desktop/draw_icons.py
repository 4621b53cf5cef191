"""Draw the icon in the sizes that desktops ask for: `python -m assets.desktop.draw_icons`."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HICOLOR = Path(__file__).parent / "icons" / "hicolor"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write a PNG a size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    drawing = QSvgRenderer(str(HICOLOR / "scalable" / "apps" / "pinxun.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        path = HICOLOR / f"{size}x{size}" / "apps" / "pinxun.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))
    del application


if __name__ == "__main__":
    main()
