"""How the rows of each kind become a table: what is required, mended, refused, and counted."""

import math
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from core.data import cleaning
from core.data.cleaning import clean_text
from core.data.report import Sheet

if TYPE_CHECKING:
    import pyarrow

TEXTS = ("category", "brand", "image", "description")
NUMBERS: dict[str, Callable[[str], tuple[float, str]]] = {
    "price": cleaning.clean_price,
    "rating": cleaning.clean_rating,
    "sales": cleaning.clean_sales,
}


class Kind(Protocol):
    """Takes rows in and gives a table out; `sheet` counts what happened to them."""

    sheet: Sheet

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """One row, by our column names."""

    def table(self) -> "pyarrow.Table":
        """Everything taken so far, in the stored schema."""


class Products:
    """Products by id: the first row of an id stays, unless an append updates an earlier import."""

    def __init__(
        self, sheet: Sheet, attributes: Sequence[str], known: "pyarrow.Table | None"
    ) -> None:
        self.sheet = sheet
        self.attributes = tuple(attributes)
        self._earlier = known
        self._rows: dict[str, dict[str, str | float]] = {}
        self._titles: dict[str, str] = {}

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """Clean one product; see `report.RULES` for what may happen."""
        product = cells.get("product_id", "").strip()
        title, mended = clean_text(self.sheet, row, "title", cells.get("title", ""))
        if refusal := self._refusal(product, title):
            self.sheet.reject(refusal, row, "product_id", f"{product} {title}".strip())
            return
        record: dict[str, str | float] = {"product_id": product, "title": title}
        for column in (*TEXTS, *self.attributes):
            record[column], changed = clean_text(self.sheet, row, column, cells.get(column, ""))
            mended |= changed
        mended |= self._levels(row, record)
        for column, clean in NUMBERS.items():
            record[column], changed = self._number(row, column, cells.get(column, ""), clean)
            mended |= changed
        self._note_title(row, product, title)
        self._rows[product] = record
        self.sheet.kept += 1
        self.sheet.repaired += mended

    def _refusal(self, product: str, title: str) -> str:
        if not product:
            return "no_id"
        if not title:
            return "no_title"
        return "duplicate_id" if product in self._rows else ""

    def _levels(self, row: int, record: dict[str, str | float]) -> bool:
        before = str(record["category"])
        after = cleaning.clean_category(before)
        record["category"] = after
        if after != before:
            self.sheet.rule("category_levels").meet(row, "category", before, after)
        return after != before

    def _number(
        self, row: int, column: str, given: str, clean: Callable[[str], tuple[float, str]]
    ) -> tuple[float, bool]:
        text = given.strip()
        if not text or text.lower() in ("nan", "none", "null", "-", "暂无"):
            return math.nan, False
        value, rule = clean(text)
        if rule:
            cleaning.count(self.sheet.rule(rule), row, column, given, value)
        return value, bool(rule)

    def _note_title(self, row: int, product: str, title: str) -> None:
        first = self._titles.setdefault(title, product)
        if first != product:
            self.sheet.rule("duplicate_title").meet(row, "title", title, first)

    def table(self) -> "pyarrow.Table":
        """The products, those of an earlier import first; an append updates by id."""
        import pyarrow as pa

        rows = self._with_earlier()
        columns: dict[str, pyarrow.Array] = {}
        for name in ("product_id", "title", *TEXTS):
            columns[name] = pa.array([row.get(name, "") for row in rows], pa.string())
        for name in NUMBERS:
            columns[name] = pa.array([row.get(name, math.nan) for row in rows], pa.float32())
        for name in dict.fromkeys(key for row in rows for key in row if key not in columns):
            columns[name] = pa.array([row.get(name, "") for row in rows], pa.string())
        return pa.table(columns)

    def _with_earlier(self) -> list[dict[str, str | float]]:
        if self._earlier is None:
            return list(self._rows.values())
        merged = {row["product_id"]: row for row in self._earlier.to_pylist()}
        for product, row in self._rows.items():
            merged[product] = {**merged.get(product, {}), **row}
        return list(merged.values())


