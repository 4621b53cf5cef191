"""What a plot draws, before anything is drawn: curves, levels beside them, marks, and figures in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from core.arrays import Float64Array
from core.runs.plotting import nearest, value_range

# Larger figures are written with an exponent.
LARGEST_WRITTEN_OUT = 1e6
# A level further off than so many spans of what is drawn stands at the edge: it would flatten all.
FAR = 1.0


@dataclass(frozen=True, eq=False)
class Line:
    """What is drawn of one curve: `colour` indexes the theme's chart colours.

    `raw` are the points, faint under their running mean `y`. Between `low` and `high`, (points,) or None,
    lies what each point is worth, nan where that is not known: whiskers, or a ribbon where it `is_band`.
    `is_front` lines are bold. `told` is the figure beside the name, by default the last.
    """

    label: str
    colour: int
    x: Float64Array
    y: Float64Array
    raw: Float64Array | None = None
    low: Float64Array | None = None
    high: Float64Array | None = None
    is_band: bool = False
    is_front: bool = True
    is_dashed: bool = False
    has_points: bool = False
    told: float | None = None

    @property
    def newest(self) -> float:
        """The figure beside its name."""
        return self.told if self.told is not None else float(self.y[-1])

    def at(self, x: float) -> tuple[float, float, float]:
        """The value nearest to `x`, and between what it lies, nan where that is not known."""
        number = nearest(self.x, x)
        nan = math.nan
        low = float(self.low[number]) if self.low is not None else nan
        high = float(self.high[number]) if self.high is not None else nan
        return float(self.y[number]), low, high


@dataclass(frozen=True)
class Reference:
    """A level to compare with, and what to call it."""

    label: str
    value: float


@dataclass(frozen=True)
class MarkLine:
    """Something that happened at `x`; `kind` as in `core.runs.curves.Mark`."""

    kind: str
    label: str
    x: float


@dataclass(frozen=True)
class Drawing:
    """All that one plot shows, over 0 to `until` or, zoomed, over `view`.

    The first of `references` is always within the axis; others stand at its edge where they are far off.
    """

    title: str = ""
    x_title: str = ""
    lines: list[Line] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    marks: list[MarkLine] = field(default_factory=list)
    until: float = 0.0
    view: tuple[float, float] | None = None
    is_log: bool = False

    def x_range(self, shortest: float) -> tuple[float, float]:
        """From where to where the plot reaches, `shortest` at least."""
        if self.view is not None:
            return self.view
        ends = (float(line.x[-1]) for line in self.lines if len(line.x))
        return 0.0, max(self.until, max(ends, default=0.0), shortest)

    def y_range(self, x_range: tuple[float, float]) -> tuple[float, float]:
        """From where to where the values reach that are within `x_range`, with the first reference."""
        values = [part for line in self.lines for part in _within(line, x_range)]
        low, high = value_range(values, self.is_log)
        near = [
            reference.value
            for number, reference in enumerate(self.references)
            if values and self._is_near(reference.value, low, high, is_first=number == 0)
        ]
        return value_range([*values, np.array(near)], self.is_log) if near else (low, high)

    def _is_near(self, value: float, low: float, high: float, is_first: bool) -> bool:
        """Whether a level may widen the axis: what decides, or what lies close by."""
        if not math.isfinite(value) or (self.is_log and value <= 0):
            return False
        place = math.log10(value) if self.is_log else value
        return is_first or low - FAR * (high - low) <= place <= high + FAR * (high - low)


def figure(value: float, digits: int = 3) -> str:
    """A value beside its name; a huge one by its power of ten, one that is no number as a dash."""
    if not math.isfinite(value):
        return "–"
    return f"{value:.{digits}f}" if abs(value) < LARGEST_WRITTEN_OUT else f"{value:.{digits}g}"


def _within(line: Line, x_range: tuple[float, float]) -> Sequence[Float64Array]:
    """All values of a line that are shown in `x_range`."""
    is_shown = (line.x >= x_range[0]) & (line.x <= x_range[1])
    parts = (line.y, line.raw if line.is_front else None, line.low, line.high)
    return [part[is_shown] for part in parts if part is not None]
