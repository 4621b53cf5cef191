"""Tastes are made once for a history, and the oldest are forgotten."""

import numpy as np
from core.recommend.taste_cache import Taste, TasteCache

from core.search.request import History, Interaction


class Maker:
    """Counts what it is asked to make; knows nothing of an empty history."""

    def __init__(self) -> None:
        self.made: list[History] = []

    def __call__(self, history: History) -> Taste:
        self.made.append(history)
        return np.ones(1, np.float32) if history else None


def history(number: int) -> History:
    return (Interaction(f"p{number}"),)


def test_a_taste_is_made_once_even_if_it_is_none() -> None:
    tastes, make = TasteCache(), Maker()
    first = tastes.of(history(1), make)
    assert tastes.of(history(1), make) is first
    assert tastes.of((), make) is tastes.of((), make) is None
    assert make.made == [history(1), ()]


def test_of_nine_the_oldest_is_forgotten() -> None:
    tastes, make = TasteCache(), Maker()
    for number in range(9):
        tastes.of(history(number), make)
    for number in range(1, 9):
        tastes.of(history(number), make)
    assert len(make.made) == 9
    tastes.of(history(0), make)
    assert len(make.made) == 10
