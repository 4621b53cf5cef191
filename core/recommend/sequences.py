"""What shoppers did, as sequences of items: from imported sessions and from the behaviour log alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.arrays import BoolArray, Int8Array, Int32Array, Int64Array
from core.data.catalogue import catalogue_of
from core.feedback.actions import ACTIONS, NO_STEP
from core.feedback.behaviour import behaviour
from core.search.request import History
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

KINDS = ("sessions", "events")
# All that a run of this behaviour was made of: the catalogue's products are items too.
INPUTS = ("products", *KINDS)
# What a network reads beside an id: what was done, how many actions ago, and how long ago.
# Ages are in seconds: a minute, ten, an hour, a day, a week, a month.
AGES = (60, 600, 3600, 86_400, 604_800, 2_592_000)
# In every channel 0 is padding and 1 unknown; of ids too.
FIRST = 2


@dataclass(frozen=True)
class Sequences:
    """Sequences one after the other, each oldest first: sequence s is at `starts[s]:starts[s + 1]`.

    `item` int32 numbers `items`, `action` int8 numbers `ACTIONS` (-1: another), `time` int64 is in
    seconds since 1970 (0: unknown).
    """

    items: list[str]
    starts: Int64Array
    item: Int32Array
    action: Int8Array
    time: Int64Array

    def __len__(self) -> int:
        return len(self.starts) - 1

    def part(self, wanted: BoolArray) -> "Sequences":
        """Only the sequences where `wanted` is true."""
        lengths = np.diff(self.starts)
        at = np.repeat(wanted, lengths)
        starts = np.concatenate(([0], np.cumsum(lengths[wanted])))
        return Sequences(self.items, starts, self.item[at], self.action[at], self.time[at])

    def windows(self, starts: Int64Array, stops: Int64Array, length: int) -> Int32Array:
        """What a network reads of the places from each start to before its stop: the last `length`.

        Returns int32 (n, length, 4): id, action, position from the end (1: the last) and age (against the
        last), padded with zeros at the end.
        """
        at = np.maximum(starts, stops - length)[:, None] + np.arange(length)
        there = at < stops[:, None]
        at = np.where(there, at, 0)
        ages = _ages(self.time[at], self.time[stops - 1][:, None])
        read = (self.item[at] + FIRST, self.action[at] + FIRST, stops[:, None] - at, ages)
        return np.where(there[:, :, None], np.stack(read, axis=2), 0).astype(np.int32)


def channels(length: int) -> tuple[int, ...]:
    """The sizes of the channels beside the ids in sequences of up to `length`."""
    return len(ACTIONS) + FIRST, length + 1, len(AGES) + 1 + FIRST


def load_sequences(workspace: Workspace) -> Sequences:
    """Every imported session without a target, and what every shopper of the log did, in order of time.

    The items are those of the catalogue and of the behaviour, in the order of their ids. Impressions are
    left out, which say what the shop did, and dismissals, which lead nowhere.
    """
    told = (workspace.table("sessions"), _of_sessions), (behaviour(workspace), _of_events)
    parts = [
        made for table, make in told if table is not None and (made := make(table)) is not None
    ]
    items = sorted(
        {*catalogue_of(workspace).product_id, *(item for each in parts for item in each.items)}
    )
    return _joined(parts, items)


def history_sequence(history: History, row_of: Mapping[str, int], items: list[str]) -> Sequences:
    """One sequence: what `history` says of known items."""
    known = [step for step in history if step.product_id in row_of and step.action not in NO_STEP]
    numbers = {action: number for number, action in enumerate(ACTIONS)}
    return Sequences(
        items,
        np.array([0, len(known)], np.int64),
        np.array([row_of[step.product_id] for step in known], np.int32),
        np.array([numbers.get(step.action, -1) for step in known], np.int8),
        np.array([step.timestamp for step in known], np.float64).astype(np.int64),
    )


def encoded(history: History, row_of: Mapping[str, int], length: int) -> Int32Array:
    """What a network reads of `history`, (length, 4); zeros where nothing in it is known."""
    sequence = history_sequence(history, row_of, [])
    if not len(sequence.item):
        return np.zeros((length, 1 + len(channels(length))), np.int32)
    window: Int32Array = sequence.windows(sequence.starts[:1], sequence.starts[1:], length)[0]
    return window


def examples(sequences: Sequences) -> tuple[Int64Array, Int64Array]:
    """Every place that has something before it in its sequence: where that begins, and the place."""
    lengths = np.diff(sequences.starts)
    begins = np.repeat(sequences.starts[:-1], lengths)
    places = np.arange(len(sequences.item))
    inner = places > begins
    return begins[inner], places[inner]


def _ages(times: Int64Array, last: Int64Array) -> Int64Array:
    ages = np.searchsorted(AGES, (last - times).clip(0), side="right") + FIRST
    return np.where(times > 0, ages, 1)


def _of_sessions(table: "pyarrow.Table") -> Sequences | None:
    from core.feedback.arrow_tables import factorize
    from core.recommend.log_columns import lists, used

    texts, target = factorize(table["target"])
    is_whole = np.array([not text for text in texts], bool)[target]
    if not is_whole.any():
        return None
    items, item, lengths = lists(table["items"])
    items, item = used(items, item, np.repeat(is_whole, lengths))
    return Sequences(
        items,
        np.concatenate(([0], np.cumsum(lengths[is_whole]))).astype(np.int64),
        item,
        np.zeros(len(item), np.int8),
        np.zeros(len(item), np.int64),
    )


def _of_events(table: "pyarrow.Table") -> Sequences | None:
    from core.recommend.log_columns import log_of

    log = log_of(table, NO_STEP)
    if not len(log.time):
        return None
    order = np.lexsort((log.time, log.user))
    known = [ACTIONS.index(name) if name in ACTIONS else -1 for name in log.actions]
    begins = np.flatnonzero(np.diff(log.user[order], prepend=-1))
    return Sequences(
        log.products,
        np.append(begins, len(order)).astype(np.int64),
        log.product[order],
        np.array(known, np.int8)[log.action[order]],
        log.time[order],
    )


def _joined(parts: Iterable[Sequences], items: list[str]) -> Sequences:
    """`parts` after each other, their items numbered by `items`."""
    row_of = {item: row for row, item in enumerate(items)}
    starts, item, action, time = [np.zeros(1, np.int64)], [], [], []
    for part in parts:
        rows = np.array([row_of[each] for each in part.items], np.int32)
        starts.append(part.starts[1:] + starts[-1][-1])
        item.append(rows[part.item])
        action.append(part.action)
        time.append(part.time)
    return Sequences(
        items,
        np.concatenate(starts),
        np.concatenate([np.zeros(0, np.int32), *item]),
        np.concatenate([np.zeros(0, np.int8), *action]),
        np.concatenate([np.zeros(0, np.int64), *time]),
    )
