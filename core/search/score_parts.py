"""The parts of a score, by the one name and in the one order that verbs and window give them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.language import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True)
class ScorePart:
    """A part by its `name` in answers: `label` heads a column, `meaning` says what it counts.

    `meaning` may name the things of a domain, as `core.domains.Domain.worded` fills them in.
    """

    name: str
    label: str
    meaning: str


SCORE_PARTS = (
    ScorePart(
        "exact",
        QT_TRANSLATE_NOOP("core", "Exact"),
        QT_TRANSLATE_NOOP("core", "model number or quoted words held to the letter"),
    ),
    ScorePart(
        "lexical", QT_TRANSLATE_NOOP("core", "Words"), QT_TRANSLATE_NOOP("core", "words that met")
    ),
    ScorePart(
        "neural",
        QT_TRANSLATE_NOOP("core", "Meaning"),
        QT_TRANSLATE_NOOP("core", "nearness of meaning"),
    ),
    ScorePart(
        "alike",
        QT_TRANSLATE_NOOP("core", "Like the best"),
        QT_TRANSLATE_NOOP("core", "likeness to the best results"),
    ),
    ScorePart(
        "fit",
        QT_TRANSLATE_NOOP("core", "Fit"),
        QT_TRANSLATE_NOOP("core", "how well the title fits the query"),
    ),
    ScorePart(
        "neighbours",
        QT_TRANSLATE_NOOP("core", "Like sessions"),
        QT_TRANSLATE_NOOP("core", "what sessions like this one led to"),
    ),
    ScorePart(
        "likeness",
        QT_TRANSLATE_NOOP("core", "Likeness"),
        QT_TRANSLATE_NOOP("core", "likeness to what was met"),
    ),
    ScorePart(
        "popularity",
        QT_TRANSLATE_NOOP("core", "Popularity"),
        QT_TRANSLATE_NOOP("core", "popularity"),
    ),
    ScorePart(
        "taste",
        QT_TRANSLATE_NOOP("core", "Taste"),
        QT_TRANSLATE_NOOP("core", "the {shopper}'s taste"),
    ),
    ScorePart(
        "dismissed",
        QT_TRANSLATE_NOOP("core", "Not this"),
        QT_TRANSLATE_NOOP("core", "dismissed by the {shopper}"),
    ),
)
# What the signals of the part `fit` say of a title that has them.
_SIGNALS = {
    "coverage": QT_TRANSLATE_NOOP("core", "words of the query in the title"),
    "excluded": QT_TRANSLATE_NOOP("core", "without what the query excludes"),
    "colour": QT_TRANSLATE_NOOP("core", "in no other colour than asked for"),
    "accessory": QT_TRANSLATE_NOOP("core", "no accessory by its title"),
}
_ORDER = {part.name: index for index, part in enumerate(SCORE_PARTS)}


def label(name: str) -> str:
    """What a part is called; one that is not known keeps its own name."""
    return translate(SCORE_PARTS[_ORDER[name]].label) if name in _ORDER else name


def meaning(name: str) -> str:
    """What a part counts, with the places of a domain's words; its name where it is not known."""
    return translate(SCORE_PARTS[_ORDER[name]].meaning) if name in _ORDER else name


def signal(name: str) -> str:
    """What a signal of the part `fit` says of a title."""
    return translate(_SIGNALS[name])


def ordered_names(scores: Iterable[Mapping[str, float]]) -> list[str]:
    """The parts that any of `scores` has, in the order of `SCORE_PARTS`, others behind them by name."""
    names = {name for parts in scores for name in parts}
    return sorted(names, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
