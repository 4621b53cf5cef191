"""What came of an update, an undo, or another attempt to let a run rank."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.updates.ledger import Entry


@dataclass(frozen=True)
class Outcome:
    """What the last thing that was tried came to.

    `kind` is `better`, `tie`, `refused` (the verdict of `entry`), `undone`, `cancelled` or `failed`, for
    which `message` is a sentence and `log` the last lines of the training process.
    """

    kind: str
    entry: "Entry | None" = None
    message: str = ""
    log: str = ""
