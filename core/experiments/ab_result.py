"""What a simulated A/B test says, beside the truth: what the verb prints and the window reads."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.experiments.arm_comparison import ArmComparison
from core.experiments.verdict import InterleavingVerdict

# Clicks an impression; purchases a list; 1 / rank of the first click, 0 for a list without.
MEASURES = ("click_through", "purchases", "reciprocal_rank")
# By the planted truth: nDCG@10 of what the shopper means, and the clicks a page is worth to its shopper.
TRUTHS = ("ndcg@10", "expected_clicks")


@dataclass(frozen=True)
class SimulationProgress:
    """How far a simulation is, in sessions."""

    done: int
    total: int
    eta_seconds: float


@dataclass(frozen=True, kw_only=True)
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


def to_json(message: ABResult | SimulationProgress) -> dict[str, Any]:
    """`event` ("progress" or "result") and every field; nested dataclasses as objects."""
    return {"event": "result" if isinstance(message, ABResult) else "progress", **asdict(message)}


def from_json(message: Mapping[str, Any]) -> ABResult | SimulationProgress:
    """What `to_json` gave."""
    fields = {name: value for name, value in message.items() if name != "event"}
    if message["event"] == "progress":
        return SimulationProgress(**fields)
    comparisons = {
        name: tuple(ArmComparison(**comparison) for comparison in fields[name])
        for name in ("test", "truth")
    }
    interleaving = InterleavingVerdict(**fields["interleaving"])
    return ABResult(**{**fields, **comparisons, "interleaving": interleaving})
