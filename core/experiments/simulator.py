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
from core.metrics.ranking import ndcg
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
    planned = SimulatedSessions.plan(cast, sessions, seed)
    arm = np.random.default_rng((seed, 3)).permutation(len(cast.shoppers.user_id)) % 3
    answers = _Answers(a), _Answers(b)
    searches = list(planned)
    lists: Lists = []
    truth: list[Float64Array] = []
    for first in range(0, len(searches), _BATCH):
        if is_cancelled():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "The simulation was stopped."))
        batch = searches[first : first + _BATCH]
        shown = [_shown(search, int(arm[search.user]), answers) for search in batch]
        lists += planned.act(batch, shown, WORLDS[clicks])
        truth.append(np.array([_true_values(planned, search, answers) for search in batch]))
        done = batch[-1].session + 1
        progress(
            SimulationProgress(done, sessions, (monotonic() - start) * (sessions - done) / done)
        )
    experiment = experiment_of(a.run_id, b.run_id)
    result = ABResult(
        a=a.run_id,
        b=b.run_id,
        clicks=clicks,
        seed=seed,
        sessions=sessions,
        lists=len(lists),
        events=sum(len(events) for _, events in lists),
        seconds=monotonic() - start,
        test=_compare_arms(searches, lists, arm),
        interleaving=verdict(table_of(lists), experiment, EventSource.SIMULATED),
        truth=_compare_truth(searches, np.concatenate(truth)),
    )
    return result, lists


def _shown(search: SimulatedSearch, arm: int, answers: tuple[_Answers, _Answers]) -> SearchResponse:
    if arm != ARM_BOTH:
        return answers[arm].search(search.text)
    a, b = (answer.search(search.text) for answer in answers)
    return interleave(a, b, search.session)


def _true_values(
    planned: SimulatedSessions, search: SimulatedSearch, answers: tuple[_Answers, _Answers]
) -> list[float]:
    """The measures of `TRUTHS` of both rankers for one search: the first of A and of B, then the second."""
    grades = planned.grades(search)
    gains, clicks = [], []
    for answer in answers:
        rows = np.array([hit.row for hit in answer.search(search.text).hits], np.int64)
        gains.append(ndcg(grades[rows], grades))
        clicks.append(_expected_clicks(planned, search, rows[: search.length]))
    return [*gains, *clicks]


def _expected_clicks(
    planned: SimulatedSessions, search: SimulatedSearch, rows: Int64Array
) -> float:
    """What a page is worth to its shopper: Σ examination(rank) · P(click | examined)."""
    if not len(rows):
        return 0.0
    pages = planned.pages([search], [rows])
    return float((examination(pages.position) * sigmoid(planned.pull(pages))).sum())


def _compare_arms(
    searches: Sequence[SimulatedSearch], lists: Lists, arm: Int64Array
) -> tuple[ArmComparison, ...]:
    users = np.array([search.user for search in searches])
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
            for is_arm in (arm[users] == ARM_A, arm[users] == ARM_B)
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


def _compare_truth(
    searches: Sequence[SimulatedSearch], values: Float64Array
) -> tuple[ArmComparison, ...]:
    users = np.array([search.user for search in searches])
    columns = values.reshape(len(searches), len(TRUTHS), 2)
    return tuple(
        compare_paired(measure, columns[:, number, 0], columns[:, number, 1], users)
        for number, measure in enumerate(TRUTHS)
    )