class Events:
    """The behaviour log: columns of codes, so that ten million rows stay in a few hundred megabytes."""

    def __init__(
        self, sheet: Sheet, products: set[str] | None, known: "pyarrow.Table | None"
    ) -> None:
        self.sheet = sheet
        self._products = products
        self._earlier = known
        self._texts = {
            name: Codes() for name in ("user_id", "product_id", "action", "query", "session_id")
        }
        self._times = array("q")
        self._positions = array("i")
        self._time = cache(cleaning.clean_time)
        self._action = cache(cleaning.clean_action)

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """Clean one event."""
        user, product = cells.get("user_id", "").strip(), cells.get("product_id", "").strip()
        action = self._action(cells.get("action", ""))
        seconds, time_rule = self._time(cells.get("timestamp", ""))
        refusal = self._refusal(user, product, action, seconds)
        if refusal:
            rule, column = refusal
            self.sheet.reject(rule, row, column, cells.get(column, ""))
            return
        query = cells.get("query", "")
        mended = bool(time_rule)
        if query:
            query, changed = clean_text(self.sheet, row, "query", query)
            mended |= changed
        mended |= self._notes(row, cells, str(action), seconds, time_rule)
        values = (user, product, str(action), query, cells.get("session_id", "").strip())
        for codes, value in zip(self._texts.values(), values, strict=True):
            codes.append(value)
        self._times.append(seconds or 0)
        self._positions.append(_position(cells.get("position", "")))
        self.sheet.kept += 1
        self.sheet.repaired += mended

    def _refusal(
        self, user: str, product: str, action: str | None, seconds: int | None
    ) -> tuple[str, str] | None:
        if not user:
            return "no_user", "user_id"
        if not product:
            return "no_product", "product_id"
        if action is None:
            return "unknown_action", "action"
        if seconds is None:
            return "bad_time", "timestamp"
        if self._products is not None and product not in self._products:
            return "unknown_product", "product_id"
        return None

    def _notes(
        self, row: int, cells: Mapping[str, str], action: str, seconds: int | None, time_rule: str
    ) -> bool:
        if time_rule:
            self.sheet.rule(time_rule).meet(row, "timestamp", cells["timestamp"], str(seconds))
        if self._products is None:
            self.sheet.rule("no_catalogue").meet(row, "product_id", cells["product_id"])
        given = cells["action"].strip()
        if given != action:
            self.sheet.rule("action_alias").meet(row, "action", given, action)
        return given != action

    def table(self) -> "pyarrow.Table":
        """The events in the order of the file, those of an earlier import first."""
        import pyarrow as pa

        columns = {name: codes.array() for name, codes in self._texts.items()}
        columns["timestamp"] = pa.array(memoryview(self._times), pa.int64())
        columns["position"] = pa.array(memoryview(self._positions), pa.int32())
        table = pa.table(columns)
        if self._earlier is None:
            return table
        return pa.concat_tables(
            [self._earlier, table.cast(self._earlier.schema)]
        ).unify_dictionaries()


