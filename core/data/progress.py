"""How far an import is, and whether to go on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far an import is: rows `done` of an estimated `total` of the file named `stage`."""

    stage: str
    done: int
    total: int
    rows_per_second: float
    eta_seconds: float


Tell = Callable[[Progress], None]
IsCancelled = Callable[[], bool]
