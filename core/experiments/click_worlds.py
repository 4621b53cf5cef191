"""How simulated shoppers click a page: two ways that people do, and two that spoil a log."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float64Array, Int64Array
from core.data.demo_world.behaviour import examination, sigmoid

# A machine clicks that often, whatever it is shown.
RANDOM_CLICKS = 0.3


@dataclass(frozen=True)
class Looked:
    """Which of the shown products were looked at, and which of these clicked."""

    looked: BoolArray
    clicked: BoolArray


World = Callable[[Float64Array, Int64Array, np.random.Generator], Looked]


def position_based(pull: Float64Array, position: Int64Array, random: np.random.Generator) -> Looked:
    """A place is looked at by chance, the planted one of the demo world's log."""
    looked = random.random(len(pull)) < examination(position)
    return Looked(looked, looked & (random.random(len(pull)) < sigmoid(pull)))


def continuation(position: Int64Array) -> Float64Array:
    """The planted chance of reading on after a click at a position."""
    return 0.9 * examination(position)


def cascade(pull: Float64Array, position: Int64Array, random: np.random.Generator) -> Looked:
    """From the top, reading on for certain after what is passed and by chance after a click."""
    attracts = random.random(len(pull)) < sigmoid(pull)
    leaves = attracts & (random.random(len(pull)) >= continuation(position))
    page = np.cumsum(position == 1)
    gone: Int64Array = np.cumsum(leaves) - leaves
    looked: BoolArray = gone == gone[np.flatnonzero(position == 1)][page - 1]
    return Looked(looked, looked & attracts)


def random_clicks(pull: Float64Array, position: Int64Array, random: np.random.Generator) -> Looked:
    """A machine that clicks anything anywhere."""
    clicked = random.random(len(pull)) < RANDOM_CLICKS
    return Looked(clicked, clicked)


def adversarial(pull: Float64Array, position: Int64Array, random: np.random.Generator) -> Looked:
    """Somebody who pushes what nobody wants: the less it pulls, the likelier it is clicked."""
    clicked = random.random(len(pull)) < sigmoid(-pull)
    return Looked(clicked, clicked)


WORLDS: dict[str, World] = {
    "position-based": position_based,
    "cascade": cascade,
    "random": random_clicks,
    "adversarial": adversarial,
}
