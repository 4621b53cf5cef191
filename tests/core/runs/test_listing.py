"""Copied run folders, odd manifests and odd names: listed, activated and deleted each for itself."""

import json
import shutil
from pathlib import Path

import pytest

from core import cli
from core.runs import listing, trash
from core.runs.manifest import MANIFEST
from core.runs.writer import sweep
from core.workspace import Workspace
from tests.core.runs.small_runs import NEXT_ITEM, SEARCH, make_small_shop


@pytest.fixture(scope="module")
def whole_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "shop"
    make_small_shop(path)
    return path


@pytest.fixture
def shop(whole_shop: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole_shop, tmp_path / "shop"))


def listed(shop: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert cli.run(["runs", "--json", "--workspace", str(shop)]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["runs"]
    return found


def test_a_copy_is_a_run_of_its_own(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = f"{SEARCH}-copy"
    shutil.copytree(shop / "runs" / SEARCH, shop / "runs" / copy)
    found = {str(each["id"]): each for each in listed(shop, capsys)}
    assert found[copy]["is_active"] is False
    assert found[SEARCH]["is_active"] is True
    assert cli.run(["runs", "--activate", copy, "--workspace", str(shop)]) == 0
    assert cli.run(["runs", "--delete", copy, "--workspace", str(shop)]) == 0
    assert not (shop / "runs" / copy).exists()
    assert (shop / "runs" / SEARCH / MANIFEST).exists()
    with Workspace.open(shop, write=False) as workspace:
        assert workspace.active_run("search") == ""


@pytest.mark.parametrize(
    "identity", ["../../precious", "/", 7, None, "a\nb", "x" * 10_000, "<img src=x>", "."]
)
def test_an_odd_id_leads_nowhere(
    shop: Path, identity: object, capsys: pytest.CaptureFixture[str]
) -> None:
    precious = shop.parent / "precious"
    precious.mkdir()
    (precious / MANIFEST).write_text("{}")
    path = shop / "runs" / SEARCH / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"id": identity}), "utf-8")
    assert SEARCH in [each["id"] for each in listed(shop, capsys)]
    assert cli.run(["runs", "--delete", SEARCH, "--workspace", str(shop)]) == 0
    assert precious.exists()
    assert SEARCH not in [each["id"] for each in listed(shop, capsys)]
    assert len(listed(shop, capsys)) == 2


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../runs", "/", f"../runs/{SEARCH}", f"{SEARCH}/", ".hidden", "no\nne"]
)
@pytest.mark.parametrize("option", ["--activate", "--delete"])
def test_what_is_no_name_of_a_run_is_refused(
    shop: Path, option: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(shop / "runs" / SEARCH, shop / "runs" / ".hidden")
    assert cli.run(["runs", option, name, "--workspace", str(shop)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert len(list((shop / "runs").iterdir())) == 4


def test_a_link_is_not_followed(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "runs" / SEARCH).rename(shop.parent / "elsewhere")
    (shop / "runs" / SEARCH).symlink_to(shop.parent / "elsewhere")
    assert len(listed(shop, capsys)) == 2
    assert cli.run(["runs", "--delete", SEARCH, "--workspace", str(shop)]) == 2
    assert (shop.parent / "elsewhere" / MANIFEST).exists()


def test_a_damaged_run_is_listed_and_deleted_though_it_is_active(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "runs" / SEARCH / MANIFEST).write_text("{", "utf-8")
    found = {str(each["id"]): each for each in listed(shop, capsys)}
    assert (found[SEARCH]["state"], found[SEARCH]["is_active"]) == ("damaged", True)
    assert cli.run(["runs", "--activate", SEARCH, "--workspace", str(shop)]) == 2
    assert cli.run(["runs", "--delete", SEARCH, "--workspace", str(shop)]) == 0
    assert json.loads((shop / "active.json").read_text("utf-8"))["search"] == ""


def test_a_run_whose_files_changed_is_not_activated(shop: Path) -> None:
    (shop / "runs" / SEARCH / "vocabulary.json").write_text("{}", "utf-8")
    assert cli.run(["runs", "--activate", SEARCH, "--workspace", str(shop)]) == 2


def test_a_run_without_weights_to_train_on_is_activated(shop: Path) -> None:
    (shop / "runs" / SEARCH / "epochs" / "04" / "weights.npz").unlink()
    assert cli.run(["runs", "--activate", SEARCH, "--workspace", str(shop)]) == 0


def test_a_deletion_cut_short_does_not_stand_in_the_way_of_the_next(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        copy = shop / "kept"
        shutil.copytree(shop / "runs" / SEARCH, copy)
        listing.delete(workspace, SEARCH)
        hidden = shop / "runs" / ".deleted-rest"
        shutil.copytree(copy, hidden)
        shutil.copytree(copy, shop / "runs" / SEARCH)
        listing.delete(workspace, SEARCH)
        assert not (shop / "runs" / SEARCH).exists()


def test_a_deleted_run_is_put_back_and_serves_again(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        listing.activate(workspace, SEARCH)
        files = sorted(path.name for path in (shop / "runs" / SEARCH).rglob("*"))
        deleted = listing.set_aside(workspace, SEARCH)
        assert workspace.active_run("search") == ""
        # A training that begins meanwhile tidies up.
        sweep(workspace.runs_dir)
        trash.empty(workspace.runs_dir)
        assert listing.restore(workspace, deleted)
        assert workspace.active_run("search") == SEARCH
        left = {path.name for path in (shop / "runs" / SEARCH).rglob("*")}
        assert left - {"writer.lock"} == set(files) - {"writer.lock"}


def test_what_a_killed_window_deleted_is_removed_by_the_next(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        listing.set_aside(workspace, SEARCH).lock.close()  # type: ignore[union-attr]
        strange = shop / "runs" / "deleted-by-me"
        strange.mkdir()
        trash.empty(workspace.runs_dir)
        assert not list((shop / "runs").glob(".*"))
        assert strange.exists()


@pytest.mark.parametrize("name", ["x" * 255, "two\nlines", "-rf", "名" * 80])
def test_odd_names_of_folders_are_listed_and_deleted(
    shop: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(shop / "runs" / NEXT_ITEM, shop / "runs" / name)
    assert name in [each["id"] for each in listed(shop, capsys)]
    assert cli.run(["runs", "--workspace", str(shop)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5
    assert cli.run(["runs", f"--delete={name}", "--workspace", str(shop)]) == 0
    assert not (shop / "runs" / name).exists()


def test_what_was_not_measured_is_null_and_said(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop / "runs" / SEARCH / MANIFEST
    stored = json.loads(path.read_text("utf-8")) | {"metrics": {"ndcg@10": float("nan")}}
    path.write_text(json.dumps(stored), "utf-8")
    found = {str(each["id"]): each for each in listed(shop, capsys)}
    assert found[SEARCH]["metrics"] == {"ndcg@10": None}
    assert cli.run(["runs", "--workspace", str(shop)]) == 0
    assert "ndcg@10 not measured" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'{"type": "StepDone"}\nnull\n[]\n{"a"'])
def test_curves_that_cannot_be_read_are_empty(shop: Path, content: bytes) -> None:
    with Workspace.open(shop, write=False) as workspace:
        assert listing.training_events(workspace, SEARCH)
        steps = shop / "runs" / SEARCH / "steps.jsonl"
        steps.write_bytes(content)
        assert listing.training_events(workspace, SEARCH) == []
        steps.unlink()
        steps.mkdir()
        assert listing.training_events(workspace, SEARCH) == []
