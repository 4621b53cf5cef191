"""Held-out queries asked of the whole catalogue: how a model ranks alone, joined with words, and without."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.search.features import candidate_rows, lexical_feature
from core.search.fusion import Features, Fusion, learn
from core.search.lexical import LexicalIndex
from core.search.query import parse
from core.search.top import best_rows

Floats = npt.NDArray[np.float32]
Grades = dict[int, int]

MEASURES = {"ndcg@10": "nDCG@10", "mrr@10": "RR@10", "recall@100": "R@100"}
DEPTH = 100
MOST_QUERIES = 240
# Lexical scores of all held-out queries are kept in memory: this many numbers at most.
MOST_SCORES = 40_000_000


def query_limit(products: int) -> int:
    """How many held-out queries a catalogue of this size can be asked every epoch."""
    return max(20, min(MOST_QUERIES, MOST_SCORES // max(1, products)))


@dataclass(frozen=True)
class HeldOutSearch:
    """Queries with the rows that answer them (row → grade) and what words alone say of every product.

    `lexical` is (queries, products), `popularity` (products,), `lengths` the words of each query, by
    which fusion weighs. `teaches_fusion` is false where the
    queries were made of titles, which would teach only that words matter.
    """

    texts: list[str]
    grades: list[Grades]
    lexical: Floats
    popularity: Floats
    lengths: list[int]
    teaches_fusion: bool

    @classmethod
    def of(
        cls,
        texts: list[str],
        grades: list[Grades],
        index: LexicalIndex,
        popularity: Floats,
        teaches_fusion: bool,
    ) -> "HeldOutSearch":
        """Ask `index` every query once."""
        rows = [lexical_feature(index, parse(text, index.analyzer)) for text in texts]
        lexical = np.array(rows, np.float32).reshape(len(rows), len(popularity))
        lengths = [len(index.analyzer.sequence(text)) for text in texts]
        return cls(texts, grades, lexical, popularity, lengths, teaches_fusion)

    def baseline(self) -> dict[str, float]:
        """The metrics of words alone."""
        return self._metrics(self._ranked(scores) for scores in self.lexical)

    def measured(
        self, products: Floats, queries: Floats, check: Callable[[], None]
    ) -> tuple[dict[str, float], Fusion]:
        """Metrics of both parts joined, of the model alone as `neural_…`, and the weights to rank with.

        Weights are learned on one half of the queries and measured on the other, both ways round; those
        returned are learned on all.
        """
        features = []
        for lexical, query, length in zip(self.lexical, queries, self.lengths, strict=True):
            check()
            near = np.clip(products @ query, 0.0, 1.0)
            features.append(Features(lexical, near, self.popularity, length))
        neural = self._metrics(self._ranked(each.neural) for each in features)
        halves = [list(range(len(features)))[start::2] for start in (0, 1)]
        joined: dict[int, list[int]] = {}
        for measured_half, learned_half in (halves, halves[::-1]):
            fusion = self._learned([features[i] for i in learned_half], learned_half)
            for place in measured_half:
                joined[place] = self._ranked(fusion.scores(features[place]))
        metrics = self._metrics(joined[place] for place in range(len(features)))
        alone = {f"neural_{name}": value for name, value in neural.items()}
        return {**metrics, **alone}, self._learned(features, range(len(features)))

    def _learned(self, features: Sequence[Features], places: Sequence[int]) -> Fusion:
        if not self.teaches_fusion:
            return Fusion()
        examples, relevant = [], []
        for each, place in zip(features, places, strict=True):
            answers = np.array(sorted(self.grades[place]), np.intp)
            rows = np.union1d(candidate_rows(each), answers)
            examples.append(each.at(rows))
            relevant.append(np.searchsorted(rows, answers))
        return learn(examples, relevant)

    def _ranked(self, scores: Floats) -> list[int]:
        return [int(row) for row in best_rows(scores, np.flatnonzero(scores), DEPTH)]

    def _metrics(self, rankings: Iterable[list[int]]) -> dict[str, float]:
        import ir_measures

        names = {ir_measures.parse_measure(name): ours for ours, name in MEASURES.items()}
        qrels = {
            str(at): {str(row): grade for row, grade in grades.items()}
            for at, grades in enumerate(self.grades)
        }
        run = {
            str(at): {str(row): -float(place) for place, row in enumerate(ranking)}
            for at, ranking in enumerate(rankings)
        }
        if not qrels:
            return dict.fromkeys(MEASURES, 0.0)
        # A query for which nothing was found counts as 0, which some measures would leave out.
        for at in qrels:
            run[at] = run[at] or {"-1": 0.0}
        values = ir_measures.calc_aggregate(list(names), qrels, run)
        return {ours: float(values[measure]) for measure, ours in names.items()}
