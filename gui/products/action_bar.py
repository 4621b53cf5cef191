"""The round buttons on a result: favourite, cart, buy and "not this"; what was done stays lit."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from gui.theme import Colours, theme
from gui.widgets.icons import pixmap
from gui.widgets.painting import NO_PEN, pixel_ratio
from gui.widgets.pixmap_cache import stamp
from gui.words import action_name

# Each with its key, its icon, the icon once it is done, and the colour that it then has.
LOOKS = {
    "favourite": ("F", "heart", "heart_full", "bad"),
    "cart": ("C", "cart", "cart_full", "accent"),
    "purchase": ("B", "bag", "bag_full", "good"),
    "dismiss": ("X", "ban", "ban", "warn"),
}
KEYS = {look[0]: action for action, look in LOOKS.items()}
# Pixels between two buttons.
GAP = 6

ButtonRects = Mapping[str, QRectF]


class Pointed(NamedTuple):
    """The button that the mouse is at: its row, -1 for none, and its action."""

    row: int = -1
    action: str = ""


def places_from(left: float, top: float, side: int) -> ButtonRects:
    """Four buttons in a line, each `side` wide and high."""
    return {
        action: QRectF(left + position * (side + GAP), top, side, side)
        for position, action in enumerate(LOOKS)
    }


def width_of(side: int) -> int:
    """How wide the four are."""
    return len(LOOKS) * (side + GAP) - GAP


def hint(action: str, is_done: bool) -> str:
    """What a button does, with its key."""
    if not is_done:
        sentence = QCoreApplication.translate("ActionBar", "{action} ({key})")
    elif action == "purchase":
        sentence = QCoreApplication.translate("ActionBar", "Done: {action}")
    else:
        sentence = QCoreApplication.translate("ActionBar", "Take back: {action} ({key})")
    name = action_name(action)
    text = sentence.format(action=name, key=LOOKS[action][0])
    return text[:1].upper() + text[1:]


class ActionBar:
    """Paints the buttons of every result; `position` is the one under the mouse."""

    def __init__(self) -> None:
        self.is_on = False
        self.pointed = Pointed()
        self.is_pressed = False

    def draw(
        self,
        painter: QPainter,
        places: ButtonRects,
        row: int,
        done: frozenset[str],
        state: QStyle.StateFlag,
    ) -> None:
        """Paint all four where the result is pointed at or selected, else those that are done."""
        flags = QStyle.StateFlag
        is_open = self.is_on and bool(state & (flags.State_MouseOver | flags.State_Selected))
        for action, rect in places.items():
            if is_open or action in done:
                self._button(painter, rect, Pointed(row, action), action in done)

    def _button(self, painter: QPainter, rect: QRectF, own: Pointed, is_done: bool) -> None:
        is_lit = own == self.pointed
        is_down = is_lit and self.is_pressed

        def paint(painter: QPainter, area: QRectF) -> None:
            _paint(painter, area, own.action, is_done, is_lit, is_down)

        stamp(painter, rect, ("action", own.action, is_done, is_lit, is_down), paint)


def _paint(
    painter: QPainter, area: QRectF, action: str, is_done: bool, is_lit: bool, is_down: bool
) -> None:
    colours = theme().colours
    painter.setPen(NO_PEN)
    painter.setBrush(QColor(0, 0, 0, 60))
    disc = area.adjusted(1.5, 1, -1.5, -2)
    painter.drawEllipse(disc.translated(0, 1))
    painter.setBrush(_ground(colours, is_lit, is_down))
    painter.drawEllipse(disc)
    ink = getattr(colours, LOOKS[action][3]) if is_done or is_lit else colours.text
    _draw_icon(painter, disc, LOOKS[action][2 if is_done else 1], ink, is_down)


def _ground(colours: Colours, is_lit: bool, is_down: bool) -> QColor:
    if is_down:
        return QColor(colours.border)
    return QColor(colours.accent_soft if is_lit else colours.surface)


def _draw_icon(painter: QPainter, disc: QRectF, icon: str, ink: str, is_down: bool) -> None:
    ratio = pixel_ratio(painter)
    side = round(disc.width() * (0.56 if is_down else 0.62))
    rect = QRectF(0, 0, side, side)
    rect.moveCenter(disc.center() + QPointF(0, 0.5))
    drawn = pixmap(icon, ink, round(side * ratio))
    painter.drawPixmap(rect, drawn, QRectF(drawn.rect()))
