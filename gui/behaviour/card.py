"""A card: heading, a line that says what is counted, a chart, and a menu of what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QToolButton, QWidget

from gui.behaviour.chart import Chart, write
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.icons import dress
from gui.widgets.layouts import column, row, scrolled
from gui.widgets.plain import Label, literal

# Pixels; one line of small text.
CAPTION_HEIGHT = 20


class ChartCard(QFrame):
    """Frames `chart`, called `name` in `Figures`; `span` is how many columns of the grid it takes."""

    csv_wanted = Signal(str)
    events_wanted = Signal()

    def __init__(self, name: str, chart: Chart, span: int = 1, scrolls: bool = False):
        super().__init__()
        self.setProperty("kind", "card")
        self.name, self.chart, self.span = name, chart, span
        self._title = Label(kind="heading")
        self._caption = _Caption()
        self._menu = _MenuButton()
        self._menu.events.triggered.connect(self.events_wanted)
        self._menu.csv.triggered.connect(lambda: self.csv_wanted.emit(self.name))
        self.head = row(self._title, (self._caption, 1), self._menu, spacing=8)
        column(
            self.head,
            (_scrolling(chart) if scrolls else chart, 1),
            parent=self,
            spacing=6,
            margins=(14, 8, 10, 12),
        )

    def say(self, title: str, caption: str) -> None:
        """Write the heading and what is counted."""
        self._title.setText(title)
        self._caption.say(caption)
        self.chart.setAccessibleName(f"{title}. {caption}")

    def add_to_head(self, widgets: Sequence[QWidget]) -> None:
        """Put widgets before the menu."""
        for index, widget in enumerate(widgets):
            self.head.insertWidget(2 + index, widget)


class _Caption(QWidget):
    """One small line that is cut short where the heading leaves no room."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setMinimumHeight(CAPTION_HEIGHT)
        theme().changed.connect(self.update)

    def say(self, text: str) -> None:
        self._text = text
        self.setToolTip(literal(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        write(painter, QRectF(self.rect()), self._text, "text_muted")
        painter.end()


class _MenuButton(Retranslated, QToolButton):
    """The three dots of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        dress(self, "list", pixels=15)
        menu = QMenu(self)
        self.events = menu.addAction("")
        self.csv = menu.addAction("")
        self.setMenu(menu)
        self._retranslate()

    def _retranslate(self) -> None:
        self.events.setText(self.tr("Show the events"))
        self.csv.setText(self.tr("Save as CSV…"))
        self.setToolTip(self.tr("The events behind this chart, or its numbers as a file"))
        self.setAccessibleName(self.toolTip())


def _scrolling(chart: Chart) -> QScrollArea:
    area = scrolled(chart)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
