"""The tastes of the latest few histories, so that a shopper who types many queries is judged once."""

from collections import deque
from collections.abc import Callable

from core.arrays import Float32Array
from core.search.request import History

Taste = Float32Array | None
KEPT = 8


class TasteCache:
    """Remembers what was made of the latest histories; safe between threads, at worst making one twice."""

    def __init__(self) -> None:
        self._kept: deque[tuple[History, Taste]] = deque(maxlen=KEPT)

    def of(self, history: History, make: Callable[[History], Taste]) -> Taste:
        """The taste of `history`, made now if it is not remembered."""
        # Compared, not hashed: the same tuple is equal at once, hashing it would visit every action.
        for known, taste in tuple(self._kept):
            if known == history:
                return taste
        taste = make(history)
        self._kept.append((history, taste))
        return taste
