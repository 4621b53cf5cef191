"""A shop of five products with a query set, for tests of judging."""

from pathlib import Path

import pyarrow as pa

from core.judging.query_set import Judgment, QuerySet, SetQuery, Source
from core.judging.store import JudgmentStore
from core.workspace import Workspace

TEXTS = {"q1": "手机", "q2": "summer dress"}


def shop(path: Path) -> Workspace:
    """Five products, open for writing."""
    workspace = Workspace.open(path)
    ids = [f"p{number}" for number in range(1, 6)]
    workspace.replace({"products": pa.table({"product_id": ids, "title": [f"t {i}" for i in ids]})})
    return workspace


def heads(store: JudgmentStore, name: str = "heads") -> QuerySet:
    """A set with two queries."""
    made = store.save_set(name, "3: just what was meant")
    store.save_queries(made.number, [SetQuery(id_, text) for id_, text in TEXTS.items()])
    return store.find(name)


def grade(
    query: str, product: str, judge: str, value: int, source: Source = Source.HAND
) -> Judgment:
    """A judgment, in short."""
    return Judgment(query, product, judge, value, source)
