"""One plot: a heading that is legend and read-out at once, curves, levels and marks, a crosshair."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.runs.plotting import nearest
from gui.theme import font, theme
from gui.training.canvas import Canvas
from gui.training.lines import Drawing, Line, MarkLine, Reference, figure
from gui.training.plot_items import TICK_PIXELS, PlotItems
from gui.widgets.layouts import column
from gui.widgets.plain import MarkedLabel, Markup, joined, markup

# Pixels.
MINIMUM_HEIGHT = 104
BOTTOM_AXIS = 36
LEFT_AXIS = 44
HEADING_HEIGHT = 24
# Of an epoch, a step or a second; before the first is over there is still an axis.
SHORTEST_AXIS = 0.1


class Plot(QWidget):
    """Draws a `Drawing`. `hovered` gives the place on the x axis under the mouse, nan when it leaves."""

    hovered = Signal(float)

    def __init__(
        self, has_x_axis: bool = True, has_words: bool = True, parent: QWidget | None = None
    ):
        """`has_x_axis` writes numbers and title under the plot, `has_words` what the marks are."""
        super().__init__(parent)
        self._has_x_axis = has_x_axis
        self._is_pointed = True
        self.drawing = Drawing()
        self._heading = MarkedLabel()
        self._heading.setWordWrap(True)
        self._make_canvas(has_words)
        self._make_crosshair()
        column(self._heading, (self.canvas, 1), parent=self, spacing=2)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def lines(self) -> list[Line]:
        """What is drawn."""
        return self.drawing.lines

    @property
    def title(self) -> str:
        """What the y axis is."""
        return self.drawing.title

    @property
    def x_range(self) -> tuple[float, float]:
        """From where to where it is drawn."""
        return self.drawing.x_range(SHORTEST_AXIS)

    def draw(self, drawing: Drawing) -> None:
        """Show `drawing` and nothing else."""
        self.drawing = drawing
        self._redraw()

    def values_at(self, x: float) -> list[tuple[Line, float]]:
        """Every line's value nearest to `x`."""
        return [(line, line.at(x)[0]) for line in self.lines if len(line.x)]

    def next_point(self, x: float, way: int) -> float:
        """The point of the line in front that comes after `x` (`way` 1) or before it (-1)."""
        points = next((line.x for line in self.lines if len(line.x)), None)
        if points is None:
            return x
        if not np.isfinite(x):
            return float(points[-1])
        number = nearest(points, x) + way
        return float(points[min(max(number, 0), len(points) - 1)])

    def point_at(self, x: float, is_pointed: bool = True) -> None:
        """Put the crosshair on `x` and say what stands there; nan takes it away.

        A plot that is not the one pointed at tells of the run in front alone.
        """
        self._is_pointed = is_pointed
        is_on = bool(np.isfinite(x)) and bool(self.lines)
        self._crosshair.setVisible(is_on)
        self._readout.setVisible(is_on)
        if is_on:
            self._crosshair.setValue(x)
            self._readout.show_markup(self._readout_text(x))
            self._place_readout(x)

    @property
    def readout(self) -> str:
        """What the read-out beside the crosshair says; empty while there is none."""
        return "" if self._readout.isHidden() else self._readout.text()

    def summary(self) -> str:
        """The newest values in words, for those who do not see the plot."""
        parts = [f"{line.label} {figure(line.newest)}" for line in self.lines if len(line.y)]
        parts += [f"{level.label} {figure(level.value)}" for level in self.drawing.references]
        return f"{self.title}: {', '.join(parts)}" if parts else self.title

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.point_at(float("nan"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def _make_canvas(self, has_words: bool) -> None:
        self.canvas = Canvas()
        self.canvas.pointer_moved.connect(self.hovered)
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        item = self.canvas.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.setContentsMargins(0, 4, 4, 0)
        item.getAxis("left").setWidth(LEFT_AXIS)
        item.getAxis("left").enableAutoSIPrefix(False)
        item.getAxis("bottom").enableAutoSIPrefix(False)
        item.getAxis("bottom").setHeight(BOTTOM_AXIS if self._has_x_axis else 4)
        item.getAxis("bottom").setStyle(showValues=self._has_x_axis)
        lowest = MINIMUM_HEIGHT + (BOTTOM_AXIS if self._has_x_axis else 0)
        self.canvas.setMinimumHeight(lowest)
        for name in ("left", "bottom"):
            item.getAxis(name).setStyle(tickFont=font(TICK_PIXELS), tickLength=0)
        self._items = PlotItems(self.canvas, has_words)

    def _make_crosshair(self) -> None:
        self._crosshair = pg.InfiniteLine(angle=90, movable=False)
        self._crosshair.setVisible(False)
        self.canvas.addItem(self._crosshair, ignoreBounds=True)
        self._place_label = pg.InfLineLabel(self._crosshair, "{value:.2f}", position=0.1)
        self._place_label.setFont(font(TICK_PIXELS))
        self._place_label.setVisible(self._has_x_axis)
        self._readout = MarkedLabel(self)
        self._readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._readout.hide()
        self.destroyed.connect(self._readout.deleteLater)

    def _place_readout(self, x: float) -> None:
        """Beside the crosshair, over whatever is below: many runs need more room than a plot has."""
        window = self.window()
        if self._readout.parentWidget() is not window:
            self._readout.setParent(window)
        self._readout.adjustSize()
        view = self.canvas.getPlotItem().vb
        point = self.canvas.mapFromScene(view.mapViewToScene(QPointF(x, 0)))
        left = point.x() + 10
        if left + self._readout.width() > self.canvas.width() - 4:
            left = point.x() - 10 - self._readout.width()
        place = self.canvas.mapTo(window, QPoint(left, 4))
        lowest = window.height() - self._readout.height()
        self._readout.move(max(0, place.x()), max(0, min(place.y(), lowest)))
        self._readout.show()
        self._readout.raise_()

    def _readout_text(self, x: float) -> Markup:
        rows = [
            _readout_row(line, self.colour(line), x)
            for line in self.lines
            if len(line.x) and (self._is_pointed or line.is_front or line.is_band)
        ]
        rows += [_level_row(theme().colours.text_muted, level) for level in self.drawing.references]
        rows += [markup("{label}", label=mark.label) for mark in self._marks_near(x)]
        return joined("<br>", rows)

    def _marks_near(self, x: float) -> list[MarkLine]:
        """The marks within some pixels of `x`."""
        low, high = self.x_range
        reach = (high - low) * 6 / max(1, self.canvas.width())
        return [mark for mark in self.drawing.marks if abs(mark.x - x) <= reach]

    def colour(self, line: Line) -> str:
        """The colour of `line`, `#rrggbb`."""
        chart = theme().colours.chart
        return chart[line.colour % len(chart)]

    def _dress(self) -> None:
        colours = theme().colours
        self.canvas.setBackground(colours.surface)
        item = self.canvas.getPlotItem()
        for name in ("left", "bottom"):
            item.getAxis(name).setPen(pg.mkPen(colours.border))
            item.getAxis(name).setTextPen(pg.mkPen(colours.text_muted))
        item.showGrid(x=False, y=True, alpha=0.6)
        self._crosshair.setPen(pg.mkPen(colours.text_muted, width=1, style=Qt.PenStyle.DashLine))
        self._place_label.setColor(colours.text)
        self._place_label.fill = pg.mkBrush(colours.surface_alt)
        self._readout.setStyleSheet(
            f"background: {colours.surface}; color: {colours.text}; padding: 2px 6px;"
            f"border: 1px solid {colours.border}; border-radius: 6px; font-size: 11px;"
        )
        self._redraw()

    def _redraw(self) -> None:
        drawing = self.drawing
        y_range = drawing.y_range(self.x_range)
        self._items.draw(drawing, y_range)
        self.canvas.setXRange(*self.x_range, padding=0.02)
        self.canvas.setYRange(*y_range, padding=0)
        self._number_axes()
        self._heading.show_markup(self._heading_text())
        self._fit_height()
        self.canvas.setAccessibleName(self.summary())
        self.canvas.setAccessibleDescription(self.summary())

    def _fit_height(self) -> None:
        """Room for the heading in as many lines as it takes: layouts pass over it because it may wrap."""
        heading = max(HEADING_HEIGHT, self._heading.heightForWidth(self.width()))
        lowest = self.canvas.minimumHeight() + heading + 2
        if lowest != self.minimumHeight():
            self.setMinimumHeight(lowest)

    def _number_axes(self) -> None:
        """Numbers stand only where there is something to read off."""
        item, has_lines = self.canvas.getPlotItem(), bool(self.lines)
        left, bottom = item.getAxis("left"), item.getAxis("bottom")
        left.setStyle(showValues=has_lines)
        left.setLogMode(y=self.drawing.is_log)
        bottom.setStyle(showValues=has_lines and self._has_x_axis)
        if self._has_x_axis:
            style = {"font-size": f"{TICK_PIXELS}px", "color": theme().colours.text_muted}
            bottom.setLabel(self.drawing.x_title, **style)

    def _heading_text(self) -> Markup:
        entries = [self._entry(line) for line in self.lines if len(line.y) and line.is_front]
        told = joined(" &nbsp; ", entries)
        return markup("<b>{title}</b>&nbsp;&nbsp; {told}", title=self.title, told=told)

    def _entry(self, line: Line) -> Markup:
        return markup(
            "{swatch}&nbsp;<span style='color:{muted}'>{label}</span>&nbsp;<b>{value}</b>",
            swatch=swatch(self.colour(line), line.is_dashed),
            muted=theme().colours.text_muted,
            label=line.label,
            value=figure(line.newest),
        )


def _readout_row(line: Line, colour: str, x: float) -> Markup:
    value, low, high = line.at(x)
    told = figure(value, 4)
    if np.isfinite(low) and np.isfinite(high):
        told += f" ({figure(low)}–{figure(high)})"
    sign = swatch(colour, line.is_dashed)
    return markup("{swatch} {label} <b>{value}</b>", swatch=sign, label=line.label, value=told)


def _level_row(colour: str, level: Reference) -> Markup:
    told = figure(level.value, 4)
    label = level.label
    return markup("{swatch} {label} <b>{value}</b>", swatch=swatch(colour), label=label, value=told)


def swatch(colour: str, is_dashed: bool = False) -> Markup:
    """A sign in the colour of a line, broken as the line is."""
    sign = "╌" if is_dashed else "●"
    return markup("<span style='color:{colour}'>{sign}</span>", colour=colour, sign=sign)
