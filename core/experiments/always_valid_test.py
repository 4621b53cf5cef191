"""A sign test that may be looked at after every result: peeking never raises its false alarms.

The chance of the results under all shares of wins, mixed by a beta prior around a half, against their chance
between equals is a wager that is fair between equals: it ever reaches 1 / α with chance α at most (Ville
1939; Robbins 1970). So the least of its inverses so far is a p-value that holds at any moment, and the shares
that such a wager does not refute are an interval that does.
"""

import math
from collections.abc import Callable, Iterable

# The beta prior's weight on either side: largest power where about three in five prefer the better run.
PRIOR = 8.0
ALPHA = 0.05
_HALVINGS = 60
# Nobody waits for more results than this.
MOST = 100_000


def p_value(results: Iterable[bool]) -> float:
    """The p-value of wins (True) and losses in the order they came, valid at any time; ties are left out."""
    most, wins, losses = 0.0, 0, 0
    for won in results:
        wins, losses = wins + won, losses + (not won)
        most = max(most, _log_wager(wins, losses, 0.5))
    return math.exp(-most)


def interval(wins: int, losses: int, alpha: float = ALPHA) -> tuple[float, float]:
    """The shares of wins that cannot be refuted, with confidence 1 − `alpha` at any time."""
    if not wins + losses:
        return 0.0, 1.0
    share = wins / (wins + losses)
    limit = math.log(1 / alpha)

    def refuted(given: float) -> bool:
        return _log_wager(wins, losses, given) >= limit

    return _edge(share, 0.0, refuted), _edge(share, 1.0, refuted)


def results_needed(wins: int, losses: int, margin: float) -> int | None:
    """About how many results, those so far among them, make a verdict at the present share of wins.

    That is significance, or an interval that leaves out a share further than `margin` from a half; None where
    that takes more than `MOST`.
    """
    share = (wins + PRIOR) / (wins + losses + 2 * PRIOR)
    count = max(1, wins + losses)
    while count <= MOST:
        won = round(share * count)
        if _log_wager(won, count - won, 0.5) >= math.log(1 / ALPHA):
            return count
        low, high = interval(won, count - won)
        if low > 0.5 - margin and high < 0.5 + margin:
            return count
        count = count + max(1, count // 20)
    return None


def _log_wager(wins: int, losses: int, share: float) -> float:
    """The logarithm of the wager against this share of wins."""
    if (share <= 0 and wins) or (share >= 1 and losses):
        return math.inf
    mixed = _log_beta(PRIOR + wins, PRIOR + losses) - _log_beta(PRIOR, PRIOR)
    chance = (wins * math.log(share) if wins else 0.0) + (
        losses * math.log1p(-share) if losses else 0.0
    )
    return mixed - chance


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _edge(inside: float, outside: float, refuted: Callable[[float], bool]) -> float:
    """Where refutation begins on the way from `inside`, which is not refuted, to `outside`."""
    if not refuted(outside):
        return outside
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if refuted(middle) else (middle, outside)
    return inside
