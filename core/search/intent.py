"""What a query is after: the likely categories, from a trained run or else from what was found."""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from core.data.levels import LEVEL_SEPARATOR
from core.search.category_run import CategoryRun
from core.search.product_text import query_sequence
from core.search.request import Intent
from core.text.analysis import Analyzer

# More would not be read, and what is less likely is noise.
MOST = 4
LEAST = 0.05


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
        words = query_sequence(self._analyzer, text)
        if not self._run.knows(words):
            return ()
        chances = self._run.probabilities_of([words])[0]
        return likeliest(self._run.labels, chances * self._sold)


def found_intents(
    categories: Sequence[str], rows: npt.NDArray[np.intp], scores: npt.NDArray[np.float32]
) -> tuple[Intent, ...]:
    """The categories of the products at `rows`, each by its share of their `scores` (products,)."""
    mass: dict[str, float] = {}
    for row in rows:
        if category := categories[row]:
            mass[category] = mass.get(category, 0.0) + float(scores[row])
    shares = np.array(list(mass.values()), np.float32)
    return likeliest(list(mass), shares / max(shares.sum(), np.float32(1e-9)))


def likeliest(categories: Sequence[str], chances: npt.NDArray[np.float32]) -> tuple[Intent, ...]:
    """At most `MOST` of `categories` with a chance of `LEAST` or more, the likeliest first."""
    best = np.argsort(-chances, kind="stable")[:MOST]
    return tuple(Intent(categories[at], float(chances[at])) for at in best if chances[at] >= LEAST)


def _with_beginnings(categories: Collection[str]) -> set[str]:
    """Every path and all levels above it."""
    levels = [category.split(LEVEL_SEPARATOR) for category in set(categories) if category]
    return {
        LEVEL_SEPARATOR.join(path[:depth]) for path in levels for depth in range(1, len(path) + 1)
    }
