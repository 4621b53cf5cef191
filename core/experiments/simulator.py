"""A simulated A/B test and interleaving of two runs, beside what the truth says of them.

The demo world's shoppers are split: one third sees run A, one third run B and one third both interleaved.
Which is better by the truth is measured on every search of every shopper, by both runs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.data.demo_world.behaviour import examination, sigmoid
from core.data.demo_world.world import Cast
from core.errors import Cancelled
from core.experiments.ab_result import MEASURES, TRUTHS, ABResult, ArmComparison, SimulationProgress
from core.experiments.click_worlds import WORLDS
from core.experiments.comparison import between, paired, rate
from core.experiments.interleaving import experiment_of, interleave
from core.experiments.lists import table_of
from core.experiments.simulated_sessions import SimulatedSession, SimulatedSessions
from core.experiments.verdict import verdict
from core.feedback.log import Event, EventSource, Shown
from core.language import QT_TRANSLATE_NOOP
from core.metrics.ranking import ndcg
from core.search.request import SearchRequest, SearchResponse

Lists = list[tuple[Shown, list[Event]]]

# A shopper scrolls past so many at most.
LONGEST = 20
# Searches between two words of progress.
_BATCH = 50
ARM_A, ARM_B, ARM_BOTH = range(3)


class Ranker(Protocol):
    """What is put to the test; an `Engine` is one."""

    @property
    def run_id(self) -> str:
        """The run that ranks, "" for words alone."""

    def search(self, request: SearchRequest) -> SearchResponse:
        """The best products for `request`; rows are those of the demo world's catalogue."""


@dataclass
class _Answers:
    """A ranker's answers, each query asked once."""

    ranker: Ranker
    known: dict[str, SearchResponse] = field(default_factory=dict)

    def of(self, text: str) -> SearchResponse:
        if text not in self.known:
            self.known[text] = self.ranker.search(SearchRequest(text, top=LONGEST))
        return self.known[text]


def simulate(
    cast: Cast,
    a: Ranker,
    b: Ranker,
    sessions: int,
    clicks: str = "position-based",
    seed: int = 0,
    tell: Callable[[SimulationProgress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ABResult, Lists]:
    """Let `sessions` sessions happen; the same seed, the same trial. Also everything that was recorded.

    Args:
        clicks: one of `WORLDS`, how shoppers click.

    Raises:
        Cancelled: `is_cancelled` said so.
    """
    began = monotonic()
    visits = SimulatedSessions.of(cast, sessions, seed)
    arm = np.random.default_rng((seed, 3)).permutation(len(cast.shoppers.user_id)) % 3
    answers = _Answers(a), _Answers(b)
    planned = list(visits)
    lists: Lists = []
    truth: list[Float64Array] = []
    for first in range(0, len(planned), _BATCH):
        if is_cancelled():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "The simulation was stopped."))
        batch = planned[first : first + _BATCH]
        seen = [_seen(visit, int(arm[visit.user]), answers) for visit in batch]
        lists += visits.acted(batch, seen, WORLDS[clicks])
        truth.append(np.array([_worths(visits, visit, answers) for visit in batch]))
        done = batch[-1].session + 1
        tell(SimulationProgress(done, sessions, (monotonic() - began) * (sessions - done) / done))
    mixed = verdict(table_of(lists), experiment_of(a.run_id, b.run_id), EventSource.SIMULATED)
    trial = ABResult(
        a=a.run_id,
        b=b.run_id,
        clicks=clicks,
        seed=seed,
        sessions=sessions,
        lists=len(lists),
        events=sum(len(events) for _, events in lists),
        seconds=monotonic() - began,
        test=_tested(planned, lists, arm),
        interleaving=mixed,
        truth=_true(planned, np.concatenate(truth)),
    )
    return trial, lists


def _seen(visit: SimulatedSession, arm: int, answers: tuple[_Answers, _Answers]) -> SearchResponse:
    if arm != ARM_BOTH:
        return answers[arm].of(visit.text)
    a, b = (each.of(visit.text) for each in answers)
    return interleave(a, b, visit.session)


def _worths(
    visits: SimulatedSessions, visit: SimulatedSession, answers: tuple[_Answers, _Answers]
) -> list[float]:
    """The measures of `TRUTHS` of both rankers for one search: of A, then of B."""
    grades = visits.grades(visit)
    worths: list[list[float]] = []
    for each in answers:
        rows = np.array([hit.row for hit in each.of(visit.text).hits], np.int64)
        gained = ndcg(grades[rows], grades)
        worths.append([gained, _expected_clicks(visits, visit, rows[: visit.length])])
    return [worth for pair in zip(*worths, strict=True) for worth in pair]


def _expected_clicks(visits: SimulatedSessions, visit: SimulatedSession, rows: Int64Array) -> float:
    if not len(rows):
        return 0.0
    pages = visits.pages([visit], [rows])
    return float((examination(pages.position) * sigmoid(visits.pull(pages))).sum())


def _tested(
    planned: Sequence[SimulatedSession], lists: Lists, arm: Int64Array
) -> tuple[ArmComparison, ...]:
    users = np.array([visit.user for visit in planned])
    counted = np.array([_counted(events) for _, events in lists])
    ones = np.ones(len(lists))
    amounts = {
        "click_through": (counted[:, 1], counted[:, 0]),
        "purchases": (counted[:, 2], ones),
        "reciprocal_rank": (counted[:, 3], ones),
    }
    compared = []
    for measure in MEASURES:
        amount, of = amounts[measure]
        rates = [
            rate(amount[mine], of[mine], users[mine])
            for mine in (arm[users] == ARM_A, arm[users] == ARM_B)
        ]
        compared.append(between(measure, *rates))
    return tuple(compared)


def _counted(events: Sequence[Event]) -> tuple[float, float, float, float]:
    """Impressions, clicks, purchases and the reciprocal rank of the first click."""
    ranks = [event.rank for event in events if event.action == "click"]
    shown, bought = (
        sum(event.action == action for event in events) for action in ("impression", "purchase")
    )
    return float(shown), float(len(ranks)), float(bought), 1 / min(ranks) if ranks else 0.0


def _true(planned: Sequence[SimulatedSession], worths: Float64Array) -> tuple[ArmComparison, ...]:
    users = np.array([visit.user for visit in planned])
    columns = worths.reshape(len(planned), len(TRUTHS), 2)
    return tuple(
        paired(measure, columns[:, at, 0], columns[:, at, 1], users)
        for at, measure in enumerate(TRUTHS)
    )
