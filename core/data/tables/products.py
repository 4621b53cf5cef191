"""The catalogue's rows: cleaned, unique by id, with whatever else the shop says of its products."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from core.data.catalogue import NUMBER_COLUMNS, TEXT_COLUMNS
from core.data.report import SheetReport
from core.data.rules import is_repair
from core.data.tables.cleaner import RowCleaner
from core.data.values import numbers
from core.data.values.categories import clean_category, has_same_names, listed_names
from core.data.values.texts import clean_id, clean_text, is_number_id, is_rounded_id, visible

if TYPE_CHECKING:
    import pyarrow

_NUMBERS: dict[str, Callable[[str], tuple[float, str]]] = {
    "price": numbers.clean_price,
    "rating": numbers.clean_rating,
    "sales": numbers.clean_sales,
}
# Addresses hold commas, but none before another address.
_NEXT_IMAGE = re.compile(r"(?:\s+/\s+|[\s,;|]+)(?=https?://|//|[A-Za-z]:\\\\)")
_TEXTS = tuple(name for name in TEXT_COLUMNS if name != "title")


class Products(RowCleaner):
    """Products by id: the first row of an id stays; an append updates an earlier import's."""

    def __init__(self, report: SheetReport, earlier: "pyarrow.Table | None") -> None:
        super().__init__(report)
        self._earlier = earlier
        self._ids: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        # Column → a value a row. Only what some file has is here, so that an append keeps the rest.
        self._columns: dict[str, list[Any]] = {}

    @property
    def ids(self) -> set[str]:
        """The ids of every product so far, earlier ones too."""
        known = [] if self._earlier is None else self._earlier.column("product_id").to_pylist()
        return {*self._ids, *known}

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """Clean one product; see `rules.RULES` for what may happen."""
        raw = cells.get("product_id", "")
        product = clean_id(raw, "product_id" in self.conventions.pointed_ids)
        title = cells.get("title", "").strip()
        if not product or product in self._ids:
            is_variant = not title or self.conventions.has_variants
            rule = "no_id" if not product else "variant" if is_variant else "duplicate_id"
            if rule == "variant":
                self._complete(row, product, cells)
            self.report.reject(rule, row, "product_id", _as_example(cells), product)
            return
        title, mended = clean_text(self.report, row, "title", title) if title else ("", False)
        if not title:
            self.report.reject("no_title", row, "title", cells.get("title", "") or product, product)
            return
        record: dict[str, str | float] = {"title": title}
        for column, cell in cells.items():
            if column not in ("product_id", "title"):
                record[column], changed = self._value(self.report, row, column, cell)
                mended |= changed
        mended |= self._note_id(row, raw, product)
        self._keep(row, product, record)
        self.report.kept += 1
        self.report.repaired += mended

    def _note_id(self, row: int, raw: str, product: str) -> bool:
        """Count what a spreadsheet did to an id; whether it was mended."""
        is_number = self.conventions.has_number_ids and is_number_id(product)
        if is_number or is_rounded_id(product):
            self.report.rule("id_rounded").add(row, "product_id", product)
        is_mended = visible(raw) != product
        if is_mended:
            self.report.rule("id_text").add(row, "product_id", raw, product)
        return is_mended

    def _complete(self, row: int, product: str, cells: Mapping[str, str]) -> None:
        """Fill what the product lacks with what its variant says."""
        index, uncounted = self._ids[product], SheetReport(self.report.kind)
        for column, values in self._columns.items():
            known = values[index] if index < len(values) else _nothing(column)
            if cells.get(column, "").strip() and (known == "" or known != known):
                values += [_nothing(column)] * (index + 1 - len(values))
                values[index] = self._value(uncounted, row, column, cells[column])[0]

    def _value(
        self, report: SheetReport, row: int, column: str, raw: str
    ) -> tuple[str | float, bool]:
        if column in _NUMBERS:
            return self._number(report, row, column, raw)
        if column == "image":
            return _first_image(report, row, raw)
        text, mended = clean_text(report, row, column, raw)
        return self._levels(report, row, text, mended) if column == "category" else (text, mended)

    def _levels(self, report: SheetReport, row: int, before: str, mended: bool) -> tuple[str, bool]:
        after = clean_category(before, self.conventions.level_mark)
        if after == before:
            return after, mended
        rule = "category_levels" if has_same_names(before, after) else "category_first"
        report.rule(rule).add(row, "category", before, after)
        return after, mended or is_repair(rule)

    def _number(self, report: SheetReport, row: int, column: str, raw: str) -> tuple[float, bool]:
        if not raw.strip():
            return math.nan, False
        if column == "price":
            value, rule = numbers.clean_price(raw, self.conventions.marks)
        else:
            value, rule = _NUMBERS[column](raw)
        if rule:
            shown = "" if math.isnan(value) else f"{value:.10g}"
            report.rule(rule).add(row, column, raw, shown)
        return value, is_repair(rule)

    def _keep(self, row: int, product: str, record: Mapping[str, str | float]) -> None:
        first = self._titles.setdefault(str(record["title"]), product)
        if first != product:
            self.report.rule("duplicate_title").add(row, "title", str(record["title"]), first)
        index = self._ids[product] = len(self._ids)
        for column, value in record.items():
            values = self._columns.setdefault(column, [])
            # Another file of this import may have lacked the column.
            values += [_nothing(column)] * (index - len(values))
            values.append(value)

    def result(self) -> "pyarrow.Table":
        """The products, those of an earlier import first; an append updates them by id."""
        ids, columns = list(self._ids), self._columns
        if self._earlier is not None:
            ids, columns = self._merged(self._earlier)
        return _table(ids, columns)

    def _merged(self, earlier: "pyarrow.Table") -> tuple[list[str], dict[str, list[Any]]]:
        columns = {name: earlier.column(name).to_pylist() for name in earlier.column_names}
        ids = columns.pop("product_id")
        index_of = {product: index for index, product in enumerate(ids)}
        indices = [index_of.setdefault(product, len(index_of)) for product in self._ids]
        for name, values in self._columns.items():
            merged = columns.setdefault(name, [])
            merged += [_nothing(name)] * (len(index_of) - len(merged))
            for index, value in zip(indices, values, strict=False):
                merged[index] = value
        return list(index_of), columns


