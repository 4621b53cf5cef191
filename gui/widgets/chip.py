"""A word in a pill: coloured by what it is, with a small note beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.plain_text import one_line
from gui.theme import font, theme
from gui.widgets.painting import Painted, draw_text, elided

# Pixels: a line of 13-pixel letters and air around it; a longer word is cut.
HEIGHT = 26
PADDING = 10
GAP = 6
WIDEST = 260


class Chip(Painted, QWidget):
    """`role` is the field of `Colours` that tints it, or `chart` with a number: `chart 2`."""

    def __init__(
        self,
        text: str,
        note: str = "",
        role: str = "accent",
        is_struck: bool = False,
        is_open: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.note = one_line(note)
        self._role = role
        self._is_open = is_open
        self._font = font(13, QFont.Weight.Medium)
        self._font.setStrikeOut(is_struck)
        self.setAccessibleName(" ".join(filter(None, (one_line(text), note))))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(round(self._text_width() + self._note_width() + 2 * PADDING + 1), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It is not squeezed."""
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        """Paint the pill; an `is_open` one has a dashed edge, as its word goes on."""
        ink = colour_of(self._role)
        painter.setBrush(QColor(tinted(ink)))
        pen = QPen(ink, 1.2, Qt.PenStyle.DashLine) if self._is_open else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), HEIGHT / 2 - 1, HEIGHT / 2 - 1
        )
        text_rect = QRectF(PADDING, 0, self._text_width() + 1, HEIGHT)
        draw_text(painter, text_rect, self._shown(), self._font, ink.name())
        note = QRectF(text_rect.right() + GAP, 0, self._note_width() + 1, HEIGHT)
        draw_text(painter, note, self.note, font(11), theme().colours.text_muted)

    def _shown(self) -> str:
        return elided(self.text, self._font, WIDEST)

    def _text_width(self) -> float:
        return QFontMetricsF(self._font).horizontalAdvance(self._shown())

    def _note_width(self) -> float:
        return QFontMetricsF(font(11)).horizontalAdvance(self.note) + GAP if self.note else 0.0


def colour_of(role: str) -> QColor:
    """The colour a role names in the theme in use."""
    name, _, number = role.partition(" ")
    value = getattr(theme().colours, name)
    return QColor(value[int(number)] if number else value)


def tinted(colour: QColor) -> QColor:
    """A little of `colour` on the surface."""
    ground, share = QColor(theme().colours.surface), 0.22 if theme().is_dark else 0.13
    mixed = [
        round(a + (b - a) * share)
        for a, b in zip(ground.getRgb()[:3], colour.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*mixed)
