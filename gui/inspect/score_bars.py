"""Painted bars of the inspector: a score made of parts, and effects to either side of zero."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.explain.explanation import WordEffect
from gui.products import score_parts
from gui.products.badges import draw_stacked_bar
from gui.theme import font, theme
from gui.widgets.painting import LEFT, NO_PEN, RIGHT, Painted, draw_text, elided
from gui.widgets.plain import literal

# Pixels: lines of 12-pixel letters; a word of six Chinese characters and `+0.1234` beside its bar.
BAR_HEIGHT = 22
LINE_HEIGHT = 24
WORD_WIDTH = 96
VALUE_WIDTH = 60


class PartsBar(Painted, QWidget):
    """A score as one bar; `share` is of the best score in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: score_parts.OrderedParts = ()
        self._share = 0.0
        self.setFixedHeight(BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: score_parts.OrderedParts, share: float) -> None:
        """Show `parts` filling `share` of the width."""
        self._parts, self._share = parts, share
        self.setAccessibleName(score_parts.sentence(parts))
        self.setToolTip(literal(score_parts.sentence(parts)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the parts in their colours."""
        area = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        draw_stacked_bar(painter, area, self._parts, self._share, theme().colours)


class EffectBars(Painted, QWidget):
    """A line for each word of the query: how much it lifts the neural part, or weighs it down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effects: tuple[WordEffect, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_effects(self, effects: Sequence[WordEffect]) -> None:
        """Show the effects, the words in the order of the query."""
        self._effects = tuple(effects)
        self.setAccessibleName(
            ", ".join(f"{effect.word} {effect.effect:+z.3f}" for effect in effects)
        )
        self.setFixedHeight(LINE_HEIGHT * len(effects))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, LINE_HEIGHT * len(self._effects))

    def paint(self, painter: QPainter) -> None:
        """Paint word, bar from zero, and value."""
        most = max((abs(effect.effect) for effect in self._effects), default=0.0) or 1.0
        for number, effect in enumerate(self._effects):
            self._line(painter, number * LINE_HEIGHT, effect, effect.effect / most)

    def _line(self, painter: QPainter, top: float, effect: WordEffect, share: float) -> None:
        colours, width = theme().colours, self.width()
        word = elided(effect.word, font(12), WORD_WIDTH - 8)
        draw_text(
            painter, QRectF(0, top, WORD_WIDTH, LINE_HEIGHT), word, font(12), colours.text, LEFT
        )
        value = QRectF(width - VALUE_WIDTH, top, VALUE_WIDTH, LINE_HEIGHT)
        draw_text(painter, value, f"{effect.effect:+z.3f}", font(12), colours.text_muted, RIGHT)
        room = width - WORD_WIDTH - VALUE_WIDTH - 8
        zero = WORD_WIDTH + room * (0.25 if any(e.effect < 0 for e in self._effects) else 0.0)
        reach = (WORD_WIDTH + room - zero) if share > 0 else (zero - WORD_WIDTH)
        bar = QRectF(zero, top + 7, share * reach, LINE_HEIGHT - 14).normalized()
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.chart[3] if share > 0 else colours.bad))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(zero, top + 3), QPointF(zero, top + LINE_HEIGHT - 3))
