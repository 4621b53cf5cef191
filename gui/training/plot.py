"""One plot: a heading that is legend and read-out at once, curves, a reference line, a crosshair."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.arrays import Float64Array
from core.plain_text import one_line
from core.runs.curves import decimated, drawable, smoothed
from gui.theme import font, theme
from gui.training.canvas import Canvas
from gui.training.lines import Line, Reference, figure
from gui.widgets.layouts import column
from gui.widgets.plain import MarkedLabel, Markup, joined, markup

# Pixels.
MINIMUM_HEIGHT = 72
BOTTOM_AXIS = 20
HEADING_HEIGHT = 24
TICK_PIXELS = 11
# Epochs; before the first is over there is still an axis.
SHORTEST_AXIS = 0.1


class Plot(QWidget):
    """Draws `Line`s over epochs. `hovered` gives the epoch under the mouse, or nan when it leaves."""

    hovered = Signal(float)

    def __init__(self, has_epochs: bool = True, parent: QWidget | None = None):
        """`has_epochs` writes the numbers of the epochs under the plot."""
        super().__init__(parent)
        self._has_epochs = has_epochs
        self.lines: list[Line] = []
        self.reference: Reference | None = None
        self.title = ""
        self.until = 0.0
        self._heading = MarkedLabel()
        self._heading.setWordWrap(True)
        self._items: list[pg.PlotDataItem] = []
        self._make_canvas()
        self._make_crosshair()
        column(self._heading, (self.canvas, 1), parent=self, spacing=2)
        theme().changed.connect(self._dress)
        self._dress()

    def draw(
        self,
        title: str,
        lines: list[Line],
        reference: Reference | None = None,
        until: float = 0.0,
    ) -> None:
        """Show `lines` and nothing else, over the epochs from 0 to `until` (0: as far as they go)."""
        self.title = title
        self.until = until
        self.lines = lines
        self.reference = reference
        self._redraw()

    def values_at(self, x: float) -> list[tuple[Line, float]]:
        """Every line's value nearest to epoch `x`, for lines that reach so far."""
        nearest = []
        for line in self.lines:
            if len(line.x):
                y = smoothed(line.y) if line.is_raw else line.y
                nearest.append((line, float(y[int(np.abs(line.x - x).argmin())])))
        return nearest

    def point_at(self, x: float) -> None:
        """Put the crosshair on epoch `x` and say what stands there; nan takes it away."""
        is_on = bool(np.isfinite(x)) and bool(self.lines)
        self._crosshair.setVisible(is_on)
        self._readout.setVisible(is_on)
        if is_on:
            self._crosshair.setValue(x)
            self._readout.show_markup(self._readout_text(x))
            self._readout.adjustSize()
            self._place_readout(x)
            self._readout.raise_()

    @property
    def readout(self) -> str:
        """What the read-out beside the crosshair says; empty while there is none."""
        return "" if self._readout.isHidden() else self._readout.text()

    def summary(self) -> str:
        """The newest values in words, for those who do not see the plot."""
        parts = [f"{line.label} {figure(line.y[-1])}" for line in self.lines if len(line.y)]
        if self.reference is not None:
            parts.append(f"{self.reference.label} {figure(self.reference.value)}")
        return f"{self.title}: {', '.join(parts)}" if parts else self.title

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def _make_canvas(self) -> None:
        self.canvas = Canvas(self)
        self.canvas.pointer_moved.connect(self._follow)
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        item = self.canvas.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.setContentsMargins(0, 4, 4, 0)
        item.getAxis("left").setWidth(40)
        item.getAxis("bottom").setHeight(BOTTOM_AXIS if self._has_epochs else 4)
        item.getAxis("bottom").setStyle(showValues=self._has_epochs)
        lowest = MINIMUM_HEIGHT + (BOTTOM_AXIS if self._has_epochs else 0)
        self.canvas.setMinimumHeight(lowest)
        # Said here as well: layouts pass over it because the heading may wrap.
        self.setMinimumHeight(lowest + HEADING_HEIGHT)
        for name in ("left", "bottom"):
            item.getAxis(name).setStyle(tickFont=font(TICK_PIXELS), tickLength=0)
        self._level = pg.InfiniteLine(angle=0, movable=False)
        self._level_label = pg.InfLineLabel(self._level, position=0.98, anchors=[(1, 0), (1, 1)])
        self._level_label.setFont(font(TICK_PIXELS))
        item.addItem(self._level)

    def _make_crosshair(self) -> None:
        self._crosshair = pg.InfiniteLine(angle=90, movable=False)
        self._crosshair.setVisible(False)
        self.canvas.addItem(self._crosshair, ignoreBounds=True)
        self._epoch_label = pg.InfLineLabel(self._crosshair, "{value:.2f}", position=0.1)
        self._epoch_label.setFont(font(TICK_PIXELS))
        self._epoch_label.setVisible(self._has_epochs)
        self._readout = MarkedLabel(self.canvas.viewport())
        self._readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._readout.hide()

    def _follow(self, position: QPointF) -> None:
        if position.isNull():
            self.hovered.emit(float("nan"))
            return
        view = self.canvas.getPlotItem().vb
        self.hovered.emit(float(view.mapSceneToView(position).x()))

    def _place_readout(self, x: float) -> None:
        view = self.canvas.getPlotItem().vb
        point = self.canvas.mapFromScene(view.mapViewToScene(QPointF(x, 0)))
        left = point.x() + 10
        if left + self._readout.width() > self.canvas.width() - 4:
            left = max(2, point.x() - 10 - self._readout.width())
        self._readout.move(QPoint(left, 4))

    def _readout_text(self, x: float) -> Markup:
        rows = [(self.colour(line), line.label, value) for line, value in self.values_at(x)]
        if self.reference is not None:
            rows.append((theme().colours.text_muted, self.reference.label, self.reference.value))
        return joined("<br>", [_readout_row(*row) for row in rows])

    def colour(self, line: Line) -> str:
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
        self._level.setPen(pg.mkPen(colours.text_muted, width=1, style=Qt.PenStyle.DashLine))
        self._level_label.setColor(colours.text_muted)
        self._epoch_label.setColor(colours.text)
        self._epoch_label.fill = pg.mkBrush(colours.surface_alt)
        self._readout.setStyleSheet(
            f"background: {colours.surface}; color: {colours.text}; padding: 2px 6px;"
            f"border: 1px solid {colours.border}; border-radius: 6px; font-size: 11px;"
        )
        self._redraw()

    def _redraw(self) -> None:
        drawn = [pair for line in self.lines for pair in self._strokes(line)]
        self._fit_items(len(drawn))
        for item, (x, y, options) in zip(self._items, drawn, strict=True):
            item.setData(x, y, **options)
        self.canvas.setXRange(0.0, max(self._last_epoch(), SHORTEST_AXIS), padding=0.02)
        self._draw_reference()
        self._number_axes()
        self._heading.show_markup(self._heading_text())
        self.canvas.setAccessibleName(self.summary())
        self.canvas.setAccessibleDescription(self.summary())

    def _number_axes(self) -> None:
        """Numbers stand only where there is something to read off."""
        item, has_lines = self.canvas.getPlotItem(), bool(self.lines)
        item.getAxis("left").setStyle(showValues=has_lines)
        item.getAxis("bottom").setStyle(showValues=has_lines and self._has_epochs)

    def _last_epoch(self) -> float:
        ends = (float(line.x[-1]) for line in self.lines if len(line.x))
        return max(self.until, max(ends, default=0.0))

    def _fit_items(self, count: int) -> None:
        while len(self._items) < count:
            self._items.append(self.canvas.plot())
        while len(self._items) > count:
            self.canvas.removeItem(self._items.pop())

    def _strokes(self, line: Line) -> list[tuple[Float64Array, Float64Array, dict[str, object]]]:
        """The raw points, faint and one pixel wide, and the bold line over them."""
        colour = QColor(self.colour(line))
        strokes = []
        if line.is_raw and not line.overlay:
            faint = QColor(colour)
            faint.setAlphaF(0.28)
            strokes.append((*decimated(*drawable(line.x, line.y)), _options(faint, 1)))
        y = smoothed(line.y) if line.is_raw else line.y
        strokes.append((*decimated(*drawable(line.x, y)), self._bold(line, colour)))
        return strokes

    def _bold(self, line: Line, colour: QColor) -> dict[str, object]:
        if line.overlay:
            colour.setAlphaF(0.75)
            dash = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
            return _options(colour, 1, dash[(line.overlay - 1) % len(dash)])
        return _options(colour, 2, points=line.has_points)

    def _draw_reference(self) -> None:
        reference = self.reference
        self._level.setVisible(reference is not None and math.isfinite(reference.value))
        if reference is not None and math.isfinite(reference.value):
            self._level.setValue(reference.value)
            label = one_line(reference.label).replace("{", "{{").replace("}", "}}")
            self._level_label.setFormat(f"{label} {figure(reference.value)}")

    def _heading_text(self) -> Markup:
        entries = [self._entry(line) for line in self.lines if len(line.y) and not line.overlay]
        told = joined(" &nbsp; ", entries)
        return markup("<b>{title}</b>&nbsp;&nbsp; {told}", title=self.title, told=told)

    def _entry(self, line: Line) -> Markup:
        return markup(
            "{swatch}&nbsp;<span style='color:{muted}'>{label}</span>&nbsp;<b>{value}</b>",
            swatch=_swatch(self.colour(line)),
            muted=theme().colours.text_muted,
            label=line.label,
            value=figure(line.y[-1]),
        )


def _options(
    colour: QColor,
    width: int,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    points: bool = False,
) -> dict[str, object]:
    return {
        "pen": pg.mkPen(colour, width=width, style=style),
        "antialias": width > 1,
        "symbol": "o" if points else None,
        "symbolSize": 5,
        "symbolBrush": colour,
        "symbolPen": None,
    }


def _readout_row(colour: str, label: str, value: float) -> Markup:
    return markup(
        "{swatch} {label} <b>{value}</b>",
        swatch=_swatch(colour),
        label=label,
        value=figure(value, 4),
    )


def _swatch(colour: str) -> Markup:
    return markup("<span style='color:{colour}'>●</span>", colour=colour)
