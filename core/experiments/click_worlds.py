"""How simulated shoppers click a page: two ways that people do, and two that spoil a log."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float64Array, Int64Array
from core.data.demo_world.choices import examination, sigmoid

# A machine clicks that often, whatever it is shown; made up, and far more often than people.
RANDOM_CLICKS = 0.3


@dataclass(frozen=True)
class SimulatedClicks:
    """Which of the shown products were examined, and which of these clicked."""

    examined: BoolArray
    clicked: BoolArray


World = Callable[[Float64Array, Int64Array, np.random.Generator], SimulatedClicks]


def position_based(
    pull: Float64Array, position: Int64Array, random: np.random.Generator
) -> SimulatedClicks:
    """A rank is examined by chance, the planted one of the demo world's log."""
    examined = random.random(len(pull)) < examination(position)
    return SimulatedClicks(examined, examined & (random.random(len(pull)) < sigmoid(pull)))


def continuation(position: Int64Array) -> Float64Array:
    """The planted chance of reading on after a click at a position; a tenth less than of a look there."""
    return 0.9 * examination(position)


def cascade(
    pull: Float64Array, position: Int64Array, random: np.random.Generator
) -> SimulatedClicks:
    """From the top, reading on for certain after what is passed and by chance after a click."""
    attracts = random.random(len(pull)) < sigmoid(pull)
    leaves = attracts & (random.random(len(pull)) >= continuation(position))
    # Examined is what has as many leavers before it as the first of its page: none of the page itself.
    first = np.flatnonzero(position == 1)
    page = np.cumsum(position == 1) - 1
    left_before: Int64Array = np.cumsum(leaves) - leaves
    examined: BoolArray = left_before == left_before[first][page]
    return SimulatedClicks(examined, examined & attracts)


def random_clicks(
    pull: Float64Array, position: Int64Array, random: np.random.Generator
) -> SimulatedClicks:
    """A machine that clicks anything anywhere."""
    clicked = random.random(len(pull)) < RANDOM_CLICKS
    return SimulatedClicks(clicked, clicked)


def adversarial(
    pull: Float64Array, position: Int64Array, random: np.random.Generator
) -> SimulatedClicks:
    """Somebody who pushes what nobody wants: the less it pulls, the likelier it is clicked."""
    clicked = random.random(len(pull)) < sigmoid(-pull)
    return SimulatedClicks(clicked, clicked)


WORLDS: dict[str, World] = {
    "position-based": position_based,
    "cascade": cascade,
    "random": random_clicks,
    "adversarial": adversarial,
}
