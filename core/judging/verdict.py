"""Active judging: which judgment would most change the verdict between two systems, and how sure it is.

The difference of two systems' DCG is linear in the gains (Carterette, Allan and Sitaraman, "Minimal test
collections for retrieval evaluation", 2006):

    ΔDCG = Σ over queries and products of w · gain,      w = discount in A − discount in B

with the discount 1 / log2(1 + rank) down to the cut and 0 below. So a product that nobody judged deserves
judging by |w|, and a product that both have at one rank tells nothing. What it may gain is drawn from the
grades given so far; ΔDCG is then nearly normal, with

    mean = Σ judged w · grade + μ · Σ unjudged w,      variance = σ² · Σ unjudged w²

and P(A beats B) = Φ(mean / √variance). It is about these queries only: what other queries would say is for a
significance test. The discounts and gains are those of `core.metrics.ranking`.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.judging.query_set import GRADES
from core.metrics.gains import dcg
from core.metrics.ranking import FIRST

Pair = tuple[str, str]
# Query → products, best first.
Rankings = Mapping[str, Sequence[str]]
# A verdict that is as sure as this needs no more judgments.
SURE = 0.95
# Below this two ranks weigh the same.
_NOTHING = 1e-12


@dataclass(frozen=True)
class Verdict:
    """How sure it is that A beats B in DCG: `p_a` from 0 to 1; `difference` is its mean over queries.

    `unjudged` products that stand at different ranks could still change it.
    """

    p_a: float
    difference: float
    judged: int
    unjudged: int

    @property
    def confidence(self) -> float:
        """How sure the verdict is, whoever is ahead: from 0.5 to 1."""
        return max(self.p_a, 1 - self.p_a)

    @property
    def is_sure(self) -> bool:
        """Whether no more judgments are needed."""
        return self.confidence >= SURE


@dataclass
class Duel:
    """Two systems over the same queries. `weights`: (query, product) → w, only where it is not 0."""

    weights: dict[Pair, float]
    queries: int
    _order: list[Pair] = field(init=False)

    def __post_init__(self) -> None:
        # What weighs the same stays in the order of the queries.
        self._order = sorted(self.weights, key=lambda pair: -abs(self.weights[pair]))

    @classmethod
    def of(cls, a: Rankings, b: Rankings, cut: int = FIRST) -> "Duel":
        """The duel of two systems down to rank `cut`; a query that one lacks finds nothing there."""
        weights: dict[Pair, float] = {}
        queries = list(dict.fromkeys((*a, *b)))
        for query in queries:
            gained, lost = _discounts(a.get(query, ()), cut), _discounts(b.get(query, ()), cut)
            for product in dict.fromkeys((*gained, *lost)):
                weight = gained.get(product, 0.0) - lost.get(product, 0.0)
                if abs(weight) > _NOTHING:
                    weights[query, product] = weight
        return cls(weights, len(queries))

    def proposals(self, judged: Collection[Pair]) -> Iterator[Pair]:
        """What to judge next, most telling first."""
        return (pair for pair in self._order if pair not in judged)

    def verdict(self, grades: Mapping[Pair, int]) -> Verdict:
        """How sure it is who wins, given the grades so far, among them those of pairs that weigh nothing."""
        mean, variance = _expected_gain(grades.values())
        known = {pair: weight for pair, weight in self.weights.items() if pair in grades}
        open_ = [weight for pair, weight in self.weights.items() if pair not in grades]
        difference = math.fsum(weight * grades[pair] for pair, weight in known.items())
        difference += mean * math.fsum(open_)
        spread = math.sqrt(variance * math.fsum(weight * weight for weight in open_))
        return Verdict(
            _normal_share(difference, spread),
            difference / max(1, self.queries),
            len(known),
            len(open_),
        )


def _discounts(ranking: Sequence[str], cut: int) -> dict[str, float]:
    return {product: float(dcg([1.0], [rank])) for rank, product in enumerate(ranking[:cut], 1)}


def _expected_gain(grades: Collection[int]) -> tuple[float, float]:
    """Mean and variance of a grade that is not known, as if each grade had been given once more."""
    seen = [*grades, *GRADES]
    mean = sum(seen) / len(seen)
    return mean, sum((grade - mean) ** 2 for grade in seen) / len(seen)


def _normal_share(mean: float, spread: float) -> float:
    """Φ(mean / spread); where nothing is open it is decided, or a tie."""
    if spread <= _NOTHING:
        return 0.5 if abs(mean) <= _NOTHING else float(mean > 0)
    return 0.5 * (1 + math.erf(mean / (spread * math.sqrt(2))))
