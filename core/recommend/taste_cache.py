"""Tastes that were reckoned just now, so that the same history is not judged twice."""

from collections import deque
from collections.abc import Callable

from core.arrays import Float32Array
from core.search.request import History

# Tastes that are remembered, an array of the whole catalogue each: those of the histories just asked for.
REMEMBERED = 8

Taste = Float32Array | None


class TasteCache:
    """The tastes of the latest few histories, so that who types many queries is judged once.

    Safe between threads, at worst reckoning one twice.
    """

    def __init__(self) -> None:
        self._latest: deque[tuple[History, Taste]] = deque(maxlen=REMEMBERED)

    def taste(self, history: History, reckon: Callable[[History], Taste]) -> Taste:
        """The taste of `history`, reckoned now if it is not remembered."""
        # Compared, not hashed: the same tuple is equal at once, hashing it would visit every action.
        for known, taste in tuple(self._latest):
            if known == history:
                return taste
        taste = reckon(history)
        self._latest.append((history, taste))
        return taste
