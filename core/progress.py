"""How far a long piece of work is, and whether to go on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class StageProgress:
    """How far an import is: rows `done` of an estimated `total` of the file named `stage`."""

    stage: str
    done: int
    total: int
    rows_per_second: float
    eta_seconds: float


# What has been done, and of how many; of the stage named first where there are several.
ProgressCallback = Callable[[int, int], None]
StageCallback = Callable[[str, int, int], None]
StageProgressCallback = Callable[[StageProgress], None]
IsCancelled = Callable[[], bool]


def of_stage(stage: str, progress: StageCallback | None) -> ProgressCallback | None:
    """What tells `progress` how far the stage named `stage` is; None where nobody listens."""
    return (lambda done, total: progress(stage, done, total)) if progress else None
