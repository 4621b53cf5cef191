"""A bar cut into shares: kept, repaired, rejected."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.painting import Painted

# Pixels; the thinnest share is still seen.
HEIGHT = 12
GAP = 2.0
THINNEST = 3.0


class ShareBar(Painted, QWidget):
    """Draws counts as parts of one bar; `roles` are fields of the theme's colours, one a part."""

    def __init__(self, roles: tuple[str, ...], parent: QWidget | None = None):
        super().__init__(parent)
        self._roles = roles
        self._counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_counts(self, counts: tuple[int, ...]) -> None:
        """One count a part; parts of 0 are not drawn, tiny ones stay visible."""
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def widths(self, room: float) -> list[float]:
        """How wide each part is in `room` pixels."""
        total = sum(self._counts)
        shown = sum(1 for count in self._counts if count)
        free = room - THINNEST * shown - GAP * max(0, shown - 1)
        return [THINNEST + free * count / total if count else 0.0 for count in self._counts]

    def paint(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        painter.setClipPath(outline)
        colours = theme().colours
        painter.fillRect(self.rect(), QColor(colours.surface_alt))
        left = 0.0
        for role, width in zip(self._roles, self.widths(self.width()), strict=False):
            if width:
                painter.fillRect(QRectF(left, 0, width, HEIGHT), QColor(getattr(colours, role)))
                left += width + GAP
