"""Runs at the door: whole ones open, whatever else is refused by one sentence that names run and file."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import RunError
from core.recommend.next_item import BLEND, SEQUENCE_ITEMS, SEQUENCE_STARTS, NextItemModel
from core.runs.manifest import (
    CALIBRATION,
    ENCODER,
    FUSION,
    MANIFEST,
    PRODUCT_IDS,
    PRODUCTS,
    VOCABULARY,
    Manifest,
    epoch_folder,
)
from core.search.category_run import CategoryRun
from core.search.run import Run
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, RUNS, SEARCH, without_hashes

LOAD: dict[str, Callable[[Path], object]] = {
    SEARCH: Run.load,
    CATEGORY: CategoryRun.load,
    NEXT_ITEM: NextItemModel.load,
}
FILES = [
    (SEARCH, VOCABULARY),
    (SEARCH, PRODUCT_IDS),
    (SEARCH, f"epochs/04/{ENCODER}"),
    (SEARCH, f"epochs/04/{PRODUCTS}"),
    (SEARCH, f"epochs/04/{FUSION}"),
    (CATEGORY, VOCABULARY),
    (CATEGORY, f"epochs/03/{ENCODER}"),
    (CATEGORY, f"epochs/03/{CALIBRATION}"),
    (NEXT_ITEM, PRODUCT_IDS),
    (NEXT_ITEM, SEQUENCE_STARTS),
    (NEXT_ITEM, SEQUENCE_ITEMS),
    (NEXT_ITEM, f"epochs/01/{ENCODER}"),
    (NEXT_ITEM, f"epochs/01/{PRODUCTS}"),
    (NEXT_ITEM, f"epochs/01/{BLEND}"),
]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_instead(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def pipe_instead(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def sparse_giant(path: Path) -> None:
    os.truncate(path, 1 << 36)


DAMAGES = [
    Path.unlink,
    flip,
    cut,
    empty,
    folder_instead,
    link_instead,
    pipe_instead,
    sparse_giant,
]


@pytest.mark.parametrize("run", LOAD)
@pytest.mark.parametrize("age", ["new", "old"])
def test_whole_runs_open_with_hashes_and_without(shop: Path, run: str, age: str) -> None:
    if age == "old":
        without_hashes(shop / "runs" / run)
    LOAD[run](shop / "runs" / run)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize(("run", "file"), FILES)
def test_a_damaged_file_is_named(
    shop: Path, run: str, file: str, damage: Callable[[Path], object]
) -> None:
    damage(shop / "runs" / run / file)
    with pytest.raises(RunError, match=file) as refused:
        LOAD[run](shop / "runs" / run)
    assert run in str(refused.value)


@pytest.mark.parametrize(
    "damage",
    [damage for damage in DAMAGES if damage is not flip],
    ids=lambda damage: damage.__name__,
)
@pytest.mark.parametrize(
    ("run", "file"),
    [(run, file) for run, file in FILES if not file.endswith((FUSION, CALIBRATION))],
)
def test_what_an_earlier_version_wrote_is_judged_by_its_content(
    shop: Path, run: str, file: str, damage: Callable[[Path], object]
) -> None:
    without_hashes(shop / "runs" / run)
    damage(shop / "runs" / run / file)
    with pytest.raises(RunError, match=file):
        LOAD[run](shop / "runs" / run)


def stored(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value), "utf-8")


HALF_FUSION = {"lexical": 0.1, "neural": 0.1, "popularity": 0.1}
MIXED = {"neural": 0.5, "neighbours": 0.5, "popularity": 0.001, "temperature": 0.05}
ONES = np.ones((40, 96), np.float16)
# Run, file, what it holds now.
ODD: list[tuple[str, str, Any]] = [
    (SEARCH, VOCABULARY, []),
    (SEARCH, VOCABULARY, {"format": 1, "buckets": 0, "words": ["手机"]}),
    (SEARCH, VOCABULARY, {"format": 1, "buckets": True, "words": ["手机"]}),
    (SEARCH, VOCABULARY, {"format": 1, "buckets": 10**12, "words": ["手机"]}),
    (SEARCH, VOCABULARY, {"format": 1, "buckets": 4096, "words": ["手机", 7]}),
    (SEARCH, VOCABULARY, {"format": 1, "buckets": 4096, "words": ["手机", "手机"]}),
    (SEARCH, PRODUCT_IDS, {}),
    (SEARCH, PRODUCT_IDS, [["1"]] * 40),
    (SEARCH, PRODUCT_IDS, ["1"] * 40),
    (SEARCH, FUSION, []),
    (SEARCH, FUSION, HALF_FUSION),
    (SEARCH, FUSION, {"lexical": 0.5, "neural": 0.5}),
    (SEARCH, FUSION, {"lexical": "0.5", "neural": 0.5, "popularity": 0.0}),
    (SEARCH, FUSION, {"lexical": 1.5, "neural": -0.5, "popularity": 0.0}),
    (SEARCH, FUSION, {"lexical": float("nan"), "neural": 1.0, "popularity": 0.0}),
    # Fewer and more vectors than products.
    (SEARCH, PRODUCTS, ONES[:39]),
    (SEARCH, PRODUCTS, np.ones((41, 96), np.float16)),
    (SEARCH, PRODUCTS, ONES[:, :95]),
    (SEARCH, PRODUCTS, ONES.astype(np.float64)),
    (SEARCH, PRODUCTS, ONES * np.float16(2)),
    (SEARCH, PRODUCTS, ONES * np.float16(np.nan)),
    (SEARCH, PRODUCTS, ONES * np.float16(np.inf)),
    (CATEGORY, CALIBRATION, {"temperature": 0}),
    (CATEGORY, CALIBRATION, {"temperature": float("inf")}),
    (CATEGORY, CALIBRATION, {"warmth": 1.0}),
    (NEXT_ITEM, BLEND, MIXED | {"temperature": 0.0}),
    (NEXT_ITEM, BLEND, MIXED | {"neural": None}),
    (NEXT_ITEM, BLEND, MIXED | {"again": 1e9}),
    (NEXT_ITEM, SEQUENCE_STARTS, np.array([0, 7, 5, 12], np.int64)),
    (NEXT_ITEM, SEQUENCE_STARTS, np.array([0, 13], np.int64)),
    (NEXT_ITEM, SEQUENCE_STARTS, np.array([-1, 12], np.int64)),
    (NEXT_ITEM, SEQUENCE_STARTS, np.zeros(0, np.int64)),
    (NEXT_ITEM, SEQUENCE_STARTS, np.array([0.0, 12.0])),
    (NEXT_ITEM, SEQUENCE_STARTS, np.array([[0, 12]], np.int64)),
    (NEXT_ITEM, SEQUENCE_ITEMS, np.full(12, 40, np.int32)),
    (NEXT_ITEM, SEQUENCE_ITEMS, np.full(12, -1, np.int32)),
    (NEXT_ITEM, SEQUENCE_ITEMS, np.zeros(12, np.int64)),
]


@pytest.mark.parametrize(("run", "file", "value"), ODD)
def test_what_does_not_fit_is_refused(shop: Path, run: str, file: str, value: Any) -> None:
    folder = shop / "runs" / run
    without_hashes(folder)
    path = next(folder.rglob(file))
    if isinstance(value, np.ndarray):
        np.save(path, value)
    else:
        stored(path, value)
    with pytest.raises(RunError, match=file):
        LOAD[run](folder)


# What the manifest says beside what lies there.
CLAIMS: list[tuple[str, dict[str, Any]]] = [
    (SEARCH, {"length": 41}),
    (SEARCH, {"length": 0}),
    (SEARCH, {"dimension": 95}),
    (SEARCH, {"dimension": 0}),
    (SEARCH, {"best_epoch": 5}),
    (SEARCH, {"best_epoch": 0}),
    (SEARCH, {"task": "category"}),
    (CATEGORY, {"labels": ["a", "b"]}),
    (CATEGORY, {"length": 511}),
    (NEXT_ITEM, {"length": 39}),
    (NEXT_ITEM, {"dimension": 191}),
]


@pytest.mark.parametrize(("run", "claim"), CLAIMS)
def test_a_manifest_that_does_not_fit_its_files_is_refused(
    shop: Path, run: str, claim: dict[str, Any]
) -> None:
    folder = shop / "runs" / run
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    stored(folder / MANIFEST, manifest | claim)
    with pytest.raises(RunError, match=run):
        LOAD[run](folder)


def test_a_model_of_another_run_is_refused(shop: Path) -> None:
    runs = shop / "runs"
    without_hashes(runs / SEARCH)
    shutil.copy(
        epoch_folder(runs / CATEGORY, 3) / ENCODER, epoch_folder(runs / SEARCH, 4) / ENCODER
    )
    with pytest.raises(RunError, match=ENCODER):
        Run.load(runs / SEARCH)


def test_more_words_than_the_model_has_vectors_for_are_refused(shop: Path) -> None:
    folder = shop / "runs" / SEARCH
    without_hashes(folder)
    words = [str(number) for number in range(60_000)]
    stored(folder / VOCABULARY, {"format": 1, "buckets": 4096, "words": words})
    with pytest.raises(RunError, match=ENCODER):
        Run.load(folder)


def test_a_file_that_training_did_not_write_is_refused(shop: Path) -> None:
    artefacts = epoch_folder(shop / "runs" / SEARCH, 4)
    shutil.copy(artefacts / ENCODER, artefacts / "product_encoder.tflite")
    with pytest.raises(RunError, match=r"product_encoder\.tflite"):
        Run.load(shop / "runs" / SEARCH)


@pytest.mark.parametrize("linked", ["epochs", "epochs/04"])
def test_a_link_leads_to_what_is_not_the_run(shop: Path, linked: str) -> None:
    folder = shop / "runs" / SEARCH / linked
    folder.rename(shop / "elsewhere")
    folder.symlink_to(shop / "elsewhere")
    with pytest.raises(RunError, match=f"lacks {folder.name}"):
        Run.load(shop / "runs" / SEARCH)


def test_runs_that_ship_know_their_files() -> None:
    from core.workspace.shipped import DEMO

    for run in RUNS.values():
        assert Manifest.read(DEMO / "runs" / run).hashes
        LOAD[run](DEMO / "runs" / run)
