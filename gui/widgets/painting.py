"""What painted widgets and pieces share: a smooth painter, no outline, a line of text in its place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from core.plain_text import one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object

NO_PEN = Qt.PenStyle.NoPen
MIDDLE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def pixel_ratio(painter: QPainter) -> float:
    """Pixels of the device for one of the layout; also in a picture denser than the widget's screen."""
    return painter.deviceTransform().m11()


def draw_text(
    painter: QPainter, rect: QRectF, text: str, used: QFont, colour: str, alignment: object = LEFT
) -> None:
    """One line of text in `rect`, not elided."""
    painter.setFont(used)
    painter.setPen(QColor(colour))
    painter.drawText(rect, int(alignment), one_line(text))  # type: ignore[call-overload]


def elided(text: str, used: QFont, width: float) -> str:
    """`text` in one line of at most `width` pixels in the font `used`, cut with an ellipsis."""
    return QFontMetricsF(used).elidedText(one_line(text), Qt.TextElideMode.ElideRight, width)


class Painted(_Widget):
    """Mixed into a widget that paints all of itself in `paint`."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hand over a smooth painter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Paint the widget."""
        raise NotImplementedError
