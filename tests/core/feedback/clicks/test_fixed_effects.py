"""Each pair is compared with itself alone."""

import numpy as np
import pytest

from core.feedback.clicks.fixed_effects import effects_of


def impressions(counts: dict[tuple[int, int], tuple[int, int]]) -> tuple[np.ndarray, ...]:
    """(pair, level) → (shown, clicked), as rows."""
    rows = [
        (pair, level, place < clicked)
        for (pair, level), (shown, clicked) in counts.items()
        for place in range(shown)
    ]
    pair, level, clicked = zip(*rows, strict=True)
    return np.array(pair), np.array(level), np.array(clicked)


def test_levels_are_told_apart_by_pairs_that_met_both() -> None:
    # Half as many clicks at each further level, of a good pair and of a poor one.
    counts = {
        (pair, level): (1600 * (1 + 3 * pair), round(rate * 1600 * (1 + 3 * pair) / 2**level))
        for pair, rate in ((0, 0.8), (1, 0.2))
        for level in range(4)
    }
    found = effects_of(*impressions(counts), levels=4, smooth_from=0)
    assert found.effect == pytest.approx([1, 0.5, 0.25, 0.125], rel=0.02)
    assert found.error[0] == 0
    assert 0.01 < found.error[3] < 0.1


def test_a_pair_seen_at_one_level_only_changes_nothing() -> None:
    counts = {(0, level): (400, 200 - 30 * level) for level in range(4)}
    alone = effects_of(*impressions(counts), levels=4, smooth_from=0)
    worthless = {**counts, (1, 3): (5000, 1), (2, 0): (5000, 4000)}
    beside = effects_of(*impressions(worthless), levels=4, smooth_from=0)
    assert beside.effect == pytest.approx(alone.effect)


def test_levels_that_nothing_speaks_of_have_no_certainty() -> None:
    nobody = effects_of(*impressions({(0, 0): (50, 20)}), levels=5, smooth_from=0)
    assert set(nobody.effect) == {1.0}
    assert (nobody.error > 100).all()
