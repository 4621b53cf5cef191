"""How far the making and measuring of variants is, and when to stop."""

from collections.abc import Callable, Sequence
from time import perf_counter

from core.errors import Cancelled
from core.language import QT_TRANSLATE_NOOP
from core.progress import IsCancelled
from core.training.compression.messages import CompressionProgress, Message

# Progress is told ten times a second at most; the window draws no faster.
TELL_SECONDS = 0.1

Emit = Callable[[Message], None]


class Gauge:
    """How far all is: seconds that each part takes about, against those that passed."""

    def __init__(self, parts: Sequence[float], emit: Emit, is_cancelled: IsCancelled) -> None:
        self._parts = parts
        self._emit = emit
        self._is_cancelled = is_cancelled
        self._began = perf_counter()
        self._part = 0
        self._told = ("", 0.0)

    def next(self) -> None:
        """Another part begins."""
        self._part += 1

    def tell(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` of the stage is done.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self._is_cancelled():
            raise Cancelled(
                QT_TRANSLATE_NOOP("core", "Compressing was stopped; nothing has changed.")
            )
        now = perf_counter()
        if stage == self._told[0] and now - self._told[1] < TELL_SECONDS:
            return
        self._told = stage, now
        within = min(1.0, done / total) if total else 0.0
        reached = sum(self._parts[: self._part]) + within * self._parts[self._part]
        share = reached / sum(self._parts)
        passed = now - self._began
        self._emit(CompressionProgress(stage, share, passed * (1 - share) / max(share, 1e-3)))