def _table(ids: list[str], columns: Mapping[str, list[Any]]) -> "pyarrow.Table":
    import pyarrow as pa

    def values(name: str) -> list[Any]:
        known_values = columns.get(name, [])
        return [*known_values, *[_nothing(name)] * (len(ids) - len(known_values))]

    table = {"product_id": pa.array(ids, pa.string())}
    table |= {name: pa.array(values(name), pa.string()) for name in ("title", *_TEXTS)}
    table |= {name: pa.array(values(name), pa.float32()) for name in NUMBER_COLUMNS}
    for name in _attributes(columns):
        table[name] = pa.array(values(name), pa.string())
    return pa.table(table)


def _attributes(columns: Mapping[str, list[Any]]) -> Iterable[str]:
    """The further columns that say anything at all."""
    known = {*TEXT_COLUMNS, *NUMBER_COLUMNS}
    return (name for name, values in columns.items() if name not in known and any(values))


def _first_image(report: SheetReport, row: int, raw: str) -> tuple[str, bool]:
    """The address of a picture; of several the first."""
    address = raw.strip()
    names = listed_names(address)
    first = names[0] if names else _NEXT_IMAGE.split(address, maxsplit=1)[0]
    if first != address:
        report.rule("image_first").add(row, "image", address, first)
    return first, first != address


def _nothing(column: str) -> str | float:
    return math.nan if column in _NUMBERS else ""


def _as_example(cells: Mapping[str, str]) -> str:
    return f"{cells.get('product_id', '')} {cells.get('title', '')}".strip()
