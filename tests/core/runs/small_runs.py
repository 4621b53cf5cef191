"""A small shop with a real run of each task, cut out of the demo world: nothing has to be trained."""

import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from core.files import replace_json
from core.recommend.next_item import SEQUENCE_ITEMS, SEQUENCE_STARTS
from core.runs.manifest import MANIFEST, PRODUCT_IDS, PRODUCTS, Manifest, epoch_folder
from core.runs.writer import content_hashes
from core.workspace import Workspace
from core.workspace.shipped import DEMO

SEARCH, CATEGORY, NEXT_ITEM = (
    "20261201-074744-search-conv1d",
    "20261125-175053-category-conv1d",
    "20261201-044919-next-item-conv1d",
)
RUNS = {"search": SEARCH, "category": CATEGORY, "next-item": NEXT_ITEM}
PRODUCTS_KEPT = 40


def make_small_shop(path: Path) -> None:
    """Fill the workspace `path` with the demo world's first products, what was done with them, and runs."""
    with Workspace.open(path) as workspace:
        products = pq.read_table(DEMO / "products.parquet").slice(0, PRODUCTS_KEPT)
        kept = products["product_id"].to_pylist()
        workspace.replace({"products": products, "events": _events_of(kept)})
        for task, run in RUNS.items():
            shutil.copytree(DEMO / "runs" / run, workspace.runs_dir / run)
            workspace.activate(task, run)
        for run in (SEARCH, NEXT_ITEM):
            _cut(workspace.runs_dir / run, kept)
        _cut_sequences(workspace.runs_dir / NEXT_ITEM)


def add_texts(path: Path) -> None:
    """Give the shop in `path` what category runs are measured on: its products alone are too few."""
    labels = ("书籍", "水果")
    texts = [f"{label} 第{number}个 不错" for number in range(100) for label in labels]
    with Workspace.open(path) as workspace:
        table = pa.table(
            {"text": texts, "category": [label for _ in range(100) for label in labels]}
        )
        workspace.replace({"texts": table})


def _events_of(products: list[str]) -> pa.Table:
    events = pq.read_table(DEMO / "events.parquet")
    return events.filter(
        pa.compute.is_in(events["product_id"].cast(pa.string()), pa.array(products))
    )


def _cut(folder: Path, products: list[str]) -> None:
    """Leave a run the vectors of `products` alone; its network stays as it is."""
    manifest = Manifest.read(folder)
    ids = json.loads((folder / PRODUCT_IDS).read_text("utf-8"))
    rows = [ids.index(product) for product in products]
    path = epoch_folder(folder, manifest.best_epoch) / PRODUCTS
    np.save(path, np.load(path)[rows])
    replace_json(folder / PRODUCT_IDS, products)
    rehash(folder)


def _cut_sequences(folder: Path) -> None:
    np.save(folder / SEQUENCE_ITEMS, np.arange(12, dtype=np.int32))
    np.save(folder / SEQUENCE_STARTS, np.array([0, 5, 12], np.int64))
    rehash(folder)


def rehash(folder: Path) -> None:
    """Let the run in `folder` know its files as they are now."""
    stored = json.loads((folder / MANIFEST).read_text("utf-8"))
    stored["hashes"] = content_hashes(folder, stored["best_epoch"])
    replace_json(folder / MANIFEST, stored)


def without_hashes(folder: Path) -> None:
    """Make the run in `folder` one of an earlier version."""
    stored = json.loads((folder / MANIFEST).read_text("utf-8"))
    del stored["hashes"]
    replace_json(folder / MANIFEST, stored)


def make_epochs(folder: Path, values: dict[int, float]) -> None:
    """Give the run in `folder` epochs 1 to 3 beside its best: their product vectors are turned around."""
    manifest = Manifest.read(folder)
    best = epoch_folder(folder, manifest.best_epoch)
    manifest.epochs = [
        {"epoch": epoch, "metrics": {"ndcg@10": value}, "is_best": epoch == manifest.best_epoch}
        for epoch, value in sorted(values.items())
    ]
    hashes = dict(manifest.hashes)
    for epoch in values:
        if epoch != manifest.best_epoch:
            copy = Path(shutil.copytree(best, epoch_folder(folder, epoch)))
            vectors = np.load(copy / PRODUCTS)
            np.save(copy / PRODUCTS, np.roll(vectors, epoch, axis=0))
            hashes |= content_hashes(folder, epoch)
    manifest.hashes = hashes
    manifest.write(folder)
