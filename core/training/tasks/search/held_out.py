"""Held-out queries asked of the whole catalogue: how a model ranks alone, joined with words, and without."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array
from core.metrics import Metrics
from core.metrics.ranking import DEPTH, per_query, random_metrics
from core.metrics.significance import near_interval
from core.search.fusion import DEFAULT, Fusion, learn, learn_neural
from core.search.lexical import LexicalIndex
from core.search.query import LexicalQuery
from core.search.rocchio import best_examples, with_likeness
from core.search.score_inputs import (
    ScoreInputs,
    candidate_rows,
    lexical_input,
    lexical_query,
    matching_products,
)
from core.search.top import best_rows
from core.training.click_pairs import Pairs

Grades = dict[int, int]

# Everything found is measured alike, judged or not: the share that was judged says nothing here.
MEASURES = ("ndcg@10", "mrr@10", "recall@100")
# The weights that one half teaches are measured on the other. An nDCG of 160 is known to ±0.08 at worst, and
# each takes milliseconds in every epoch.
MOST_QUERIES = 320
# Lexical scores of all held-out queries are kept in memory: this many numbers at most, 160 MB.
MOST_SCORES = 40_000_000
# Fewer held-out queries of shoppers tell less than as many as it takes made of titles.
LEAST_QUERIES = 20


def query_limit(products: int) -> int:
    """How many held-out queries a catalogue of this size can be asked every epoch."""
    return max(20, min(MOST_QUERIES, MOST_SCORES // max(1, products)))


def graded_queries(pairs: Pairs, limit: int) -> tuple[list[str], list[Grades]]:
    """Up to `limit` queries of `pairs` with the grade of every product they led to."""
    grades: dict[int, Grades] = {}
    for query, row, grade in zip(pairs.query, pairs.row, pairs.grade, strict=True):
        grades.setdefault(int(query), {})[int(row)] = int(grade)
    # Held-out texts are a fair draw already, so the first are as good as any.
    chosen = sorted(grades)[:limit]
    return [pairs.queries[query] for query in chosen], [grades[query] for query in chosen]


@dataclass(frozen=True)
class SearchEvaluation:
    """`metrics` of all parts joined by `fusion`, and of the model alone as `neural_…`; None: not measured.

    `intervals` has of each its 95 % interval over the queries.
    """

    metrics: Metrics
    fusion: Fusion
    intervals: dict[str, list[float]]


@dataclass(frozen=True, kw_only=True)
class HeldOutSearch:
    """Queries with the rows that answer them (row → grade) and what words alone say of every product.

    `lexical` is (queries, products), `popularity` (products,), `lengths` the words of each query, by
    which fusion weighs. The first `teachers` queries teach how to weigh the parts, and by that the rest are
    measured; `are_made` says that they were made of titles, which teach less.
    """

    texts: list[str]
    grades: list[Grades]
    index: LexicalIndex
    queries: list[LexicalQuery]
    lexical: Float32Array
    popularity: Float32Array
    lengths: list[int]
    are_made: bool

    @property
    def teachers(self) -> int:
        """One half."""
        return len(self.texts) // 2

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        grades: list[Grades],
        index: LexicalIndex,
        popularity: Float32Array,
        are_made: bool,
    ) -> "HeldOutSearch":
        """Ask `index` every query once."""
        queries = [lexical_query(index, text) for text in texts]
        scores = [lexical_input(index, query) for query in queries]
        return cls(
            texts=texts,
            grades=grades,
            index=index,
            queries=queries,
            lexical=np.array(scores, np.float32).reshape(len(scores), len(popularity)),
            popularity=popularity,
            lengths=[len(index.analyzer.sequence(text)) for text in texts],
            are_made=are_made,
        )

    @property
    def measured(self) -> int:
        """How many queries do not teach."""
        return len(self.texts) - self.teachers

    def baseline(self) -> Metrics:
        """The metrics of words alone, of what sells best as `popularity_…`, of chance as `random_…`."""
        grades = self.grades[self.teachers :]
        liked = self._measure([self.popularity] * len(grades))
        chance = random_metrics(grades, len(self.popularity)) if grades else {}
        return {
            **_means(self._measure(self.lexical[self.teachers :])),
            **{f"popularity_{name}": value for name, value in _means(liked).items()},
            **{f"random_{name}": chance.get(name) for name in MEASURES},
        }

    def evaluate(
        self,
        products: Float32Array,
        queries: Float32Array,
        check: Callable[[], None],
        prior: Fusion = DEFAULT,
        known: Fusion | None = None,
    ) -> SearchEvaluation:
        """How all parts joined rank, how the model alone does, and the weights to join with.

        What shoppers asked then teaches whole: the weights that serve are learned from the measured half too,
        as twice as many queries place them better.

        Args:
            products, queries: unit vectors (products, dimension), and (queries, dimension) of `texts`.
            check: called between queries; may raise to stop.
            prior: the weights to join with as far as the queries do not teach them.
            known: the weights to join with, where they are not to be learned.
        """
        inputs = self._inputs(products, queries, check)
        fusion = known or self._learn_fusion(inputs[: self.teachers], prior)
        check()
        measured = inputs[self.teachers :]
        values = self._measure([fusion.scores(query) for query in measured])
        neural = self._measure([query.neural for query in measured])
        values |= {f"neural_{name}": alone for name, alone in neural.items()}
        if not known and not self.are_made:
            fusion = self._learn_fusion(inputs, prior)
        intervals = {name: near_interval(each) for name, each in values.items() if each}
        return SearchEvaluation(_means(values), fusion, intervals)

    def _inputs(
        self, products: Float32Array, queries: Float32Array, check: Callable[[], None]
    ) -> list[ScoreInputs]:
        inputs = []
        for number, vector in enumerate(queries):
            check()
            inputs.append(self._score_inputs(number, vector, products))
        return inputs

    def _score_inputs(
        self, number: int, vector: Float32Array, products: Float32Array
    ) -> ScoreInputs:
        """What words, model, likeness to the best results and popularity say, as the engine has it."""
        cosines = np.clip(products @ vector, 0.0, 1.0)
        neural = self.index.demote_other_kinds(self.queries[number], cosines)
        inputs = ScoreInputs(self.lexical[number], neural, self.popularity, self.lengths[number])
        best = best_examples(inputs, matching_products(inputs, DEFAULT.floor), products)
        return with_likeness(inputs, best, products)

    def _learn_fusion(self, inputs: Sequence[ScoreInputs], prior: Fusion) -> Fusion:
        """The weights that rank what answers the queries highest among their candidates."""
        candidates, relevant = [], []
        for query, grades in zip(inputs, self.grades, strict=False):
            answers = np.array(sorted(grades), np.intp)
            rows = np.union1d(candidate_rows(query), answers)
            candidates.append(query.for_rows(rows))
            relevant.append(np.searchsorted(rows, answers))
        if self.are_made:
            return learn_neural(candidates, relevant, prior)
        return learn(candidates, relevant, prior)

    def _measure(self, scores: Sequence[Float32Array] | Float32Array) -> dict[str, list[float]]:
        """What each query that does not teach scores by (products,), by metric; 0 where nothing is found."""
        rankings = {number: _ranking(query) for number, query in enumerate(scores)}
        values = per_query(dict(enumerate(self.grades[self.teachers :])), rankings).values()
        return {name: [query[name] for query in values] for name in MEASURES}


def _means(values: Mapping[str, Sequence[float]]) -> Metrics:
    """None each where there is no query: nothing is measured then."""
    return {name: sum(each) / len(each) if each else None for name, each in values.items()}


def _ranking(scores: Float32Array) -> list[int]:
    """The best rows, best first, without those that score nothing."""
    rows = np.flatnonzero(np.isfinite(scores) & (scores != 0))
    return [int(row) for row in best_rows(scores, rows, DEPTH)]
