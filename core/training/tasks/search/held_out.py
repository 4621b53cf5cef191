"""Held-out queries asked of the whole catalogue: how a model ranks alone, joined with words, and without."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array
from core.metrics import Metrics
from core.metrics.ranking import DEPTH, evaluate_ranking
from core.search.fusion import DEFAULT, Fusion, learn
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

Grades = dict[int, int]

# Everything found is measured alike, judged or not: the share that was judged says nothing here.
MEASURES = ("ndcg@10", "mrr@10", "recall@100")
# Where clicks teach how to join words and model, a second half teaches that and is measured no more.
MOST_QUERIES = 320
# Lexical scores of all held-out queries are kept in memory: this many numbers at most.
MOST_SCORES = 40_000_000


def query_limit(products: int) -> int:
    """How many held-out queries a catalogue of this size can be asked every epoch."""
    return max(20, min(MOST_QUERIES, MOST_SCORES // max(1, products)))


@dataclass(frozen=True)
class HeldOutSearch:
    """Queries with the rows that answer them (row → grade) and what words alone say of every product.

    `lexical` is (queries, products), `popularity` (products,), `lengths` the words of each query, by
    which fusion weighs. The first `teachers` queries teach how to weigh the parts, and the rest are
    measured; none teach where the queries were made of titles, which know only that words matter.
    """

    texts: list[str]
    grades: list[Grades]
    index: LexicalIndex
    asked: list[LexicalQuery]
    lexical: Float32Array
    popularity: Float32Array
    lengths: list[int]
    teachers: int

    @classmethod
    def of(
        cls,
        texts: list[str],
        grades: list[Grades],
        index: LexicalIndex,
        popularity: Float32Array,
        teaches_fusion: bool,
    ) -> "HeldOutSearch":
        """Ask `index` every query once."""
        asked = [lexical_query(index, text) for text in texts]
        rows = [lexical_input(index, query) for query in asked]
        lexical = np.array(rows, np.float32).reshape(len(rows), len(popularity))
        lengths = [len(index.analyzer.sequence(text)) for text in texts]
        teachers = len(texts) // 2 if teaches_fusion else 0
        return cls(texts, grades, index, asked, lexical, popularity, lengths, teachers)

    def baseline(self) -> Metrics:
        """The metrics of words alone."""
        return self._metrics([_ranked(scores) for scores in self.lexical[self.teachers :]])

    def measured(
        self,
        products: Float32Array,
        queries: Float32Array,
        check: Callable[[], None],
        known: Fusion | None = None,
    ) -> tuple[Metrics, Fusion]:
        """Metrics of all parts joined, of the model alone as `neural_…`, and the weights to join with.

        Args:
            products: unit vectors (products, dimension).
            queries: unit vectors (queries, dimension) of `texts`.
            check: called between queries; may raise to stop.
            known: the weights to join with, where they are not to be learned.
        """
        features = []
        for at, (query, vector) in enumerate(zip(self.asked, queries, strict=True)):
            check()
            near = self.index.demote_other_kinds(query, np.clip(products @ vector, 0.0, 1.0))
            alone = ScoreInputs(self.lexical[at], near, self.popularity, self.lengths[at])
            best = best_examples(alone, matching_products(alone, DEFAULT.floor), products)
            features.append(with_likeness(alone, best, products))
        fusion = known or self._learned(features[: self.teachers])
        check()
        rest = features[self.teachers :]
        joined = self._metrics([_ranked(fusion.scores(each)) for each in rest])
        neural = self._metrics([_ranked(each.neural) for each in rest])
        return {**joined, **{f"neural_{name}": value for name, value in neural.items()}}, fusion

    def _learned(self, features: Sequence[ScoreInputs]) -> Fusion:
        examples, relevant = [], []
        for each, grades in zip(features, self.grades, strict=False):
            answers = np.array(sorted(grades), np.intp)
            rows = np.union1d(candidate_rows(each), answers)
            examples.append(each.for_rows(rows))
            relevant.append(np.searchsorted(rows, answers))
        return learn(examples, relevant)

    def _metrics(self, rankings: Sequence[list[int]]) -> Metrics:
        """Metrics of the rankings of the queries that do not teach; 0 for one where nothing was found.

        None each where there is no query: nothing is measured then.
        """
        if not rankings:
            return dict.fromkeys(MEASURES)
        qrels = dict(enumerate(self.grades[self.teachers :]))
        values = evaluate_ranking(qrels, dict(enumerate(rankings)))
        return {name: values[name] for name in MEASURES}


def _ranked(scores: Float32Array) -> list[int]:
    rows = np.flatnonzero(np.isfinite(scores) & (scores != 0))
    return [int(row) for row in best_rows(scores, rows, DEPTH)]
