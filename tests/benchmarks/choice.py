"""Which candidate the shops choose: by gain over words alone, and never one that loses to them somewhere."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.metrics.comparison import LEVEL
from core.metrics.significance import paired_p
from tests.benchmarks.shops import family

LEXICAL = "lexical"
BETTER, TIE, WORSE = "better", "tie", "worse"


@dataclass(frozen=True)
class Gain:
    """A candidate on one question set of a shop.

    `ratio` is its mean as a multiple of lexical's, `p` that of a paired randomisation test against it.
    """

    shop: str
    questions: str
    ratio: float
    p: float

    @property
    def verdict(self) -> str:
        """`better`, `worse`, or `tie` where chance may explain the difference."""
        if self.p >= LEVEL:
            return TIE
        return BETTER if self.ratio > 1 else WORSE


def gain(shop: str, questions: str, values: list[float], lexical: list[float]) -> Gain:
    """The gain of `values`, query by query, over those of lexical: a paired randomisation test."""
    return Gain(shop, questions, ratio(values, lexical), paired_p(values, lexical))


def ratio(values: Sequence[float], reference: Sequence[float]) -> float:
    """Mean × mean of the reference; 1 where both are nothing."""
    mean, other = statistics.fmean(values), statistics.fmean(reference)
    if not other:
        return float("inf") if mean else 1.0
    return mean / other


def mean_ratio(gains: Sequence[Gain]) -> float:
    """The mean over families of shops of the mean over the question sets of each: one family, one voice."""
    families = dict.fromkeys(family(each.shop) for each in gains)
    return statistics.fmean(
        statistics.fmean(each.ratio for each in gains if family(each.shop) == name)
        for name in families
    )


def chosen(candidates: Mapping[str, Sequence[Gain]]) -> str:
    """Of the candidates that are nowhere worse than lexical the one that gains most, or `LEXICAL`."""
    gains = {
        name: mean_ratio(own)
        for name, own in candidates.items()
        if own and not any(each.verdict == WORSE for each in own)
    }
    best = max(gains, key=lambda name: gains[name], default=LEXICAL)
    return best if gains.get(best, 0.0) > 1 else LEXICAL


def left_out(
    candidates: Mapping[str, Sequence[Gain]], name: str, *, is_kept: bool
) -> dict[str, list[Gain]]:
    """The gains on the shops of the family `name`, or, where `is_kept` is false, on all the others."""
    return {
        candidate: [each for each in gains if (family(each.shop) == name) == is_kept]
        for candidate, gains in candidates.items()
    }
