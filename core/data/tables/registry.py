"""What cleans the rows of each kind of table."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from core.data.report import SheetReport
from core.data.tables.cleaner import TableCleaner
from core.data.tables.events import Events
from core.data.tables.judgments import Qrels, Queries
from core.data.tables.products import Products
from core.data.tables.sequences import Sessions, Texts

if TYPE_CHECKING:
    import pyarrow

    from core.workspace import StagedTable


def new_cleaner(
    kind: str,
    *,
    earlier: "pyarrow.Table | None" = None,
    products: set[str] | None = None,
    queries: Mapping[str, str] | None = None,
    staged: "StagedTable | None" = None,
) -> TableCleaner:
    """What cleans rows of `kind`.

    Args:
        kind: one of `core.workspace.KINDS`.
        earlier: the rows of an earlier import that an append goes on from.
        products: the ids that rows may name, None where there are none to check against.
        queries: id → text of those that judgments may name, None where there are none to check against.
        staged: where a log is written; without one it is cleaned and forgotten.
    """
    report = SheetReport(kind)
    if kind == "products":
        return Products(report, earlier)
    if kind == "events":
        return Events(report, staged or cast(Any, _Nowhere()), products, earlier)
    if kind == "sessions":
        return Sessions(report, products, earlier)
    if kind == "qrels":
        return Qrels(report, queries, products, earlier)
    return Queries(report, earlier) if kind == "queries" else Texts(report, earlier)


class _Nowhere:
    """Takes the rows of a trial, which are stored nowhere."""

    def write(self, table: object) -> None:
        """Forget them."""

    def discard(self) -> None:
        """There is nothing."""
