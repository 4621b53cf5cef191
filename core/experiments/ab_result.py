"""What a simulated A/B test says, beside the truth: what the verb prints and the window reads."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.experiments.verdict import InterleavingVerdict

# Clicks an impression; purchases a list; 1 / rank of the first click, 0 for a list without.
MEASURES = ("click_through", "purchases", "reciprocal_rank")
# By the planted truth: nDCG@10 of what the shopper means, and the clicks a page is worth to its shopper.
TRUTHS = ("ndcg@10", "expected_clicks")


@dataclass(frozen=True)
class ArmComparison:
    """One measure of both runs: `difference` is that of B minus A, `low` and `high` its 95 % interval.

    `p` is two-sided. `measure` is one of `MEASURES` in a test, of `TRUTHS` in the truth.
    """

    measure: str
    a: float
    b: float
    difference: float
    low: float
    high: float
    p: float

    @property
    def is_significant(self) -> bool:
        """Whether the interval leaves out no difference at all."""
        return self.p < 0.05


@dataclass(frozen=True)
class SimulationProgress:
    """How far a simulation is, in sessions."""

    done: int
    total: int
    eta_seconds: float


@dataclass(frozen=True)
class ABResult:
    """A finished simulation. Everything in it is synthetic: shoppers, clicks and truth.

    `test` compares shoppers of arm A with those of arm B, `interleaving` is the verdict of the third arm,
    `truth` compares both runs over the same queries and shoppers. `lists` and `events` are counts.
    """

    a: str
    b: str
    clicks: str
    seed: int
    sessions: int
    lists: int
    events: int
    seconds: float
    test: tuple[ArmComparison, ...]
    interleaving: InterleavingVerdict
    truth: tuple[ArmComparison, ...]
    synthetic: bool = True


def to_json(told: ABResult | SimulationProgress) -> dict[str, Any]:
    """`event` ("progress" or "result") and every field; nested dataclasses as objects."""
    return {"event": "result" if isinstance(told, ABResult) else "progress", **asdict(told)}


def from_json(answer: Mapping[str, Any]) -> ABResult | SimulationProgress:
    """What `to_json` gave."""
    fields = {name: value for name, value in answer.items() if name != "event"}
    if answer["event"] == "progress":
        return SimulationProgress(**fields)
    compared = {
        name: tuple(ArmComparison(**each) for each in fields[name]) for name in ("test", "truth")
    }
    return ABResult(
        **{**fields, **compared, "interleaving": InterleavingVerdict(**fields["interleaving"])}
    )
