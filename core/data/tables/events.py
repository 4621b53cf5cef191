"""The behaviour log, column by column: ten million rows pass through in pieces, straight to disk."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from core.data.report import SheetReport
from core.data.survey import Conventions
from core.data.tables.event_batch import EncodedColumn, EventBatch, Mask, RowNumbers, encoded_column
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
        self._numbers: list[RowNumbers] = []
        if earlier is not None:
            self._keep(earlier, np.full(earlier.num_rows, -1, np.int64))

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Clean some rows: texts by our column names, and the rows' places in the file."""
        rows = np.asarray(numbers, np.int64)
        raw, stand_ins = self._raw_columns(len(rows), columns)
        batch = EventBatch(self.report, rows, raw, stand_ins)
        cleaned = self._cleaned(raw, is_rated="rated" in stand_ins.values())
        calendar = self.conventions.calendar
        moments = [clean_time(text, calendar) for text in raw["timestamp"].texts]
        self._refuse(batch, cleaned, moments)
        self._mend(batch, cleaned, moments)
        self.report.kept += int(batch.left.sum())
        self.report.repaired += int(batch.mended.sum())
        seconds = np.array([moment or 0 for moment, _ in moments], np.int64)
        ranks = np.array([_rank(text) for text in raw["position"].texts], np.int32)
        times = seconds[raw["timestamp"].codes][batch.left]
        positions = ranks[raw["position"].codes][batch.left]
        self._keep(_table(cleaned, batch.left, times, positions), rows[batch.left])

    def _raw_columns(
        self, length: int, columns: Mapping[str, Any]
    ) -> tuple[dict[str, EncodedColumn], dict[str, str]]:
        """The columns of a log, and which of them others stand in for, by the rule that says so."""
        raw = {name: encoded_column(values) for name, values in columns.items()}
        stand_ins: dict[str, str] = {}
        same = np.zeros(length, np.int32)
        if self.conventions.every_row_is:
            raw["action"] = EncodedColumn([self.conventions.every_row_is], same)
            stand_ins["action"] = "every_row"
        elif "action" not in raw and "rating" in raw:
            raw["action"] = raw["rating"]
            stand_ins["action"] = "rated"
        if "user_id" not in raw and "session_id" in raw:
            raw["user_id"] = raw["session_id"]
            stand_ins["user_id"] = "session_shopper"
        blank = EncodedColumn([""], same)
        return {name: raw.get(name, blank) for name in (*TEXTS, "timestamp", "position")}, stand_ins

    def _cleaned(
        self, raw: Mapping[str, EncodedColumn], is_rated: bool
    ) -> dict[str, EncodedColumn]:
        """The columns of texts as they are kept: words for “no value” are empty."""
        named, pointed = self.conventions.actions, self.conventions.pointed_ids

        def action(text: str) -> str:
            return (rated_action(text) if is_rated else clean_action(text, named)) or ""

        def clean(name: str, text: str) -> str:
            if is_no_value(text):
                return ""
            return clean_id(text, name in pointed) if name in _IDS else mended_text(text)

        cleaned = {"action": raw["action"].changed(action)}
        for name in (*_IDS, "query"):
            column = raw[name]
            is_clean = column.is_plain and name in _IDS
            cleaned[name] = column if is_clean else column.changed(partial(clean, name))
        return cleaned

    def _refuse(
        self,
        batch: EventBatch,
        cleaned: Mapping[str, EncodedColumn],
        moments: list[tuple[int | None, str]],
    ) -> None:
        for rule, name in (("no_user", "user_id"), ("no_product", "product_id")):
            column = cleaned[name]
            batch.reject(rule, name, column.rows_where([not text for text in column.texts]))
        self._refuse_actions(batch, cleaned["action"])
        is_bad = [moment is None for moment, _ in moments]
        batch.reject("bad_time", "timestamp", batch.columns["timestamp"].rows_where(is_bad))
        column = cleaned["product_id"]
        if self._products is None:
            batch.note("no_catalogue", "product_id", batch.left)
        else:
            is_strange = [text not in self._products for text in column.texts]
            batch.reject("unknown_product", "product_id", column.rows_where(is_strange))

    def _refuse_actions(self, batch: EventBatch, cleaned: EncodedColumn) -> None:
        is_unknown = cleaned.rows_where([not text for text in cleaned.texts])
        if batch.stand_ins.get("action") == "rated":
            batch.reject("unknown_rating", "action", is_unknown)
            return
        raw = batch.columns["action"]
        is_number = raw.rows_where([is_numbered(text) for text in raw.texts])
        batch.reject("numbered_action", "action", is_unknown & is_number)
        batch.reject("unknown_action", "action", is_unknown)

    def _mend(
        self,
        batch: EventBatch,
        cleaned: Mapping[str, EncodedColumn],
        moments: list[tuple[int | None, str]],
    ) -> None:
        _mend_times(batch, moments)
        self._note_order(batch)
        for name, rule in batch.stand_ins.items():
            batch.note(rule, name, batch.left, cleaned[name].texts)
        if "action" not in batch.stand_ins:
            _mend_texts(batch, cleaned, "action", "action_alias")
        _mend_texts(batch, cleaned, "query", "query_text")
        for name in (*TEXTS, "position"):
            _mend_empty(batch, name)
        for name in ("user_id", "product_id"):
            if self.conventions.has_number_ids or not batch.columns[name].is_plain:
                self._note_ids(batch, cleaned, name)

    def _note_order(self, batch: EventBatch) -> None:
        """Count the dates whose day and month nothing tells apart: their order was guessed."""
        calendar, times = self.conventions.calendar, batch.columns["timestamp"]
        if not calendar.is_assumed and not calendar.is_half_assumed:
            return
        orders = [assumed_order(text, calendar) for text in times.texts]
        for rule, order in (("time_month_first", MONTH_FIRST), ("time_day_first", DAY_FIRST)):
            hit = times.rows_where([own == order for own in orders])
            batch.mend(rule, "timestamp", hit, [""] * len(orders))

    def _note_ids(self, batch: EventBatch, cleaned: Mapping[str, EncodedColumn], name: str) -> None:
        """Count what a spreadsheet did to ids."""
        raw, after = batch.columns[name], cleaned[name].texts
        pairs = list(zip(raw.texts, after, strict=True))
        if any(is_mended := [bool(a) and b != a and visible(b) != a for b, a in pairs]):
            batch.mend("id_text", name, raw.rows_where(is_mended), after)
        is_number = is_number_id if self.conventions.has_number_ids else is_rounded_id
        if any(is_rounded := [is_rounded_id(text) or is_number(text) for text in after]):
            batch.note("id_rounded", name, raw.rows_where(is_rounded))

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

    def _keep(self, table: "pyarrow.Table", numbers: RowNumbers) -> None:
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


