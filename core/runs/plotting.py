"""The arithmetic of drawing curves: thinning, smoothing, what can be drawn, and how far an axis reaches."""

import math
from collections.abc import Sequence

import numpy as np

from core.arrays import Float64Array

# As many as a plot has pixels, about: more cost pyqtgraph time and show no more.
MAXIMUM_POINTS = 500
# A light smoothing, by eye: a mean over the 16th part of a curve, or over 25 points of a long one.
WIDEST_MEAN = 25
MEANS = 16
# No mean is over more than this part of a curve, or it would be flat.
WIDEST_SHARE = 4
# A scale reckons with squares of what it shows, which float64 holds up to 1e308.
LARGEST_DRAWN = 1e100
# What an axis of a loss or of a metric spans at least, in its units: 0.003 is then 3 % of its height. On a
# logarithmic axis, decades: a quarter more at the top than at the bottom.
LEAST_SPAN = 0.1
LEAST_DECADES = 0.1
# Room above and below what is drawn, as a part of the span.
MARGIN = 0.06


def decimated(
    x: Float64Array, y: Float64Array, points: int = MAXIMUM_POINTS
) -> tuple[Float64Array, Float64Array]:
    """At most `points` of the curve, by the mean of equal stretches; the last point stays."""
    if len(x) <= points:
        return x, y
    edges = np.linspace(0, len(x), points, dtype=np.intp)[:-1]
    sizes = np.diff(np.append(edges, len(x)))
    means_x = np.add.reduceat(x, edges) / sizes
    means_y = np.add.reduceat(y, edges) / sizes
    return np.append(means_x, x[-1]), np.append(means_y, y[-1])


def smoothed(values: Float64Array, width: int = 0) -> Float64Array:
    """The mean over the last `width` values, over all there are at the beginning.

    Without a width it is lightly smoothed: a `MEANS`th of the values, at most `WIDEST_MEAN` of them.
    Values that are not finite are left out; where there is no other the mean is nan.
    """
    width = width or max(1, min(WIDEST_MEAN, len(values) // MEANS))
    if not len(values):
        return values
    is_finite = np.isfinite(values)
    window = np.ones(width)
    # Each sum anew: a running one would carry what a huge value cost it in precision to the end.
    sums = np.convolve(np.where(is_finite, values, 0.0), window)[: len(values)]
    counts = np.convolve(is_finite.astype(np.float64), window)[: len(values)]
    means = np.full(len(values), np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    return means


def mean_width(points: int, wanted: int) -> int:
    """How many values a running mean is over where `wanted` are asked for: at most a fourth of the curve."""
    return max(1, min(wanted, points // WIDEST_SHARE))


def drawable(x: Float64Array, y: Float64Array) -> tuple[Float64Array, Float64Array]:
    """The points of a curve that can be drawn: finite, and no further off than a scale can tell."""
    can_be_drawn = np.abs(y) < LARGEST_DRAWN
    return x[can_be_drawn], y[can_be_drawn]


def value_range(values: Sequence[Float64Array], is_log: bool = False) -> tuple[float, float]:
    """From where to where an axis shows `values`, never less than `LEAST_SPAN`, and a little more than them.

    Where nothing is below 0 the axis is not, either. With `is_log` both ends are powers of ten, what is not
    positive is left out, and it spans at least `LEAST_DECADES`.
    """
    joined = np.concatenate([np.zeros(0), *values])
    joined = joined[np.abs(joined) < LARGEST_DRAWN]
    if is_log:
        joined = np.log10(joined[joined > 0])
    if not len(joined):
        return 0.0, LEAST_DECADES if is_log else 1.0
    low, high = float(joined.min()), float(joined.max())
    least = LEAST_DECADES if is_log else LEAST_SPAN
    missing = max(0.0, least - (high - low)) / 2
    margin = MARGIN * max(high - low, least)
    bottom, top = low - missing - margin, high + missing + margin
    if low >= 0 and bottom < 0 and not is_log:
        bottom, top = 0.0, max(top, least)
    return bottom, top


def nearest(x: Float64Array, at: float) -> int:
    """The number of the point of `x` (at least one) that is nearest to `at`."""
    return int(np.abs(x - at).argmin()) if math.isfinite(at) else 0
