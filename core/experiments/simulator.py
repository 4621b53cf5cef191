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
from core.data.demo_world.choices import examination, sigmoid
from core.data.demo_world.world import Cast
from core.errors import Cancelled
from core.experiments.ab_result import MEASURES, TRUTHS, ABResult, SimulationProgress
from core.experiments.arm_comparison import (
    ArmComparison,
    compare_independent,
    compare_paired,
    rate,
)
from core.experiments.click_worlds import WORLDS
from core.experiments.interleaving import experiment_of, interleave
from core.experiments.lists import table_of
from core.experiments.simulated_sessions import SimulatedSearch, SimulatedSessions
from core.experiments.verdict import verdict
from core.feedback.log import Event, EventSource, Shown
from core.language import QT_TRANSLATE_NOOP
from core.metrics.gains import ndcg
from core.metrics.ranking import FIRST
from core.search.request import SearchRequest, SearchResponse

Lists = list[tuple[Shown, list[Event]]]

# A shopper scrolls past so many at most: the longest page of the demo world.
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
    cache: dict[str, SearchResponse] = field(default_factory=dict)

    def search(self, text: str) -> SearchResponse:
        if text not in self.cache:
            self.cache[text] = self.ranker.search(SearchRequest(text, top=LONGEST))
        return self.cache[text]


def simulate(
    cast: Cast,
    a: Ranker,
    b: Ranker,
    sessions: int,
    clicks: str = "position-based",
    seed: int = 0,
    progress: Callable[[SimulationProgress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[ABResult, Lists]:
    """Let `sessions` sessions happen; the same seed, the same result. Also everything that was recorded.

    Args:
        clicks: one of `WORLDS`, how shoppers click.

    Raises:
        Cancelled: `is_cancelled` said so.
    """
    start = monotonic()
    simulation = _Simulation(cast, (_Answers(a), _Answers(b)), sessions, clicks, seed)
    for first in range(0, len(simulation.searches), _BATCH):
        if is_cancelled():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "The simulation was stopped."))
        done = simulation.play(simulation.searches[first : first + _BATCH])
        left = (monotonic() - start) * (sessions - done) / done
        progress(SimulationProgress(done, sessions, left))
    return simulation.result(monotonic() - start), simulation.lists


class _Simulation:
    """Shoppers in three arms, what was recorded of them, and what the truth says of it."""

    def __init__(
        self, cast: Cast, answers: tuple[_Answers, _Answers], sessions: int, clicks: str, seed: int
    ) -> None:
        self._answers, self._sessions, self._clicks, self._seed = answers, sessions, clicks, seed
        self._planned = SimulatedSessions.plan(cast, sessions, seed)
        random = np.random.default_rng((seed, 3))
        self._arm = random.permutation(len(cast.shoppers.user_id)) % 3
        self.searches = list(self._planned)
        self.lists: Lists = []
        self._truth: list[list[float]] = []

    def play(self, batch: Sequence[SimulatedSearch]) -> int:
        """Let some searches happen; returns how many sessions have begun by then."""
        shown = [self._show(search) for search in batch]
        self.lists += self._planned.act(batch, shown, WORLDS[self._clicks])
        self._truth += [self._true_values(search) for search in batch]
        return batch[-1].session + 1

    def result(self, seconds: float) -> ABResult:
        """What the tests and the truth say of all that happened."""
        a, b = (answer.ranker.run_id for answer in self._answers)
        users = np.array([search.user for search in self.searches])
        table = table_of(self.lists)
        return ABResult(
            a=a,
            b=b,
            clicks=self._clicks,
            seed=self._seed,
            sessions=self._sessions,
            lists=len(self.lists),
            events=sum(len(events) for _, events in self.lists),
            seconds=seconds,
            test=_compare_arms(self.lists, users, self._arm[users]),
            interleaving=verdict(table, experiment_of(a, b), EventSource.SIMULATED),
            truth=_compare_truth(np.array(self._truth), users),
        )

    def _show(self, search: SimulatedSearch) -> SearchResponse:
        arm = int(self._arm[search.user])
        if arm != ARM_BOTH:
            return self._answers[arm].search(search.text)
        a, b = (answer.search(search.text) for answer in self._answers)
        return interleave(a, b, search.session)

    def _true_values(self, search: SimulatedSearch) -> list[float]:
        """The measures of `TRUTHS` for one search: the first of A and of B, then the second."""
        grades = self._planned.grades(search)
        gains, clicks = [], []
        for answer in self._answers:
            rows = np.array([hit.row for hit in answer.search(search.text).hits], np.int64)
            gains.append(ndcg(grades[rows], grades, FIRST))
            clicks.append(_expected_clicks(self._planned, search, rows[: search.length]))
        return [*gains, *clicks]


def _expected_clicks(
    planned: SimulatedSessions, search: SimulatedSearch, rows: Int64Array
) -> float:
    """What a page is worth to its shopper: Σ examination(rank) · P(click | examined)."""
    if not len(rows):
        return 0.0
    pages = planned.pages([search], [rows])
    return float((examination(pages.position) * sigmoid(planned.pull(pages))).sum())


def _compare_arms(lists: Lists, users: Int64Array, arm: Int64Array) -> tuple[ArmComparison, ...]:
    counts = np.array([_counts(events) for _, events in lists])
    ones = np.ones(len(lists))
    # Of each measure what is counted, and on what base.
    amounts = {
        "click_through": (counts[:, 1], counts[:, 0]),
        "purchases": (counts[:, 2], ones),
        "reciprocal_rank": (counts[:, 3], ones),
    }
    compared = []
    for measure in MEASURES:
        amount, base = amounts[measure]
        rates = [
            rate(amount[is_arm], base[is_arm], users[is_arm])
            for is_arm in (arm == ARM_A, arm == ARM_B)
        ]
        compared.append(compare_independent(measure, *rates))
    return tuple(compared)


def _counts(events: Sequence[Event]) -> tuple[float, float, float, float]:
    """Impressions, clicks, purchases and the reciprocal rank of the first click."""
    ranks = [event.rank for event in events if event.action == "click"]
    impressions, purchases = (
        sum(event.action == action for event in events) for action in ("impression", "purchase")
    )
    return float(impressions), float(len(ranks)), float(purchases), 1 / min(ranks) if ranks else 0.0


def _compare_truth(values: Float64Array, users: Int64Array) -> tuple[ArmComparison, ...]:
    columns = values.reshape(len(users), len(TRUTHS), 2)
    return tuple(
        compare_paired(measure, columns[:, number, 0], columns[:, number, 1], users)
        for number, measure in enumerate(TRUTHS)
    )
