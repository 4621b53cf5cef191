"""Variants of runs in the cache: kept when they are wanted, gone with their origin."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import RunError, WorkspaceError
from core.runs import listing
from core.runs.manifest import MANIFEST, Manifest
from core.runs.variants import (
    forget,
    forget_orphans,
    keep_variant,
    origin_of,
    variant_of,
    variants_dir,
)
from core.workspace import LOCK, Workspace
from tests.core.runs.small_runs import SEARCH, make_small_shop

VARIANT = f"{SEARCH}-int8-dynamic"


def add_variant(path: Path, variant: str, origin: str = SEARCH) -> Path:
    """A variant in the cache of the shop in `path`, a copy of its search run that says so."""
    folder = path / "cache" / "compression" / variant
    shutil.copytree(path / "runs" / SEARCH, folder)
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    manifest["variant"] = variant_of(origin, "int8 dynamic")
    (folder / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    (folder / LOCK).touch()
    return folder


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    make_small_shop(tmp_path / "shop")
    add_variant(tmp_path / "shop", VARIANT)
    with Workspace.open(tmp_path / "shop") as workspace:
        yield workspace


def test_what_a_manifest_says_names_the_origin() -> None:
    assert variant_of("a-run", "pruned 50 %") == "variant of a-run: pruned 50 %"
    manifest = Manifest("x", "search", "conv1d", variant="variant of a-run: pruned 50 %")
    assert origin_of(manifest) == "a-run"
    assert origin_of(Manifest("x", "search", "conv1d")) == ""


def test_a_variant_is_listed_once_it_is_kept(shop: Workspace) -> None:
    assert VARIANT not in [run.id for run in listing.list_runs(shop)]
    assert keep_variant(shop, VARIANT) == VARIANT
    kept = next(run for run in listing.list_runs(shop) if run.id == VARIANT)
    assert kept.variant == f"variant of {SEARCH}: int8 dynamic"
    assert not (shop.runs_dir / VARIANT / LOCK).exists()
    # It is still there when the cache is not.
    forget(variants_dir(shop) / VARIANT)
    assert keep_variant(shop, VARIANT) == VARIANT
    listing.activate(shop, VARIANT)
    assert shop.active_run("search") == VARIANT


def test_a_variant_made_anew_takes_the_place_of_the_old_one(shop: Workspace) -> None:
    keep_variant(shop, VARIANT)
    path = variants_dir(shop) / VARIANT / MANIFEST
    manifest = json.loads(path.read_text("utf-8")) | {"metrics": {"ndcg@10": 0.25}}
    path.write_text(json.dumps(manifest), "utf-8")
    keep_variant(shop, VARIANT)
    assert Manifest.read(shop.runs_dir / VARIANT).metrics == {"ndcg@10": 0.25}
    assert [entry.name for entry in shop.runs_dir.iterdir() if "int8" in entry.name] == [VARIANT]


def test_variants_go_with_their_origin(shop: Workspace) -> None:
    orphan = add_variant(shop.path, "20200101-000000-search-conv1d-pruned-50", "gone")
    figures = variants_dir(shop) / "gone.json"
    own = variants_dir(shop) / f"{SEARCH}.json"
    for path in (figures, own):
        path.write_text("{}", "utf-8")
    forget_orphans(shop)
    assert not orphan.exists()
    assert not figures.exists()
    assert own.exists()
    assert (variants_dir(shop) / VARIANT).is_dir()


@pytest.mark.parametrize("name", ["../runs", "../../runs/nobody", "nobody", "", "."])
def test_what_is_no_variant_is_gone(shop: Workspace, name: str) -> None:
    before = sorted(path.name for path in shop.runs_dir.iterdir())
    with pytest.raises(RunError, match="is gone"):
        keep_variant(shop, name)
    assert sorted(path.name for path in shop.runs_dir.iterdir()) == before


def test_where_nothing_may_be_written_no_variant_is_kept(shop: Workspace) -> None:
    with Workspace.open(shop.path, write=False) as reading, pytest.raises(WorkspaceError):
        keep_variant(reading, VARIANT)
