"""What somebody may ask of a tuning that is under way.

Pause, stop and cancel mean what they mean in the sweeps of Weights & Biases: after *pause* no trial begins
until *continue*, those under way go on; after *stop* they go on as well, and then it is over; *cancel* ends
them at once. A trial that was ended so waits again, for whenever the study is continued.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

PAUSE, CONTINUE, STOP, CANCEL, DELETE = "pause", "continue", "stop", "cancel", "delete"
KINDS = (PAUSE, CONTINUE, STOP, CANCEL, DELETE)
# Nobody listens any more: end without a last word.
LEAVE = "leave"


@dataclass(frozen=True)
class Order:
    """One of the kinds above; `number` is the trial to delete."""

    kind: str
    number: int = -1

    @classmethod
    def from_line(cls, line: str) -> "Order":
        """The order in a line of JSON, as in `{"order": "delete", "number": 3}`.

        Raises:
            ValueError: it is none.
        """
        said = json.loads(line)
        if not isinstance(said, dict) or said.get("order") not in KINDS:
            raise ValueError(line)
        return cls(said["order"], int(said.get("number", -1)))


def obey(lines: Iterable[str], take: Callable[[Order], None]) -> None:
    """Pass each order on; the end of `lines` means that nobody listens any more."""
    with suppress(OSError):
        for line in lines:
            with suppress(ValueError, TypeError):
                take(Order.from_line(line))
    take(Order(LEAVE))
