"""Sessions that are kept as a table of events: one row for each product that was met."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.data.columns.mapping import guess_mapping
from core.data.formats.table import Opened, Row
from core.data.values.moments import clean_time


def as_sessions(events: Opened) -> Opened | None:
    """`events` read as sessions, where its columns name the session, or shopper, and the product."""
    mapping = guess_mapping("events", events.columns)
    by = mapping.get("session_id") or mapping.get("user_id")
    item, time = mapping.get("product_id"), mapping.get("timestamp")
    if not events.has_header or not isinstance(by, str) or not isinstance(item, str):
        return None
    if not time and "session_id" not in mapping:
        return None
    names = (by, item, *((time,) if isinstance(time, str) else ()))
    places = [events.columns.index(name) for name in names]
    return replace(
        events,
        columns=("items",),
        header=(),
        is_plain=False,
        shape="sessions",
        reader=lambda: _Sessions(events, places),
    )


class _Sessions:
    """The sessions of a table in the order in which they begin; products by their times."""

    def __init__(self, events: Opened, places: Sequence[int]) -> None:
        self._reader, self._places = events.reader(), places
        self._header = list(events.header)

    def place(self) -> int:
        """How many of the file's bytes have been read so far."""
        return self._reader.place()

    def rows(self) -> Iterator[Row]:
        """A row a session, by the number of its first event."""
        sessions: dict[str, tuple[int, list[tuple[int, str]]]] = {}
        for row in self._reader.rows():
            cells = [row.cells[place] if place < len(row.cells) else "" for place in self._places]
            session, item = cells[0].strip(), cells[1].strip()
            if session and item and row.cells != self._header:
                moment = clean_time(cells[2])[0] if len(cells) > 2 else None
                sessions.setdefault(session, (row.number, []))[1].append((moment or 0, item))
        for number, items in sessions.values():
            items.sort(key=lambda met: met[0])
            yield Row(number, [" ".join(item for _, item in items)])
