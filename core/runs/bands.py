"""Several runs of one job drawn as one: their mean, and between what it lies.

Whoever makes such runs (other seeds, folds of a cross-validation) needs do nothing: runs whose jobs differ in
`core.runs.identity.MEMBER_FIELDS` alone belong together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array
from core.runs.curves import RunCurves

# The 97.5 % quantiles of Student's t for 1, 2, … degrees of freedom (Student 1908), as `student_95` has them:
# SciPy would take a tenth of a second of the window's thread.
STUDENT = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160),
    *(2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056),
    *(2.052, 2.048, 2.045),
)


@dataclass(frozen=True)
class Band:
    """The `mean` of several curves at each `x` that at least two of them reach, and its 95 % interval.

    All (points,). `members` counts the curves.
    """

    x: Float64Array
    mean: Float64Array
    low: Float64Array
    high: Float64Array
    members: int


def band(curves: Sequence[tuple[Float64Array, Float64Array]]) -> Band | None:
    """The band of curves given as x and y, sorted by x; None where no two of them overlap.

    The points are those of the curve that has most; the others are read between theirs.
    """
    reaching = [(x, y) for x, y in curves if len(x)]
    if len(reaching) < 2:
        return None
    grid = max((x for x, _ in reaching), key=len)
    values = np.array([np.interp(grid, x, y, np.nan, np.nan) for x, y in reaching])
    count = np.isfinite(values).sum(axis=0)
    grid, values, count = grid[count > 1], values[:, count > 1], count[count > 1]
    if not len(grid):
        return None
    mean = np.nanmean(values, axis=0)
    error = np.nanstd(values, axis=0, ddof=1) / np.sqrt(count)
    around = np.array(STUDENT)[np.minimum(count - 2, len(STUDENT) - 1)] * error
    return Band(grid, mean, mean - around, mean + around, len(reaching))


def families(histories: Iterable[RunCurves]) -> list[list[RunCurves]]:
    """`histories` in groups of one job, each in the place of its first; one of no known job stands alone."""
    groups: dict[str, list[RunCurves]] = {}
    for number, history in enumerate(histories):
        groups.setdefault(history.family or f"alone {number}", []).append(history)
    return list(groups.values())
