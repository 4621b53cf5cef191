"""The demo world fills a workspace, and gives way when a real shop comes in."""

import errno
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, StageProgress, import_demo, import_files
from core.data.shops.current import open_shop
from core.data.shops.own import default_path
from core.errors import DataError, UserError
from core.workspace import Workspace, shipped
from tests.core.data.conftest import RUN


def test_the_demo_world_comes_with_its_run(tmp_path: Path, demo: Path) -> None:
    heard: list[StageProgress] = []
    with Workspace.open(tmp_path / "shop") as workspace:
        report = import_demo(workspace, demo, heard.append)
        assert workspace.is_demo
        assert catalogue_of(workspace).title == ["演示红茶"]
        assert workspace.active_run("search") == RUN
        assert (workspace.runs_dir / RUN / "epochs" / "weights").read_bytes() == b"w"
    assert [progress.stage for progress in heard] == ["products", "events"]
    assert {kind: sheet.kept for kind, sheet in report.sheets.items()} == {
        "products": 1,
        "events": 1,
    }


def test_the_stored_tables_are_the_shipped_ones(tmp_path: Path, demo: Path) -> None:
    import hashlib

    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace, demo)
        digest = hashlib.sha256((demo / "products.parquet").read_bytes()).hexdigest()
        assert workspace.datasets()["products"].sha256 == digest


def test_importing_the_demo_twice_changes_nothing(tmp_path: Path, demo: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace, demo)
        before = workspace.content_hash()
        import_demo(workspace, demo)
        assert workspace.content_hash() == before
        assert len(list(workspace.runs_dir.iterdir())) == 1


def test_a_missing_demo_world_is_named(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        with pytest.raises(DataError, match="install the program again"):
            import_demo(workspace, tmp_path / "nowhere")
        assert workspace.datasets() == {}


def test_a_real_shop_takes_the_place_of_the_demo_world(tmp_path: Path, demo: Path) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text("id,title\n1,白茶\n", "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace, demo)
        report = import_files(workspace, [Source("products", goods)])
        assert not workspace.is_demo
        assert set(workspace.datasets()) == {"products"}
        assert workspace.active_run("search") == ""
    rule = report.sheets["products"].rules["demo_removed"]
    assert (rule.count, rule.examples[0].column) == (1, "events")


def test_products_added_to_the_demo_world_leave_it_a_demo(tmp_path: Path, demo: Path) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text("id,title\n1,白茶\n", "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace, demo)
        import_files(workspace, [Source("products", goods)], append=True)
        assert workspace.is_demo
        assert set(workspace.datasets()) == {"products", "events"}
        assert catalogue_of(workspace).title == ["演示红茶", "白茶"]
        assert workspace.datasets()["products"].source == "demo, goods.csv"


def test_your_own_workspace_starts_as_the_demo_world(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "DEMO", demo)
    with open_shop(write=False) as workspace:
        assert workspace.path == default_path()
        assert workspace.is_demo
        assert catalogue_of(workspace).title == ["演示红茶"]


def test_an_interrupted_copy_begins_again(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "DEMO", demo)
    path = default_path()
    Workspace.open(path).close()
    (path / "runs" / f".{RUN}").mkdir()
    (path / "data" / ".products.123").write_bytes(b"half")
    with open_shop() as workspace:
        assert workspace.is_demo
        assert workspace.active_run("search") == RUN
        assert sorted(run.name for run in workspace.runs_dir.iterdir()) == [RUN]
        assert len(list((path / "data").iterdir())) == 2


def test_a_damaged_run_of_the_demo_world_is_made_whole_again(tmp_path: Path, demo: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace, demo)
        weights = workspace.runs_dir / RUN / "epochs" / "weights"
        weights.write_bytes(b"")
        import_demo(workspace, demo)
        assert weights.read_bytes() == b"w"
        assert [run.name for run in workspace.runs_dir.iterdir()] == [RUN]


@pytest.mark.parametrize(
    "place",
    [
        *("shutil.copytree", "shutil.copyfile", "core.files.os.fsync"),
        "core.workspace.manifest.replace_file",
    ],
)
def test_a_full_disk_leaves_the_shop_as_it_was(
    tmp_path: Path, demo: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    goods = tmp_path / "goods.csv"
    goods.write_text("id,title\n1,白茶\n", "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", goods)])
        before = sorted(tmp_path.rglob("*"))
        monkeypatch.setattr(place, full)
        with pytest.raises(UserError, match=r"cannot be .* \(No space left on device\)"):
            import_demo(workspace, demo)
        assert sorted(tmp_path.rglob("*")) == before
        assert catalogue_of(workspace).title == ["白茶"]
        assert not workspace.is_demo


def test_why_a_run_cannot_be_copied_is_said_without_its_files(
    tmp_path: Path, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: str, **_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", source, None, target)

    # What `copytree` copies with is bound when it is defined.
    monkeypatch.setattr("shutil.copytree.__defaults__", (False, None, full, False, False))
    with Workspace.open(tmp_path / "shop") as workspace, pytest.raises(DataError) as told:
        import_demo(workspace, demo)
    assert "(No space left on device)" in str(told.value)
