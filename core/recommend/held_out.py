"""What training on behaviour keeps back: which sequences, which of their examples, and what these are for."""

import numpy as np
import numpy.typing as npt

from core.recommend.sequences import Ints, Sequences, examples

SHARE = 0.1
# More tells no more, and full ranking takes milliseconds an example.
MOST_EXAMPLES = 2000
# Every fourth example teaches how to mix and is measured no more.
TEACHERS = 4


def held_out(count: int, seed: int) -> npt.NDArray[np.bool_]:
    """For each of `count` sequences whether it is kept from training."""
    return np.random.default_rng(seed).random(count) < SHARE


def drawn(kept: Sequences, seed: int) -> tuple[Ints, Ints]:
    """Some examples of the sequences `kept`, as `examples` gives them."""
    starts, stops = examples(kept)
    chosen = np.random.default_rng(seed).permutation(len(stops))[:MOST_EXAMPLES]
    return starts[chosen], stops[chosen]


def teaches(count: int) -> npt.NDArray[np.bool_]:
    """For each of `count` drawn examples whether it teaches how to mix; the others are measured."""
    teachers: npt.NDArray[np.bool_] = np.arange(count) % TEACHERS == 0
    return teachers
