"""One score out of three parts: words that met, vectors that are near, goods that sell."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PARTS = ("lexical", "neural", "popularity")


@dataclass(frozen=True)
class Features:
    """What is known of products for one query: three arrays (products,) between 0 and 1.

    `words` is the number of words of the query, without overlaps.
    """

    lexical: Floats
    neural: Floats
    popularity: Floats
    words: int = 1

    def at(self, rows: npt.NDArray[np.intp]) -> "Features":
        """The same for some rows only."""
        return Features(self.lexical[rows], self.neural[rows], self.popularity[rows], self.words)


@dataclass(frozen=True)
class Fusion:
    """Weights of the parts of a score; they add up to 1, so that the best possible score is 1.

    `neural` is the weight for a query of one word. The more words a query has, the more exactly it says
    what must meet, so `neural` shrinks with the root of their number in favour of `lexical`.

    `floor` is the least similarity at which a product that shares no word with the query counts as
    found at all: below it, nearness is noise.
    """

    lexical: float = 0.62
    neural: float = 0.36
    popularity: float = 0.02
    floor: float = 0.5

    @classmethod
    def read(cls, path: Path) -> "Fusion":
        """The weights that `write` stored."""
        return cls(**json.loads(path.read_text("utf-8")))

    def write(self, path: Path) -> None:
        """Store the weights as JSON."""
        path.write_text(json.dumps(asdict(self)), "utf-8")

    def without_neural(self) -> "Fusion":
        """The same where no model can judge: its weight goes to the others in proportion."""
        rest = self.lexical + self.popularity
        return Fusion(self.lexical / rest, 0.0, self.popularity / rest, self.floor)

    def for_words(self, words: int) -> "Fusion":
        """The weights as they apply to a query of so many words, which they then do not depend on."""
        neural = self.neural / sqrt(max(words, 1)) if self.lexical else self.neural
        return Fusion(self.lexical + self.neural - neural, neural, self.popularity, self.floor)

    def scores(self, features: Features) -> Floats:
        """Scores (products,)."""
        weights = self.for_words(features.words)
        total = (
            np.float32(weights.lexical) * features.lexical
            + np.float32(weights.neural) * features.neural
            + np.float32(weights.popularity) * features.popularity
        )
        return np.asarray(total, np.float32)

    def parts(self, features: Features, row: int) -> dict[str, float]:
        """The parts of one product's score for weights that are already `for_words`; they sum to it."""
        return {
            name: weight * float(getattr(features, name)[row])
            for name, weight in self.weights().items()
        }

    def weights(self) -> dict[str, float]:
        """The weight of each part that counts at all."""
        return {name: getattr(self, name) for name in PARTS if getattr(self, name)}


LEXICAL_ONLY = Fusion(1.0, 0.0, 0.0)
# Whoever asks for nearness alone sees it bare, without a floor.
NEURAL_ONLY = Fusion(0.0, 1.0, 0.0, floor=0.0)

# Held-out queries that would speak as loudly as the default does.
_PRIOR_QUERIES = 20
_NEURAL_SHARES = np.arange(0.0, 1.0, 0.05)
_POPULARITY_SHARES = (0.0, 0.01, 0.03, 0.06, 0.1, 0.15)
# Only what is as near as relevant products mostly are may come in without a common word.
_FLOOR_QUANTILE = 0.35


def learn(
    queries: Sequence[Features],
    relevant: Sequence[npt.NDArray[np.intp]],
    default: Fusion | None = None,
) -> Fusion:
    """Weights that place the relevant rows of held-out queries highest, drawn to `default` when few.

    Tries every pair of shares on a small grid and keeps the one with the best mean nDCG over whole
    candidate lists, so the same input always gives the same weights.

    Args:
        queries: features of the candidates of each query.
        relevant: for each query the places in its features that are relevant; queries with none are ignored.
    """
    default = default or Fusion()
    judged = [pair for pair in zip(queries, relevant, strict=True) if len(pair[1])]
    if not judged:
        return default
    grid = [_mixed(float(near), liked) for near in _NEURAL_SHARES for liked in _POPULARITY_SHARES]
    gains = [np.mean([_gain(fusion, *pair) for pair in judged]) for fusion in grid]
    trust = len(judged) / (len(judged) + _PRIOR_QUERIES)
    return _blended(default, grid[int(np.argmax(gains))], trust, _floor(judged, default))


def _mixed(neural: float, popularity: float) -> Fusion:
    rest = 1.0 - popularity
    return Fusion((1.0 - neural) * rest, neural * rest, popularity)


def _gain(fusion: Fusion, features: Features, relevant: npt.NDArray[np.intp]) -> float:
    """nDCG of the relevant rows, all equally so."""
    scores = fusion.scores(features)
    ascending = np.sort(scores)
    # Equal scores share the middle of their places, so that a flat score gains nothing.
    lower = np.searchsorted(ascending, scores[relevant], "left")
    upper = np.searchsorted(ascending, scores[relevant], "right")
    ranks = len(scores) - (lower + upper - 1) / 2
    best = np.arange(1, len(relevant) + 1)
    return float((1 / np.log2(1 + ranks)).sum() / (1 / np.log2(1 + best)).sum())


def _floor(judged: Sequence[tuple[Features, npt.NDArray[np.intp]]], default: Fusion) -> float:
    near = np.concatenate([features.neural[rows] for features, rows in judged])
    near = near[near > 0]
    return float(np.quantile(near, _FLOOR_QUANTILE)) if len(near) else default.floor


def _blended(default: Fusion, learned: Fusion, trust: float, floor: float) -> Fusion:
    def between(name: str) -> float:
        return (1 - trust) * float(getattr(default, name)) + trust * float(getattr(learned, name))

    return Fusion(between("lexical"), between("neural"), between("popularity"), floor)
