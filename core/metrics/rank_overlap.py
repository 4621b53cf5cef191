"""How alike two rankings are, whoever is right: what they share, and with the first ranks counting most.

RBO (Webber, Moffat, Zobel 2010, "A similarity measure for indefinite rankings", ACM TOIS 28:4). With X_d, how
many products the first d of both lists share, somebody who looks on from each rank with probability p meets

    RBO = (1 − p) Σ over depths d ≥ 1 of p^(d−1) · X_d / d

Lists that end are taken to go on as they agreed so far (their equation 32). With s ≤ l products in S and L:

    RBO_ext = (1 − p)/p · (Σ d=1…l of X_d/d · p^d + Σ d=s+1…l of X_s (d − s)/(s·d) · p^d)
              + ((X_l − X_s)/l + X_s/s) · p^l
"""

from collections.abc import Hashable, Sequence

# Ten ranks then have 86 % of the weight (equation 21 of the paper), as much as a first page has.
PERSISTENCE = 0.9


def overlap(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """The share of the longer of two lists that both have; 1 where neither has anything."""
    longest = max(len(first), len(second))
    return len(set(first) & set(second)) / longest if longest else 1.0


def rank_biased_overlap(
    first: Sequence[Hashable], second: Sequence[Hashable], p: float = PERSISTENCE
) -> float:
    """RBO_ext of two lists without repetitions, best first: from 0 for nothing shared to 1 for equal ones.

    Two empty lists are equal; one alone shares nothing.
    """
    short, long = sorted((first, second), key=len)
    if not short:
        return float(not long)
    shared = _shared(short, long)
    s, size = len(short), len(long)
    at_s, at_end = shared[s - 1], shared[-1]
    seen = sum(count / d * p**d for d, count in enumerate(shared, 1))
    beyond = sum(at_s * (d - s) / (s * d) * p**d for d in range(s + 1, size + 1))
    rest = ((at_end - at_s) / size + at_s / s) * p**size
    return (1 - p) / p * (seen + beyond) + rest


def _shared(short: Sequence[Hashable], long: Sequence[Hashable]) -> list[int]:
    """X_d for d = 1 … of the longer list."""
    in_short: set[Hashable] = set()
    in_long: set[Hashable] = set()
    counts = []
    for depth, product in enumerate(long):
        in_long.add(product)
        if depth < len(short):
            in_short.add(short[depth])
        counts.append(len(in_short & in_long))
    return counts
