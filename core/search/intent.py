"""What a query is after: categories guessed by a run of the task `category` and told by what was found."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.data.category_path import branches, first_levels
from core.search.category_run import CategoryRun
from core.search.request import MOST_INTENTS, Intent
from core.search.top import best_rows
from core.text.analysis import Analyzer
from core.text.sequences import query_sequence

# The best products tell what a query is after; the rest mostly share a word with it. More of them bring
# in categories that nobody meant, fewer leave the shares to chance.
INTENT_PRODUCTS = 50
# What is less likely is noise: a twentieth is hardly ever what somebody means.
MIN_PROBABILITY = 0.05
# What is less likely than this cannot add up to anything.
FAINT = 0.005
# A category stands for all below it unless one of them holds this share of it: half is a clear main meaning.
MAIN_SHARE = 0.5

Probabilities = dict[str, float]


class RunIntents:
    """The guesses of a `category` run whose labels are category paths of the catalogue.

    A run may have learned other labels too, from texts with categories of their own; as no product has
    those, they are never an intent.
    """

    def __init__(self, run: CategoryRun, analyzer: Analyzer, categories: Collection[str]) -> None:
        self._run = run
        self._analyzer = analyzer
        paths = {path for category in set(categories) for path in branches(category)}
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
        probabilities = self._run.probabilities(self._analyzer, [text])[0] * self._sold
        count = int((probabilities >= FAINT).sum())
        likeliest_labels = np.argsort(-probabilities, kind="stable")[:count]
        return tuple(
            Intent(self._run.labels[label], float(probabilities[label]))
            for label in likeliest_labels
        )


def category_shares(
    categories: Sequence[str], rows: IndexArray, scores: Float32Array
) -> Probabilities:
    """The categories of the products at `rows`, each by its share of their `scores` (products,)."""
    sums: Probabilities = {}
    for row in rows.tolist():
        if category := categories[row]:
            sums[category] = sums.get(category, 0.0) + float(scores[row])
    total = sum(sums.values())
    return {category: score / total for category, score in sums.items() if score > 0}


def best_shares(
    categories: Sequence[str], scores: Float32Array, matches: BoolArray
) -> Probabilities:
    """The categories of the best matches, by `scores` and `matches` (products,): see `category_shares`."""
    best = best_rows(scores, np.flatnonzero(matches), INTENT_PRODUCTS)
    return category_shares(categories, best, scores)


def averaged(guessed: Iterable[Intent], shares: Probabilities) -> Probabilities:
    """The mean of a run's guesses and the shares of the products, or the one that says anything.

    A run knows words that no product has; the products know what a bare word mostly stands for.
    """
    known = {intent.category: intent.probability for intent in guessed}
    if not known or not shares:
        return known or shares
    categories = dict.fromkeys([*known, *shares])
    return {name: (known.get(name, 0.0) + shares.get(name, 0.0)) / 2 for name in categories}


def likeliest(probabilities: Mapping[str, float]) -> tuple[Intent, ...]:
    """At most `MOST_INTENTS` categories with a probability of `MIN_PROBABILITY` or more, the likeliest first.

    Spread ones are one, see `rolled_up`.
    """
    ranked = sorted(rolled_up(probabilities).items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Intent(*entry) for entry in ranked[:MOST_INTENTS] if entry[1] >= MIN_PROBABILITY)


def rolled_up(probabilities: Mapping[str, float], depth: int = 1) -> Probabilities:
    """`probabilities` where a category that none of its children stands out of has the chance of them all.

    女装 / 连衣裙 0.2, 女装 / 毛衣 0.2, 女装 / 衬衫 0.2, 童装 / 衬衫 0.1 → 女装 0.6, 童装 / 衬衫 0.1
    """
    shown: Probabilities = {}
    for category, below in _grouped(probabilities, depth).items():
        if len(below) == 1:
            shown |= below
            continue
        total = sum(below.values())
        largest = max(sum(part.values()) for part in _grouped(below, depth + 1).values())
        if largest < MAIN_SHARE * total:
            shown[category] = total
        else:
            shown |= rolled_up(below, depth + 1)
    return shown


def _grouped(probabilities: Mapping[str, float], depth: int) -> dict[str, Probabilities]:
    """`probabilities` by the first `depth` levels of their categories."""
    groups: dict[str, Probabilities] = {}
    for category, probability in probabilities.items():
        top = first_levels(category, depth)
        groups.setdefault(top, {})[category] = probability
    return groups
