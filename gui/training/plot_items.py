"""The items of a plot: curves, what each point is worth, levels, marks, and a crosshair."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPathItem

from core.arrays import Float64Array
from core.plain_text import one_line
from core.runs.plotting import decimated, drawable
from gui.theme import Colours, font, theme
from gui.training.canvas import Canvas
from gui.training.lines import Drawing, Line, MarkLine, Reference, figure

# Pixels.
TICK_PIXELS = 11
# How opaque: points under their mean, a ribbon, an overlaid run.
RAW_ALPHA, RIBBON_ALPHA, OVERLAY_ALPHA = 0.28, 0.16, 0.8
# Where words of marks stand, as a part of the height, from the top: neighbours do not cover each other.
MARK_HEIGHTS = (0.94, 0.82, 0.7, 0.58)
# Beside levels below and above what is shown.
ARROWS = ("↓", "↑")
# What is part of every epoch needs no words.
SILENT_MARKS = ("checkpoint",)

Stroke = tuple[Float64Array, Float64Array, dict[str, object]]


class PlotItems:
    """What is drawn on a `Canvas`; items are made once and drawn anew, for making them takes the time."""

    def __init__(self, canvas: Canvas, has_words: bool) -> None:
        """`has_words` writes beside marks what they are."""
        self._canvas, self._has_words = canvas, has_words
        self._curves: list[pg.PlotDataItem] = []
        self._areas: list[QGraphicsPathItem] = []
        self._levels: list[pg.InfiniteLine] = []
        self._marks: list[pg.InfiniteLine] = []
        self._told: object = None
        self._drawn: list[tuple[Line, bool, tuple[bool, Colours]]] = []

    def draw(self, drawing: Drawing, y_range: tuple[float, float]) -> None:
        """Show `drawing` and nothing else, over `y_range` of the axis."""
        self._draw_areas(drawing)
        self._draw_curves(drawing)
        told = (drawing.references, drawing.marks, y_range, drawing.is_log, theme().colours)
        if told != self._told:
            self._told = told
            self._draw_levels(drawing, y_range)
            self._draw_marks(drawing.marks)

    def _draw_curves(self, drawing: Drawing) -> None:
        """The strokes of all lines; those of a line that is the same object as before stand already."""
        strokes = [(line, is_raw) for line in drawing.lines for is_raw in _parts(line)]
        while len(self._curves) < len(strokes):
            self._curves.append(self._canvas.plot())
        while len(self._curves) > len(strokes):
            self._canvas.removeItem(self._curves.pop())
        look = (drawing.is_log, theme().colours)
        drawn = [(line, is_raw, look) for line, is_raw in strokes]
        for number, item in enumerate(self._curves):
            if number >= len(self._drawn) or self._drawn[number] != drawn[number]:
                x, y, options = _stroke(*strokes[number], drawing.is_log)
                item.setData(x, y, **options)
        self._drawn = drawn

    def _draw_areas(self, drawing: Drawing) -> None:
        """What each point is worth: a ribbon around a mean, whiskers through the points of a run."""
        for item in self._areas:
            self._canvas.removeItem(item)
        self._areas = [
            _area(line, drawing.is_log) for line in drawing.lines if line.low is not None
        ]
        for item in self._areas:
            self._canvas.addItem(item, ignoreBounds=True)

    def _draw_levels(self, drawing: Drawing, y_range: tuple[float, float]) -> None:
        for item in self._levels:
            self._canvas.removeItem(item)
        places = [_placed(level, y_range, drawing.is_log) for level in drawing.references]
        # Those beyond one edge stand there together.
        words: dict[tuple[float, str], list[str]] = {}
        for place, arrow, said in places:
            key = (place, arrow) if arrow else (place, said)
            words.setdefault(key, []).append(said)
        self._levels = [
            _level(place, " · ".join(said) + (f" {arrow}" if arrow in ARROWS else ""))
            for (place, arrow), said in words.items()
            if math.isfinite(place)
        ]
        for item in self._levels:
            self._canvas.addItem(item, ignoreBounds=True)

    def _draw_marks(self, marks: Sequence[MarkLine]) -> None:
        for item in self._marks:
            self._canvas.removeItem(item)
        worded = [mark for mark in marks if mark.kind not in SILENT_MARKS]
        self._marks = [_tick(mark) for mark in marks if mark.kind in SILENT_MARKS]
        self._marks += [
            _mark(mark, MARK_HEIGHTS[number % len(MARK_HEIGHTS)] if self._has_words else 0.0)
            for number, mark in enumerate(worded)
        ]
        for item in self._marks:
            self._canvas.addItem(item, ignoreBounds=True)


def on_axis(values: Float64Array, is_log: bool) -> Float64Array:
    """Where `values` stand on the axis; what has no logarithm nowhere."""
    if not is_log:
        return values
    return np.log10(np.where(values > 0, values, np.nan))


def _parts(line: Line) -> tuple[bool, ...]:
    """The points (True), where they are shown, and the line over them (False)."""
    return (True, False) if line.raw is not None and line.is_front else (False,)


def _stroke(line: Line, is_raw: bool, is_log: bool) -> Stroke:
    """The points, faint and one pixel wide, or the line over them."""
    colour = _colour(line)
    if is_raw and line.raw is not None:
        colour.setAlphaF(RAW_ALPHA)
        return *_drawn(line.x, on_axis(line.raw, is_log)), _options(colour, 1)
    style = Qt.PenStyle.DashLine if line.is_dashed else Qt.PenStyle.SolidLine
    is_bold = line.is_front or line.is_band
    if not line.is_front:
        colour.setAlphaF(OVERLAY_ALPHA)
    options = _options(colour, 2 if is_bold else 1, style, line.has_points)
    return *_drawn(line.x, on_axis(line.y, is_log)), options


def _drawn(x: Float64Array, y: Float64Array) -> tuple[Float64Array, Float64Array]:
    return decimated(*drawable(x, y))


def _area(line: Line, is_log: bool) -> QGraphicsPathItem:
    assert line.low is not None
    assert line.high is not None
    low, high = on_axis(line.low, is_log), on_axis(line.high, is_log)
    is_known = np.isfinite(low) & np.isfinite(high)
    x, low, high = line.x[is_known], low[is_known], high[is_known]
    colour = _colour(line)
    if line.is_band:
        path = pg.arrayToQPath(np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]]))
        item = QGraphicsPathItem(path)
        item.setPen(pg.mkPen(None))
        colour.setAlphaF(RIBBON_ALPHA)
        item.setBrush(pg.mkBrush(colour))
        return item
    ends = np.stack([low, high], axis=1).ravel()
    item = QGraphicsPathItem(pg.arrayToQPath(np.repeat(x, 2), ends, connect="pairs"))
    colour.setAlphaF(OVERLAY_ALPHA if line.is_front else RAW_ALPHA)
    item.setPen(pg.mkPen(colour, width=1))
    return item


def _colour(line: Line) -> QColor:
    chart = theme().colours.chart
    return QColor(chart[line.colour % len(chart)])


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


def _placed(
    reference: Reference, y_range: tuple[float, float], is_log: bool
) -> tuple[float, str, str]:
    """Where a level stands on the axis, an arrow where it is beyond that edge, and what is said of it."""
    said = f"{one_line(reference.label)} {figure(reference.value)}"
    low, high = y_range
    # What has no logarithm lies below all.
    is_below = is_log and reference.value <= 0
    place = low - 1 if is_below else float(on_axis(np.array([reference.value]), is_log)[0])
    if place < low:
        return low, ARROWS[0], said
    return (high, ARROWS[1], said) if place > high else (place, "", said)


def _level(place: float, words: str) -> pg.InfiniteLine:
    """A broken line at a level."""
    muted = theme().colours.text_muted
    pen = pg.mkPen(muted, width=1, style=Qt.PenStyle.DashLine)
    line = pg.InfiniteLine(place, angle=0, pen=pen, movable=False)
    literally = words.replace("{", "{{").replace("}", "}}")
    label = pg.InfLineLabel(line, literally, position=0.98, anchors=[(1, 0), (1, 1)], color=muted)
    label.setFont(font(TICK_PIXELS))
    return line


def _tick(mark: MarkLine) -> pg.InfiniteLine:
    """A complete epoch, at the bottom."""
    pen = pg.mkPen(theme().colours.text_muted, width=1)
    return pg.InfiniteLine(mark.x, angle=90, pen=pen, movable=False, span=(0.0, 0.04))


def _mark(mark: MarkLine, height: float) -> pg.InfiniteLine:
    """What happened; `height` is where its words stand, 0 for none."""
    colours = theme().colours
    colour = colours.accent if mark.kind == "best" else colours.text_muted
    pen = pg.mkPen(colour, width=1, style=Qt.PenStyle.DotLine)
    line = pg.InfiniteLine(mark.x, angle=90, pen=pen, movable=False)
    if height:
        words = one_line(mark.label).replace("{", "{{").replace("}", "}}")
        label = pg.InfLineLabel(
            line, words, position=height, anchors=[(0, 0.5), (1, 0.5)], color=colour
        )
        label.setFont(font(TICK_PIXELS))
    return line
