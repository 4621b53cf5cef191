"""How much two rankings of the same query agree, whoever is right."""

from collections.abc import Hashable, Sequence

# A reader goes on to the next rank with this probability: the first ten ranks then weigh 86 % (Webber, Moffat
# and Zobel 2010).
PERSISTENCE = 0.9


def overlap(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """The share of the longer of two lists that both have; 1 where neither has anything."""
    longest = max(len(first), len(second))
    return len(set(first) & set(second)) / longest if longest else 1.0


def rank_biased_overlap(
    first: Sequence[Hashable], second: Sequence[Hashable], persistence: float = PERSISTENCE
) -> float:
    """Rank-biased overlap of two lists, extrapolated; 1: the same order, 0: nothing shared.

        RBO = X(k) / k · p^k + (1 − p) / p · Σ over depths d = 1 … k of X(d) / d · p^d

    where X(d) is how many of the first d are in both and k the length of the longer one (Webber, Moffat and
    Zobel 2010, equation 30).
    """
    depth = max(len(first), len(second))
    if not depth:
        return 1.0
    shared, total = 0, 0.0
    for reached in range(1, depth + 1):
        shared = len(set(first[:reached]) & set(second[:reached]))
        total += shared / reached * persistence**reached
    rest: float = shared / depth * persistence**depth
    return rest + (1 - persistence) / persistence * total
