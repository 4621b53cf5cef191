"""The weights of how well a title fits (`core.search.fit`), chosen with each family of shops left out.

`python -m tests.benchmarks.fit_weights --keep FOLDER [--shops …]`

Every shop is asked its questions as it is served before any training. Of every choice of weights on a grid
the others choose the one with the greatest mean gain in nDCG@10 over the order without any; what that one
does on the family left out is what counts. Prints a table; nothing is written.
"""

import argparse
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array
from core.metrics.gains import ndcg
from core.metrics.ranking import FIRST
from core.search.engine import Engine
from core.search.fit import FITTED, WEIGHTS, factor, signals_of
from core.search.query import normalised_query
from core.search.ranking import Ranking
from core.search.request import Method
from core.search.top import best_rows
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.choice import Gain, gain, mean_ratio
from tests.benchmarks.leave_one_out import SHOPS
from tests.benchmarks.question_sets import QuestionSet, question_sets
from tests.benchmarks.search_values import JUDGED_ONLY
from tests.benchmarks.shops import family, present
from tests.benchmarks.trainings import Trainings

Weights = Mapping[str, float]
# Multiples of what ships; what ships is the first, and wins where shops cannot tell.
MULTIPLES = (1.0, 0.0, 0.5, 1.5)


@dataclass(frozen=True)
class Candidates:
    """The first results of one query before they are ordered anew, best first: arrays (rows,).

    `factors` are those of the signals for a query of this length; `judged` are the gains of all products.
    """

    fused: Float32Array
    signals: dict[str, Float32Array]
    factors: dict[str, float]
    counted: BoolArray
    gains: Float64Array
    judged: Float64Array

    @classmethod
    def of(cls, engine: Engine, text: str, grades: Mapping[str, int], fair: bool) -> "Candidates":
        """Those of a query; where it is `fair`, only the judged ones count."""
        ranking = _without_fit(engine.ranking(normalised_query(text), Method.HYBRID))
        rows = best_rows(ranking.scores, np.flatnonzero(ranking.matches), FITTED)
        signals = signals_of(engine.lexical, ranking.text, ranking.query, rows)
        ids = [engine.catalogue.product_id[row] for row in rows]
        return cls(
            ranking.scores[rows],
            signals,
            {name: factor(name, ranking.inputs.words) for name in signals},
            np.array([not fair or product_id in grades for product_id in ids], bool),
            np.array([max(0, grades.get(product_id, 0)) for product_id in ids], float),
            np.array([max(0, grade) for grade in grades.values()], float),
        )

    def ndcg(self, weights: Weights) -> float:
        """nDCG@10 in the order that `weights` give."""
        scores = self.fused.astype(np.float64)
        best = scores.max(initial=0.0)
        for name, signal in self.signals.items():
            scores += best * weights[name] * self.factors[name] * signal
        order = np.argsort(-scores, kind="stable")
        return ndcg(self.gains[order[self.counted[order]]], self.judged, FIRST)


@dataclass(frozen=True)
class Asked:
    """A question set and the candidates of each of its queries."""

    questions: QuestionSet
    candidates: list[Candidates]

    def gain(self, weights: Weights) -> Gain:
        """What `weights` gain over none at all."""
        none = [query.ndcg(dict.fromkeys(WEIGHTS, 0.0)) for query in self.candidates]
        values = [query.ndcg(weights) for query in self.candidates]
        return gain(self.questions.shop, self.questions.name, values, none)

    def mean(self, weights: Weights) -> float:
        """Mean nDCG@10."""
        return statistics.fmean(query.ndcg(weights) for query in self.candidates)


def _without_fit(ranking: Ranking) -> Ranking:
    """The ranking as it was before its first results were ordered anew."""
    if ranking.fit is None:
        return ranking
    exact = np.float32(0) if ranking.exact is None else ranking.exact
    added = np.float32(ranking.fit.weight) * ranking.fit.values(len(ranking.scores))
    fused = ((ranking.scores - exact - added) / (1 - ranking.fit.weight)).astype(np.float32)
    return replace(ranking, fit=None, scores=fused + exact)


def asked(workspace: Path, shop: str) -> list[Asked]:
    """All questions of a shop, as it is served without a run."""
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, "").without_run()
    sets = []
    for questions in question_sets(shop, workspace, engine.catalogue):
        fair = questions.figure == JUDGED_ONLY
        queries = questions.queries
        of_queries = [
            Candidates.of(engine, queries[query], grades, fair)
            for query, grades in questions.grades.items()
        ]
        sets.append(Asked(questions, of_queries))
    return sets


def grid() -> list[dict[str, float]]:
    """Every choice of weights; what ships comes first."""
    choices = product(
        *([multiple * weight for multiple in MULTIPLES] for weight in WEIGHTS.values())
    )
    return [dict(zip(WEIGHTS, choice, strict=True)) for choice in choices]


def chosen(sets: Sequence[Asked]) -> dict[str, float]:
    """The choice that gains most on `sets`, each family of shops with one voice."""
    none = [each.mean(dict.fromkeys(WEIGHTS, 0.0)) for each in sets]

    def gained(weights: Weights) -> float:
        ratios = [
            Gain(each.questions.shop, each.questions.name, each.mean(weights) / before, 1.0)
            for each, before in zip(sets, none, strict=True)
        ]
        return round(mean_ratio(ratios), 6)

    return max(grid(), key=gained)


def lines(sets: Sequence[Asked]) -> list[str]:
    """A row a question set: what the others choose and what it gains there, beside what ships."""
    rows = []
    for name in dict.fromkeys(family(each.questions.shop) for each in sets):
        own = [each for each in sets if family(each.questions.shop) == name]
        others = [each for each in sets if each not in own]
        choice = chosen(others) if others else WEIGHTS
        for each in own:
            told = " · ".join(f"{weight:.2f}" for weight in choice.values())
            rows.append([each.questions.name, told, *_cells(each, choice), *_cells(each, WEIGHTS)])
    header = ["questions", " · ".join(WEIGHTS), "%", "p", "as it ships, %", "p"]
    return report.table(header, rows)


def _cells(each: Asked, weights: Weights) -> list[str]:
    own = each.gain(weights)
    return [f"{100 * (own.ratio - 1):+.1f}", f"{own.p:.3f}"]


def main() -> None:
    """Choose and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", choices=SHOPS, default=SHOPS)
    parser.add_argument("--keep", type=Path, required=True, help="where shops are kept")
    given = parser.parse_args()
    trainings, sets = Trainings(given.keep), []
    for shop in present(tuple(given.shops)):
        sets += asked(trainings.workspace(shop), shop)
        print(f"{shop}: asked", flush=True)
    print("\n".join(lines(sets)))


if __name__ == "__main__":
    main()
