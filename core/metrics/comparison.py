"""Two models on the same examples: the mean difference, its interval, and whether it is chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.metrics.significance import mean_interval, paired_p

# The usual level of significance (Fisher 1925).
LEVEL = 0.05
# Values that differ by less are the same to anybody who looks at a list.
SAME = 1e-9


@dataclass(frozen=True)
class QueryChange:
    """A query whose value differs: before and after the update."""

    query: str
    before: float
    after: float


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A metric, mostly nDCG@10, of two runs over the same queries.

    `difference` is that of the later minus the earlier on average, `low` and `high` its 95 % bootstrap
    interval, `p` two-sided by a paired randomisation test. `better` and `worse` have the greatest change
    first.
    """

    queries: int
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    better: tuple[QueryChange, ...]
    worse: tuple[QueryChange, ...]

    @property
    def decision(self) -> str:
        """`better`, `worse`, or `tie` where chance may explain the difference."""
        if not self.queries or self.p >= LEVEL:
            return "tie"
        return "better" if self.difference > 0 else "worse"

    def without_examples(self) -> "Comparison":
        """The figures alone."""
        return replace(self, better=(), worse=())

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Comparison":
        """What `dataclasses.asdict` gave."""
        changes = {
            side: tuple(QueryChange(**change) for change in stored[side])
            for side in ("better", "worse")
        }
        return cls(**{**stored, **changes})


def compared(before: list[float], after: list[float], texts: list[str]) -> Comparison:
    """The values of one metric, before and after, for each of `texts`."""
    if not texts:
        return Comparison(
            queries=0,
            before=0.0,
            after=0.0,
            difference=0.0,
            low=0.0,
            high=0.0,
            p=1.0,
            better=(),
            worse=(),
        )
    changes = [new - old for old, new in zip(before, after, strict=True)]
    mean, low, high = mean_interval(changes)
    rows = [QueryChange(*row) for row in zip(texts, before, after, strict=True)]
    return Comparison(
        queries=len(texts),
        before=sum(before) / len(before),
        after=sum(after) / len(after),
        difference=mean,
        low=low,
        high=high,
        p=paired_p(after, before),
        better=_changed(rows, 1),
        worse=_changed(rows, -1),
    )


def _changed(rows: Sequence[QueryChange], sign: int) -> tuple[QueryChange, ...]:
    changed = [row for row in rows if sign * (row.after - row.before) > SAME]
    return tuple(sorted(changed, key=lambda row: sign * (row.before - row.after)))
