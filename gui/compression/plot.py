"""Quality against what it costs: a point a variant, its intervals as whiskers, the original a star."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.training.compression.messages import MeasuredVariant
from core.training.compression.plan import ORIGINAL
from gui.compression.variants_model import METRIC
from gui.compression.words import colour_number, shown_name
from gui.theme import font, theme
from gui.widgets.layouts import column
from gui.widgets.plain import Label

# Pixels.
MINIMUM_HEIGHT = 150
TICK_PIXELS = 11
POINT, STAR = 9, 15
# Points nearer than this share of the axis stand beside each other by half of it, so that none hides another.
NEAR = 0.03
# Room around the points, a share of what they span.
ROOM = 0.12

Cost = Callable[[MeasuredVariant], tuple[float, float] | None]


@dataclass(frozen=True)
class Point:
    """A variant at `x`, whose cost goes on to `until`, and `y` between `low` and `high`."""

    variant: MeasuredVariant
    x: float
    until: float
    y: float
    low: float
    high: float


def points_of(variants: Sequence[MeasuredVariant], cost: Cost) -> list[Point]:
    """Where each variant stands that was measured."""
    points = []
    for variant in variants:
        mean, bounds, costs = (
            variant.metrics.get(METRIC),
            variant.intervals.get(METRIC),
            cost(variant),
        )
        if mean is not None and costs is not None:
            low, high = bounds or (mean, mean)
            points.append(Point(variant, costs[0], costs[1], mean, low, high))
    return points


def beside(values: Sequence[float], reach: float) -> list[float]:
    """`values` on an axis up to `reach`, those that lie next to another moved so that both are seen."""
    placed: list[float] = []
    for value in values:
        near = sum(abs(value - other) < NEAR * reach for other in values[: len(placed)])
        placed.append(value + near * NEAR * reach / 2)
    return placed


class CostPlot(QWidget):
    """Draws the points of variants; read by the table beside it, which has the same figures for the keys."""

    def __init__(self, cost: Cost, parent: QWidget | None = None):
        super().__init__(parent)
        self.cost = cost
        self.points: list[Point] = []
        self.title = Label(kind="small")
        self.canvas = pg.PlotWidget()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setMinimumHeight(MINIMUM_HEIGHT)
        item = self.canvas.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        for name in ("left", "bottom"):
            item.getAxis(name).setStyle(tickFont=font(TICK_PIXELS))
            item.getAxis(name).enableAutoSIPrefix(False)
        column(self.title, (self.canvas, 1), parent=self, spacing=2)
        theme().changed.connect(self._draw)
        self._draw()

    def show_variants(self, variants: Sequence[MeasuredVariant]) -> None:
        """Draw `variants` and nothing else."""
        self._variants = list(variants)
        self._draw()

    def name_axes(self, title: str, cost: str) -> None:
        """Say what is drawn, and what lies along the bottom."""
        self.title.setText(title)
        self.canvas.getPlotItem().setLabel("bottom", cost)
        self.canvas.getPlotItem().setLabel("left", "nDCG@10")
        self._describe()

    def _draw(self) -> None:
        self.points = points_of(getattr(self, "_variants", ()), self.cost)
        self._dress()
        self.canvas.clear()
        reach = max((one.until for one in self.points), default=0.0)
        placed = zip(beside([one.x for one in self.points], reach), self.points, strict=True)
        # The original comes first, and lies on top.
        for x, point in reversed(list(placed)):
            self._draw_point(x, point)
        if self.points:
            self._set_range()
        self._describe()

    def _draw_point(self, x: float, point: Point) -> None:
        chart = theme().colours.chart
        is_original = point.variant.name == ORIGINAL
        colour = QColor(chart[colour_number(point.variant.name) % len(chart)])
        whisker = pg.ErrorBarItem(
            x=np.array([x]),
            y=np.array([point.y]),
            top=np.array([point.high - point.y]),
            bottom=np.array([point.y - point.low]),
            right=np.array([point.until - point.x]),
            left=np.array([0.0]),
            pen=pg.mkPen(colour, width=1),
        )
        mark = pg.ScatterPlotItem(
            [x],
            [point.y],
            symbol="star" if is_original else "o",
            size=STAR if is_original else POINT,
            brush=colour,
            pen=pg.mkPen(theme().colours.surface),
        )
        self.canvas.addItem(whisker)
        self.canvas.addItem(mark)
        if is_original:
            line = pg.mkPen(theme().colours.text_muted, style=Qt.PenStyle.DashLine)
            self.canvas.addItem(pg.InfiniteLine(point.y, angle=0, pen=line))

    def _set_range(self) -> None:
        """From no cost on; the whole of every interval, so that no small difference looks large."""
        low, high = min(one.low for one in self.points), max(one.high for one in self.points)
        room = ROOM * max(high - low, 0.01)
        last = max(one.until for one in self.points)
        self.canvas.setXRange(0.0, last * (1 + ROOM), padding=0)
        self.canvas.setYRange(low - room, high + room, padding=0)

    def _dress(self) -> None:
        colours = theme().colours
        self.canvas.setBackground(colours.surface)
        item = self.canvas.getPlotItem()
        for name in ("left", "bottom"):
            item.getAxis(name).setPen(pg.mkPen(colours.border))
            item.getAxis(name).setTextPen(pg.mkPen(colours.text_muted))
            # Without points there is nothing to read off.
            item.getAxis(name).setStyle(showValues=bool(self.points))
        item.showGrid(x=False, y=True, alpha=0.4)

    def _describe(self) -> None:
        """The same in words, for those who do not see the plot."""
        told = (f"{shown_name(one.variant)}: {one.x:.3g}, {one.y:.3f}" for one in self.points)
        self.canvas.setAccessibleName(self.title.text())
        self.canvas.setAccessibleDescription("; ".join(told))
