"""The user's copy of the demo world: made, kept whole, made fresh; and what once took its place."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.data.shops import demo as demo_module
from core.data.shops.current import is_demo_current, open_demo, open_shop, reset_demo
from core.data.shops.own import default_path, demo_path, own_shops, shops_folder
from core.data.shops.staged import new_shop, staged
from core.errors import DataError, WorkspaceError
from core.workspace import FEEDBACK, MANIFEST, Workspace, shipped
from tests.core.data.conftest import RUN

ROOT = Path(__file__).parents[4]
# Ends without any clean-up before a file or folder gets a name that begins so.
KILLED_RESET = """
import os, sys
from pathlib import Path
from core.workspace import shipped
from core.data.shops.current import reset_demo
rename = Path.rename
def rename_or_die(path, target):
    if Path(target).name.startswith(sys.argv[2]):
        os._exit(9)
    return rename(path, target)
Path.rename = rename_or_die
shipped.DEMO = Path(sys.argv[1])
reset_demo()
"""


@pytest.fixture(autouse=True)
def small_demo(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ships is one product and one run."""
    monkeypatch.setattr(shipped, "DEMO", demo)


@pytest.fixture
def goods(tmp_path: Path) -> Source:
    file = tmp_path / "茶叶.csv"
    file.write_text("id,title\n1,白茶\n", "utf-8")
    return Source("products", file)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def lived_in() -> Path:
    """The demo world with a run, a log and made-up shoppers of the user's own."""
    with open_demo() as workspace:
        (workspace.runs_dir / "20260101-000000-search-dnn").mkdir()
        for name in (FEEDBACK, "made_up_shoppers.json"):
            (workspace.path / name).write_text("mine", "utf-8")
        workspace.activate("search", "20260101-000000-search-dnn")
        return workspace.path


def test_reset_brings_back_what_ships_and_nothing_else() -> None:
    path = lived_in()
    reset_demo()
    with open_demo() as workspace:
        assert workspace.path == path == demo_path()
        assert workspace.is_demo
        assert workspace.active_run("search") == RUN
        assert names(workspace.runs_dir) == [RUN]
        assert not (path / FEEDBACK).exists()
        assert not (path / "made_up_shoppers.json").exists()
    assert names(path.parent) == ["demo"]


def test_reset_mends_a_damaged_demo_world() -> None:
    path = lived_in()
    (path / MANIFEST).write_text("{", "utf-8")
    with pytest.raises(WorkspaceError):
        open_demo()
    reset_demo()
    with open_demo() as workspace:
        assert catalogue_of(workspace).title == ["演示红茶"]


def test_a_demo_world_in_use_is_not_reset() -> None:
    with open_demo() as workspace:
        (workspace.path / FEEDBACK).write_text("mine", "utf-8")
        with pytest.raises(WorkspaceError, match="in use"):
            reset_demo()
        assert (workspace.path / FEEDBACK).read_text("utf-8") == "mine"


