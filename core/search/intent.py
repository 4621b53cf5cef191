"""What a query is after: categories guessed by a run of the task `category` and told by what was found."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.category_path import first_levels, level_paths
from core.search.category_run import CategoryRun
from core.search.request import MOST_INTENTS, Intent
from core.text.analysis import Analyzer
from core.text.sequences import query_sequence

# What is less likely is noise.
LEAST = 0.05
# What is less likely than this cannot add up to anything.
FAINT = 0.005
# A category stands for all below it unless one of them holds this share of it.
MAIN_SHARE = 0.5

Chances = dict[str, float]


class RunIntents:
    """The guesses of a `category` run whose labels are category paths of the catalogue.

    A run may have learned other labels too, from texts with categories of their own; as no product has
    those, they are never an intent.
    """

    def __init__(self, run: CategoryRun, analyzer: Analyzer, categories: Collection[str]) -> None:
        self._run = run
        self._analyzer = analyzer
        paths = _with_beginnings(categories)
        self._sold = np.array([label in paths for label in run.labels], bool)

    def __bool__(self) -> bool:
        return bool(self._sold.any())

    @property
    def run_id(self) -> str:
        """The run that guesses."""
        return self._run.manifest.id

    def intents(self, text: str) -> tuple[Intent, ...]:
        """See `IntentModel`."""
        if not self._run.knows(query_sequence(self._analyzer, text)):
            return ()
        chances = self._run.probabilities(self._analyzer, [text])[0] * self._sold
        order = np.argsort(-chances, kind="stable")[: int((chances >= FAINT).sum())]
        return tuple(Intent(self._run.labels[at], float(chances[at])) for at in order)


def found_shares(categories: Sequence[str], rows: IndexArray, scores: Float32Array) -> Chances:
    """The categories of the products at `rows`, each by its share of their `scores` (products,)."""
    mass: Chances = {}
    for row in rows:
        if category := categories[row]:
            mass[category] = mass.get(category, 0.0) + float(scores[row])
    whole = sum(mass.values())
    return {category: share / whole for category, share in mass.items() if share > 0}


def joined(guessed: Iterable[Intent], found: Chances) -> Chances:
    """The mean of both, or the one that says anything.

    A run knows words that no product has; what was found knows what a bare word mostly stands for.
    """
    known = {intent.category: intent.probability for intent in guessed}
    if not known or not found:
        return known or found
    categories = dict.fromkeys([*known, *found])
    return {name: (known.get(name, 0.0) + found.get(name, 0.0)) / 2 for name in categories}


def likeliest(chances: Mapping[str, float]) -> tuple[Intent, ...]:
    """At most `MOST_INTENTS` categories with a chance of `LEAST` or more, the likeliest first.

    Spread ones are one, see `rolled_up`.
    """
    ranked = sorted(rolled_up(chances).items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Intent(*entry) for entry in ranked[:MOST_INTENTS] if entry[1] >= LEAST)


def rolled_up(chances: Mapping[str, float], depth: int = 1) -> Chances:
    """`chances` where a category that none of its children stands out of has the chance of them all.

    女装 / 连衣裙 0.2, 女装 / 毛衣 0.2, 女装 / 衬衫 0.2, 童装 / 衬衫 0.1 → 女装 0.6, 童装 / 衬衫 0.1
    """
    shown: Chances = {}
    for category, below in _grouped(chances, depth).items():
        whole = sum(below.values())
        largest = max(sum(part.values()) for part in _grouped(below, depth + 1).values())
        if set(below) == {category} or largest < MAIN_SHARE * whole:
            shown[category] = whole
        else:
            shown |= rolled_up(below, depth + 1)
    return shown


def _grouped(chances: Mapping[str, float], depth: int) -> dict[str, Chances]:
    """`chances` by the first `depth` levels of their categories."""
    groups: dict[str, Chances] = {}
    for category, chance in chances.items():
        beginning = first_levels(category, depth)
        groups.setdefault(beginning, {})[category] = chance
    return groups


def _with_beginnings(categories: Collection[str]) -> set[str]:
    """Every path and all levels above it."""
    return {path for category in set(categories) for path in level_paths(category)}
