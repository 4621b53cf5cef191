"""The behaviour log, column by column: ten million rows pass through in pieces, straight to disk."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from core.data.report import SheetReport
from core.data.survey import Conventions
from core.data.tables.event_batch import EncodedColumn, EventBatch, Mask, Rows, encoded_column
from core.data.values.actions import clean_action, is_numbered, rated_action
from core.data.values.calendars import DAY_FIRST, MONTH_FIRST, assumed_order
from core.data.values.moments import clean_time
from core.data.values.texts import (
    clean_id,
    is_no_value,
    is_number_id,
    is_rounded_id,
    mended_text,
    visible,
)

if TYPE_CHECKING:
    import pyarrow

    from core.workspace import StagedTable

_IDS = ("user_id", "product_id", "session_id")
TEXTS = ("user_id", "product_id", "action", "query", "session_id")
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Events:
    """Cleans a log and writes it to `staged`, behind the `earlier` rows of an append.

    `products` are the ids that the shop has, or None where there is no product to check against.
    """

    def __init__(
        self,
        report: SheetReport,
        staged: "StagedTable",
        products: set[str] | None,
        earlier: "pyarrow.Table | None",
    ) -> None:
        self.report = report
        self.conventions = Conventions()
        self._staged = staged
        self._products = products
        self._prints: list[npt.NDArray[np.uint64]] = []
        self._numbers: list[Rows] = []
        if earlier is not None:
            self._keep(earlier, np.full(earlier.num_rows, -1, np.int64))

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Clean some rows: texts by our column names, and the rows' places in the file."""
        rows = np.asarray(numbers, np.int64)
        given, stands_in = self._given(len(rows), columns)
        piece = EventBatch(self.report, rows, given, stands_in)
        cleaned = self._cleaned(given, is_rated="rated" in stands_in.values())
        calendar = self.conventions.calendar
        moments = [clean_time(text, calendar) for text in given["timestamp"].texts]
        self._refuse(piece, cleaned, moments)
        self._mend(piece, cleaned, moments)
        self.report.kept += int(piece.left.sum())
        self.report.repaired += int(piece.mended.sum())
        seconds = np.array([moment or 0 for moment, _ in moments], np.int64)
        ranks = np.array([_rank(text) for text in given["position"].texts], np.int32)
        times = seconds[given["timestamp"].codes][piece.left]
        places = ranks[given["position"].codes][piece.left]
        self._keep(_table(cleaned, piece.left, times, places), rows[piece.left])

    def _given(
        self, length: int, columns: Mapping[str, Any]
    ) -> tuple[dict[str, EncodedColumn], dict[str, str]]:
        """The columns of a log, and which of them others stand in for, by the rule that says so."""
        given = {name: encoded_column(values) for name, values in columns.items()}
        stands_in: dict[str, str] = {}
        same = np.zeros(length, np.int32)
        if self.conventions.every_row_is:
            given["action"] = EncodedColumn([self.conventions.every_row_is], same)
            stands_in["action"] = "every_row"
        elif "action" not in given and "rating" in given:
            given["action"] = given["rating"]
            stands_in["action"] = "rated"
        if "user_id" not in given and "session_id" in given:
            given["user_id"] = given["session_id"]
            stands_in["user_id"] = "session_shopper"
        blank = EncodedColumn([""], same)
        return {
            name: given.get(name, blank) for name in (*TEXTS, "timestamp", "position")
        }, stands_in

    def _cleaned(
        self, given: Mapping[str, EncodedColumn], is_rated: bool
    ) -> dict[str, EncodedColumn]:
        """The columns of texts as they are kept: words for “no value” are empty."""
        named, pointed = self.conventions.actions, self.conventions.pointed_ids

        def action(text: str) -> str:
            return (rated_action(text) if is_rated else clean_action(text, named)) or ""

        def clean(name: str, text: str) -> str:
            if is_no_value(text):
                return ""
            return clean_id(text, name in pointed) if name in _IDS else mended_text(text)

        cleaned = {"action": given["action"].changed(action)}
        for name in (*_IDS, "query"):
            column = given[name]
            is_clean = column.is_plain and name in _IDS
            cleaned[name] = column if is_clean else column.changed(partial(clean, name))
        return cleaned

    def _refuse(
        self,
        piece: EventBatch,
        cleaned: Mapping[str, EncodedColumn],
        moments: list[tuple[int | None, str]],
    ) -> None:
        for rule, name in (("no_user", "user_id"), ("no_product", "product_id")):
            column = cleaned[name]
            piece.reject(rule, name, column.rows_where([not text for text in column.texts]))
        self._refuse_actions(piece, cleaned["action"])
        is_bad = [moment is None for moment, _ in moments]
        piece.reject("bad_time", "timestamp", piece.columns["timestamp"].rows_where(is_bad))
        column = cleaned["product_id"]
        if self._products is None:
            piece.note("no_catalogue", "product_id", piece.left)
        else:
            is_strange = [text not in self._products for text in column.texts]
            piece.reject("unknown_product", "product_id", column.rows_where(is_strange))

    def _refuse_actions(self, piece: EventBatch, cleaned: EncodedColumn) -> None:
        is_unknown = cleaned.rows_where([not text for text in cleaned.texts])
        if piece.stands_in.get("action") == "rated":
            piece.reject("unknown_rating", "action", is_unknown)
            return
        given = piece.columns["action"]
        is_number = given.rows_where([is_numbered(text) for text in given.texts])
        piece.reject("numbered_action", "action", is_unknown & is_number)
        piece.reject("unknown_action", "action", is_unknown)

    def _mend(
        self,
        piece: EventBatch,
        cleaned: Mapping[str, EncodedColumn],
        moments: list[tuple[int | None, str]],
    ) -> None:
        _mend_times(piece, moments)
        self._note_order(piece)
        for name, rule in piece.stands_in.items():
            piece.note(rule, name, piece.left, cleaned[name].texts)
        if "action" not in piece.stands_in:
            _mend_texts(piece, cleaned, "action", "action_alias")
        _mend_texts(piece, cleaned, "query", "query_text")
        for name in (*TEXTS, "position"):
            _mend_empty(piece, name)
        for name in ("user_id", "product_id"):
            if self.conventions.has_number_ids or not piece.columns[name].is_plain:
                self._note_ids(piece, cleaned, name)

    def _note_order(self, piece: EventBatch) -> None:
        """Note the dates whose day and month nothing tells apart."""
        calendar, times = self.conventions.calendar, piece.columns["timestamp"]
        if not calendar.is_assumed and not calendar.is_half_assumed:
            return
        orders = [assumed_order(text, calendar) for text in times.texts]
        for rule, order in (("time_month_first", MONTH_FIRST), ("time_day_first", DAY_FIRST)):
            piece.note(rule, "timestamp", times.rows_where([own == order for own in orders]))

    def _note_ids(self, piece: EventBatch, cleaned: Mapping[str, EncodedColumn], name: str) -> None:
        """Count what a spreadsheet did to ids."""
        given, after = piece.columns[name], cleaned[name].texts
        pairs = list(zip(given.texts, after, strict=True))
        if any(is_mended := [bool(a) and b != a and visible(b) != a for b, a in pairs]):
            piece.mend("id_text", name, given.rows_where(is_mended), after)
        is_number = is_number_id if self.conventions.has_number_ids else is_rounded_id
        if any(is_rounded := [is_rounded_id(text) or is_number(text) for text in after]):
            piece.note("id_rounded", name, given.rows_where(is_rounded))

    def result(self) -> "StagedTable":
        """The table, earlier rows first; events that came twice are noted here."""
        self._note_duplicates()
        if not self._prints:
            none = {name: EncodedColumn([], np.zeros(0, np.int32)) for name in TEXTS}
            self._staged.write(_table(none, np.zeros(0, np.bool_), np.zeros(0), np.zeros(0)))
        return self._staged

    def discard(self) -> None:
        """Forget what was written."""
        self._staged.discard()

    def _keep(self, table: "pyarrow.Table", numbers: Rows) -> None:
        if not table.num_rows:
            return
        self._staged.write(table)
        self._prints.append(_fingerprints(table))
        self._numbers.append(numbers)

    def _note_duplicates(self) -> None:
        if not self._prints:
            return
        prints, numbers = np.concatenate(self._prints), np.concatenate(self._numbers)
        order = np.argsort(prints, kind="stable")
        again = order[1:][prints[order][1:] == prints[order][:-1]]
        rows = np.sort(numbers[again])
        rows = rows[rows > 0]
        if len(rows):
            count = self.report.rule("duplicate_event")
            for number in rows[: count.missing_examples]:
                count.add(int(number), "", "")
                rows = rows[1:]
            count.count += len(rows)


