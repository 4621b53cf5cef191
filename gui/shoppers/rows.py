"""Two lines a row: what it is called, and below it what there is to say of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.search.badges import LEFT, NO_PEN, RIGHT, draw_text
from gui.search.stamps import kept_font
from gui.theme import Colours, theme

Index = QModelIndex | QPersistentModelIndex

BELOW = Qt.ItemDataRole.UserRole + 1
ASIDE = Qt.ItemDataRole.UserRole + 2
HEIGHT = 46
PADDING = 10
CORNER = 8


class TwoLines(QStyledItemDelegate):
    """Paints the display role, `BELOW` under it and `ASIDE` at the right of the first line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height."""
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row of `index`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, place = theme().colours, QRectF(option.rect)
        self._ground(painter, place, option.state, colours)
        words = place.adjusted(PADDING, 4, -PADDING, -4)
        top, below = QRectF(words), QRectF(words)
        top.setBottom(words.center().y())
        below.setTop(words.center().y())
        aside = str(index.data(ASIDE) or "")
        draw_text(painter, top, aside, kept_font(12), colours.text_muted, RIGHT)
        top.setRight(top.right() - QFontMetricsF(kept_font(12)).horizontalAdvance(aside) - 8)
        used = kept_font(13, QFont.Weight.Medium)
        draw_text(painter, top, _elided(str(index.data()), used, top), used, colours.text, LEFT)
        said = _elided(str(index.data(BELOW) or ""), kept_font(12), below)
        draw_text(painter, below, said, kept_font(12), colours.text_muted, LEFT)
        painter.restore()

    def _ground(
        self, painter: QPainter, place: QRectF, state: QStyle.StateFlag, colours: Colours
    ) -> None:
        flags = QStyle.StateFlag
        if not state & (flags.State_Selected | flags.State_MouseOver | flags.State_HasFocus):
            return
        is_selected, has_focus = state & flags.State_Selected, state & flags.State_HasFocus
        painter.setPen(QPen(QColor(colours.accent), 1.5) if has_focus else NO_PEN)
        painter.setBrush(QColor(colours.accent_soft if is_selected else colours.surface_alt))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), CORNER, CORNER)


def _elided(text: str, used: QFont, place: QRectF) -> str:
    return QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
