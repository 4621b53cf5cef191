"""The demo world as it ships: where its files lie, and which stored tables are copies of them.

`INDEXES` holds what would be built at the first start, under the names that a workspace's cache gives it.
"""

from pathlib import Path

from core.files import sha256

DEMO = Path(__file__).parents[2] / "assets" / "demo"
INDEXES = DEMO / "indexes"
# What a manifest names as the source of its tables.
DEMO_SOURCE = "demo"
# Whose days and evenings the shoppers of the demo world keep.
DEMO_ZONE = "Asia/Shanghai"


def is_shipped(kind: str, digest: str) -> bool:
    """Whether a table of `kind` with the content hash `digest` is the demo world's."""
    file = DEMO / f"{kind}.parquet"
    return file.exists() and sha256(file) == digest
