"""How every candidate ranks every question set of a shop, beside plain BM25 and words alone."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.metrics.ranking import DEPTH
from core.search.engine import Engine
from core.search.request import Method
from core.workspace import Workspace
from tests.benchmarks.baselines import plain_bm25
from tests.benchmarks.choice import Gain, gain
from tests.benchmarks.configurations import Configuration
from tests.benchmarks.question_sets import QuestionSet, question_sets
from tests.benchmarks.search_values import (
    Ranked,
    Values,
    column,
    mean_values,
    ranked,
    values_of,
)
from tests.benchmarks.trainings import Trainings


@dataclass(frozen=True)
class Outcome:
    """What a candidate does on one question set: means over seeds, query by query.

    `deviation` is that of the deciding metric between seeds.
    """

    alone: Values
    joined: Values
    deviation: float
    train_seconds: float
    query_ms: float


@dataclass(frozen=True)
class Result:
    """One question set, and how everything ranks it."""

    questions: QuestionSet
    plain: Values
    lexical: Ranked
    outcomes: dict[str, Outcome]

    def figures(self, values: Values) -> list[float]:
        """The deciding metric of every query."""
        return column(values, self.questions.grades, self.questions.figure)

    def gain(self, name: str) -> Gain:
        """What the candidate `name` gains over lexical here."""
        values = self.figures(self.outcomes[name].joined)
        lexical = self.figures(self.lexical.values)
        return gain(self.questions.shop, self.questions.name, values, lexical)


@dataclass(frozen=True)
class _Trained:
    """A candidate's engine of one seed, and what its training took."""

    engine: Engine
    seconds: float


def measured(
    trainings: Trainings, shop: str, candidates: Sequence[Configuration], seeds: Sequence[int]
) -> list[Result]:
    """Every question set of a shop, ranked by everything."""
    workspace = trainings.workspace(shop)
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, "")
    trained = {each.name: _trained(trainings, engine, shop, each, seeds) for each in candidates}
    return [
        _result(workspace, engine, questions, candidates, trained)
        for questions in question_sets(shop, workspace, engine.catalogue)
    ]


def _trained(
    trainings: Trainings,
    engine: Engine,
    shop: str,
    candidate: Configuration,
    seeds: Sequence[int],
) -> list[_Trained]:
    used = seeds[:1] if candidate.is_ablation else seeds
    runs = [trainings.run(shop, candidate, seed) for seed in used]
    return [_Trained(candidate.change(engine.with_run(run)), seconds) for run, seconds in runs]


def _result(
    workspace: Path,
    engine: Engine,
    questions: QuestionSet,
    candidates: Sequence[Configuration],
    trained: dict[str, list[_Trained]],
) -> Result:
    plain = values_of(questions.grades, plain_bm25(workspace, questions.queries, DEPTH))
    lexical = ranked(engine, Method.LEXICAL, questions.queries, questions.grades)
    outcomes = {each.name: _outcome(each, trained[each.name], questions) for each in candidates}
    return Result(questions, plain, lexical, outcomes)


def _outcome(
    candidate: Configuration, trained: Sequence[_Trained], questions: QuestionSet
) -> Outcome:
    alone, joined = (
        [ranked(each.engine, method, questions.queries, questions.grades) for each in trained]
        for method in (Method.NEURAL, candidate.method)
    )
    means = [
        statistics.fmean(column(each.values, questions.grades, questions.figure)) for each in joined
    ]
    return Outcome(
        mean_values([each.values for each in alone]),
        mean_values([each.values for each in joined]),
        statistics.pstdev(means),
        statistics.median(each.seconds for each in trained),
        statistics.median(each.query_ms for each in joined),
    )
