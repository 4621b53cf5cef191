"""What a shop's index keeps of the queries that shoppers asked."""

from pathlib import Path

import pyarrow as pa

from core.search.shop_index import query_counts
from core.workspace import Workspace
from tests.core.recommend.logs import products_table, write_shop


def queries_table(texts: list[str]) -> pa.Table:
    """`texts` as a list of queries is stored."""
    numbers = [f"q{number}" for number in range(len(texts))]
    return pa.table({"query_id": pa.array(numbers), "text": pa.array(texts)})


def test_a_listed_query_counts_as_if_asked_once(tmp_path: Path) -> None:
    asked = ["cup", "cup", "", "pan"]
    events = pa.table(
        {
            "user_id": pa.array(["u"] * 4),
            "product_id": pa.array(["p1"] * 4),
            "action": pa.array(["click"] * 4),
            "query": pa.array(asked),
            "session_id": pa.array([""] * 4),
            "timestamp": pa.array([1, 2, 3, 4], pa.int64()),
        }
    )
    write_shop(
        tmp_path, products=products_table(), events=events, queries=queries_table(["cup", "jug"])
    )
    with Workspace.open(tmp_path, write=False) as workspace:
        assert query_counts(workspace) == {"cup": 3.0, "pan": 1.0, "jug": 1.0}


def test_the_5000_most_frequent_are_kept(tmp_path: Path) -> None:
    texts = [f"query {number:04}" for number in range(5001)]
    write_shop(tmp_path, products=products_table(), queries=queries_table([*texts, texts[-1]]))
    with Workspace.open(tmp_path, write=False) as workspace:
        kept = query_counts(workspace)
    assert len(kept) == 5000
    assert kept["query 5000"] == 2
    assert "query 4999" not in kept
