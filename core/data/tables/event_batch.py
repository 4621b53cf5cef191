"""Some rows of a log while they are cleaned: each different text of a column once, and what rules met."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from core.data.report import SheetReport
from core.data.rules import is_repair
from core.data.values.texts import NO_VALUE_WORDS

if TYPE_CHECKING:
    import pyarrow

Mask = npt.NDArray[np.bool_]
RowNumbers = npt.NDArray[np.int64]


class EncodedColumn(NamedTuple):
    """One column of a piece: each different text once, and which of them every row has.

    `is_plain`: every text is of letters and digits alone and says something, so that there is nothing to
    clean in an id.
    """

    texts: list[str]
    codes: npt.NDArray[np.int32]
    is_plain: bool = False

    def rows_where(self, is_hit: Sequence[bool]) -> Mask:
        """The rows whose text is hit."""
        return np.asarray(is_hit, np.bool_)[self.codes]

    def changed(self, change: Callable[[str], str]) -> "EncodedColumn":
        """The column with every text changed."""
        return EncodedColumn([change(text) for text in self.texts], self.codes)


class EventBatch:
    """Some rows of a log being cleaned. `left` are those no rule has refused, `mended` those repaired.

    `stand_ins` are our columns → the rule that says what serves in their place.
    """

    def __init__(
        self,
        report: SheetReport,
        numbers: RowNumbers,
        columns: Mapping[str, EncodedColumn],
        stand_ins: Mapping[str, str],
    ) -> None:
        self.report = report
        self.stand_ins = stand_ins
        self.numbers = numbers
        self.columns = columns
        self.left: Mask = np.ones(len(numbers), np.bool_)
        self.mended: Mask = np.zeros(len(numbers), np.bool_)

    def reject(self, rule: str, column: str, hit: Mask) -> None:
        """Leave out the rows in `hit` that are still there."""
        affected = hit & self.left
        self._count(rule, column, affected, None)
        self.report.rejected += int(affected.sum())
        self.left &= ~hit

    def note(
        self, rule: str, column: str, hit: Mask, after: Sequence[object] | None = None
    ) -> Mask:
        """Count the rows in `hit` that are still there; `after` is what each text became."""
        affected = hit & self.left
        self._count(rule, column, affected, after)
        return affected

    def mend(self, rule: str, column: str, hit: Mask, after: Sequence[object]) -> None:
        """Count the rows in `hit` that are still there, as repaired where `rule` repairs."""
        affected = self.note(rule, column, hit, after)
        if is_repair(rule):
            self.mended |= affected

    def _count(
        self, rule: str, column: str, affected: Mask, after: Sequence[object] | None
    ) -> None:
        indices = np.flatnonzero(affected)
        if not len(indices):
            return
        texts, codes, _ = self.columns[column]
        count = self.report.rule(rule)
        for index in indices[: count.missing_examples]:
            code = codes[index]
            became = "" if after is None else str(after[code])
            count.add(int(self.numbers[index]), column, texts[code], became)
            indices = indices[1:]
        count.count += len(indices)


def encoded_column(values: Any) -> EncodedColumn:
    """The column in an array of Arrow or a sequence of texts."""
    import pyarrow as pa

    column = values if isinstance(values, pa.Array) else pa.array(values, pa.string())
    encoded = column.dictionary_encode()
    codes = np.from_dlpack(encoded.indices).astype(np.int32, copy=False)
    return EncodedColumn(encoded.dictionary.to_pylist(), codes, _is_plain(encoded.dictionary))


def _is_plain(texts: "pyarrow.Array") -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc

    is_alphanumeric = pc.and_(pc.string_is_ascii(texts), pc.utf8_is_alnum(texts))
    if not pc.all(is_alphanumeric).as_py():
        return False
    words = pa.array(sorted(NO_VALUE_WORDS), pa.string())
    return not pc.any(pc.is_in(pc.ascii_lower(texts), words)).as_py()
