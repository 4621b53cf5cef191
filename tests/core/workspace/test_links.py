"""Nothing outside the workspace is read, written or removed through it."""

import json
import sys
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.errors import DamagedWorkspace, WorkspaceError
from core.feedback.log import FeedbackLog
from core.recommend.made_up import MadeUpShoppers
from core.workspace import Workspace
from tests.core.workspace.shops import contents, tea_shop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

NAMES = ["data", "runs", "cache", "writer.lock", "workspace.json", "active.json"]


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_a_link_in_place_of_a_part_is_refused(tmp_path: Path, name: str, write: bool) -> None:
    shop, outside = tmp_path / "shop", tmp_path / "outside"
    tea_shop(shop)
    (outside / "data").mkdir(parents=True)
    (outside / "data" / ".products.5").write_text("mine")
    (outside / "file").write_text('{"format": 1, "datasets": {}}')
    part = shop / name
    if part.is_dir():
        part.rename(tmp_path / "aside")
    part.unlink(missing_ok=True)
    part.symlink_to(outside / "data" if "." not in name else outside / "file")
    before = contents(tmp_path)
    with pytest.raises(WorkspaceError, match="is a link"):
        Workspace.open(shop, write=write)
    with pytest.raises(WorkspaceError, match="is a link"):
        Workspace.rebuild(shop)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["data", "workspace.json", "active.json"])
def test_a_part_of_another_sort_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir() if "." in name else (tmp_path / name).write_text("mine")
    with pytest.raises(WorkspaceError, match="not what a workspace keeps"):
        Workspace.open(tmp_path)


def test_a_shop_behind_a_link_of_its_owner_opens(tmp_path: Path) -> None:
    tea_shop(tmp_path / "shop")
    (tmp_path / "link").symlink_to(tmp_path / "shop")
    with Workspace.open(tmp_path / "link") as workspace:
        assert len(catalogue_of(workspace)) == 2


def test_a_table_behind_a_link_is_not_read(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    name = tea_shop(shop)["products"]
    (shop / "data" / name).rename(tmp_path / name)
    (shop / "data" / name).symlink_to(tmp_path / name)
    with Workspace.open(shop) as workspace:
        with pytest.raises(WorkspaceError, match="no regular file"):
            catalogue_of(workspace)
        assert workspace.table("queries") is not None
    assert (tmp_path / name).exists()


@pytest.mark.parametrize(
    "file",
    [
        "../goods.parquet",
        "/etc/passwd",
        "data/../../x",
        "runs/r/run.json",
        "data/products.parquet",
        "",
    ],
)
def test_a_manifest_that_leads_elsewhere_is_damaged(tmp_path: Path, file: str) -> None:
    name = tea_shop(tmp_path)["products"]
    stored = json.loads((tmp_path / "workspace.json").read_text("utf-8"))
    stored["datasets"]["products"]["file"] = file
    (tmp_path / "workspace.json").write_text(json.dumps(stored))
    with pytest.raises(DamagedWorkspace, match=r"workspace\.json"):
        Workspace.open(tmp_path)
    with Workspace.open(tmp_path, write=False) as workspace:
        assert workspace.datasets()["products"].file == f"data/{name}"


@pytest.mark.parametrize(
    "run", ["../../outside", "..", ".", "", ".hidden", "linked", "a/b", "x" * 300]
)
def test_an_active_run_lies_in_its_folder(tmp_path: Path, run: str) -> None:
    shop, outside = tmp_path / "shop", tmp_path / "outside"
    tea_shop(shop)
    for folder in (outside, shop / "runs" / ".hidden", shop / "runs" / "a" / "b"):
        folder.mkdir(parents=True)
        (folder / "run.json").write_text("{}")
    (shop / "runs" / "linked").symlink_to(outside)
    (shop / "active.json").write_text(json.dumps({"search": run}))
    assert Workspace.open(shop, write=False).active_run("search") == ""


@pytest.mark.parametrize(
    "name", ["feedback.sqlite", "feedback.sqlite-wal", "made_up_shoppers.json"]
)
def test_a_link_in_place_of_what_a_shop_can_do_without_is_not_followed(
    tmp_path: Path, name: str
) -> None:
    shop, outside = tmp_path / "shop", tmp_path / "outside"
    tea_shop(shop)
    outside.write_text('{"format": 1, "shoppers": []}')
    (shop / name).symlink_to(outside)
    with Workspace.open(shop) as workspace:
        assert len(catalogue_of(workspace)) == 2
        if name.startswith("feedback"):
            with pytest.raises(WorkspaceError):
                FeedbackLog.open(workspace)
        else:
            with pytest.raises(WorkspaceError, match="is a link"):
                MadeUpShoppers(workspace)
        with pytest.raises(WorkspaceError, match="is a link"):
            workspace.store_text(name, "{}")
    assert outside.read_text() == '{"format": 1, "shoppers": []}'
