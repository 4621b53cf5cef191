"""Workspaces with small logs of known shoppers."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from core.data.catalogue import Catalogue
from core.workspace import Workspace
from tests.core.search.shops import small_shop

# shopper, product, action, seconds
Event = tuple[str, str, str, int]
EVENTS: tuple[Event, ...] = (
    ("ann", "p3", "click", 30),
    ("ann", "p1", "impression", 10),
    ("ann", "p5", "purchase", 40),
    ("ann", "p4", "click", 20),
    ("bob", "p1", "click", 15),
    ("bob", "p2", "favourite", 16),
    ("cleo", "p6", "impression", 5),
    ("anton", "p3", "click", 50),
)


def events_table(events: Sequence[Event] = EVENTS) -> pa.Table:
    """`events` as a workspace stores them."""
    users, products, actions, times = zip(*events, strict=True)
    texts = {"user_id": users, "product_id": products, "action": actions}
    texts |= {"query": ("",) * len(users), "session_id": ("",) * len(users)}
    coded = {name: pa.array(values).dictionary_encode() for name, values in texts.items()}
    return pa.table({**coded, "timestamp": pa.array(times, pa.int64())})


def products_table(shop: Catalogue | None = None) -> pa.Table:
    """The small shop as a workspace stores it."""
    shop = shop or small_shop()
    names = ("product_id", "title", "category", "brand", "price", "image", "description")
    columns = {name: getattr(shop, name) for name in (*names, "rating", "sales")}
    return pa.table({**columns, **shop.attributes})


def write_shop(folder: Path, **tables: pa.Table) -> None:
    """Store `tables` by kind in a workspace."""
    with Workspace.open(folder) as workspace:
        workspace.replace(tables)
