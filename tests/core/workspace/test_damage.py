"""A shop whose manifest is lost or damaged is read from its tables, and rebuilt on request."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.cli import run
from core.data.catalogue import catalogue_of
from core.errors import DamagedWorkspace, WorkspaceError
from core.workspace import Workspace
from tests.core.workspace.shops import contents, products, tea_shop

DAMAGE = {
    "empty": "",
    "cut": '{"format": 1, "datas',
    "without data sets": '{"format": 1}',
    "emptied": '{"format": 1, "datasets": {}}',
    "a list": "[]",
    "a text": '"workspace"',
    "a number": "7",
    "null": "null",
    "not a number": '{"format": NaN, "datasets": {}}',
    "true": '{"format": true, "datasets": {}}',
    "deep": "[" * 100_000,
    "not UTF-8": "\udcff",
    "data sets as a list": '{"format": 1, "datasets": []}',
    "a data set that is null": '{"format": 1, "datasets": {"products": null}}',
    "a data set without a file": '{"format": 1, "datasets": {"products": {"rows": 2}}}',
    "of another program": '{"folders": []}',
}


def damaged(path: Path, text: str) -> dict[str, str]:
    names = tea_shop(path)
    (path / "workspace.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    return names


@pytest.mark.parametrize("text", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_manifest_loses_no_table(tmp_path: Path, text: str) -> None:
    damaged(tmp_path, text)
    before = contents(tmp_path)
    with pytest.raises(DamagedWorkspace, match=r"workspace\.json is damaged .*--rebuild"):
        Workspace.open(tmp_path)
    with Workspace.open(tmp_path, write=False) as workspace:
        assert catalogue_of(workspace).title == ["红茶", "绿茶"]
        assert set(workspace.datasets()) == {"products", "queries"}
        assert "--rebuild" in str(workspace.damage)
    assert contents(tmp_path) == before
    with Workspace.rebuild(tmp_path) as workspace:
        assert catalogue_of(workspace).title == ["红茶", "绿茶"]
        assert workspace.datasets()["products"].rows == 2
        workspace.replace({"products": products("白茶")})
    aside = (tmp_path / "workspace.damaged-1.json").read_bytes()
    assert aside == before["workspace.json"]
    with Workspace.open(tmp_path) as workspace:
        assert workspace.damage is None
        assert workspace.table("queries") is not None


def test_a_lost_manifest_is_a_damaged_shop_and_not_a_new_one(tmp_path: Path) -> None:
    names = tea_shop(tmp_path)
    (tmp_path / "workspace.json").unlink()
    with pytest.raises(DamagedWorkspace):
        Workspace.open(tmp_path)
    assert not (tmp_path / "workspace.json").exists()
    Workspace.rebuild(tmp_path).close()
    assert {file.name for file in (tmp_path / "data").iterdir()} == set(names.values())
    assert not list(tmp_path.glob("workspace.damaged*"))


@pytest.mark.parametrize("part", ["run", "log", "shoppers"])
def test_runs_and_logs_alone_are_a_damaged_shop_too(tmp_path: Path, part: str) -> None:
    from core.feedback.log import FeedbackLog

    shop = tmp_path / "shop"
    with Workspace.open(shop) as workspace:
        if part == "run":
            folder = workspace.runs_dir / "20250101-000000-search-conv1d"
            folder.mkdir()
            manifest = {"format": 1, "id": folder.name, "task": "search", "network": "conv1d"}
            (folder / "run.json").write_text(json.dumps(manifest))
        elif part == "log":
            FeedbackLog.open(workspace).close()
        else:
            workspace.store_text("made_up_shoppers.json", '{"format": 1, "shoppers": []}')
    (shop / "workspace.json").unlink()
    with pytest.raises(DamagedWorkspace):
        Workspace.open(shop)
    assert Workspace.open(shop, write=False).datasets() == {}


def test_the_newest_sound_table_of_a_kind_is_taken(tmp_path: Path) -> None:
    names = tea_shop(tmp_path)
    with Workspace.open(tmp_path / "other") as other:
        other.replace({"products": products("白茶")})
        newer = tmp_path / "other" / other.datasets()["products"].file
    shutil.copy(newer, tmp_path / "data")
    shutil.copy(newer, tmp_path / "data" / "products-0123456789ab.parquet")
    (tmp_path / "data" / "queries-0123456789ab.parquet").write_text("not Parquet")
    shutil.rmtree(tmp_path / "other")
    (tmp_path / "workspace.json").write_text("")
    with Workspace.rebuild(tmp_path) as workspace:
        assert catalogue_of(workspace).title == ["白茶"]
        assert workspace.datasets()["queries"].file == f"data/{names['queries']}"
    assert len(list((tmp_path / "data").iterdir())) == 5


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        stored = json.loads((path / "workspace.json").read_text("utf-8"))
        change(stored)
        (path / "workspace.json").write_text(json.dumps(stored))

    return apply


WRONG = {
    "rows": lambda m: m["datasets"]["queries"].update(rows="two"),
    "rows below nothing": lambda m: m["datasets"]["queries"].update(rows=-1),
    "a hash of another file": lambda m: m["datasets"]["queries"].update(sha256="0" * 64),
    "kind": lambda m: m["datasets"]["queries"].update(kind="products"),
    "report": lambda m: m["datasets"]["queries"].update(report=[]),
    "source": lambda m: m["datasets"]["queries"].update(source=None),
    "name": lambda m: m.update(name=["茶"]),
    "demo": lambda m: m.update(demo="yes"),
    "domain": lambda m: m.update(domain={}),
    "timezone": lambda m: m.update(timezone=8),
    "leaving": lambda m: m.update(leaving=["../../thesis.doc"]),
    "active": lambda m: m.update(active={"search": "../../x"}),
    "format": lambda m: m.update(format=1.0),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_value_of_another_type_is_damage(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    tea_shop(tmp_path)
    changed(change)(tmp_path)
    with pytest.raises(DamagedWorkspace):
        Workspace.open(tmp_path)
    with Workspace.rebuild(tmp_path) as workspace:
        assert set(workspace.datasets()) == {"products", "queries"}
        assert workspace.domain == "shop"


def test_what_a_later_version_adds_is_kept(tmp_path: Path) -> None:
    tea_shop(tmp_path)
    extra = {"kind": "reviews", "file": "data/reviews-1.arrow"}
    changed(lambda m: m.update(theme="dark"))(tmp_path)
    changed(lambda m: m["datasets"].update(reviews=extra))(tmp_path)
    changed(lambda m: m["datasets"]["queries"].update(licence="CC0"))(tmp_path)
    (tmp_path / "data" / "reviews-1.arrow").write_text("later")
    with Workspace.open(tmp_path) as workspace:
        assert set(workspace.datasets()) == {"products", "queries"}
        workspace.replace({"products": products("白茶")})
    stored = json.loads((tmp_path / "workspace.json").read_text("utf-8"))
    assert stored["theme"] == "dark"
    assert stored["datasets"]["reviews"] == extra
    assert stored["datasets"]["queries"]["licence"] == "CC0"
    assert (tmp_path / "data" / "reviews-1.arrow").exists()


@pytest.mark.parametrize("write", [True, False])
def test_a_later_format_is_named_and_left_alone(tmp_path: Path, write: bool) -> None:
    damaged(tmp_path, '{"format": 99}')
    before = contents(tmp_path)
    with pytest.raises(WorkspaceError, match=r"later version .*99.*update the program"):
        Workspace.open(tmp_path, write=write)
    with pytest.raises(WorkspaceError, match="later version"):
        Workspace.rebuild(tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "text",
    *[
        [
            *("", "{", "[]", "[1]", '"x"', "7", "null", "NaN", '{"search": NaN}', "[" * 100_000),
            *('{"search": 1}', '{"search": null}', '{"search": []}', '{"search": {"a": 1}}', "\0"),
        ]
    ],
)
def test_pointers_of_any_other_shape_name_no_run(tmp_path: Path, text: str) -> None:
    tea_shop(tmp_path)
    (tmp_path / "runs" / "r1").mkdir()
    (tmp_path / "runs" / "r1" / "run.json").write_text("{}")
    (tmp_path / "active.json").write_text(text)
    with Workspace.open(tmp_path) as workspace:
        assert workspace.active_run("search") == ""
        workspace.activate("search", "r1")
        assert workspace.active_run("search") == "r1"


def test_one_pointer_that_is_damaged_leaves_the_others(tmp_path: Path) -> None:
    tea_shop(tmp_path)
    (tmp_path / "runs" / "r1").mkdir()
    (tmp_path / "runs" / "r1" / "run.json").write_text("{}")
    (tmp_path / "active.json").write_text('{"search": "r1", "category": ["r1"]}')
    with Workspace.open(tmp_path, write=False) as workspace:
        assert workspace.active_run("search") == "r1"
        assert workspace.active_run("category") == ""


def test_a_rebuilt_demo_world_is_still_called_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.workspace import shipped

    names = tea_shop(tmp_path / "shop")
    (tmp_path / "shipped").mkdir()
    shutil.copy(
        tmp_path / "shop" / "data" / names["products"], tmp_path / "shipped/products.parquet"
    )
    monkeypatch.setattr(shipped, "DEMO", tmp_path / "shipped")
    (tmp_path / "shop" / "workspace.json").unlink()
    with Workspace.rebuild(tmp_path / "shop") as workspace:
        assert workspace.is_demo
        assert workspace.datasets()["products"].source == "demo"
        assert workspace.datasets()["queries"].source == ""


def test_the_verb_rebuilds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged(tmp_path, "{")
    place = ["--workspace", str(tmp_path)]
    assert run(["import", "--demo", *place]) == 2
    assert "--rebuild" in capsys.readouterr().err
    assert run(["import", "--rebuild", "--append", *place]) == 2
    assert run(["import", "--rebuild", "--json", *place]) == 0
    assert json.loads(capsys.readouterr().out) == {"rebuilt": {"products": 2, "queries": 1}}
    assert run(["import", "--rebuild", "--workspace", str(tmp_path / "nowhere")]) == 2
    assert "no shop" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "verb", [["search", "茶"], ["runs"], ["behaviour"], ["log"], ["update", "--list"]]
)
def test_a_verb_that_reads_tells_of_the_damage(
    tmp_path: Path, verb: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    damaged(tmp_path, "{")
    run([*verb, "--workspace", str(tmp_path)])
    assert "workspace.json is damaged" in capsys.readouterr().err


def test_a_whole_shop_is_not_rebuilt(tmp_path: Path) -> None:
    tea_shop(tmp_path)
    before = (tmp_path / "workspace.json").read_bytes()
    Workspace.rebuild(tmp_path).close()
    assert (tmp_path / "workspace.json").read_bytes() == before
    assert not list(tmp_path.glob("workspace.damaged*"))


def test_a_folder_of_tables_that_may_not_be_looked_into_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tea_shop(tmp_path)
    look, open_ = Path.iterdir, Path.open

    def iterdir(folder: Path) -> Any:
        if folder.name in ("data", "runs"):
            raise PermissionError(13, "Permission denied")
        return look(folder)

    def denied(file: Path, *options: Any, **more: Any) -> Any:
        if file.suffix == ".parquet":
            raise PermissionError(13, "Permission denied")
        return open_(file, *options, **more)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    monkeypatch.setattr(Path, "open", denied)
    for write in (True, False):
        with (
            Workspace.open(tmp_path, write=write) as workspace,
            pytest.raises(WorkspaceError, match=r"cannot be read \(Permission denied\)"),
        ):
            catalogue_of(workspace)
    (tmp_path / "workspace.json").unlink()
    with pytest.raises(WorkspaceError, match="holds other files"):
        Workspace.open(tmp_path)
