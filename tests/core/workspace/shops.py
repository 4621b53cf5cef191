"""Small shops to damage, and folders that are not ours."""

from pathlib import Path

import pyarrow as pa

from core.workspace import Workspace


def products(*titles: str) -> pa.Table:
    """Products p0, p1, … with these titles."""
    ids = [f"p{number}" for number in range(len(titles))]
    return pa.table({"product_id": ids, "title": list(titles)})


def queries(*texts: str) -> pa.Table:
    """Queries q0, q1, … with these texts."""
    ids = [f"q{number}" for number in range(len(texts))]
    return pa.table({"query_id": ids, "text": list(texts)})


def tea_shop(path: Path) -> dict[str, str]:
    """A shop in `path` with two products and a query; the file of each kind, by its name in `data`."""
    with Workspace.open(path) as workspace:
        workspace.replace(
            {"products": products("红茶", "绿茶"), "queries": queries("茶")}, name="茶"
        )
        stored = workspace.datasets()
    return {kind: Path(dataset.file).name for kind, dataset in stored.items()}


def contents(path: Path) -> dict[str, bytes | None]:
    """Every entry of the folder `path`, with what a file holds."""
    return {
        str(entry.relative_to(path)): entry.read_bytes() if entry.is_file() else None
        for entry in path.rglob("*")
    }
