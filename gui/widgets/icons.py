"""Icons drawn from `assets/icons` in the theme's colours, at any size and pixel ratio."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from gui.theme import ASSETS, theme


@cache
def pixmap(name: str, colour: str, pixels: int) -> QPixmap:
    """`assets/icons/<name>.svg` in `colour`, `pixels` wide and high."""
    source = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return drawn


def icon(name: str, colour: str) -> QIcon:
    """The icon called `name` in `colour`, faint where it is disabled; sharp on ordinary and dense screens."""
    return _icon(name, colour, theme().colours.text_disabled)


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for pixels in (16, 20, 24, 32, 48):
        made.addPixmap(pixmap(name, colour, pixels))
        made.addPixmap(pixmap(name, disabled, pixels), QIcon.Mode.Disabled)
    return made


class _Dress(QObject):
    """Keeps one button's icon in the theme's colours for as long as the button lives."""

    def __init__(self, button: QAbstractButton, name: str, role: str):
        super().__init__(button)
        self._button = button
        self.name = name
        self.role = role
        theme().changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self._button.setIcon(icon(self.name, getattr(theme().colours, self.role)))


def dress(button: QAbstractButton, name: str, role: str = "text_muted", pixels: int = 18) -> None:
    """Give `button` an icon that follows the theme; `role` is a field of `Colours`."""
    button.setIconSize(QSize(pixels, pixels))
    worn = button.findChild(_Dress)
    if isinstance(worn, _Dress):
        worn.name, worn.role = name, role
        worn.refresh()
    else:
        _Dress(button, name, role)
