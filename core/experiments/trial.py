"""What a simulated A/B test says, beside the truth: the dataclasses that the verb prints and the window reads."""

from dataclasses import dataclass

from core.experiments.verdict import Verdict


@dataclass(frozen=True)
class Comparison:
    """One measure of both runs: `difference` is that of B minus A, `low` and `high` its 95 % interval.

    `p` is two-sided. `measure` is one of clicks, purchases, reciprocal_rank (of the first click) a list in
    a test, ndcg@10 and expected_clicks in the truth.
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
class Progress:
    """How far a simulation is, in sessions."""

    done: int
    total: int
    eta_seconds: float


@dataclass(frozen=True)
class Trial:
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
    test: tuple[Comparison, ...]
    interleaving: Verdict
    truth: tuple[Comparison, ...]
    synthetic: bool = True


def to_json(trial: "Trial | Progress") -> dict[str, object]:
    """`event` ("progress" or "result") and every field; nested dataclasses as objects."""
    raise NotImplementedError


def from_json(answer: dict[str, object]) -> "Trial | Progress":
    """What `to_json` gave."""
    raise NotImplementedError
