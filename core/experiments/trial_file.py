"""The lists and events of a simulation as one Parquet file, which goes into a log with `FeedbackLog.extend`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from core.feedback.log import Event, Shown

Lists = Iterable[tuple[Shown, Sequence[Event]]]


def write_lists(path: Path, lists: Lists) -> int:
    """Write lists with their events, whole or not at all; returns the number of events."""
    raise NotImplementedError


def read_lists(path: Path) -> Iterator[tuple[Shown, list[Event]]]:
    """What `write_lists` wrote, list by list.

    Raises:
        DataError: the file is missing, damaged or something else.
    """
    raise NotImplementedError
