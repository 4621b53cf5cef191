"""The schema of each stored table, checked at the door; what lies behind trusts it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import numpy as np

from core.language import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    import pyarrow

_MISSING = QT_TRANSLATE_NOOP("core", "it has no column {column}")
_OF_TYPE = QT_TRANSLATE_NOOP("core", "its column {column} is of type {type}")
_WITHOUT_VALUE = QT_TRANSLATE_NOOP("core", "its column {column} has rows without a value")
_OUT_OF_RANGE = QT_TRANSLATE_NOOP("core", "its column {column} has a value out of range")
_TWICE = QT_TRANSLATE_NOOP("core", "its column {column} has a value twice")


class ColumnType(Enum):
    """What a column holds. Numbers may be null, unknown; nothing else may."""

    TEXT = auto()
    TEXTS = auto()
    NUMBER = auto()
    WHOLE = auto()
    SECONDS = auto()

    def fits(self, type_: "pyarrow.DataType") -> bool:
        """Whether a column of the Arrow type `type_` can hold it."""
        import pyarrow.types as types

        if self is ColumnType.TEXTS:
            is_list = types.is_list(type_) or types.is_large_list(type_)
            return bool(is_list and ColumnType.TEXT.fits(type_.value_type))
        if self is ColumnType.TEXT:
            value = type_.value_type if types.is_dictionary(type_) else type_
            return bool(types.is_string(value) or types.is_large_string(value))
        is_number = self is ColumnType.NUMBER and types.is_floating(type_)
        return bool(is_number or types.is_integer(type_))

    @property
    def stored(self) -> "pyarrow.DataType":
        """The Arrow type that an import writes."""
        import pyarrow as pa

        if self is ColumnType.TEXTS:
            return pa.list_(pa.string())
        if self is ColumnType.TEXT:
            return pa.string()
        if self is ColumnType.NUMBER:
            return pa.float32()
        return pa.int64() if self is ColumnType.SECONDS else pa.int32()

    @property
    def range(self) -> tuple[int, int]:
        """The least and the greatest whole number; seconds are of the years 1 to 9999, as calendars are."""
        if self is ColumnType.SECONDS:
            return -62_135_596_800, 253_402_300_799
        return -(2**31), 2**31 - 1


@dataclass(frozen=True)
class TableSchema:
    """What a stored table must be.

    `columns` are in the order in which an import writes them. A table may lack those in `optional`, which
    says what fills them; None: nothing does. No value of `key` is there twice. Where `is_open`, further
    columns, of texts, are of use; where `is_encoded`, texts that repeat share dictionaries.
    """

    columns: Mapping[str, ColumnType]
    optional: Mapping[str, object] = field(default_factory=dict)
    key: str = ""
    is_open: bool = False
    is_encoded: bool = False

    def check_types(self, schema: "pyarrow.Schema") -> None:
        """Raise ValueError where a required column is missing or one is of another type."""
        for name in self.columns:
            if name not in schema.names and name not in self.optional:
                raise _wrong(_MISSING, name)
        if len(set(schema.names)) < len(schema.names):
            raise ValueError(translate(QT_TRANSLATE_NOOP("core", "it has two columns of one name")))
        for column in schema:
            if not self._type_of(column.name).fits(column.type):
                raise _wrong(_OF_TYPE, column.name, type=column.type)

    def check_values(self, table: "pyarrow.Table") -> None:
        """Raise ValueError where a value is missing, twice, out of range or no text at all."""
        table.validate(full=True)
        for name in table.column_names:
            type_, column = self._type_of(name), table.column(name)
            if type_ is not ColumnType.NUMBER and any(map(_has_nulls, column.chunks)):
                raise _wrong(_WITHOUT_VALUE, name)
            if type_ in (ColumnType.WHOLE, ColumnType.SECONDS):
                _check_range(name, column, *type_.range)
        if self.key in table.column_names:
            keys = table.column(self.key).to_pylist()
            if len(set(keys)) < len(keys):
                raise _wrong(_TWICE, self.key)

    def conformed(self, table: "pyarrow.Table", is_whole: bool) -> "pyarrow.Table":
        """A checked table as an import would have written it, with every column where it `is_whole`."""
        import pyarrow as pa

        names = list(table.column_names if self.is_open else self.columns)
        blank = {name for name, filling in self.optional.items() if filling is not None}
        given = set(table.column_names) | (blank if is_whole else set())
        return pa.table({name: self._conformed(table, name) for name in names if name in given})

    def _conformed(self, table: "pyarrow.Table", name: str) -> Any:
        import pyarrow as pa

        type_ = self._type_of(name).stored
        if name not in table.column_names:
            column = pa.chunked_array([pa.array([self.optional[name]] * len(table), type_)])
        else:
            column = table.column(name)
        is_dictionary = self.is_encoded and type_ == pa.string()
        if is_dictionary and column.type == pa.dictionary(pa.int32(), type_):
            return column
        # A price that float32 cannot hold exactly is as good as any.
        column = column if column.type == type_ else column.cast(type_, safe=False)
        return column.dictionary_encode() if is_dictionary else column

    def _type_of(self, name: str) -> ColumnType:
        return self.columns.get(name, ColumnType.TEXT)


def _wrong(template: str, column: str, **values: object) -> ValueError:
    return ValueError(translate(template).format(column=column, **values))


def _has_nulls(values: "pyarrow.Array") -> bool:
    if values.null_count:
        return True
    inner = getattr(values, "dictionary", getattr(values, "values", None))
    return inner is not None and inner.null_count > 0


def _check_range(name: str, column: "pyarrow.ChunkedArray", low: int, high: int) -> None:
    for chunk in column.chunks:
        values: Any = np.from_dlpack(chunk)
        if len(values) and not (low <= int(values.min()) and int(values.max()) <= high):
            raise _wrong(_OUT_OF_RANGE, name)


_ID = _TEXT = ColumnType.TEXT
SCHEMAS: Mapping[str, TableSchema] = {
    "products": TableSchema(
        {
            "product_id": _ID,
            "title": _TEXT,
            **dict.fromkeys(("price", "rating", "sales"), ColumnType.NUMBER),
        },
        dict.fromkeys(("price", "rating", "sales")),
        key="product_id",
        is_open=True,
    ),
    "events": TableSchema(
        {
            "user_id": _ID,
            "product_id": _ID,
            "action": _TEXT,
            "query": _TEXT,
            "session_id": _ID,
            "timestamp": ColumnType.SECONDS,
            "position": ColumnType.WHOLE,
        },
        {"query": "", "session_id": "", "position": -1},
        is_encoded=True,
    ),
    "sessions": TableSchema({"items": ColumnType.TEXTS, "target": _ID}, {"target": ""}),
    "texts": TableSchema({"text": _TEXT, "category": _TEXT}),
    "queries": TableSchema({"query_id": _ID, "text": _TEXT}, key="query_id"),
    "qrels": TableSchema({"query_id": _ID, "product_id": _ID, "grade": ColumnType.WHOLE}),
}
