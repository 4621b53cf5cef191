"""The few numbers that a run keeps as JSON, such as the weights of a score's parts."""

from collections.abc import Collection, Mapping
from typing import Any

Range = tuple[float, float]


def numbers_of(
    stored: Any, ranges: Mapping[str, Range], optional: Collection[str] = ()
) -> dict[str, float]:
    """The numbers in the JSON object `stored` by the names in `ranges`, each within its range.

    Those in `optional` may be missing; what else the object holds is left out.

    Raises:
        ValueError: it is no object, or one of the numbers is missing or out of its range.
    """
    if not isinstance(stored, dict):
        raise ValueError("not {…}")
    kept: dict[str, Any] = {
        name: stored.get(name) for name in ranges if name in stored or name not in optional
    }
    for name, number in kept.items():
        low, high = ranges[name]
        if type(number) not in (int, float) or not low <= number <= high:
            raise ValueError(f"not {low:g} ≤ {name} ≤ {high:g}")
    return {name: float(number) for name, number in kept.items()}
