"""Which rows of the imported products were left out by cleaning, as far as their report keeps them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from core.data.report import LeftOut
from core.data.rules import RULES
from core.data.values.texts import clean_id
from core.workspace import Workspace


@dataclass(frozen=True)
class Cleaning:
    """`rows` that were rejected, the first of them at most; `rejected` counts all."""

    rows: Sequence[LeftOut] = ()
    rejected: int = 0

    @classmethod
    def of(cls, workspace: Workspace) -> "Cleaning":
        """What the last import of products left out; nothing is known of what earlier versions imported."""
        dataset = workspace.datasets().get("products")
        report = dataset.report if dataset is not None else {}
        stored = report.get("left_out", [])
        rows = (
            [_row(entry) for entry in stored if _is_row(entry)] if isinstance(stored, list) else []
        )
        rejected = report.get("rejected", 0)
        return cls(tuple(rows), rejected if isinstance(rejected, int) else 0)

    def row_of(self, product: str) -> LeftOut | None:
        """The row of `product`, by its id or, where a row is torn, by an id that stands in it."""
        wanted = clean_id(product)
        if not wanted:
            return None
        by_id = (row for row in self.rows if row.product == wanted)
        stands = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        torn = (row for row in self.rows if not row.product and stands.search(row.text))
        return next(by_id, None) or next(torn, None)


def _is_row(entry: Any) -> bool:
    names = {field.name for field in fields(LeftOut)}
    if not isinstance(entry, dict) or not names <= entry.keys():
        return False
    texts = (entry["product"], entry["text"])
    is_typed = isinstance(entry["row"], int) and all(isinstance(text, str) for text in texts)
    return is_typed and entry["rule"] in RULES


def _row(entry: dict[str, Any]) -> LeftOut:
    return LeftOut(entry["row"], entry["rule"], entry["product"], entry["text"])
