"""What training keeps back, and what of it is measured."""

import numpy as np

from core.recommend.held_out import (
    held_out,
    held_out_by_position,
    held_out_by_run,
    is_teaching,
    sample_examples,
)
from core.recommend.sequences import Sequences, examples
from core.runs.manifest import Manifest


def shoppers(begun: list[int], length: int = 3) -> Sequences:
    """Shoppers who began at these seconds, each with `length` actions on the items 0, 1, …"""
    count = len(begun) * length
    times = np.repeat(begun, length) + np.tile(np.arange(length), len(begun))
    return Sequences(
        [f"i{at}" for at in range(length)],
        np.arange(0, count + 1, length),
        np.tile(np.arange(length, dtype=np.int32), len(begun)),
        np.zeros(count, np.int8),
        times.astype(np.int64),
    )


def test_a_shopper_is_held_out_whatever_is_done_later_and_by_others() -> None:
    begun = [1000 * number for number in range(1, 4001)]
    kept = held_out(shoppers(begun), 7)
    # A tenth, give or take three standard deviations of 19.
    assert 343 < kept.sum() < 457
    assert (held_out(shoppers(begun, length=9), 7) == kept).all(), "more was done since"
    assert (held_out(shoppers([5, 6, *begun]), 7)[2:] == kept).all(), "others came before"
    assert (held_out(shoppers(begun), 8) != kept).any()
    assert not len(held_out(shoppers([]), 7))


def test_nothing_is_held_out_where_nothing_else_is_left_to_learn() -> None:
    assert not any(held_out(shoppers([second]), 7).any() for second in range(1, 60))


def test_sessions_without_times_are_known_by_their_items() -> None:
    sessions = shoppers([0] * 4)
    sessions.time[:] = 0
    assert len(set(held_out(sessions, 7).tolist())) == 1


def test_runs_of_an_earlier_version_held_out_by_place_and_their_own_seed() -> None:
    earlier = Manifest("r", "next-item", "conv1d", {"seed": 3})
    sequences = shoppers([1000 * number for number in range(1, 200)])
    assert (held_out_by_run(earlier, sequences) == held_out_by_position(199, 3)).all()
    later = Manifest("r", "next-item", "conv1d", {"seed": 3}, split=7)
    assert (held_out_by_run(later, sequences) == held_out(sequences, 7)).all()


def test_the_same_examples_are_drawn_for_a_seed_and_some_of_them_teach() -> None:
    length = 3000
    nothing = np.zeros(length, np.int8)
    item = np.arange(length, dtype=np.int32)
    kept = Sequences([], np.array([0, length]), item, nothing, nothing.astype(np.int64))
    starts, stops = sample_examples(kept, 7)
    assert len(set(stops)) == len(stops) == len(starts) == 2000
    assert set(stops) < set(examples(kept)[1])
    assert (stops == sample_examples(kept, 7)[1]).all()
    assert (stops != sample_examples(kept, 8)[1]).any()
    assert is_teaching(80).tolist() == [True, False, False, False] * 20
    assert not is_teaching(79).any(), "so few are all needed to measure"


def test_a_shopper_is_known_by_the_first_item_and_when() -> None:
    begun = [1000 * number for number in range(1, 1001)]
    one, other = shoppers(begun), shoppers(begun)
    other.item[1::3] = 2
    assert (held_out(one, 7) == held_out(other, 7)).all()
    other.item[0::3] = 2
    assert (held_out(one, 7) != held_out(other, 7)).any()


def test_only_earlier_versions_held_out_by_position() -> None:
    begun = shoppers([1000 * number for number in range(1, 1001)])
    manifest = Manifest("run", "next-item", "conv1d", split=0)
    assert (held_out_by_run(manifest, begun) == held_out(begun, 0)).all()
