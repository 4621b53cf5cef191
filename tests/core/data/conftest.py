"""A demo world small enough to be made in every test."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

RUN = "20250101-000000-search-conv1d"


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A demo world of one product, one event and one run."""
    folder = tmp_path / "demo_files"
    (folder / "runs" / RUN / "epochs").mkdir(parents=True)
    manifest = {"format": 1, "id": RUN, "task": "search"}
    (folder / "runs" / RUN / "run.json").write_text(json.dumps(manifest))
    (folder / "runs" / RUN / "epochs" / "weights").write_bytes(b"w")
    parquet.write_table(
        pa.table({"product_id": ["p1"], "title": ["演示红茶"]}), folder / "products.parquet"
    )
    parquet.write_table(
        pa.table(
            {
                "user_id": ["u"],
                "product_id": ["p1"],
                "action": ["click"],
                "query": ["红茶"],
                "session_id": ["s"],
                "timestamp": pa.array([1], pa.int64()),
                "position": pa.array([1], pa.int32()),
            }
        ),
        folder / "events.parquet",
    )
    return folder
