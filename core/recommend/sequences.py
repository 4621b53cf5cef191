"""What shoppers did, as sequences of items: from imported sessions and from the behaviour log alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.arrays import BoolArray, Int8Array, Int32Array, Int64Array
from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.feedback.actions import ACTIONS, NO_STEP
from core.feedback.behaviour import behaviour
from core.language import QT_TRANSLATE_NOOP
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
    """Sequences one after the other, each oldest first: the steps of s are `starts[s]:starts[s + 1]`.

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
        steps = np.repeat(wanted, lengths)
        starts = np.concatenate(([0], np.cumsum(lengths[wanted])))
        return Sequences(self.items, starts, self.item[steps], self.action[steps], self.time[steps])

    def windows(self, starts: Int64Array, stops: Int64Array, length: int) -> Int32Array:
        """What a network reads of the steps from each start to before its stop: the last `length`.

        Returns int32 (n, length, 4): id, action, position from the end (1: the last) and age (against the
        last), padded with zeros at the end.
        """
        step = np.maximum(starts, stops - length)[:, None] + np.arange(length)
        is_step = step < stops[:, None]
        step = np.where(is_step, step, 0)
        ages = _ages(self.time[step], self.time[stops - 1][:, None])
        channels = (self.item[step] + FIRST, self.action[step] + FIRST, stops[:, None] - step, ages)
        return np.where(is_step[:, :, None], np.stack(channels, axis=2), 0).astype(np.int32)


def channels(length: int) -> tuple[int, ...]:
    """The sizes of the channels beside the ids in sequences of up to `length`."""
    return len(ACTIONS) + FIRST, length + 1, len(AGES) + 1 + FIRST


def load_sequences(workspace: Workspace) -> Sequences:
    """Every imported session without a target, and what every shopper of the log did, in order of time.

    The items are those of the catalogue and of the behaviour, in the order of their ids. Impressions are
    left out, which say what the shop did, and dismissals, which lead nowhere.
    """
    tables = (
        (workspace.table("sessions"), _session_sequences),
        (behaviour(workspace), _event_sequences),
    )
    read = [convert(table) for table, convert in tables if table is not None]
    parts = [part for part in read if part is not None]
    items = {*catalogue_of(workspace).product_id, *(item for part in parts for item in part.items)}
    return _concatenated(parts, sorted(items))


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


def encode_history(history: History, row_of: Mapping[str, int], length: int) -> Int32Array:
    """What a network reads of `history`, (length, 4); zeros where nothing in it is known."""
    sequence = history_sequence(history, row_of, [])
    if not len(sequence.item):
        return np.zeros((length, 1 + len(channels(length))), np.int32)
    window: Int32Array = sequence.windows(sequence.starts[:1], sequence.starts[1:], length)[0]
    return window


def examples(sequences: Sequences) -> tuple[Int64Array, Int64Array]:
    """Every step that has another before it in its sequence: where the sequence begins, and the step."""
    begins = np.repeat(sequences.starts[:-1], np.diff(sequences.starts))
    steps = np.arange(len(sequences.item))
    has_history = steps > begins
    return begins[has_history], steps[has_history]


def require_steps(stops: Int64Array) -> None:
    """Raises DataError where there is no example to learn from."""
    if not len(stops):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is no shopper who did two things; import sessions or events to learn from.",
            )
        )


def _ages(times: Int64Array, last: Int64Array) -> Int64Array:
    ages = np.searchsorted(AGES, (last - times).clip(0), side="right") + FIRST
    return np.where(times > 0, ages, 1)


def _session_sequences(table: "pyarrow.Table") -> Sequences | None:
    from core.feedback.arrow_tables import factorize
    from core.recommend.log_columns import compacted, read_lists

    texts, target = factorize(table["target"])
    is_whole = np.array([not text for text in texts], bool)[target]
    if not is_whole.any():
        return None
    items, item, lengths = read_lists(table["items"])
    items, item = compacted(items, item, np.repeat(is_whole, lengths))
    return Sequences(
        items,
        np.concatenate(([0], np.cumsum(lengths[is_whole]))).astype(np.int64),
        item,
        np.zeros(len(item), np.int8),
        np.zeros(len(item), np.int64),
    )


def _event_sequences(table: "pyarrow.Table") -> Sequences | None:
    from core.recommend.log_columns import read_log

    log = read_log(table, NO_STEP)
    if not len(log.time):
        return None
    order = np.lexsort((log.time, log.user))
    number = [ACTIONS.index(name) if name in ACTIONS else -1 for name in log.actions]
    begins = np.flatnonzero(np.diff(log.user[order], prepend=-1))
    return Sequences(
        log.products,
        np.append(begins, len(order)).astype(np.int64),
        log.product[order],
        np.array(number, np.int8)[log.action[order]],
        log.time[order],
    )


def _concatenated(parts: Iterable[Sequences], items: list[str]) -> Sequences:
    """`parts` after each other, their items numbered by `items`."""
    row_of = {item: row for row, item in enumerate(items)}
    starts, item, action, time = [np.zeros(1, np.int64)], [], [], []
    for part in parts:
        rows = np.array([row_of[item] for item in part.items], np.int32)
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
