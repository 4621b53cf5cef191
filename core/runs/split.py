"""Which examples a training keeps from itself: decided by what they say and by one seed.

Each text has a number, evenly spread over [0, 1). A training keeps the first tenth. Fold i of k of a
cross-validation keeps what lies in [(i − 1)/k, i/k): each text is held out by one fold, and no fold learns
from what measures it.
"""

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
# Splits from here on are folds and no seeds, which are less than half of it.
FOLDS = 1 << 32
# Of more folds each would be measured on next to nothing.
MOST_FOLDS = 20
_NUMBERS = 1 << 32
_FOLD_STEP = 1000


def fold_split(folds: int, fold: int) -> int:
    """The split by which fold number `fold`, from 1, of so many `folds` holds out."""
    return FOLDS + folds * _FOLD_STEP + fold


def is_held_out(texts: Iterable[str], split: int, share: float = HELD_OUT) -> BoolArray:
    """For each text whether it is kept from training: decided by text and split alone.

    Args:
        texts: of examples, in any order.
        split: a seed, or a fold of `fold_split`.
        share: of all texts; a fold keeps its own, and more by as much as this is more than a tenth.
    """
    first, width, seed = 0, int(share * _NUMBERS), split
    if split >= FOLDS:
        folds, fold = divmod(split - FOLDS, _FOLD_STEP)
        first, after = ((fold - 1) * _NUMBERS // folds, fold * _NUMBERS // folds)
        width, seed = after - first + int((share - HELD_OUT) * _NUMBERS), SPLIT
    return np.array([(_number(text, seed) - first) % _NUMBERS < width for text in texts], bool)


def judges_updates(queries: Sequence[str], split: int) -> BoolArray:
    """For each query whether it judges updates: no search run learns from it or is chosen by it."""
    return is_held_out(queries, split, UNTAUGHT) & ~is_held_out(queries, split)


def is_unseen(texts: Iterable[str], seed: int) -> BoolArray:
    """For each held-out text whether no tuning ever sees it: about half of them, by another number each."""
    return is_held_out((f"tuning {text}" for text in texts), seed, UNSEEN)


def _number(text: str, seed: int) -> int:
    """A number below 2**32, evenly spread over texts."""
    return int.from_bytes(hashlib.blake2b(f"{seed}:{text}".encode(), digest_size=4).digest())