def _mend_times(batch: EventBatch, moments: list[tuple[int | None, str]]) -> None:
    times = batch.columns["timestamp"]
    for rule in ("time_milliseconds", "time_date"):
        hit = times.rows_where([mended_by == rule for _, mended_by in moments])
        batch.mend(rule, "timestamp", hit, [moment for moment, _ in moments])


def _mend_empty(batch: EventBatch, name: str) -> None:
    """Count the words for “no value” in a column."""
    column = batch.columns[name]
    if not column.is_plain and any(is_empty := list(map(is_no_value, column.texts))):
        batch.mend("no_value", name, column.rows_where(is_empty), [""] * len(is_empty))


def _mend_texts(
    batch: EventBatch, cleaned: Mapping[str, EncodedColumn], name: str, rule: str
) -> None:
    """Count the texts of a column that became others; those that say nothing are counted apart."""
    raw, after = batch.columns[name], cleaned[name].texts
    is_mended = [
        b != a and b.strip() != a and not is_no_value(b)
        for b, a in zip(raw.texts, after, strict=True)
    ]
    batch.mend(rule, name, raw.rows_where(is_mended), after)


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


def _rank(raw: str) -> int:
    text = raw.strip().removesuffix(".0")
    return int(text) if text.isdecimal() and len(text) < 9 else -1
