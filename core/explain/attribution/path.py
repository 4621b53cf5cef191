"""The straight path from a text of empty words to the text itself, and the steps at which it is looked at.

What a word adds is its share of the way: the integral of how the vector changes with that word, times the
word (integrated gradients, Sundararajan et al. 2017; of both texts of a cosine, Moeller et al. 2023). Gauss's
points need few steps where the way is smooth; what they leave is told as the remainder.
"""

from functools import cache

import numpy as np

from core.arrays import Float32Array


@cache
def steps(count: int) -> tuple[Float32Array, Float32Array]:
    """Where on the way from 0 to 1 to look, (count,), and what each look counts; the counts add up to 1."""
    points, counts = np.polynomial.legendre.leggauss(count)
    return ((points + 1) / 2).astype(np.float32), (counts / 2).astype(np.float32)
