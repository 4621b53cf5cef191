"""One score out of four parts: words, nearness of vectors, likeness to the best results, popularity.

    score = w_lexical · lexical + w_neural · f(n) · neural + w_alike · alike + w_popularity · popularity

where each part and the score lie between 0 and 1, n is the number of words of the query, and what `neural`
loses by f goes to `lexical`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Float32Array, Float64Array, IndexArray
from core.metrics.comparison import LEVEL
from core.metrics.gains import dcg
from core.metrics.significance import paired_p
from core.runs.numbers import numbers_of
from core.search.request import Method
from core.search.score_inputs import ScoreInputs

PARTS = ("lexical", "neural", "alike", "popularity")
RANGES = {**dict.fromkeys((*PARTS, "floor"), (0.0, 1.0)), "rise": (0.0, 100.0)}
# How far stored weights may be from 1 together: those that people write are rounded.
ROUNDING = 1e-3


@dataclass(frozen=True, kw_only=True)
class Fusion:
    """Weights of the parts of a score; they add up to 1, so that the best possible score is 1.

    `rise` tells how the weight of `neural` hangs on the number of words n. Of a model that knows one shop's
    titles alone `rise` is 0 and f(n) = 1/√n: the more words a query has, the more exactly it says what must
    match. A model that knows what words mean reads long queries best, of which no product has every word:
    f(n) = n / (n + rise).

    `floor` is the least similarity at which a product that shares no word with the query matches at all:
    below it, nearness is noise. Runs of earlier versions know no `alike`.
    """

    lexical: float
    neural: float
    popularity: float
    floor: float = 0.5
    alike: float = 0.0
    rise: float = 0.0

    @classmethod
    def from_json(cls, stored: Any) -> "Fusion":
        """The weights in the JSON value that `write` wrote.

        Raises:
            ValueError: there are none; says which rule is broken.
        """
        weights = numbers_of(stored, RANGES, optional=("floor", "alike", "rise"))
        if abs(sum(weights.get(name, 0.0) for name in PARTS) - 1) > ROUNDING:
            raise ValueError(f"not {' + '.join(PARTS)} = 1")
        return cls(**weights)

    def write(self, path: Path) -> None:
        """Store the weights as JSON."""
        path.write_text(json.dumps(asdict(self), allow_nan=False), "utf-8")

    def without(self, *parts: str) -> "Fusion":
        """The same where `parts` cannot be known: their weight goes to the others in proportion."""
        others = {name: weight for name, weight in self.weights().items() if name not in parts}
        # Where nothing else has any weight, words are what is left to go by.
        others = others or {"lexical": 1.0}
        total = sum(others.values())
        return replace(self, **{name: others.get(name, 0.0) / total for name in PARTS})

    def for_words(self, words: int) -> "Fusion":
        """The weights as they apply to a query of so many words, which they then do not depend on."""
        if not self.lexical:
            return self
        count = max(words, 1)
        factor = count / (count + self.rise) if self.rise else 1 / sqrt(count)
        neural = self.neural * factor
        return replace(self, lexical=self.lexical + self.neural - neural, neural=neural)

    def scores(self, inputs: ScoreInputs) -> Float32Array:
        """Scores (products,)."""
        total = np.zeros(len(inputs.lexical), np.float32)
        for name, weight in self.for_words(inputs.words).weights().items():
            values = inputs.part(name)
            if values is not None:
                total += np.float32(weight) * values
        return total

    def parts(self, inputs: ScoreInputs, rows: IndexArray) -> dict[str, Float64Array]:
        """The parts of the scores of `rows` for weights that are already `for_words`; they sum to them."""
        nothing = np.zeros(len(rows))
        parts = {}
        for name, weight in self.weights().items():
            values = inputs.part(name)
            parts[name] = nothing if values is None else weight * values[rows].astype(np.float64)
        return parts

    def weights(self) -> dict[str, float]:
        """The weight of each part that counts at all."""
        return {name: getattr(self, name) for name in PARTS if getattr(self, name)}


# For a shop whose behaviour has not taught better; settled on five shops (docs/search.md).
DEFAULT = Fusion(lexical=0.58, neural=0.2, popularity=0.02, alike=0.2)
# For a run that learned from the pretrained encoder; settled on three shops (docs/search.md).
DISTILLED = Fusion(lexical=0.43, neural=0.55, popularity=0.02, rise=2.0)
# For the encoder itself, which tells more than its students do.
PRETRAINED_ENCODER = Fusion(lexical=0.33, neural=0.65, popularity=0.02, rise=2.0)
# For a shop without a run, by the pretrained start: it knows what words mean, but not what is sold here.
START_FUSION = Fusion(lexical=0.53, neural=0.45, popularity=0.02, rise=2.0)
# How the best results are chosen that others are likened to: in about equal parts by words and
# meaning, alike for every run.
FIRST = Fusion(lexical=0.48, neural=0.5, popularity=0.02)
LEXICAL_ONLY = Fusion(lexical=1.0, neural=0.0, popularity=0.0)
# Whoever asks for nearness alone sees it bare, without a floor.
NEURAL_ONLY = Fusion(lexical=0.0, neural=1.0, popularity=0.0, floor=0.0)
POPULARITY_ONLY = Fusion(lexical=0.0, neural=0.0, popularity=1.0)

# Held-out queries that would speak as loudly as the default does: fewer would let chance set the weights.
_PRIOR_QUERIES = 20
# The same for queries made of titles, of which each tells less: settled on four shops (docs/search.md).
_PRIOR_MADE_QUERIES = 400
# The grid: a finer one costs time after every epoch and finds differences that are chance.
_NEURAL_SHARES = np.arange(0.0, 1.0, 0.1)
_ALIKE_SHARES = (0.0, 0.2, 0.4, 0.6)
_POPULARITY_SHARES = (0.0, 0.02, 0.05, 0.1)
# Only what is as near as relevant products mostly are may come in without a common word: the similarity
# that this share of them does not reach.
_FLOOR_QUANTILE = 0.35

# The inputs of a query's candidates, and which of these rows answer it.
Judged = tuple[ScoreInputs, IndexArray]


def learn(
    queries: Sequence[ScoreInputs], relevant: Sequence[IndexArray], default: Fusion = DEFAULT
) -> Fusion:
    """Weights that rank the relevant rows of held-out queries highest, drawn to `default` when few.

    Tries every choice of shares on a small grid and keeps the one with the best mean nDCG over whole
    candidate lists, so the same input always gives the same weights.

    Args:
        queries: inputs of the candidates of each query.
        relevant: for each query the rows of its inputs that are relevant; queries with none are ignored.
    """
    judged = _with_answers(queries, relevant)
    if not judged:
        return default
    shares = product(_NEURAL_SHARES, _ALIKE_SHARES, _POPULARITY_SHARES)
    grid = [
        _from_shares(float(neural), alike, liked, default.rise) for neural, alike, liked in shares
    ]
    # Drawn to the default, as if that had been learned from `_PRIOR_QUERIES` queries.
    trust = len(judged) / (len(judged) + _PRIOR_QUERIES)
    return _blended(default, _best(grid, judged), trust, _floor(judged, default))


def learn_neural(
    queries: Sequence[ScoreInputs], relevant: Sequence[IndexArray], law: Fusion
) -> Fusion:
    """`law` with as much more or less of words given to `neural` as ranks queries made of titles best.

    They know one product each, so of likeness, popularity and floor they tell nothing, and the law of the
    number of words stays. Drawn to `law` unless there are hundreds of them. Where words alone do better,
    and not by chance, the model is silent.

    Args:
        queries: inputs of the candidates of each query.
        relevant: for each query the rows of its inputs that are relevant; queries with none are ignored.
    """
    judged = _with_answers(queries, relevant)
    if not judged:
        return law
    both = law.lexical + law.neural
    grid = [
        replace(law, lexical=both * (1 - share), neural=both * share)
        for share in map(float, _NEURAL_SHARES)
    ]
    trust = len(judged) / (len(judged) + _PRIOR_MADE_QUERIES)
    learned = _blended(law, _best(grid, judged), trust, law.floor)
    return law.without("neural", "alike") if _loses_to_words(learned, judged) else learned


def _with_answers(queries: Sequence[ScoreInputs], relevant: Sequence[IndexArray]) -> list[Judged]:
    return [pair for pair in zip(queries, relevant, strict=True) if len(pair[1])]


def _loses_to_words(fusion: Fusion, judged: Sequence[Judged]) -> bool:
    """Whether `fusion` ranks worse than words alone by more than chance."""
    joined, words = _gains((fusion, LEXICAL_ONLY), judged)
    return bool(joined.mean() < words.mean()) and paired_p(joined, words) < LEVEL


def _best(grid: Sequence[Fusion], judged: Sequence[Judged]) -> Fusion:
    """The first with the best mean nDCG."""
    return grid[int(np.argmax(_gains(grid, judged).mean(axis=1)))]


def _gains(grid: Sequence[Fusion], judged: Sequence[Judged]) -> Float64Array:
    """nDCG (choices, queries) of each query by each choice of weights."""
    weights = {words: _weights(grid, words) for words in {inputs.words for inputs, _ in judged}}
    gains = np.array([_ndcg(weights[inputs.words], inputs, rows) for inputs, rows in judged])
    return np.ascontiguousarray(gains.T)


def _from_shares(neural: float, alike: float, popularity: float, rise: float) -> Fusion:
    """`alike` and `popularity` are shares of the whole, `neural` of what they leave."""
    rest = 1.0 - popularity - alike
    return Fusion(
        lexical=(1.0 - neural) * rest,
        neural=neural * rest,
        popularity=popularity,
        alike=alike,
        rise=rise,
    )


def _weights(grid: Sequence[Fusion], words: int) -> Float32Array:
    """The weights (choices, parts) of each of `grid` for a query of so many words."""
    choices = (fusion.for_words(words) for fusion in grid)
    return np.array([[getattr(fusion, name) for name in PARTS] for fusion in choices], np.float32)


def _ndcg(weights: Float32Array, inputs: ScoreInputs, relevant: IndexArray) -> Float64Array:
    """nDCG (choices,) of the relevant rows, all equally so, by each choice of `weights` (choices, parts)."""
    ranks = np.stack([_ranks(scores, relevant) for scores in _scores(weights, inputs)])
    return dcg(1.0, ranks) / dcg(np.ones(len(relevant)))


def _scores(weights: Float32Array, inputs: ScoreInputs) -> Float32Array:
    """Scores (choices, products) as `Fusion.scores` gives each; what is no number is worth nothing."""
    scores = np.zeros((len(weights), len(inputs.lexical)), np.float32)
    for name, weight in zip(PARTS, weights.T[:, :, None], strict=True):
        values = inputs.part(name)
        if values is not None:
            part = np.zeros_like(scores)
            scores += np.multiply(weight, values, where=weight > 0, out=part)
    # Sorted as it is, what is no number would be worth most.
    return np.where(scores < np.inf, scores, np.float32(-np.inf))


def _ranks(scores: Float32Array, rows: IndexArray) -> Float64Array:
    """Where `rows` stand by `scores`, from 1; equals share the middle, so that a flat score gains nothing."""
    ascending = np.sort(scores)
    lower = np.searchsorted(ascending, scores[rows], "left")
    upper = np.searchsorted(ascending, scores[rows], "right")
    ranks: Float64Array = len(scores) - (lower + upper - 1) / 2
    return ranks


def _floor(judged: Sequence[tuple[ScoreInputs, IndexArray]], default: Fusion) -> float:
    similarity = np.concatenate([inputs.neural[rows] for inputs, rows in judged])
    similarity = similarity[similarity > 0]
    return float(np.quantile(similarity, _FLOOR_QUANTILE)) if len(similarity) else default.floor


def _blended(default: Fusion, learned: Fusion, trust: float, floor: float) -> Fusion:
    weights = {
        name: (1 - trust) * float(getattr(default, name)) + trust * float(getattr(learned, name))
        for name in PARTS
    }
    floor = (1 - trust) * default.floor + trust * floor
    return Fusion(**weights, floor=floor, rise=default.rise)


def fusion_of(method: Method, own: Fusion | None, has_similarity: bool) -> Fusion:
    """The weights of the parts: the run's `own`, without what cannot be known; None without a run."""
    if method is Method.LEXICAL:
        return LEXICAL_ONLY
    if method is Method.NEURAL:
        return NEURAL_ONLY
    if own is None:
        return DEFAULT.without("neural", "alike")
    return own if has_similarity else own.without("neural")
