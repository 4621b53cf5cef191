"""What an update is judged by, and what came of it: shared by the training process, ledger and window."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.updates.lesson import Lesson

BETTER, TIE, WORSE = "better", "tie", "worse"

# Why an update was refused; "" where it goes live. `core.updates.sentences` words them.
KNOWN_WORSE = "known worse"
NEW_WORSE = "new worse"
IMPLAUSIBLE = "implausible clicks"


@dataclass(frozen=True)
class QueryChange:
    """A held-out query with its nDCG@10 before and after."""

    query: str
    before: float
    after: float

    @property
    def difference(self) -> float:
        """What the update gained on it; below 0 what it lost."""
        return self.after - self.before


@dataclass(frozen=True)
class Comparison:
    """Held-out queries ranked by both runs as users see it: mean nDCG@10 `before` and `after`.

    `low` and `high` bound the mean difference (95 % bootstrap interval), `p` is that of the paired
    randomisation test. `changes` holds every query, the greatest loss first.
    """

    changes: tuple[QueryChange, ...] = ()
    before: float = 0.0
    after: float = 0.0
    low: float = 0.0
    high: float = 0.0
    p: float = 1.0

    @property
    def queries(self) -> int:
        """How many queries were compared."""
        return len(self.changes)

    @property
    def difference(self) -> float:
        """What the update gains on average."""
        return self.after - self.before

    @property
    def outcome(self) -> str:
        """`better` or `worse` where the difference is significant, else `tie`."""
        if self.p >= 0.05 or not self.difference:
            return TIE
        return BETTER if self.difference > 0 else WORSE

    @property
    def better(self) -> tuple[QueryChange, ...]:
        """The queries that gained, the greatest gain first."""
        return tuple(each for each in reversed(self.changes) if each.difference > 0)

    @property
    def worse(self) -> tuple[QueryChange, ...]:
        """The queries that lost, the greatest loss first."""
        return tuple(each for each in self.changes if each.difference < 0)

    @property
    def same(self) -> tuple[QueryChange, ...]:
        """The queries that neither gained nor lost."""
        return tuple(each for each in self.changes if not each.difference)


@dataclass(frozen=True)
class Drift:
    """How far the first ten of all compared queries moved.

    `overlap` is the mean share of products that both runs have, `rbo` rank-biased overlap (Webber, Moffat
    and Zobel 2010, p = 0.9, over ten places and extrapolated): both 1 where nothing moved.
    """

    queries: int = 0
    overlap: float = 1.0
    rbo: float = 1.0


@dataclass(frozen=True)
class Plausibility:
    """Whether the new clicks agree with anything that was known before them.

    `agreement` is the chance that the base run scores a product that was clicked above one of the same
    list that was seen and passed over: 0.5 is chance, below it clicks go against what is known. `low` and
    `high` are its 95 % interval over shoppers. `largest_share` is the share of the clicks that come from the one
    shopper who clicked most.
    """

    clicks: int = 0
    shoppers: int = 0
    agreement: float = 0.5
    low: float = 0.0
    high: float = 1.0
    largest_share: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """An update of `base` to `run`, judged.

    `known` compares on held-out queries of the behaviour that imports and earlier updates stood on, and
    `new` on those of what came in since. `decision` is `better`, `tie` or `worse`; a tie may go live, as
    being not significant is no harm. `rule` says why `goes_live` is false, "" where it is true.

    `truth` compares on judged queries where the workspace has any: shown beside the verdict, never deciding.
    """

    base: str
    run: str
    decision: str
    rule: str
    lesson: Lesson
    known: Comparison
    new: Comparison
    truth: Comparison | None
    drift: Drift
    plausibility: Plausibility

    @property
    def goes_live(self) -> bool:
        """Whether nothing speaks against activating the run."""
        return not self.rule

    def to_json(self) -> dict[str, Any]:
        """Every field, nested dataclasses as objects."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Verdict":
        """What `to_json` gave, also after JSON."""
        compared = {
            name: None if stored[name] is None else _comparison(stored[name])
            for name in ("known", "new", "truth")
        }
        parts = {
            "lesson": Lesson(**stored["lesson"]),
            "drift": Drift(**stored["drift"]),
            "plausibility": Plausibility(**stored["plausibility"]),
        }
        return cls(**{**stored, **compared, **parts})


def _comparison(stored: Mapping[str, Any]) -> Comparison:
    changes = tuple(QueryChange(**each) for each in stored["changes"])
    return Comparison(**{**stored, "changes": changes})
