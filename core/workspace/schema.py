"""The schema of each stored table, checked at the door; what lies behind trusts it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from core.language import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    import pyarrow

# Seconds of the years 1 to 9999: what a calendar can show.
_EARLIEST, _LATEST = -62_135_596_800, 253_402_300_799
_INT32 = np.iinfo(np.int32)

_MISSING = QT_TRANSLATE_NOOP("core", "it has no column {column}")
_OF_TYPE = QT_TRANSLATE_NOOP("core", "its column {column} is of type {type}")
_WITHOUT_VALUE = QT_TRANSLATE_NOOP("core", "its column {column} has rows without a value")
_OUT_OF_RANGE = QT_TRANSLATE_NOOP("core", "its column {column} has a value out of range")
_TWICE = QT_TRANSLATE_NOOP("core", "its column {column} has a value twice")

Check = Callable[["pyarrow.DataType"], bool]


def _is_text(type_: "pyarrow.DataType") -> bool:
    import pyarrow.types as types

    value = type_.value_type if types.is_dictionary(type_) else type_
    return bool(types.is_string(value) or types.is_large_string(value))


def _is_number(type_: "pyarrow.DataType") -> bool:
    import pyarrow.types as types

    return bool(types.is_floating(type_) or types.is_integer(type_))


def _is_whole(type_: "pyarrow.DataType") -> bool:
    import pyarrow.types as types

    return bool(types.is_integer(type_))


def _is_list_of_texts(type_: "pyarrow.DataType") -> bool:
    import pyarrow.types as types

    is_list = types.is_list(type_) or types.is_large_list(type_)
    return bool(is_list) and _is_text(type_.value_type)


@dataclass(frozen=True)
class TableSchema:
    """What a stored table must be: its columns by name, those it may lack, and the one with no value twice.

    A column that is named nowhere must hold texts. Numbers may be null, unknown; nothing else may.
    """

    required: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)
    key: str = ""

    def check_types(self, schema: "pyarrow.Schema") -> None:
        """Raise ValueError where a required column is missing or one is of another type."""
        missing = [name for name in self.required if name not in schema.names]
        if missing:
            raise ValueError(
                translate(QT_TRANSLATE_NOOP("core", "it has no column {column}")).format(
                    column=missing[0]
                )
            )
        if len(set(schema.names)) < len(schema.names):
            raise ValueError(translate(QT_TRANSLATE_NOOP("core", "it has two columns of one name")))
        for column in schema:
            check = {**self.required, **self.optional}.get(column.name, _is_text)
            if not check(column.type):
                raise _wrong(_OF_TYPE, column.name, type=column.type)

    def check_values(self, table: "pyarrow.Table") -> None:
        """Raise ValueError where a value is missing, twice, out of range or no text at all."""
        table.validate(full=True)
        for name in table.column_names:
            check = {**self.required, **self.optional}.get(name, _is_text)
            if check is not _is_number and _has_nulls(table.column(name)):
                raise _wrong(_WITHOUT_VALUE, name)
            if check is _is_whole:
                _check_range(name, table.column(name))
        if self.key in table.column_names:
            _check_unique(self.key, table.column(self.key))


def _wrong(template: str, column: str, **values: object) -> ValueError:
    return ValueError(translate(template).format(column=column, **values))


def _has_nulls(column: "pyarrow.ChunkedArray") -> bool:
    return any(map(_array_has_nulls, column.chunks))


def _array_has_nulls(values: "pyarrow.Array") -> bool:
    if values.null_count:
        return True
    inner = getattr(values, "dictionary", getattr(values, "values", None))
    return inner is not None and inner.null_count > 0


def _check_range(name: str, column: "pyarrow.ChunkedArray") -> None:
    low, high = (_EARLIEST, _LATEST) if name == "timestamp" else (_INT32.min, _INT32.max)
    for chunk in column.chunks:
        values: Any = np.from_dlpack(chunk)
        if len(values) and not (low <= int(values.min()) and int(values.max()) <= high):
            raise _wrong(_OUT_OF_RANGE, name)


def _check_unique(name: str, column: "pyarrow.ChunkedArray") -> None:
    values = set(column.to_pylist())
    if len(values) < len(column):
        raise _wrong(_TWICE, name)


def _texts(names: Sequence[str]) -> dict[str, Check]:
    return dict.fromkeys(names, _is_text)


SCHEMAS: Mapping[str, TableSchema] = {
    "products": TableSchema(
        _texts(("product_id", "title")),
        dict.fromkeys(("price", "rating", "sales"), _is_number),
        key="product_id",
    ),
    "events": TableSchema(
        {**_texts(("user_id", "product_id", "action")), "timestamp": _is_whole},
        {"position": _is_whole},
    ),
    "sessions": TableSchema({"items": _is_list_of_texts}),
    "texts": TableSchema(_texts(("text", "category"))),
    "queries": TableSchema(_texts(("query_id", "text")), key="query_id"),
    "qrels": TableSchema({**_texts(("query_id", "product_id")), "grade": _is_whole}),
}
