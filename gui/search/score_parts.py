"""The parts of a score: what they are called and the colour each keeps everywhere."""

import math
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from gui.theme import Colours

Parts = tuple[tuple[str, float], ...]

_PLACES = {
    "lexical": 0,
    "neural": 3,
    "alike": 4,
    "popularity": 1,
    "taste": 7,
    "session": 5,
    "neighbours": 2,
    "likeness": 6,
    "dismissed": 6,
}


def ordered(parts: Mapping[str, float]) -> Parts:
    """The parts in the order they are drawn: the known ones first, others by name."""
    places = list(_PLACES)
    names = sorted(parts, key=lambda name: (places.index(name) if name in places else 99, name))
    return tuple((name, parts[name]) for name in names)


def label(part: str) -> str:
    """What a part is called; an unknown one keeps its own name."""
    known = {
        "lexical": QCoreApplication.translate("ScoreParts", "Words"),
        "neural": QCoreApplication.translate("ScoreParts", "Meaning"),
        "alike": QCoreApplication.translate("ScoreParts", "Like the best"),
        "popularity": QCoreApplication.translate("ScoreParts", "Popularity"),
        "taste": QCoreApplication.translate("ScoreParts", "Taste"),
        "session": QCoreApplication.translate("ScoreParts", "Session"),
        "neighbours": QCoreApplication.translate("ScoreParts", "Like sessions"),
        "likeness": QCoreApplication.translate("ScoreParts", "Likeness"),
        "dismissed": QCoreApplication.translate("ScoreParts", "Not this"),
    }
    return known.get(part, part)


def colour(part: str, colours: Colours) -> str:
    """The `#rrggbb` of a part."""
    place = _PLACES.get(part, sum(map(ord, part)))
    return colours.chart[place % len(colours.chart)]


def sentence(parts: Iterable[tuple[str, float]]) -> str:
    """The parts with their values in one line, for tool tips and screen readers."""
    return " · ".join(f"{label(name)} {value:.3f}" for name, value in parts)


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
