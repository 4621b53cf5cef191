"""From a workspace to an `EncodedLog`, two columns at a time: ten million events never stand there twice."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from core.arrays import Array, Int8Array, Int32Array, Int64Array
from core.errors import Cancelled
from core.feedback.actions import TAKEN_BACK
from core.feedback.analysis.counting import stable_order
from core.feedback.analysis.encoded_log import STEPS, EncodedLog
from core.feedback.analysis.recorded import recorded_events
from core.feedback.analysis.searches import session_numbers
from core.feedback.arrow_tables import constant_array, dictionary_codes
from core.feedback.imported import NUMBERS, imported_events
from core.feedback.log import EventSource
from core.feedback.retractions import standing_rows
from core.language import QT_TRANSLATE_NOOP
from core.progress import IsCancelled, StageProgress, StageProgressCallback
from core.workspace import Workspace

# The slowest first: two threads share them.
COLUMNS = (
    "session_id",
    "product_id",
    "user_id",
    "timestamp",
    "position",
    "query",
    "action",
    "source",
)
READING = QT_TRANSLATE_NOOP("core", "Reading behaviour")
# What the column of ranks has room for.
GREATEST_RANK = np.iinfo(np.int16).max


def read_log(
    workspace: Workspace,
    progress: StageProgressCallback | None = None,
    is_cancelled: IsCancelled | None = None,
) -> EncodedLog | None:
    """Imported, own and simulated events of `workspace`; None where there are none.

    Args:
        progress: hears how far it is, from other threads.
        is_cancelled: asked before every column, from other threads.

    Raises:
        WorkspaceError: what is stored cannot be read.
        Cancelled: `is_cancelled` said so.
    """
    return _Reader(workspace, progress or (lambda _: None), is_cancelled or (lambda: False)).read()


class _Texts(NamedTuple):
    """The different texts of a column, as Arrow has them, and which of them each row has."""

    texts: pa.StringArray
    codes: Int32Array


class _Reader:
    def __init__(
        self, workspace: Workspace, progress: StageProgressCallback, is_cancelled: IsCancelled
    ) -> None:
        self._workspace = workspace
        self._report, self._is_cancelled = progress, is_cancelled
        self._start, self._done = time.monotonic(), 0
        self._recorded, self._empty = recorded_events(workspace, self._report_recorded)
        imported = imported_events(workspace, ["timestamp"])
        self._imported = 0 if imported is None else imported.num_rows
        recorded = 0 if self._recorded is None else self._recorded.num_rows
        self._rows = self._imported + recorded

    def read(self) -> EncodedLog | None:
        if not self._rows and not self._empty:
            return None
        with ThreadPoolExecutor(2) as pool:
            columns = dict(zip(COLUMNS, pool.map(self._read, COLUMNS), strict=True))
        self._recorded = None
        log = self._put_together(columns)
        _release()
        return log

    def _put_together(self, columns: dict[str, Any]) -> EncodedLog:
        moments, order = _standing(*_sorted(columns.pop("timestamp")), columns)

        def take(name: str) -> tuple[list[str], Int32Array]:
            texts, codes = columns.pop(name)
            return texts.to_pylist(), _ordered(codes, order)

        shoppers, shopper = take("user_id")
        products, product = take("product_id")
        queries, query = take("query")
        actions, action = take("action")
        sources, source = take("source")
        sessions, named = columns.pop("session_id")
        return EncodedLog(
            shoppers=shoppers,
            shopper=shopper,
            products=products,
            product=product,
            queries=queries,
            query=query,
            sources=sources,
            source=source.astype(np.int8),
            action=_steps(actions)[action],
            session=session_numbers(
                _ordered(named, order), _code_of_empty(sessions), shopper, moments
            ),
            time=moments,
            rank=_ordered(columns.pop("position"), order),
            empty=self._empty,
        )

    def _read(self, name: str) -> Any:
        self._check_cancelled()
        column = pa.chunked_array(list(self._chunks(name)))
        if self._recorded is not None and name not in NUMBERS:
            # What was imported shares one dictionary already, and comparing them again takes long.
            column = column.unify_dictionaries()
        read = _whole(column, name) if name in NUMBERS else _Texts(*dictionary_codes(column))
        del column
        _release()
        self._report_column()
        return read

    def _chunks(self, name: str) -> Iterator[pa.Array]:
        """A column of all events, imported ones first."""
        if self._imported:
            yield from self._of_import(name)
        if self._recorded is not None:
            yield from self._recorded[name].chunks

    def _of_import(self, name: str) -> list[pa.Array]:
        if name == "source":
            return [constant_array(EventSource.IMPORTED, self._imported)]
        table = imported_events(self._workspace, [name])
        return [] if table is None else list(table[name].chunks)

    def _check_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "Reading behaviour was stopped."))

    def _report_recorded(self, done: int, total: int) -> None:
        """The log of this program comes first: it is read from SQLite where no cache has it yet."""
        self._check_cancelled()
        self._report(self._progress(done, total))

    def _report_column(self) -> None:
        self._done += 1
        self._report(self._progress(round(self._done / len(COLUMNS) * self._rows), self._rows))

    def _progress(self, done: int, total: int) -> StageProgress:
        spent = max(time.monotonic() - self._start, 1e-9)
        left = spent * (total - done) / done if done else float("inf")
        return StageProgress(READING, done, total, done / spent, left)


def _code_of_empty(texts: pa.StringArray) -> int:
    """Which of different texts is empty, -1 if none is; `index` would bring in pandas."""
    ends = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset :][: len(texts) + 1]
    empty = np.flatnonzero(np.diff(ends) == 0)
    return int(empty[0]) if len(empty) else -1


def _whole(column: pa.ChunkedArray, name: str) -> Array:
    """Times as they are, ranks no wider than they need."""
    parts = [np.from_dlpack(chunk) for chunk in column.chunks]
    if name == "position":
        parts = [part.clip(0, GREATEST_RANK).astype(np.int16) for part in parts]
    return np.concatenate(parts)


def _sorted(moments: Int64Array) -> tuple[Int64Array, Any]:
    """The times in order, and that order; None where they are in order already."""
    if bool((moments[1:] >= moments[:-1]).all()):
        return moments, None
    order = stable_order(moments)
    return moments[order], order


def _standing(moments: Int64Array, order: Any, columns: dict[str, Any]) -> tuple[Int64Array, Any]:
    """The times and the order without what was taken back."""
    actions = columns["action"].texts.to_pylist()
    if not TAKEN_BACK.keys() & set(actions):
        return moments, order
    codes = (_ordered(columns[name].codes, order) for name in ("action", "user_id", "product_id"))
    is_standing = standing_rows(actions, *codes)
    rows = np.flatnonzero(is_standing)
    return moments[rows], rows if order is None else order[rows]


def _ordered(values: Array, order: Int64Array | None) -> Any:
    return values if order is None else values[order]


def _steps(actions: list[str]) -> Int8Array:
    """The place in `STEPS` of each action of the log; one that is not known here counts as a click."""
    click = STEPS.index("click")
    return np.array([STEPS.index(name) if name in STEPS else click for name in actions], np.int8)


def _release() -> None:
    """Give back what Arrow keeps of columns that are gone: of a large log most of its size."""
    pa.default_memory_pool().release_unused()
