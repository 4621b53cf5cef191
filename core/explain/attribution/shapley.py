"""What each word adds to a vector on average over orders of the words: for what cannot be looked into.

The words of a text join one after the other; what the vector gains with a word, in the mean over orders, is
the word's part (Shapley 1953; sampled with each order and its reverse, Mitchell et al. 2022). The parts add
up to the vector less that of no word, whichever orders are tried.
"""

from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np

from core.arrays import Float32Array
from core.explain.attribution.contributions import SHAPLEY, Contributions

# Up to so many words every order is tried.
FEW = 4
SEED = 1

Mask = tuple[bool, ...]


def contributions(
    words: int, vectors: Callable[[Sequence[Mask]], Float32Array], most_orders: int
) -> Contributions:
    """Of a text of so many `words`, of which `vectors` reads those that a mask has.

    Args:
        words: how many there are.
        vectors: (masks, numbers) of some masks.
        most_orders: how many orders are tried of a longer text.
    """
    orders = _orders(words, most_orders)
    masks = list(dict.fromkeys(mask for order in orders for mask in _joining(order)))
    vector_of = dict(zip(masks, vectors(masks), strict=True))
    nothing, everything = vector_of[(False,) * words], vector_of[(True,) * words]
    parts = np.zeros((words, len(nothing)), np.float64)
    for order in orders:
        joined = list(_joining(order))
        for word, before, after in zip(order, joined, joined[1:], strict=False):
            parts[word] += vector_of[after] - vector_of[before]
    own = (parts / len(orders)).astype(np.float32)
    return Contributions(own, nothing, everything, SHAPLEY)


def _orders(words: int, most: int) -> list[tuple[int, ...]]:
    if words <= FEW:
        return list(permutations(range(words)))
    random = np.random.default_rng(SEED)
    drawn = [tuple(random.permutation(words).tolist()) for _ in range(max(1, most // 2))]
    return [order for one in drawn for order in (one, one[::-1])]


def _joining(order: tuple[int, ...]) -> list[Mask]:
    """No word, then one more each time."""
    is_in = [False] * len(order)
    masks = [tuple(is_in)]
    for word in order:
        is_in[word] = True
        masks.append(tuple(is_in))
    return masks
