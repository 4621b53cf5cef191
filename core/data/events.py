"""The behaviour log, column by column: ten million rows pass through in pieces, straight to disk."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from core.data.cleaning import clean_action, clean_id, mended_text, rated_action
from core.data.numbers import clean_time
from core.data.report import Sheet

if TYPE_CHECKING:
    import pyarrow

    from core.workspace import StagedTable

TEXTS = ("user_id", "product_id", "action", "query", "session_id")
Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Column(NamedTuple):
    """One column of a piece: each different text once, and which of them every row has."""

    texts: list[str]
    codes: npt.NDArray[np.int32]

    def rows_where(self, is_hit: Sequence[bool]) -> Mask:
        """The rows whose text is hit."""
        return np.asarray(is_hit, np.bool_)[self.codes]

    def changed(self, change: Callable[[str], str]) -> "Column":
        """The column with every text changed."""
        return Column([change(text) for text in self.texts], self.codes)


class Piece:
    """Some rows of a log being cleaned. `left` are those no rule has refused, `mended` those repaired.

    `is_rated`: the log has ratings in place of actions.
    """

    def __init__(
        self, sheet: Sheet, numbers: Rows, columns: Mapping[str, Column], is_rated: bool = False
    ) -> None:
        self.sheet = sheet
        self.is_rated = is_rated
        self.numbers = numbers
        self.columns = columns
        self.left: Mask = np.ones(len(numbers), np.bool_)
        self.mended: Mask = np.zeros(len(numbers), np.bool_)

    def reject(self, rule: str, column: str, hit: Mask) -> None:
        """Leave out the rows in `hit` that are still there."""
        met = hit & self.left
        self._meet(rule, column, met, None)
        self.sheet.rejected += int(met.sum())
        self.left &= ~hit

    def note(
        self, rule: str, column: str, hit: Mask, after: Sequence[object] | None = None
    ) -> Mask:
        """Count the rows in `hit` that are still there; `after` is what each text became."""
        met = hit & self.left
        self._meet(rule, column, met, after)
        return met

    def mend(self, rule: str, column: str, hit: Mask, after: Sequence[object]) -> None:
        """Count the rows in `hit` that are still there as repaired."""
        self.mended |= self.note(rule, column, hit, after)

    def _meet(self, rule: str, column: str, met: Mask, after: Sequence[object] | None) -> None:
        places = np.flatnonzero(met)
        if not len(places):
            return
        texts, codes = self.columns[column]
        count = self.sheet.rule(rule)
        for place in places[: count.missing_examples]:
            code = codes[place]
            became = "" if after is None else str(after[code])
            count.meet(int(self.numbers[place]), column, texts[code], became)
            places = places[1:]
        count.count += len(places)


class Events:
    """Cleans a log and writes it to `staged`, behind the `earlier` rows of an append.

    `products` are the ids that the shop has, or None where there is no product to check against.
    """

    def __init__(
        self,
        sheet: Sheet,
        staged: "StagedTable",
        products: set[str] | None,
        earlier: "pyarrow.Table | None",
    ) -> None:
        self.sheet = sheet
        self._staged = staged
        self._products = products
        self._prints: list[npt.NDArray[np.uint64]] = []
        self._numbers: list[Rows] = []
        if earlier is not None:
            self._keep(earlier, np.full(earlier.num_rows, -1, np.int64))

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Clean some rows: texts by our column names, and the rows' places in the file."""
        rows = np.asarray(numbers, np.int64)
        given = {name: _column(values) for name, values in columns.items()}
        blank = Column([""], np.zeros(len(rows), np.int32))
        is_rated = "action" not in given and "rating" in given
        if is_rated:
            given["action"] = given["rating"]
        meaning = rated_action if is_rated else clean_action
        given = {name: given.get(name, blank) for name in (*TEXTS, "timestamp", "position")}
        piece = Piece(self.sheet, rows, given, is_rated)
        cleaned = {
            "user_id": given["user_id"].changed(clean_id),
            "product_id": given["product_id"].changed(clean_id),
            "action": given["action"].changed(lambda text: meaning(text) or ""),
            "query": given["query"].changed(mended_text),
            "session_id": given["session_id"].changed(clean_id),
        }
        moments = [clean_time(text) for text in given["timestamp"].texts]
        self._refuse(piece, cleaned, moments)
        _mend(piece, cleaned, moments)
        self.sheet.kept += int(piece.left.sum())
        self.sheet.repaired += int(piece.mended.sum())
        seconds = np.array([moment or 0 for moment, _ in moments], np.int64)
        ranks = np.array([_rank(text) for text in given["position"].texts], np.int32)
        times = seconds[given["timestamp"].codes][piece.left]
        places = ranks[given["position"].codes][piece.left]
        self._keep(_table(cleaned, piece.left, times, places), rows[piece.left])

    def _refuse(
        self, piece: Piece, cleaned: Mapping[str, Column], moments: list[tuple[int | None, str]]
    ) -> None:
        for rule, name in (
            ("no_user", "user_id"),
            ("no_product", "product_id"),
            ("unknown_rating" if piece.is_rated else "unknown_action", "action"),
        ):
            column = cleaned[name]
            piece.reject(rule, name, column.rows_where([not text for text in column.texts]))
        is_bad = [moment is None for moment, _ in moments]
        piece.reject("bad_time", "timestamp", piece.columns["timestamp"].rows_where(is_bad))
        column = cleaned["product_id"]
        if self._products is None:
            piece.note("no_catalogue", "product_id", piece.left)
        else:
            is_strange = [text not in self._products for text in column.texts]
            piece.reject("unknown_product", "product_id", column.rows_where(is_strange))

    def result(self) -> "StagedTable":
        """The table, earlier rows first; events that came twice are noted here."""
        self._note_duplicates()
        if not self._prints:
            none = {name: Column([], np.zeros(0, np.int32)) for name in TEXTS}
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
            count = self.sheet.rule("duplicate_event")
            for number in rows[: count.missing_examples]:
                count.meet(int(number), "", "")
                rows = rows[1:]
            count.count += len(rows)


def _mend(
    piece: Piece, cleaned: Mapping[str, Column], moments: list[tuple[int | None, str]]
) -> None:
    times = piece.columns["timestamp"]
    for rule in ("time_milliseconds", "time_date"):
        hit = times.rows_where([found == rule for _, found in moments])
        piece.mend(rule, "timestamp", hit, [moment for moment, _ in moments])
    actions = piece.columns["action"]
    after = cleaned["action"].texts
    if piece.is_rated:
        piece.note("rated", "action", piece.left, after)
    else:
        is_alias = [b.strip() != a for b, a in zip(actions.texts, after, strict=True)]
        piece.mend("action_alias", "action", actions.rows_where(is_alias), after)
    queries, after = piece.columns["query"], cleaned["query"].texts
    is_mended = [b.strip() != a for b, a in zip(queries.texts, after, strict=True)]
    piece.mend("query_text", "query", queries.rows_where(is_mended), after)


def _column(values: Any) -> Column:
    import pyarrow as pa

    column = values if isinstance(values, pa.Array) else pa.array(values, pa.string())
    encoded = column.dictionary_encode()
    codes = np.from_dlpack(encoded.indices).astype(np.int32, copy=False)
    return Column(encoded.dictionary.to_pylist(), codes)


def _table(columns: Mapping[str, Column], left: Mask, seconds: Any, ranks: Any) -> "pyarrow.Table":
    import pyarrow as pa

    table: dict[str, Any] = {}
    for name in TEXTS:
        texts, codes = columns[name]
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
    text = given.strip()
    return int(text) if text.isdecimal() and len(text) < 9 else -1
