"""Edits of one product's fields, read and cleaned as an import reads them."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np

from core.data.catalogue import Catalogue
from core.data.values import numbers
from core.data.values.categories import clean_category
from core.data.values.texts import is_no_value, mended_text
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP

TEXTS = ("title", "brand", "category")
NUMBERS = ("price", "sales")
FIELDS = (*TEXTS, *NUMBERS)
# Field → its new value; numbers are NaN where unknown.
Changes = Mapping[str, str | float]

_CLEANERS: dict[str, Callable[[str], tuple[float, str]]] = {
    "price": numbers.clean_price,
    "sales": numbers.clean_sales,
}


def read_assignments(assignments: Iterable[str]) -> dict[str, str | float]:
    """What `FIELD=VALUE` texts say.

    Raises:
        UserError: one names no field that can be edited, or its value is none.
    """
    pairs = [assignment.partition("=") for assignment in assignments]
    for field, mark, _ in pairs:
        if not mark or field.strip() not in FIELDS:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "{field} cannot be edited; write FIELD=VALUE with one of: {fields}."
                ),
                field=field,
                fields=", ".join(FIELDS),
            )
    return read_changes({field.strip(): value for field, _, value in pairs})


def read_changes(values: Mapping[str, str]) -> dict[str, str | float]:
    """`values` by field as an import would store them; an empty one is unknown.

    Raises:
        UserError: the title is empty, or a number is none.
    """
    return {field: _value(field, raw) for field, raw in values.items()}


def _value(field: str, raw: str) -> str | float:
    if field in NUMBERS:
        return _number(field, raw)
    text = mended_text(raw)
    if field == "title":
        if not text:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "A product needs a title; write at least one word.")
            )
        return text
    text = "" if is_no_value(text) else text
    return clean_category(text) if field == "category" else text


def _number(field: str, raw: str) -> float:
    if not raw.strip():
        return math.nan
    value, _ = _CLEANERS[field](raw)
    if math.isnan(value):
        raise UserError(
            QT_TRANSLATE_NOOP("core", "{value} is no {field}; write a number such as 199."),
            value=raw,
            field=field,
        )
    return value


def required_row(catalogue: Catalogue, product_id: str) -> int:
    """The row of a product.

    Raises:
        UserError: the shop has none of that id.
    """
    row = catalogue.row_of.get(product_id)
    if row is None:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "There is no product {product} in this shop; check its id."),
            product=product_id,
        )
    return row


def value_of(catalogue: Catalogue, row: int, field: str) -> str | float:
    """What a field says now."""
    value = getattr(catalogue, field)[row]
    return float(value) if field in NUMBERS else str(value)


def differing(catalogue: Catalogue, row: int, changes: Changes) -> dict[str, str | float]:
    """Those of `changes` that change anything."""
    return {
        field: value
        for field, value in changes.items()
        if not _is_same(value, value_of(catalogue, row, field))
    }


def _is_same(one: str | float, other: str | float) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return bool(np.float32(one) == np.float32(other)) or (math.isnan(one) and math.isnan(other))


def edited(catalogue: Catalogue, row: int, changes: Changes) -> Catalogue:
    """`catalogue` with the product at `row` changed; the one given stays as it is."""
    columns: dict[str, Any] = {}
    for field, value in changes.items():
        column = getattr(catalogue, field)
        columns[field] = column.copy()
        columns[field][row] = value
    told = repr((catalogue.content_hash, row, sorted(changes.items())))
    content_hash = sha256(told.encode("utf-8", "replace")).hexdigest()
    return replace(catalogue, **columns, content_hash=content_hash)