def test_a_reset_that_cannot_copy_leaves_the_demo_world(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lived_in()
    monkeypatch.setattr(shipped, "DEMO", demo / "gone")
    with pytest.raises(DataError):
        reset_demo()
    assert (path / FEEDBACK).read_text("utf-8") == "mine"
    assert names(path.parent) == ["demo"]


def test_a_reset_killed_between_its_renames_is_made_up_for() -> None:
    path = lived_in()
    left = path.with_name(".pinxun-old-4711-0123abcd")
    path.rename(left)
    path.with_name(".pinxun-new-4711-0123abcd").mkdir()
    with open_demo() as workspace:
        assert workspace.active_run("search") == RUN
    assert names(path.parent) == ["demo"]


@pytest.mark.parametrize("last", [".pinxun-old", "demo"])
def test_a_reset_that_is_killed_leaves_a_demo_world_to_open(demo: Path, last: str) -> None:
    lived_in()
    ended = subprocess.run([sys.executable, "-c", KILLED_RESET, str(demo), last], cwd=ROOT)
    assert ended.returncode == 9
    with open_demo() as workspace:
        was_exchanged = last == "demo"
        assert (workspace.active_run("search") == RUN) is was_exchanged
        assert (workspace.path / FEEDBACK).exists() is not was_exchanged
    reset_demo()
    assert names(demo_path().parent) == ["demo"]


def test_folders_of_others_beside_the_demo_world_are_left_alone() -> None:
    lived_in()
    beside = demo_path().parent
    for name in (".pinxun-new-notes", ".pinxun-old", "photos"):
        (beside / name).mkdir()
    reset_demo()
    assert names(beside) == [".pinxun-new-notes", ".pinxun-old", "demo", "photos"]


def test_a_demo_world_that_is_a_link_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    path = lived_in()
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    reset_demo()
    assert not path.is_symlink()
    assert (tmp_path / "elsewhere" / FEEDBACK).read_text("utf-8") == "mine"


def test_a_manifest_lost_beside_a_log_is_not_taken_for_an_interrupted_copy() -> None:
    path = lived_in()
    (path / MANIFEST).unlink()
    with suppress(WorkspaceError):
        open_demo().close()
    assert (path / FEEDBACK).read_text("utf-8") == "mine"
    assert (path / "runs" / "20260101-000000-search-dnn").is_dir()


@pytest.mark.parametrize("own", ["data/notes.csv", "runs/plan.txt", "cache/a", "data/.a/b", "a"])
def test_what_somebody_else_keeps_without_a_manifest_is_no_interrupted_copy(own: str) -> None:
    file = demo_path() / own
    file.parent.mkdir(parents=True)
    file.write_text("mine", "utf-8")
    with pytest.raises(WorkspaceError, match="other files"):
        open_demo()
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize("append", [False, True])
def test_a_manifest_lost_beside_own_tables_leaves_them(goods: Source, append: bool) -> None:
    with open_demo() as workspace:
        import_files(workspace, [goods], append=append)
        titles = catalogue_of(workspace).title
    (demo_path() / MANIFEST).unlink()
    tables = names(demo_path() / "data")
    with open_demo(write=False) as workspace:
        assert workspace.damage
        assert catalogue_of(workspace).title == titles
    assert names(demo_path() / "data") == tables


def test_a_copy_that_an_earlier_version_did_not_finish_is_made_anew() -> None:
    with open_demo() as workspace:
        path = workspace.path
    (path / MANIFEST).unlink()
    (path / "runs" / RUN).rename(path / "runs" / f".{RUN}")
    (path / "data" / ".events.4711").write_text("half", "utf-8")
    with open_demo() as workspace:
        assert workspace.active_run("search") == RUN
        assert names(path / "runs") == [RUN]
    assert not (path / "data" / ".events.4711").exists()


def test_a_shop_that_took_the_place_of_the_demo_world_gets_its_own(goods: Source) -> None:
    with open_demo() as workspace:
        import_files(workspace, [goods])
    assert not is_demo_current()
    with open_shop() as workspace:
        assert workspace.name == "茶叶"
        assert workspace.path == default_path() == shops_folder() / "茶叶"
        assert catalogue_of(workspace).title == ["白茶"]
    with open_demo() as workspace:
        assert catalogue_of(workspace).title == ["演示红茶"]


def test_a_former_shop_in_use_stays_until_it_is_free(goods: Source) -> None:
    with open_demo() as workspace:
        import_files(workspace, [goods])
        with pytest.raises(WorkspaceError, match="in use"):
            reset_demo()
    reset_demo()
    assert [shop.name for shop in own_shops()] == ["茶叶"]


@pytest.mark.parametrize("manifest", ["[]", "{}", '{"datasets": []}', "[" * 5000, '{"demo": 0}'])
def test_a_manifest_of_another_shape_adopts_nothing(manifest: str) -> None:
    path = lived_in()
    (path / MANIFEST).write_text(manifest, "utf-8")
    assert is_demo_current()
    assert own_shops() == []


def test_a_new_shop_appears_when_it_is_whole(goods: Source) -> None:
    with new_shop("Tea") as workspace:
        import_files(workspace, [goods])
        assert own_shops() == []
    with Workspace.open(shops_folder() / "Tea") as workspace:
        assert workspace.name == "Tea"
        assert catalogue_of(workspace).title == ["白茶"]
    assert names(shops_folder()) == ["Tea"]


def test_an_import_that_fails_leaves_no_shop(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("colour\nred\n", "utf-8")
    with pytest.raises(DataError), new_shop("Tea") as workspace:
        import_files(workspace, [Source("products", tmp_path / "bad.csv")])
    assert names(shops_folder()) == []


def test_a_shop_being_filled_is_not_swept_by_another(tmp_path: Path) -> None:
    room = tmp_path / "room"
    with staged(room / "a") as first, staged(room / "b"):
        assert first.path.is_dir()
    assert names(room) == ["a", "b"]


def test_what_a_manifest_says_of_a_new_shop_names_no_other(goods: Source) -> None:
    with new_shop("Tea") as workspace:
        import_files(workspace, [goods])
    stored = (shops_folder() / "Tea" / MANIFEST).read_text("utf-8")
    assert ".pinxun" not in stored
    assert json.loads(stored).get("name", "") == ""


def test_a_demo_world_that_another_process_made_meanwhile_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import_demo = demo_module.import_demo

    def slow(workspace: Workspace) -> None:
        monkeypatch.setattr(demo_module, "import_demo", import_demo)
        with open_demo() as other:
            (other.path / FEEDBACK).write_text("mine", "utf-8")
            import_demo(workspace)

    monkeypatch.setattr(demo_module, "import_demo", slow)
    with open_demo() as workspace:
        assert (workspace.path / FEEDBACK).read_text("utf-8") == "mine"
    assert names(demo_path().parent) == ["demo"]


def test_a_shop_that_has_appeared_meanwhile_is_not_replaced(goods: Source) -> None:
    late = new_shop("Tea")
    import_files(late.__enter__(), [goods])
    with new_shop("Tea") as other:
        import_files(other, [goods])
    with pytest.raises(WorkspaceError, match="Tea"):
        late.__exit__(None, None, None)
    with Workspace.open(shops_folder() / "Tea") as workspace:
        assert workspace.datasets() == other.datasets()
    assert names(shops_folder()) == ["Tea"]
