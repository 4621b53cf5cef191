"""How far several judges agree, and on which products they do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.judging.query_set import CANNOT_TELL, Judgment, Source
from core.metrics.krippendorff import alpha, alpha_interval


@dataclass(frozen=True)
class Dispute:
    """A product that judges graded differently for a query: judge → grade, or `CANNOT_TELL`."""

    query: str
    product: str
    grades: Mapping[str, int]

    @property
    def spread(self) -> int:
        """How many steps lie between the lowest and the highest grade."""
        given = [grade for grade in self.grades.values() if grade != CANNOT_TELL]
        return max(given) - min(given)


@dataclass(frozen=True)
class Agreement:
    """Krippendorff's ordinal alpha of `pairs` that two judges or more graded, with a 95 % bootstrap interval.

    All three are NaN where nobody graded the same pair, or every grade was the same. The widest disputes come
    first.
    """

    judges: tuple[str, ...]
    pairs: int
    alpha: float
    interval: tuple[float, float]
    disputes: tuple[Dispute, ...]


def agreement(judgments: Iterable[Judgment]) -> Agreement:
    """How far the judges of a set agree; clicks are nobody's judgment and stay out."""
    given: dict[tuple[str, str], dict[str, int]] = {}
    for judgment in judgments:
        if judgment.source is not Source.CLICKS:
            given.setdefault((judgment.query, judgment.product), {})[judge_name(judgment)] = (
                judgment.grade
            )
    units = [_told(grades) for grades in given.values()]
    judges = dict.fromkeys(name for grades in given.values() for name in grades)
    disputes = [
        Dispute(query, product, grades)
        for (query, product), grades in given.items()
        if len(set(_told(grades))) > 1
    ]
    disputes.sort(key=lambda dispute: -dispute.spread)
    return Agreement(
        tuple(judges),
        sum(len(unit) > 1 for unit in units),
        alpha(units),
        alpha_interval(units),
        tuple(disputes),
    )


def judge_name(judgment: Judgment) -> str:
    """Who judged: a person by name, a file without names as what it is, `imported`."""
    return judgment.judge or judgment.source.value


def _told(grades: Mapping[str, int]) -> list[int]:
    return [grade for grade in grades.values() if grade != CANNOT_TELL]
