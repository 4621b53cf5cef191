"""The vertical axis of a plot: on a logarithmic scale as many round numbers as there is room for."""

import numpy as np
import pyqtgraph as pg

# Pixels that a number takes.
NUMBER_PIXELS = 18
# What stands before the power of ten, the most numbers first.
DIGITS = (
    np.arange(1, 10, 0.1),
    np.arange(1, 10, 0.2),
    np.arange(1, 10, 0.5),
    np.arange(1, 10),
    np.array([1, 2, 5]),
    np.array([1, 3]),
    np.array([1]),
)
# Decades: ends that rounding has moved are ends all the same.
CLOSE = 1e-9
Ticks = list[tuple[float | None, list[float]]]


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """pyqtgraph's, which on a narrow or wide logarithmic scale writes numbers over each other."""

    def __init__(self) -> None:
        super().__init__("left")

    def logTickValues(self, low: float, high: float, size: float, spaced: Ticks) -> Ticks:
        """The most round numbers from `low` to `high` (powers of ten) that `size` pixels hold."""
        powers = range(int(np.floor(low)), int(np.ceil(high)) + 1)
        values = np.zeros(0)
        for digits in DIGITS:
            every = np.concatenate([power + np.log10(digits) for power in powers])
            values = every[(every >= low - CLOSE) & (every <= high + CLOSE)]
            if len(values) * NUMBER_PIXELS <= size:
                break
        return [(None, values.tolist())]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers themselves."""
        return [f"{10**value * scale:.3g}" for value in values]
