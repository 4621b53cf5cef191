"""What a network should count in a shop without clicks: by a law, or as queries made of titles teach.

`python -m tests.benchmarks.learned_fusion --keep FOLDER [--shops …]`

A weight is learned in each shop on queries made of its titles, as a training does, and judged by all that
`question_sets.py` asks of the shop. It is drawn to the law of the number of words or to nothing, as if these
had been learned from so many queries, and it may hang on the kind of a query: on words of it that the best
product by words lacks, that no product has, or on how well that product is met. FOLDER is that of
`leave_one_out`; its default trainings without clicks are measured, and the pretrained start.
"""

import argparse
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, Float64Array
from core.metrics.gains import dcg
from core.metrics.ranking import FIRST
from core.search.engine import Engine
from core.search.fusion import DISTILLED, START_FUSION
from core.search.postings import idf
from core.search.request import Method
from core.search.score_inputs import candidate_rows
from core.text.normalise import normalise
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.configurations import CONFIGURATIONS
from tests.benchmarks.leave_one_out import SEEDS
from tests.benchmarks.made_queries import teaching_queries
from tests.benchmarks.made_verdicts import SHOPS
from tests.benchmarks.question_sets import QuestionSet, question_sets
from tests.benchmarks.search_values import JUDGED_ONLY
from tests.benchmarks.shops import present
from tests.benchmarks.trainings import Trainings

SHARES = np.arange(0, 10) / 10
TILTS = (-1.0, -0.5, 0.0, 0.5, 1.0)
NO_KIND = ""


@dataclass(frozen=True)
class Asked:
    """The candidates of one query: what words and nearness say of each, what it gains, of what kind it is.

    `rest` is what every product has besides, and `best` the DCG of the best order.
    """

    words: int
    lexical: Float32Array
    neural: Float32Array
    rest: Float32Array
    gains: Float64Array
    best: float
    kinds: Mapping[str, float]

    def value(self, share: float, kind: str = NO_KIND, tilt: float = 0.0) -> float:
        """nDCG@10 where nearness counts `share`, by the law, and more or less by the kind of the query."""
        tilted = share * (1 + tilt * (2 * self.kinds.get(kind, 0.5) - 1))
        weight = min(1.0, tilted * self.words / (self.words + DISTILLED.rise))
        scores = (1 - weight) * self.lexical + weight * self.neural + self.rest
        first = np.argsort(-scores, kind="stable")[:FIRST]
        return float(dcg(self.gains[first]) / self.best)


# Of a choice: share and tilt.
Weights = tuple[float, float]


@dataclass(frozen=True)
class Choice:
    """How weights come about: learned by `kind`, drawn to the law or nothing as if from `prior` queries."""

    name: str
    kind: str = NO_KIND
    is_to_law: bool = True
    prior: float = np.inf

    def weights(self, taught: Sequence[Asked], law: float) -> Weights:
        """Share and tilt for a shop in which these queries were made."""
        start = (law if self.is_to_law else 0.0, 0.0)
        if self.prior == np.inf:
            return start
        grid = product(SHARES, TILTS if self.kind else (0.0,))
        learned = max(grid, key=lambda each: _mean(taught, each, self.kind))
        trust = len(taught) / (len(taught) + self.prior)
        share, tilt = (
            trust * one + (1 - trust) * other for one, other in zip(learned, start, strict=True)
        )
        return share, tilt


MISSING, UNKNOWN, UNMET = "missing", "unknown", "unmet"
CHOICES = (
    Choice("the law"),
    *(Choice(f"learned, law as {prior} queries", prior=prior) for prior in (0, 100, 400)),
    *(Choice(f"learned, nothing as {prior}", NO_KIND, False, prior) for prior in (100, 400)),
    Choice("… and by missing words", MISSING, prior=400),
    Choice("… and by unknown words", UNKNOWN, prior=400),
    Choice("… and by the best score of words", UNMET, prior=400),
)


def _mean(asked: Sequence[Asked], weights: Weights, kind: str) -> float:
    share, tilt = weights
    return statistics.fmean(each.value(share, kind, tilt) for each in asked)


def asked_of(engine: Engine, questions: QuestionSet) -> list[Asked]:
    """The queries of a set as a model and words see them."""
    is_fair = questions.figure == JUDGED_ONLY
    return [
        _asked(engine, normalise(questions.queries[query]), grades, is_fair)
        for query, grades in questions.grades.items()
    ]


