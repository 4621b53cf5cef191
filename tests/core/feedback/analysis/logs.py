"""Small logs in workspaces on disk, and their analysis in a zone of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path

import pyarrow as pa

from core.feedback.analysis.analysis import Analysis
from core.workspace import Workspace

SHANGHAI = timezone(timedelta(hours=8))
# Monday, 1 June 2026, midnight in Shanghai.
MONDAY = 1_780_243_200
DAY, HOUR = 86_400, 3600

PRODUCTS = [
    ("p1", "连衣裙 碎花", "女装 / 连衣裙", "甲", 199.0),
    ("p2", "连衣裙 长款", "女装 / 连衣裙", "乙", 329.0),
    ("p3", "手机", "数码 / 手机", "丙", 4999.0),
    ("p4", "手机壳", "数码 / 配件", "", 19.9),
]


@dataclass(frozen=True)
class Did:
    """One event of a test's log."""

    user: str
    product: str
    action: str
    time: int
    query: str = ""
    session: str = ""
    rank: int = -1


def write(workspace: Workspace, events: Sequence[Did], with_products: bool = True) -> None:
    """Store events, and the four products."""
    tables = {
        "events": pa.table(
            {
                "user_id": [each.user for each in events],
                "product_id": [each.product for each in events],
                "action": [each.action for each in events],
                "query": [each.query for each in events],
                "session_id": [each.session for each in events],
                "timestamp": pa.array([each.time for each in events], pa.int64()),
                "position": pa.array([each.rank for each in events], pa.int32()),
            }
        )
    }
    if with_products:
        ids, titles, categories, brands, prices = zip(*PRODUCTS, strict=True)
        tables["products"] = pa.table(
            {
                "product_id": ids,
                "title": titles,
                "category": categories,
                "brand": brands,
                "price": pa.array(prices, pa.float32()),
            }
        )
    workspace.replace(tables)


def analysis_of(folder: Path, events: Sequence[Did], with_products: bool = True) -> Analysis:
    """The analysis of events stored in `folder`, in the time of Shanghai."""
    with Workspace.open(folder) as workspace:
        write(workspace, events, with_products)
        analysis = Analysis.open(workspace, SHANGHAI)
    assert analysis is not None
    return analysis