def _mend_times(piece: EventBatch, moments: list[tuple[int | None, str]]) -> None:
    times = piece.columns["timestamp"]
    for rule in ("time_milliseconds", "time_date"):
        hit = times.rows_where([found == rule for _, found in moments])
        piece.mend(rule, "timestamp", hit, [moment for moment, _ in moments])


def _mend_empty(piece: EventBatch, name: str) -> None:
    """Count the words for “no value” in a column."""
    column = piece.columns[name]
    if not column.is_plain and any(is_empty := list(map(is_no_value, column.texts))):
        piece.mend("no_value", name, column.rows_where(is_empty), [""] * len(is_empty))


def _mend_texts(
    piece: EventBatch, cleaned: Mapping[str, EncodedColumn], name: str, rule: str
) -> None:
    """Count the texts of a column that became others; those that say nothing are counted apart."""
    given, after = piece.columns[name], cleaned[name].texts
    is_mended = [
        b != a and b.strip() != a and not is_no_value(b)
        for b, a in zip(given.texts, after, strict=True)
    ]
    piece.mend(rule, name, given.rows_where(is_mended), after)


def _table(
    columns: Mapping[str, EncodedColumn], left: Mask, seconds: Any, ranks: Any
) -> "pyarrow.Table":
    import pyarrow as pa

    table: dict[str, Any] = {}
    for name in TEXTS:
        texts, codes, _ = columns[name]
        # Encoded anew, for cleaning makes texts alike and leaves some without a row.
        plain = pa.array(texts, pa.string()).take(pa.array(codes[left], pa.int32()))
        table[name] = plain.dictionary_encode()
    table["timestamp"] = pa.array(seconds, pa.int64())
    table["position"] = pa.array(ranks, pa.int32())
    return pa.table(table)


def _fingerprints(table: "pyarrow.Table") -> npt.NDArray[np.uint64]:
    """A number a row, the same for rows that say the same; good within this process."""
    prints = np.zeros(table.num_rows, np.uint64)
    for column in table.unify_dictionaries().combine_chunks().columns:
        values = column.chunk(0)
        if hasattr(values, "dictionary"):
            hashes = [hash(text) for text in values.dictionary.to_pylist()]
            numbers = np.array(hashes, np.int64)[np.from_dlpack(values.indices)]
        else:
            numbers = np.from_dlpack(values).astype(np.int64)
        prints = (prints ^ numbers.view(np.uint64)) * _MIX
        prints ^= prints >> np.uint64(29)
    return prints


def _rank(given: str) -> int:
    text = given.strip().removesuffix(".0")
    return int(text) if text.isdecimal() and len(text) < 9 else -1
