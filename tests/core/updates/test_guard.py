"""The guard: what it refuses, and by what rule."""

import numpy as np
import pytest

from core.metrics.comparison import Comparison
from core.updates.guard import (
    LEAST_EARLIER,
    NO_AGREEMENT,
    REASONS,
    WORSE_EARLIER,
    WORSE_FRESH,
    Agreement,
    _within_ranks,
    reason,
    refusal,
)

HONEST, RANDOM = Agreement(0.6, 0.01), Agreement(0.5, 0.01)


def compared(difference: float, p: float, queries: int = 100) -> Comparison:
    return Comparison(
        queries=queries,
        before=0.5,
        after=0.5 + difference,
        difference=difference,
        low=0.0,
        high=0.0,
        p=p,
        better=(),
        worse=(),
    )


SAME, BETTER, WORSE = compared(0.0, 1.0), compared(0.01, 0.01), compared(-0.01, 0.01)


@pytest.mark.parametrize(
    ("earlier", "fresh", "agreement", "rule"),
    [
        (SAME, SAME, HONEST, ""),
        (BETTER, WORSE, HONEST, ""),
        (WORSE, BETTER, HONEST, WORSE_EARLIER),
        (compared(-0.01, 0.2), SAME, HONEST, ""),
        (compared(0.0, 1.0, LEAST_EARLIER - 1), WORSE, HONEST, WORSE_FRESH),
        (BETTER, BETTER, RANDOM, NO_AGREEMENT),
        (BETTER, BETTER, Agreement(0.5, 0.03), ""),
        (BETTER, BETTER, None, ""),
    ],
)
def test_it_refuses_what_is_significantly_worse_or_agrees_with_nothing(
    earlier: Comparison, fresh: Comparison, agreement: Agreement | None, rule: str
) -> None:
    assert refusal(earlier, fresh, agreement) == rule


@pytest.mark.parametrize("rule", list(REASONS))
def test_every_rule_says_what_comes_next(rule: str) -> None:
    assert "The run before stays live" in reason(rule)


def test_agreement_is_free_of_the_rank() -> None:
    """Clicks that follow nothing but their rank agree with nothing, though higher ranks score higher."""
    chance = np.random.default_rng(3)
    rank = chance.integers(1, 11, 20_000)
    scores = 1 / rank + chance.normal(0, 0.05, len(rank))
    by_rank = chance.random(len(rank)) < 0.8 / rank
    by_score = chance.random(len(rank)) < scores.clip(0, 1)
    blind, seeing = (_within_ranks(scores, rank, clicked) for clicked in (by_rank, by_score))
    assert blind is not None
    assert seeing is not None
    assert abs(blind.value - 0.5) < 3 * blind.error
    assert seeing.value > 0.5 + 3 * seeing.error
