"""The parts of a score as they are drawn: the colour each keeps everywhere."""

import math
from collections.abc import Iterable, Mapping

from core.search.score_parts import label, ordered_names
from gui.theme import Colours

OrderedParts = tuple[tuple[str, float], ...]

# Places among the chart colours.
_COLOURS = {
    "lexical": 0,
    "neural": 3,
    "alike": 4,
    "popularity": 1,
    "taste": 7,
    "neighbours": 2,
    "likeness": 6,
    "dismissed": 5,
    "exact": 2,
    "fit": 6,
}


def ordered(parts: Mapping[str, float]) -> OrderedParts:
    """The parts in the order they are drawn: the known ones first, others by name."""
    return tuple((name, parts[name]) for name in ordered_names([parts]))


def colour(part: str, colours: Colours) -> str:
    """The `#rrggbb` of a part."""
    number = _COLOURS.get(part, sum(map(ord, part)))
    return colours.chart[number % len(colours.chart)]


def sentence(parts: Iterable[tuple[str, float]]) -> str:
    """The parts with their values in one line, for tool tips and screen readers."""
    return " · ".join(f"{label(name)} {value:z.3f}" for name, value in parts)


def rounded(parts: Mapping[str, float], score: float, digits: int = 4) -> dict[str, float]:
    """The parts rounded so that they sum to the rounded score, as a reader will add them up.

    Worked example: 0.33335 + 0.33335 + 0.3333 of a score of 1 become 0.3334 + 0.3333 + 0.3333.
    """
    unit = 10**digits
    whole = {name: math.floor(value * unit) for name, value in parts.items()}
    spare = round(score * unit) - sum(whole.values())
    by_remainder = sorted(parts, key=lambda name: whole[name] - parts[name] * unit)
    for name in by_remainder[: max(0, spare)]:
        whole[name] += 1
    return {name: value / unit for name, value in whole.items()}
