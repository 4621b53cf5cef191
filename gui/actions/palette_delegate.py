"""How a command looks in the palette: icon, name with the meant part marked, group, keys, or why not."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.actions.palette_model import ROW, PaletteRow
from gui.theme import Colours, theme
from gui.widgets.icons import icon
from gui.widgets.model_index import ModelIndex
from gui.widgets.painting import LEFT, NO_PEN, RIGHT, draw_text, elided
from gui.widgets.pixmap_cache import kept_font

# Pixels.
ROW_HEIGHT = 38
PADDING = 10
GAP = 10
ICON = 16
CORNER = 8


class PaletteDelegate(QStyledItemDelegate):
    """Paints rows of a `PaletteModel`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Every row has the same height."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint the row of `index`."""
        row = index.data(ROW)
        if not isinstance(row, PaletteRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, area = theme().colours, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), CORNER, CORNER)
        self._paint_row(painter, area.adjusted(PADDING, 0, -PADDING, 0), row, colours)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, area: QRectF, row: PaletteRow, colours: Colours
    ) -> None:
        command = row.command
        muted = colours.text_muted
        room = QRectF(area)
        if command.is_chosen or command.icon:
            name, colour = ("tick", colours.accent) if command.is_chosen else (command.icon, muted)
            place = QRectF(room.left(), room.center().y() - ICON / 2, ICON, ICON)
            icon(name, colour).paint(painter, place.toRect())
        room.setLeft(room.left() + ICON + GAP)
        if command.keys:
            room.setRight(_draw_keys(painter, room, command.keys, colours) - GAP)
        draw_text(painter, room, command.group, kept_font(12), muted, RIGHT)
        room.setRight(room.right() - _width(command.group, kept_font(12)) - GAP)
        _draw_names(painter, room, row, colours)


def _draw_names(painter: QPainter, room: QRectF, row: PaletteRow, colours: Colours) -> None:
    """The name; then the other one if that was meant, and why it cannot be run."""
    command = row.command
    colour = colours.text_muted if command.hindrance else colours.text
    marks = () if row.is_other_language else row.marked
    left = _draw_marked(painter, room, command.names[0], marks, colour, colours)
    if row.is_other_language:
        rest = QRectF(room)
        rest.setLeft(left + GAP)
        left = _draw_marked(painter, rest, row.name, row.marked, colours.text_muted, colours)
    if command.hindrance:
        rest = QRectF(room)
        rest.setLeft(left + GAP)
        said = elided(command.hindrance, kept_font(12), max(0.0, rest.width()))
        draw_text(painter, rest, said, kept_font(12), colours.text_muted, LEFT)


def _draw_marked(
    painter: QPainter,
    room: QRectF,
    name: str,
    marks: tuple[int, ...],
    colour: str,
    colours: Colours,
) -> float:
    """Paint `name` with the characters at `marks` in bold and colour; gives where it ends."""
    bold, usual = kept_font(14, QFont.Weight.Bold), kept_font(14)
    left, shown = room.left(), elided(name, bold, max(0.0, room.width()))
    for start, end in _stretches(len(shown), marks):
        used = bold if start in marks else usual
        text = shown[start:end]
        place = QRectF(left, room.top(), room.right() - left + 2, room.height())
        draw_text(painter, place, text, used, colours.accent if start in marks else colour, LEFT)
        left += _width(text, used)
    return left


def _stretches(length: int, marks: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where characters that are all marked, or all not, begin and end."""
    edges = [0, *(i for i in range(1, length) if (i in marks) != (i - 1 in marks)), length]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def _draw_keys(painter: QPainter, room: QRectF, keys: str, colours: Colours) -> float:
    """Paint keys as a cap at the right of `room`; gives where it begins."""
    used = kept_font(12)
    width = _width(keys, used) + 14
    cap = QRectF(room.right() - width, room.center().y() - 11, width, 22)
    painter.setPen(QColor(colours.border))
    painter.setBrush(QColor(colours.surface_alt))
    painter.drawRoundedRect(cap, 5, 5)
    draw_text(painter, cap, keys, used, colours.text_muted, Qt.AlignmentFlag.AlignCenter)
    return cap.left()


def _width(text: str, used: QFont) -> float:
    return QFontMetricsF(used).horizontalAdvance(text)
