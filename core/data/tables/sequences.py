"""Sessions and labelled texts: rows that need no other."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.data.report import SheetReport
from core.data.tables.cleaner import RowCleaner, joined, text_table
from core.data.values.texts import clean_id, clean_text, is_no_value

if TYPE_CHECKING:
    import pyarrow

# Between the products of a session, and around them where they are a list of JSON.
_MARKS = re.compile("[,;|\\[\\]'\"]")


class Sessions(RowCleaner):
    """Lines of product ids; a test line has a target."""

    def __init__(
        self, report: SheetReport, products: set[str] | None, earlier: "pyarrow.Table | None"
    ) -> None:
        super().__init__(report)
        self._products = products
        self._earlier = earlier
        self._items: list[list[str]] = []
        self._targets: list[str] = []

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """One session."""
        raw = map(clean_id, _MARKS.sub(" ", cells.get("items", "")).split())
        items = [item for item in raw if item and not is_no_value(item)]
        target = clean_id(cells.get("target", ""))
        if not items:
            self.report.reject("empty_session", row, "items", cells.get("items", ""))
            return
        if self._products is not None:
            strangers = [item for item in (*items, target) if item and item not in self._products]
            if strangers:
                self.report.rule("session_strangers").add(row, "items", " ".join(strangers))
        self._items.append(items)
        self._targets.append(target)
        self.report.kept += 1

    def result(self) -> "pyarrow.Table":
        """The sessions, those of an earlier import first."""
        import pyarrow as pa

        items = pa.array(self._items, pa.list_(pa.string()))
        targets = pa.array(self._targets, pa.string())
        return joined(self._earlier, pa.table({"items": items, "target": targets}))


class Texts(RowCleaner):
    """Labelled texts."""

    def __init__(self, report: SheetReport, earlier: "pyarrow.Table | None") -> None:
        super().__init__(report)
        self._earlier = earlier
        self._texts: list[str] = []
        self._categories: list[str] = []

    def take_row(self, row: int, cells: Mapping[str, str]) -> None:
        """One text with its category."""
        for rule, column in (("no_text", "text"), ("no_category", "category")):
            if not cells.get(column, "").strip():
                self.report.reject(rule, row, column, cells.get("text", ""))
                return
        text, mended = clean_text(self.report, row, "text", cells["text"])
        if not text:
            self.report.reject("no_text", row, "text", cells["text"])
            return
        self._texts.append(text)
        self._categories.append(cells["category"].strip())
        self.report.kept += 1
        self.report.repaired += mended

    def result(self) -> "pyarrow.Table":
        """The texts, those of an earlier import first."""
        columns = {"text": self._texts, "category": self._categories}
        return joined(self._earlier, text_table(columns))
