"""What training keeps back, and what of it is measured."""

import numpy as np

from core.recommend.held_out import drawn, held_out, teaches
from core.recommend.sequences import Sequences, examples


def test_what_is_held_out_depends_on_the_seed_alone() -> None:
    kept = held_out(1000, 7)
    assert 50 < kept.sum() < 150
    assert (kept == held_out(1000, 7)).all()
    assert (kept != held_out(1000, 8)).any()
    assert np.array_equal(held_out(0, 7), np.zeros(0, bool))


def test_the_same_examples_are_drawn_for_a_seed_and_some_of_them_teach() -> None:
    length = 3000
    nothing = np.zeros(length, np.int8)
    item = np.arange(length, dtype=np.int32)
    kept = Sequences([], np.array([0, length]), item, nothing, nothing.astype(np.int64))
    starts, stops = drawn(kept, 7)
    assert len(set(stops)) == len(stops) == len(starts) == 2000
    assert set(stops) < set(examples(kept)[1])
    assert (stops == drawn(kept, 7)[1]).all()
    assert (stops != drawn(kept, 8)[1]).any()
    assert teaches(5).tolist() == [True, False, False, False, True]
