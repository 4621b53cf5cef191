"""A text whose words are lit by how strongly they count."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.explain.lit import Strengths
from core.plain_text import one_line
from gui.products.highlighted_title import Frame, HighlightedTitles
from gui.theme import font, theme
from gui.widgets.painting import Painted
from gui.widgets.plain import literal

# Pixels of letters and of a line.
LETTERS, LINE = 14, 22
LINES = 2


class LitText(Painted, QWidget):
    """At most two lines; the rest of a long text is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = HighlightedTitles(font(LETTERS))
        self._text = ""
        self._strengths: Strengths = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, strengths: Strengths) -> None:
        """Show `text`, its words lit by `strengths`."""
        self._text, self._strengths = text, strengths
        told = ", ".join(f"{word} {strength:.0%}" for word, strength in strengths)
        self.setAccessibleName(one_line(f"{text}: {told}"))
        self.setToolTip(literal(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line, or two where the text is longer than the widget is wide."""
        width = self.fontMetrics().horizontalAdvance(one_line(self._text))
        return QSize(240, LINE * (LINES if width > self.width() else 1))

    def paint(self, painter: QPainter) -> None:
        """Paint the text."""
        frame = Frame(max(1, self.width()), LINES, LINE)
        self._titles.draw(
            painter, QPointF(0, 0), frame, self._text, (), theme().colours, self._strengths
        )
