"""One product's movement as a small button: arrow, ranks and title."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.plain_text import one_line
from gui.products import badges
from gui.products.movement import Movement
from gui.theme import font, theme
from gui.widgets.painting import Painted, draw_text, elided
from gui.widgets.plain import caption, literal

# Pixels: as high as other chips; a title is known by its first ten characters.
HEIGHT = 30
TITLE_WIDTH = 132
PADDING = 10


class MoveChip(Painted, QAbstractButton):
    """Shows where `product_id` stood and stands; clicked like any button."""

    def __init__(
        self, product_id: str, title: str, movement: Movement, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.product_id = product_id
        self._title = one_line(title)
        self._movement = movement
        self.setText(caption(title))
        self.setToolTip(literal(title))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{badges.movement_text(movement)} {self._ranks()} {self._title}")

    def _ranks(self) -> str:
        was, now = self._movement.before_rank, self._movement.after_rank
        if was is None:
            return f"→ {now}"
        if now is None:
            return QCoreApplication.translate("MoveChip", "was {rank}").format(rank=was)
        return f"{was} → {now}"

    def _pieces(self) -> list[tuple[str, QFont, str]]:
        colours, small = theme().colours, font(12)
        title = elided(self._title, small, TITLE_WIDTH)
        colour = badges.movement_colour(self._movement, colours)
        gone = self._movement.is_gone
        return [
            (badges.movement_text(self._movement), font(12, QFont.Weight.Bold), colour),
            (self._ranks(), small, colours.text_muted),
            (title, small, colours.text_muted if gone else colours.text),
        ]

    def sizeHint(self) -> QSize:
        """As wide as its words, up to a limit on the title."""
        widths = [
            QFontMetricsF(used).horizontalAdvance(text) + 7 for text, used, _ in self._pieces()
        ]
        return QSize(round(sum(widths)) + 2 * PADDING - 6, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It is not squeezed."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        super().leaveEvent(event)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the pill and its three pieces."""
        colours = theme().colours
        is_lit = self.hasFocus() or self.underMouse()
        painter.setPen(
            QPen(QColor(colours.accent if is_lit else colours.border), 2 if self.hasFocus() else 1)
        )
        painter.setBrush(QColor(colours.surface_alt if self._movement.is_gone else colours.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), HEIGHT / 2 - 1, HEIGHT / 2 - 1
        )
        left = float(PADDING)
        for text, used, colour in self._pieces():
            width = QFontMetricsF(used).horizontalAdvance(text) + 1
            draw_text(painter, QRectF(left, 0, width, HEIGHT), text, used, colour)
            left += width + 6
