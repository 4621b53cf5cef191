"""From a workspace to an `EncodedLog`, a column at a time: ten million events never stand there twice."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from core.data.progress import IsCancelled, Progress, Tell
from core.errors import Cancelled
from core.feedback.analysis.log import STEPS, Codes, EmptyLists, EncodedLog
from core.feedback.analysis.order import stable_order
from core.feedback.analysis.recorded import recorded_events
from core.feedback.analysis.sessions import numbered
from core.feedback.columns import constant, pa_numbers
from core.feedback.log import Source
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

COLUMNS = (
    "timestamp",
    "action",
    "user_id",
    "session_id",
    "product_id",
    "query",
    "position",
    "source",
)
READING = QT_TRANSLATE_NOOP("core", "Reading behaviour")
GREATEST_RANK = np.iinfo(np.int16).max


def read_log(
    workspace: Workspace, tell: Tell | None = None, is_cancelled: IsCancelled | None = None
) -> EncodedLog | None:
    """Imported, own and simulated events of `workspace`; None where there are none.

    Args:
        tell: hears how far it is.
        is_cancelled: asked before every column.

    Raises:
        WorkspaceError: what is stored cannot be read.
        Cancelled: `is_cancelled` said so.
    """
    return _Reader(workspace, tell or _silent, is_cancelled or _never).read()


class _Reader:
    def __init__(self, workspace: Workspace, tell: Tell, is_cancelled: IsCancelled) -> None:
        self._workspace = workspace
        self._tell, self._is_cancelled = tell, is_cancelled
        self._began = time.monotonic()
        self._recorded, self._empty = recorded_events(workspace)
        dataset = workspace.datasets().get("events")
        self._imported = dataset.rows if dataset else 0
        self.rows = self._imported + (self._recorded.num_rows if self._recorded else 0)
        self._order: npt.NDArray[np.int64] | None = None

    def read(self) -> EncodedLog | None:
        if not self.rows and not self._empty.query:
            return None
        moment = self._times()
        actions, action = self._codes("action", 1)
        shoppers, shopper = self._codes("user_id", 2)
        session = numbered(*self._sessions(), shopper, moment)
        products, product = self._codes("product_id", 4)
        queries, query = self._codes("query", 5)
        rank = self._ranks()
        sources, source = self._codes("source", 7)
        self._say(len(COLUMNS))
        return EncodedLog(
            shoppers, shopper, products, product, queries, query,
            sources, source.astype(np.int8), _steps(actions)[action], session, moment, rank,
            self._empty,
        )  # fmt: skip

    def _times(self) -> npt.NDArray[np.int64]:
        moments = _whole(self._column("timestamp", 0)).astype(np.int64, copy=False)
        if len(moments) and bool((moments[1:] < moments[:-1]).any()):
            self._order = stable_order(moments)
            return moments[self._order]
        return moments

    def _codes(self, name: str, done: int) -> tuple[list[str], Codes]:
        dictionary, codes = _encoded(self._column(name, done))
        return dictionary.to_pylist(), self._ordered(codes)

    def _sessions(self) -> tuple[Codes, int]:
        """The sessions as the log names them, and which of them stands for none."""
        dictionary, codes = _encoded(self._column("session_id", 3))
        return self._ordered(codes), _place_of_nothing(dictionary)

    def _ranks(self) -> npt.NDArray[np.int16]:
        ranks = self._ordered(_whole(self._column("position", 6)))
        return ranks.clip(0, GREATEST_RANK).astype(np.int16)

    def _ordered(self, values: Any) -> Any:
        return values if self._order is None else values[self._order]

    def _column(self, name: str, done: int) -> "pyarrow.ChunkedArray":
        """A column of all events, imported ones first."""
        import pyarrow as pa

        self._say(done)
        chunks = [*self._of_import(name)]
        if self._recorded is not None:
            chunks += self._recorded[name].chunks
            self._recorded = self._recorded.drop_columns([name])
        return pa.chunked_array(chunks)

    def _of_import(self, name: str) -> Iterator["pyarrow.Array"]:
        if not self._imported:
            return
        if name == "source":
            yield constant(Source.IMPORTED, self._imported)
            return
        table = self._workspace.table("events", [name])
        if table is None or name not in table.column_names:
            yield pa_numbers(np.full(self._imported, -1, np.int32))
            return
        column = table[name]
        yield from (column if name in _NUMBERS else _dictionary(column)).chunks

    def _say(self, done: int) -> None:
        if self._is_cancelled():
            raise Cancelled(QT_TRANSLATE_NOOP("core", "Reading behaviour was stopped."))
        spent = time.monotonic() - self._began
        share = done / len(COLUMNS)
        rate = share * self.rows / spent if spent else 0.0
        left = spent / share - spent if share else 0.0
        self._tell(Progress(READING, round(share * self.rows), self.rows, rate, left))


_NUMBERS = ("timestamp", "position")


def _dictionary(column: "pyarrow.ChunkedArray") -> "pyarrow.ChunkedArray":
    import pyarrow as pa

    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()


def _encoded(column: "pyarrow.ChunkedArray") -> tuple["pyarrow.Array", Codes]:
    """The different texts of a column, as Arrow has them, and which of them each row has."""
    import pyarrow as pa

    whole = column.unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    # Neither `to_numpy` nor `take`: both bring in pandas.
    codes = np.from_dlpack(whole.indices)
    return whole.dictionary, codes.astype(np.int32, copy=False)


def _place_of_nothing(texts: "pyarrow.StringArray") -> int:
    """Which of different texts is empty, -1 if none is; `index` would bring in pandas."""
    ends = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset :][: len(texts) + 1]
    found = np.flatnonzero(np.diff(ends) == 0)
    return int(found[0]) if len(found) else -1


def _whole(column: "pyarrow.ChunkedArray") -> npt.NDArray[Any]:
    parts = [np.from_dlpack(chunk) for chunk in column.chunks]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _steps(actions: list[str]) -> npt.NDArray[np.int8]:
    """The place in `STEPS` of each action of the log; one that a later version knows counts as a click."""
    click = STEPS.index("click")
    return np.array([STEPS.index(name) if name in STEPS else click for name in actions], np.int8)


def _silent(_: Progress) -> None:
    return None


def _never() -> bool:
    return False
