"""What a plot draws, before anything is drawn: curves, a level beside them, and their figures in words."""

import math
from dataclasses import dataclass

from core.arrays import Float64Array

# Larger figures are written with an exponent.
LARGEST_WRITTEN_OUT = 1e6


@dataclass(frozen=True)
class Line:
    """What is drawn of one curve: `colour` indexes the theme's chart colours.

    `is_raw` draws the points faint under their running mean; `overlay` counts the earlier runs, from
    1, which are drawn thin and broken; 0 is the run in front.
    """

    label: str
    colour: int
    x: Float64Array
    y: Float64Array
    is_raw: bool = False
    overlay: int = 0
    has_points: bool = False


@dataclass(frozen=True)
class Reference:
    """A level to compare with, and what to call it."""

    label: str
    value: float


def figure(value: float, digits: int = 3) -> str:
    """A value beside its name; a huge one by its power of ten, one that is no number as a dash."""
    if not math.isfinite(value):
        return "–"
    return f"{value:.{digits}f}" if abs(value) < LARGEST_WRITTEN_OUT else f"{value:.{digits}g}"
