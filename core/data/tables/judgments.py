"""Queries, and the graded judgments that say which products answer them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.data.report import SheetReport
from core.data.rules import is_repair
from core.data.tables.cleaner import RowCleaner, text_table
from core.data.values.grades import clean_grade
from core.data.values.texts import clean_id, clean_text, mended_text

if TYPE_CHECKING:
    import pyarrow

# The last rows of reports.
_TOTAL = re.compile(r"(grand |sub)?totals?(:.*)?|(总计|合计|汇总|小计)([:：].*)?", re.IGNORECASE)


class Queries(RowCleaner):
    """Queries by id. A list without ids is a log: it gets ids of its own and may repeat itself."""

    def __init__(self, report: SheetReport, earlier: "pyarrow.Table | None") -> None:
        super().__init__(report)
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
        raw = cells.get("text", "")
        text, mended = clean_text(self.report, row, "text", raw) if raw.strip() else ("", False)
        query = clean_id(cells["query_id"]) if "query_id" in cells else self._own_id()
        is_total = "query_id" not in cells and bool(_TOTAL.fullmatch(text))
        if not text or not query or query in self._taken or is_total:
            rule = "no_text" if not text else "duplicate_query" if query in self._taken else "no_id"
            rule = "total_row" if is_total else rule
            self.report.reject(rule, row, "text", f"{cells.get('query_id', '')} {raw}".strip())
            return
        self._taken.add(query)
        self._texts[query] = text
        self.report.kept += 1
        self.report.repaired += mended

    def _own_id(self) -> str:
        while True:
            self._logged += 1
            if (own := f"~{self._logged}") not in self._texts:
                return own

    def result(self) -> "pyarrow.Table":
        """The queries, those of an earlier import first."""
        return text_table({"query_id": list(self._texts), "text": list(self._texts.values())})


class Qrels(RowCleaner):
    """Graded judgments of pairs of query and product."""

    def __init__(
        self,
        report: SheetReport,
        queries: Mapping[str, str] | None,
        products: set[str] | None,
        earlier: "pyarrow.Table | None",
    ) -> None:
        """`queries`: id → text of those that are there, None where there are none to check against."""
        super().__init__(report)
        self._queries, self._products = queries, products
        self._by_text = {text: query for query, text in (queries or {}).items()}
        # Queries that only the judgments tell of: id → text.
        self.new_queries: dict[str, str] = {}
        known = [] if earlier is None else earlier.to_pylist()
        self._grades = {(row["query_id"], row["product_id"]): row["grade"] for row in known}
        self._taken: set[tuple[str, str]] = set()

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """One judgment."""
        pair = self._query(row, cells), clean_id(cells.get("product_id", ""))
        raw = cells.get("grade", "").strip()
        grade, rule = clean_grade(raw)
        if grade is None or (refusal := self._refusal(pair)):
            refused_by = "bad_grade" if grade is None else refusal
            self.report.reject(refused_by, row, "grade", " ".join((*pair, raw)))
            return
        if rule:
            self.report.rule(rule).add(row, "grade", raw, str(grade))
            self.report.repaired += is_repair(rule)
        if self._products is not None and pair[1] not in self._products:
            self.report.rule("judged_unknown_product").add(row, "product_id", pair[1])
        self._taken.add(pair)
        self._grades[pair] = grade
        self.report.kept += 1

    def _query(self, row: int, cells: Mapping[str, str]) -> str:
        """The query's id: given, or found by its text; one that is told by its text alone is new."""
        query, text = clean_id(cells.get("query_id", "")), mended_text(cells.get("query", ""))
        if not text or query in (self._queries or {}):
            return query
        if not query:
            query = self._by_text.get(text) or f"~{len(self._by_text) + 1}"
        if query not in self.new_queries and query not in (self._queries or {}):
            self.new_queries[query] = text
            self._by_text[text] = query
            self.report.rule("query_told").add(row, "query", text)
        return query

    def _refusal(self, pair: tuple[str, str]) -> str:
        if not all(pair):
            return "no_id"
        if (
            self._queries is not None
            and pair[0] not in self._queries
            and pair[0] not in self.new_queries
        ):
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
