"""The small shop with judged queries: the names of its categories, each finding the products in it."""

from pathlib import Path

import pyarrow as pa

from core.workspace import Workspace
from tests.core.runs.small_runs import SEARCH, make_small_shop

RUN = SEARCH


def make_judged_shop(path: Path) -> dict[str, str]:
    """Fill the workspace `path`; the queries (id → text), every one with products of grade 2 and of 0."""
    make_small_shop(path)
    with Workspace.open(path) as workspace:
        products = workspace.table("products")
        assert products is not None
        ids, paths = (products.column(name).to_pylist() for name in ("product_id", "category"))
        leaves = [path.split(" / ")[-1] for path in paths]
        texts = sorted(set(leaves))
        graded = [
            (f"q{number}", product, 2 if leaf == text else 0)
            for number, text in enumerate(texts)
            for product, leaf in zip(ids, leaves, strict=True)
        ]
        queries, judged, grades = (list(column) for column in zip(*graded, strict=True))
        numbered = {f"q{number}": text for number, text in enumerate(texts)}
        workspace.replace(
            {
                "queries": pa.table({"query_id": list(numbered), "text": texts}),
                "qrels": pa.table(
                    {
                        "query_id": queries,
                        "product_id": judged,
                        "grade": pa.array(grades, pa.int32()),
                    }
                ),
            }
        )
    return numbered
