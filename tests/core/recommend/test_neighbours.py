"""Session-kNN: what follows by the sequences of others."""

import numpy as np

from core.recommend.neighbours import LAST_ACTIONS, Neighbours


def of(*sequences: list[int], items: int = 10) -> Neighbours:
    starts = np.cumsum([0, *map(len, sequences)])
    return Neighbours(starts, np.concatenate(sequences).astype(np.int32), items)


def scores(neighbours: Neighbours, *items: int) -> np.ndarray:
    return neighbours.scores(np.array(items, np.int32))


def test_what_others_went_on_to_scores_and_nothing_else() -> None:
    found = scores(of([0, 1, 2], [3, 4]), 0)
    assert set(np.flatnonzero(found)) == {0, 1, 2}


def test_nearer_to_the_shared_item_is_worth_more_and_after_it_more_than_before() -> None:
    found = scores(of([5, 0, 1, 2], [7, 8]), 0)
    assert found[1] > found[2] > 0
    assert found[1] > found[5] > 0


def test_the_item_met_last_leads() -> None:
    found = scores(of([0, 1], [2, 3]), 0, 2)
    assert found[3] > found[1] > 0


def test_a_rare_shared_item_says_more() -> None:
    found = scores(of([0, 1], [0, 4], [0, 5], [0, 6], [2, 3]), 2, 0)
    assert found[3] > found[1]


def test_a_stranger_to_all_sequences_and_nobody_have_no_neighbours() -> None:
    neighbours = of([0, 1])
    assert not scores(neighbours, 9).any()
    assert not scores(neighbours).any()
    nobody = Neighbours(np.zeros(1, np.int64), np.zeros(0, np.int32), 3)
    assert scores(nobody, 1).tolist() == [0, 0, 0]


def test_of_many_neighbours_the_most_like_are_asked() -> None:
    crowd = [[0, 1] for _ in range(600)]
    # Without these everybody would hold 0, so that sharing it meant nothing.
    others = [[4, 5] for _ in range(600)]
    found = scores(of(*crowd, [0, 2, 3], *others), 2, 0)
    assert found[1] > 0
    assert found[3] > 0


def test_a_long_sequence_says_less() -> None:
    found = scores(of([0, 1], [0, 2, 5, 6, 7, 8], [9, 9]), 0)
    assert found[1] > found[2] > 0


def test_only_the_last_actions_are_asked_about() -> None:
    neighbours = of([0, 1], [2, 3])
    assert scores(neighbours, 0, *[9] * (LAST_ACTIONS - 1))[1] > 0
    assert not scores(neighbours, 0, *[9] * 60).any()