def _asked(engine: Engine, text: str, grades: Mapping[str, int], is_fair: bool) -> Asked:
    ranking = engine.ranking(text, Method.HYBRID)
    row_of = engine.catalogue.row_of
    judged = {row_of[product]: grade for product, grade in grades.items() if product in row_of}
    known = np.array(sorted(judged), np.intp)
    rows = known if is_fair else np.union1d(candidate_rows(ranking.inputs), known)
    inputs = ranking.inputs.for_rows(rows)
    rest = np.float32(DISTILLED.popularity) * inputs.popularity
    if ranking.exact is not None:
        rest = rest + ranking.exact[rows]
    gains = np.array([judged.get(int(row), 0) for row in rows], np.float64)
    best = float(dcg(np.sort(list(grades.values()))[::-1][:FIRST]))
    kinds = _kinds(engine, text, ranking.inputs.lexical)
    words = max(1, ranking.inputs.words)
    return Asked(words, inputs.lexical, inputs.neural, rest, gains, max(best, 1e-9), kinds)


def _kinds(engine: Engine, text: str, lexical: Float32Array) -> dict[str, float]:
    """From 0 to 1: how much of the query's rarity the best product lacks, how many words no product has, and
    how far the best score of words is from the greatest possible."""
    words = list(dict.fromkeys(engine.analyzer.sequence(text)))
    lists = [engine.lexical.words.lookup(word)[0] for word in words]
    rarity = idf(np.array([len(rows) for rows in lists]), len(lexical))
    best = lexical.argmax()
    is_missing = np.array([best not in rows for rows in lists])
    return {
        MISSING: float(rarity @ is_missing / rarity.sum()),
        UNKNOWN: statistics.fmean(not len(rows) for rows in lists),
        UNMET: 1 - float(lexical[best]),
    }


@dataclass(frozen=True)
class Measured:
    """A model in a shop: the queries that teach, and by set those that judge."""

    name: str
    law: float
    taught: list[Asked]
    judging: dict[str, list[Asked]]

    def gains(self, choice: Choice) -> list[float]:
        """What a choice gains over words on each set, in per cent."""
        weights = choice.weights(self.taught, self.law)
        return [
            100 * (_mean(asked, weights, choice.kind) / _mean(asked, (0.0, 0.0), NO_KIND) - 1)
            for asked in self.judging.values()
        ]


def measured(trainings: Trainings, shop: str) -> list[Measured]:
    """The models of a shop; a run that clicks taught learned its weights from them."""
    folder = trainings.workspace(shop)
    with Workspace.open(folder, write=False) as workspace:
        words = Engine.open(workspace, "").with_intents("")
    models = [("start", START_FUSION.neural, words.without_run())]
    run, _ = trainings.run(shop, CONFIGURATIONS["conv1d"], SEEDS[0])
    trained = words.with_run(run)
    if trained.neural and trained.neural.run.fusion.rise:
        models.append(("conv1d", DISTILLED.neural, trained))
    sets = question_sets(shop, folder, words.catalogue)
    made = teaching_queries(words, shop)
    return [
        Measured(
            f"{shop}, {name}",
            law,
            asked_of(engine, made),
            {each.kind: asked_of(engine, each) for each in sets},
        )
        for name, law, engine in models
    ]


def lines(models: Sequence[Measured]) -> list[str]:
    """A row a choice: its mean and worst gain, and the gain in every shop over its sets."""
    header = ["weights", "mean", "worst", *(model.name for model in models)]
    rows = []
    for choice in CHOICES:
        gains = [model.gains(choice) for model in models]
        means = [statistics.fmean(each) for each in gains]
        figures = [statistics.fmean(means), min(map(min, gains)), *means]
        rows.append([choice.name, *(f"{figure:+.2f}" for figure in figures)])
    return report.table(header, rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", choices=SHOPS, default=SHOPS)
    parser.add_argument(
        "--keep", type=Path, required=True, help="where shops and trainings are kept"
    )
    given = parser.parse_args()
    trainings = Trainings(given.keep)
    models = [each for shop in present(tuple(given.shops)) for each in measured(trainings, shop)]
    print("\n".join(lines(models)))


if __name__ == "__main__":
    main()
