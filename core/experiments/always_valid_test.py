"""A sign test that may be looked at after every result: peeking never raises its false alarms.

The chance of the results under all shares of wins, mixed by a beta prior around a half, against their
chance between equals

    wager = B(prior + wins, prior + losses) / B(prior, prior) / (½^wins · ½^losses)

is a wager that is fair between equals: it ever reaches 1 / α with chance α at most (Ville 1939; Robbins
1970). So the least of its inverses so far is a p-value that holds at any moment, and the shares that such a
wager does not refute are an interval that does.
"""

import math
from collections.abc import Callable, Iterable

# The beta prior's weight on either side: largest power where about three in five prefer the better run.
PRIOR = 8.0
# The customary level.
ALPHA = 0.05
# Halving 1 so often comes to the precision of a double.
_HALVINGS = 60
# Nobody waits for more results than this; by judgement.
MOST_RESULTS = 100_000


def p_value(results: Iterable[bool]) -> float:
    """The p-value of wins (True) and losses in the order they came, valid at any time; ties are left out."""
    largest, wins, losses = 0.0, 0, 0
    for is_win in results:
        wins, losses = wins + is_win, losses + (not is_win)
        largest = max(largest, _log_wager(wins, losses, 0.5))
    return math.exp(-largest)


def interval(wins: int, losses: int, alpha: float = ALPHA) -> tuple[float, float]:
    """The shares of wins that cannot be refuted, with confidence 1 − `alpha` at any time."""
    if not wins + losses:
        return 0.0, 1.0
    share = wins / (wins + losses)
    limit = math.log(1 / alpha)

    def is_refuted(other: float) -> bool:
        return _log_wager(wins, losses, other) >= limit

    return _bisect(share, 0.0, is_refuted), _bisect(share, 1.0, is_refuted)


def results_needed(wins: int, losses: int, margin: float) -> int | None:
    """About how many results, those so far among them, make a verdict at the present share of wins.

    That is significance, or an interval that leaves out a share further than `margin` from a half; None where
    that takes more than `MOST_RESULTS`.
    """
    share = (wins + PRIOR) / (wins + losses + 2 * PRIOR)
    count = max(1, wins + losses)
    while count <= MOST_RESULTS:
        expected = round(share * count)
        if _log_wager(expected, count - expected, 0.5) >= math.log(1 / ALPHA):
            return count
        low, high = interval(expected, count - expected)
        if low > 0.5 - margin and high < 0.5 + margin:
            return count
        # To a twentieth is exact enough for "about".
        count = count + max(1, count // 20)
    return None


def _log_wager(wins: int, losses: int, share: float) -> float:
    """The logarithm of the wager against this share of wins."""
    if (share <= 0 and wins) or (share >= 1 and losses):
        return math.inf
    mixed = _log_beta(PRIOR + wins, PRIOR + losses) - _log_beta(PRIOR, PRIOR)
    # 0 · log 0 is 0.
    log_win = wins * math.log(share) if wins else 0.0
    log_loss = losses * math.log1p(-share) if losses else 0.0
    return mixed - (log_win + log_loss)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _bisect(inside: float, outside: float, is_refuted: Callable[[float], bool]) -> float:
    """Where refutation begins on the way from `inside`, which is not refuted, to `outside`."""
    if not is_refuted(outside):
        return outside
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if is_refuted(middle) else (middle, outside)
    return inside