class Codes:
    """A column of repeating texts: each text once, and a number a row."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._rows = array("i")

    def append(self, text: str) -> None:
        """One more row."""
        self._rows.append(self._ids.setdefault(text, len(self._ids)))

    def array(self) -> "pyarrow.DictionaryArray":
        """The column as Arrow holds it."""
        import pyarrow as pa

        rows = pa.array(memoryview(self._rows), pa.int32())
        return pa.DictionaryArray.from_arrays(rows, pa.array(list(self._ids), pa.string()))


class Sessions:
    """Lines of product ids; a test line has a target."""

    def __init__(self, sheet: Sheet, known: "pyarrow.Table | None") -> None:
        self.sheet = sheet
        self._earlier = known
        self._items: list[list[str]] = []
        self._targets: list[str] = []

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """One session."""
        items = cells.get("items", "").split()
        if not items:
            self.sheet.reject("empty_session", row, "items", cells.get("items", ""))
            return
        self._items.append(items)
        self._targets.append(cells.get("target", "").strip())
        self.sheet.kept += 1

    def table(self) -> "pyarrow.Table":
        """The sessions, those of an earlier import first."""
        import pyarrow as pa

        items = pa.array(self._items, pa.list_(pa.string()))
        return _joined(
            self._earlier,
            pa.table({"items": items, "target": pa.array(self._targets, pa.string())}),
        )


class Texts:
    """Labelled texts."""

    def __init__(self, sheet: Sheet, known: "pyarrow.Table | None") -> None:
        self.sheet = sheet
        self._earlier = known
        self._rows: list[tuple[str, str]] = []

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """One text with its category."""
        text, mended = clean_text(self.sheet, row, "text", cells.get("text", ""))
        category = cells.get("category", "").strip()
        if not text or not category:
            rule, column = ("no_text", "text") if not text else ("no_category", "category")
            self.sheet.reject(rule, row, column, cells.get(column, ""))
            return
        self._rows.append((text, category))
        self.sheet.kept += 1
        self.sheet.repaired += mended

    def table(self) -> "pyarrow.Table":
        """The texts, those of an earlier import first."""
        return _joined(self._earlier, _text_table(("text", "category"), self._rows))


class Queries:
    """Queries by id; a list without ids gets them from its row numbers."""

    def __init__(self, sheet: Sheet, known: "pyarrow.Table | None") -> None:
        self.sheet = sheet
        self._rows = {row["query_id"]: row["text"] for row in known.to_pylist()} if known else {}
        self._taken: set[str] = set()

    @property
    def ids(self) -> set[str]:
        """The ids of every query so far."""
        return set(self._rows)

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """One query."""
        text, mended = clean_text(self.sheet, row, "text", cells.get("text", ""))
        query = cells.get("query_id", "").strip() or f"row{row}"
        if not text or query in self._taken:
            self.sheet.reject(
                "duplicate_query" if text else "no_text", row, "text", cells.get("text", "")
            )
            return
        self._taken.add(query)
        self._rows[query] = text
        self.sheet.kept += 1
        self.sheet.repaired += mended

    def table(self) -> "pyarrow.Table":
        """The queries."""
        return _text_table(("query_id", "text"), list(self._rows.items()))


class Qrels:
    """Graded judgments of pairs of query and product."""

    def __init__(
        self,
        sheet: Sheet,
        queries: set[str] | None,
        products: set[str] | None,
        known: "pyarrow.Table | None",
    ) -> None:
        self.sheet = sheet
        self._queries, self._products = queries, products
        earlier = known.to_pylist() if known else []
        self._grades = {(row["query_id"], row["product_id"]): row["grade"] for row in earlier}
        self._taken: set[tuple[str, str]] = set()

    def take(self, row: int, cells: Mapping[str, str]) -> None:
        """One judgment."""
        pair = cells.get("query_id", "").strip(), cells.get("product_id", "").strip()
        grade = cells.get("grade", "").strip()
        if refusal := self._refusal(pair, grade):
            self.sheet.reject(refusal, row, "grade", " ".join((*pair, grade)))
            return
        if self._products is not None and pair[1] not in self._products:
            self.sheet.rule("judged_unknown_product").meet(row, "product_id", pair[1])
        self._taken.add(pair)
        self._grades[pair] = int(grade)
        self.sheet.kept += 1

    def _refusal(self, pair: tuple[str, str], grade: str) -> str:
        if not all(pair):
            return "no_id"
        if not grade.isdecimal() or int(grade) > 1000:
            return "bad_grade"
        if self._queries is not None and pair[0] not in self._queries:
            return "unknown_query"
        return "duplicate_judgment" if pair in self._taken else ""

    def table(self) -> "pyarrow.Table":
        """The judgments."""
        import pyarrow as pa

        return pa.table(
            {
                "query_id": pa.array([query for query, _ in self._grades], pa.string()),
                "product_id": pa.array([product for _, product in self._grades], pa.string()),
                "grade": pa.array(list(self._grades.values()), pa.int32()),
            }
        )


def _position(given: str) -> int:
    return int(given) if given.strip().isdecimal() and len(given) < 9 else -1


def _text_table(names: Sequence[str], rows: Sequence[tuple[str, ...]]) -> "pyarrow.Table":
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    return pa.table(
        {n: pa.array(list(c), pa.string()) for n, c in zip(names, columns, strict=True)}
    )


def _joined(earlier: "pyarrow.Table | None", table: "pyarrow.Table") -> "pyarrow.Table":
    import pyarrow as pa

    return table if earlier is None else pa.concat_tables([earlier, table])
