"""Queries, and the graded judgments that say which products answer them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.data.report import Sheet
from core.data.tables.cleaner import RowKind, text_table
from core.data.values.texts import clean_id, clean_text, mended_text

if TYPE_CHECKING:
    import pyarrow

_HIGHEST_GRADE = 1000
# The last rows of reports.
_TOTAL = re.compile(r"(grand |sub)?totals?(:.*)?|(总计|合计|汇总|小计)([:：].*)?", re.IGNORECASE)
# WANDS and ESCI, as their authors weigh them.
_GRADE_WORDS = {
    "exact": 2,
    "partial": 1,
    "irrelevant": 0,
    "e": 3,
    "s": 2,
    "c": 1,
    "i": 0,
    "substitute": 2,
    "complement": 1,
    "relevant": 1,
    "not relevant": 0,
    "相关": 1,
    "不相关": 0,
    "完全匹配": 2,
    "部分匹配": 1,
    "不匹配": 0,
}


class Queries(RowKind):
    """Queries by id. A list without ids is a log: it gets ids of its own and may repeat itself."""

    def __init__(self, sheet: Sheet, earlier: "pyarrow.Table | None") -> None:
        super().__init__(sheet)
        known = [] if earlier is None else earlier.to_pylist()
        self._texts: dict[str, str] = {row["query_id"]: row["text"] for row in known}
        self._taken: set[str] = set()
        self._logged = len(self._texts)

    @property
    def ids(self) -> set[str]:
        """The ids of every query so far, earlier ones too."""
        return set(self._texts)

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """One query."""
        given = cells.get("text", "")
        text, mended = clean_text(self.sheet, row, "text", given) if given.strip() else ("", False)
        query = clean_id(cells["query_id"]) if "query_id" in cells else self._own_id()
        is_total = "query_id" not in cells and bool(_TOTAL.fullmatch(text))
        if not text or not query or query in self._taken or is_total:
            rule = "no_text" if not text else "duplicate_query" if query in self._taken else "no_id"
            rule = "total_row" if is_total else rule
            self.sheet.reject(rule, row, "text", f"{cells.get('query_id', '')} {given}".strip())
            return
        self._taken.add(query)
        self._texts[query] = text
        self.sheet.kept += 1
        self.sheet.repaired += mended

    def _own_id(self) -> str:
        while True:
            self._logged += 1
            if (own := f"~{self._logged}") not in self._texts:
                return own

    def result(self) -> "pyarrow.Table":
        """The queries, those of an earlier import first."""
        return text_table({"query_id": list(self._texts), "text": list(self._texts.values())})


class Qrels(RowKind):
    """Graded judgments of pairs of query and product."""

    def __init__(
        self,
        sheet: Sheet,
        queries: Mapping[str, str] | None,
        products: set[str] | None,
        earlier: "pyarrow.Table | None",
    ) -> None:
        """`queries`: id → text of those that are there, None where there are none to check against."""
        super().__init__(sheet)
        self._queries, self._products = queries, products
        self._by_text = {text: query for query, text in (queries or {}).items()}
        # Queries that only the judgments tell of: id → text.
        self.told: dict[str, str] = {}
        known = [] if earlier is None else earlier.to_pylist()
        self._grades = {(row["query_id"], row["product_id"]): row["grade"] for row in known}
        self._taken: set[tuple[str, str]] = set()

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """One judgment."""
        pair = self._query(row, cells), clean_id(cells.get("product_id", ""))
        given = cells.get("grade", "").strip()
        grade, mended = clean_grade(given)
        if grade is None or (refusal := self._refusal(pair)):
            rule = "bad_grade" if grade is None else refusal
            self.sheet.reject(rule, row, "grade", " ".join((*pair, given)))
            return
        if mended:
            self.sheet.rule(mended).meet(row, "grade", given, str(grade))
            self.sheet.repaired += 1
        if self._products is not None and pair[1] not in self._products:
            self.sheet.rule("judged_unknown_product").meet(row, "product_id", pair[1])
        self._taken.add(pair)
        self._grades[pair] = grade
        self.sheet.kept += 1

    def _query(self, row: int, cells: Mapping[str, str]) -> str:
        """The query's id: given, or found by its text; one that is told by its text alone is new."""
        query, text = clean_id(cells.get("query_id", "")), mended_text(cells.get("query", ""))
        if not text or query in (self._queries or {}):
            return query
        if not query:
            query = self._by_text.get(text) or f"~{len(self._by_text) + 1}"
        if query not in self.told and query not in (self._queries or {}):
            self.told[query] = text
            self._by_text[text] = query
            self.sheet.rule("query_told").meet(row, "query", text)
        return query

    def _refusal(self, pair: tuple[str, str]) -> str:
        if not all(pair):
            return "no_id"
        if self._queries is not None and pair[0] not in self._queries and pair[0] not in self.told:
            return "unknown_query"
        return "duplicate_judgment" if pair in self._taken else ""

    def result(self) -> "pyarrow.Table":
        """The judgments, those of an earlier import first."""
        import pyarrow as pa

        pairs = list(self._grades)
        table = text_table(
            {"query_id": [query for query, _ in pairs], "product_id": [item for _, item in pairs]}
        )
        return table.append_column("grade", pa.array(list(self._grades.values()), pa.int32()))


def clean_grade(given: str) -> tuple[int | None, str]:
    """A grade from 0, None where it is none; and the rule that was needed, empty for a plain number.

    Annotators of shopping search wrote words (Exact, Partial, Irrelevant) and letters (E, S, C, I).
    """
    text = given.strip().lower()
    if text in _GRADE_WORDS:
        return _GRADE_WORDS[text], "grade_word"
    try:
        grade = float(text.replace(",", "."))
    except ValueError:
        return None, ""
    if not abs(grade) <= _HIGHEST_GRADE:
        return None, ""
    rounded = int(grade + 0.5) if grade > 0 else 0
    rule = "negative_grade" if grade < 0 else "" if rounded == grade else "grade_rounded"
    return rounded, rule
