"""What all charts of behaviour share: cells that can be pointed at, chosen, walked by keys and read aloud."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.filters import EventFilters
from core.plain_text import one_line
from gui.language import Retranslated
from gui.theme import font, theme
from gui.widgets.plain import literal

# Pixels of a letter: beside a mark, and in a row.
SMALL = 11
TEXT = 12


@dataclass(frozen=True)
class Cell:
    """A number of a chart: where it stands, the conditions it sets, the events behind it, and in words."""

    rect: QRectF
    words: str
    conditions: Mapping[str, Any] = field(default_factory=dict)
    behind: EventFilters | None = None

    @property
    def does_something(self) -> bool:
        """Whether a click on it has a meaning."""
        return bool(self.conditions) or self.behind is not None


class Chart(Retranslated, QWidget):
    """Paints `figures`. `picked` asks for conditions to be set or taken back, `events_wanted` for the events
    behind a number, `drilled` for both: the cell's conditions set, and its events.

    A subclass lays its cells out in `lay_out` and paints in `paint`.
    """

    picked = Signal(object)
    events_wanted = Signal(object)
    drilled = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.figures: BehaviourFigures | None = None
        self.labels: Labels | None = None
        self.cells: list[Cell] = []
        self.hovered = -1
        self.current = -1
        # The cell that the mouse went down on: a double click means it, whatever its first click moved there.
        self._pressed: Cell | None = None
        self._is_double = False
        # Whether one of the cells is chosen: then the others step back.
        self.has_choice = False
        # What is being painted: of a long list, only what is in sight.
        self.exposed = QRectF()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    def show_figures(self, figures: BehaviourFigures, labels: Labels) -> None:
        """Paint these from now on."""
        self.figures, self.labels = figures, labels
        self._refresh()

    def summary(self) -> str:
        """The numbers in words."""
        return "; ".join(cell.words for cell in self.cells[:40])

    def is_chosen(self, cell: Cell) -> bool:
        """Whether the conditions of a cell are set."""
        filters = self.figures.filters if self.figures else EventFilters()
        return bool(cell.conditions) and all(
            getattr(filters, name) == value for name, value in cell.conditions.items()
        )

    # --- for subclasses ---------------------------------------------------------------------

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """The cells of `figures` within `room`."""
        raise NotImplementedError

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Draw the chart; hover, choice and focus are drawn over it."""
        raise NotImplementedError

    def reveal(self, cell: Cell) -> None:
        """Bring a cell that keys have led to into sight."""

    # --- Qt ---------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.exposed = QRectF(event.rect())
        self.render_on(painter)
        painter.end()

    def render_on(self, painter: QPainter) -> None:
        """Draw everything in the widget's own coordinates."""
        if self.figures is None or self.labels is None:
            return
        painter.setFont(font(TEXT))
        self.paint(painter, self.figures, self.labels)
        if self.hasFocus() and 0 <= self.current < len(self.cells):
            painter.setPen(QPen(QColor(theme().colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect = self.cells[self.current].rect.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(rect, 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def _retranslate(self) -> None:
        self._refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.cell_at(event.position())
        self._pressed, self._is_double = self.cells[index] if index >= 0 else None, False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.cell_at(event.position())
        # A double click ends with a release too, which is no click of its own.
        if event.button() == Qt.MouseButton.LeftButton and index >= 0 and not self._is_double:
            self.current = index
            self.click(self.cells[index])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._is_double = True
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self.drill(self._pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.current if by_key else self.cell_at(QPointF(event.pos()))
        if not 0 <= index < len(self.cells):
            return
        cell = self.cells[index]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if cell.conditions:
            menu.addAction(self.tr("Filter by this"), lambda: self.click(cell))
        if cell.behind is not None:
            menu.addAction(self.tr("Show the events"), lambda: self._show_events(index))
        position = self.mapToGlobal(cell.rect.center().toPoint())
        if not menu.isEmpty():
            menu.popup(position if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current < 0 and self.cells:
            self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and self.cells:
            self._go((self.current + steps[key]) % len(self.cells))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._has_current():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._show_events(self.current)
            else:
                self.click(self.cells[self.current])
        else:
            super().keyPressEvent(event)

    def cell_at(self, position: QPointF) -> int:
        """The number of the cell at `place`, -1 where there is none."""
        return next(
            (index for index, cell in enumerate(self.cells) if cell.rect.contains(position)), -1
        )

    def _refresh(self) -> None:
        if self.figures is not None and self.labels is not None:
            room = QRectF(self.rect())
            self.cells = self.lay_out(self.figures, self.labels, room)
            self.current = min(self.current, len(self.cells) - 1)
            self.has_choice = any(self.is_chosen(cell) for cell in self.cells)
            self.setAccessibleDescription(self.summary())
        self.update()

    def _has_current(self) -> bool:
        return 0 <= self.current < len(self.cells)

    def _go(self, index: int) -> None:
        self.current = index
        self.setAccessibleName(self.cells[index].words)
        self.reveal(self.cells[index])
        self.update()

    def _hover(self, index: int) -> None:
        if index == self.hovered:
            return
        self.hovered = index
        does_something = index >= 0 and self.cells[index].does_something
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if does_something else Qt.CursorShape.ArrowCursor
        )
        self.setToolTip(literal(self.cells[index].words if index >= 0 else ""))
        self.update()

    def click(self, cell: Cell) -> None:
        """Set a cell's conditions or take them back; open the events of a number that sets none."""
        if cell.conditions:
            self.picked.emit(dict(cell.conditions))
        elif cell.behind is not None:
            self.events_wanted.emit(cell.behind)

    def drill(self, cell: Cell) -> None:
        """Set a cell's conditions, and open its events."""
        if cell.behind is not None and cell.conditions:
            self.drilled.emit(cell)

    def _show_events(self, index: int) -> None:
        if 0 <= index < len(self.cells) and self.cells[index].behind is not None:
            self.events_wanted.emit(self.cells[index].behind)


def ink(role: str, alpha: float = 1.0) -> QColor:
    """A colour of the theme; `role` is a field of `Colours`, or a number into its chart colours."""
    colours = theme().colours
    colour = QColor(colours.chart[int(role)] if role.isdigit() else getattr(colours, role))
    colour.setAlphaF(alpha)
    return colour


def write(
    painter: QPainter,
    position: QRectF,
    text: str,
    role: str = "text",
    right: bool = False,
    pixels: int = TEXT,
    centred: bool = False,
    bold: bool = False,
) -> None:
    """Write one line into `place`, cut short where it does not fit."""
    chosen = font(pixels, weight=font().Weight.DemiBold if bold else font().Weight.Normal)
    painter.setFont(chosen)
    painter.setPen(ink(role))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    side = Qt.AlignmentFlag.AlignHCenter if centred else side
    cut = painter.fontMetrics().elidedText(
        one_line(text), Qt.TextElideMode.ElideRight, int(position.width())
    )
    painter.drawText(position, side | Qt.AlignmentFlag.AlignVCenter, cut)


def bar(painter: QPainter, position: QRectF, colour: QColor, radius: float = 3.0) -> None:
    """Fill a bar, at least a hair wide."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(position, radius, radius)
