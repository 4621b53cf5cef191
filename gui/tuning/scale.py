"""Where the values of one setting stand on an axis: numbers by their size or ratio, choices side by side."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.tuning.space import LOG_FROM

Value = bool | int | float | str


@dataclass(frozen=True)
class Scale:
    """From `low` to `high`, by ratio where `is_log`; or `choices`, evenly spread."""

    low: float = 0.0
    high: float = 1.0
    is_log: bool = False
    choices: tuple[Value, ...] = ()

    @classmethod
    def of(cls, values: Iterable[Value]) -> "Scale":
        """The scale on which all of `values` stand."""
        known = [*dict.fromkeys(values)]
        numbers = [value for value in known if not isinstance(value, (bool, str))]
        if len(numbers) < len(known) or not numbers:
            return cls(choices=tuple(sorted(known, key=str)))
        low, high = float(min(numbers)), float(max(numbers))
        return cls(low, high, is_log=low > 0 and high >= LOG_FROM * low)

    def place(self, value: Value) -> float:
        """Where `value` stands, from 0 to 1; the middle where there is but one."""
        if self.choices:
            last = len(self.choices) - 1
            return self.choices.index(value) / last if last and value in self.choices else 0.5
        number = float(value)
        if self.high == self.low:
            return 0.5
        if self.is_log:
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)

    def ticks(self) -> Sequence[tuple[float, str]]:
        """Places and what to write there: the ends, or every choice."""
        if self.choices:
            return [(self.place(choice), label(choice)) for choice in self.choices]
        if self.low == self.high:
            return [(0.5, label(self.low))]
        return [(0.0, label(self.low)), (1.0, label(self.high))]


def label(value: Value) -> str:
    """A value as it is written beside an axis or in a table."""
    if isinstance(value, bool):
        return "✓" if value else "–"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
