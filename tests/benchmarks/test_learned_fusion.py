"""How a weight is chosen from made queries, on one whose order turns at a share that was computed by hand."""

import numpy as np
import pytest

from tests.benchmarks.learned_fusion import CHOICES, MISSING, Asked, Choice

# Two words: nearness counts half of its share w, and its product is first where
# 0.5 (1 - w/2) + 0.9 w/2 > 0.62 (1 - w/2), from w = 0.235 on.
QUERY = Asked(
    words=2,
    lexical=np.array([0.5, 0.62], np.float32),
    neural=np.array([0.9, 0.0], np.float32),
    rest=np.zeros(2, np.float32),
    gains=np.array([1.0, 0.0]),
    best=1.0,
    kinds={MISSING: 1.0},
)


def test_a_query_is_worth_what_the_rank_of_its_answer_is() -> None:
    # Second: 1 / log2(3).
    assert QUERY.value(0.2) == pytest.approx(0.6309, abs=1e-4)
    assert QUERY.value(0.3) == 1.0


def test_a_tilt_counts_more_where_all_of_the_kind_is_there() -> None:
    assert QUERY.value(0.2, MISSING, 0.5) == 1.0
    assert QUERY.value(0.3, MISSING, -0.5) < 1.0


def test_a_choice_is_drawn_to_what_it_begins_with() -> None:
    taught = [QUERY] * 160
    assert Choice("law").weights(taught, 0.6) == (0.6, 0.0)
    assert Choice("learned", prior=0).weights(taught, 0.6) == pytest.approx((0.3, 0.0))
    assert Choice("half", prior=160).weights(taught, 0.6) == pytest.approx((0.45, 0.0))
    assert Choice("from nothing", "", False, 160).weights(taught, 0.6) == pytest.approx((0.15, 0.0))


def test_every_choice_has_a_name_of_its_own() -> None:
    assert len({choice.name for choice in CHOICES}) == len(CHOICES)
