"""Which examples a training keeps from itself: decided by what they say and by one seed."""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from core.arrays import BoolArray

# One seed for all trainings, so that runs can be compared on what none of them learned. Any would do.
SPLIT = 7
# A tenth is the usual share of a validation set.
HELD_OUT = 0.1
# Of so many queries nothing is learned: those held out, and as many again that judge updates alone.
UNTAUGHT = 2 * HELD_OUT
# Of what is held out a tuning chooses by one half, and the other half tells what its choice is worth.
UNSEEN = 0.5


def is_held_out(texts: Iterable[str], seed: int, share: float = HELD_OUT) -> BoolArray:
    """For each text whether it is kept from training: decided by text and seed alone."""
    limit = int(share * 2**32)
    return np.array([_number(text, seed) < limit for text in texts], bool)


def judges_updates(queries: Sequence[str], seed: int) -> BoolArray:
    """For each query whether it judges updates: no search run learns from it or is chosen by it."""
    return is_held_out(queries, seed, UNTAUGHT) & ~is_held_out(queries, seed)


def is_unseen(texts: Iterable[str], seed: int) -> BoolArray:
    """For each held-out text whether no tuning ever sees it: about half of them, by another number each."""
    return is_held_out((f"tuning {text}" for text in texts), seed, UNSEEN)


def _number(text: str, seed: int) -> int:
    """A number below 2**32, evenly spread over texts."""
    return int.from_bytes(hashlib.blake2b(f"{seed}:{text}".encode(), digest_size=4).digest())
