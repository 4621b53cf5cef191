"""`import` where no workspace is named: the demo world stays whole, own data become a shop of their own."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.data.shops.current import open_demo, open_shop
from core.data.shops.own import data_folder, demo_path, own_shops, shops_folder
from core.workspace import MADE_UP, MANIFEST, Workspace, shipped
from tests.core.data.conftest import RUN

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def whole_demo(demo: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The demo world is there; its files and their hashes."""
    monkeypatch.setattr(shipped, "DEMO", demo)
    open_demo().close()
    return hashes()


def hashes() -> dict[str, str]:
    """Every file of the demo world but the lock, which names whoever opened it last."""
    files = [file for file in demo_path().rglob("*") if file.is_file()]
    return {
        str(file): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file.name != "writer.lock"
    }


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def titles() -> list[str]:
    """What verbs find that name no workspace."""
    with open_shop(write=False) as workspace:
        return catalogue_of(workspace).title


def test_own_products_become_a_shop_beside_the_demo_world(
    tmp_path: Path, capsys: Captured, whole_demo: dict[str, str]
) -> None:
    file = written(tmp_path, "茶叶.csv", "id,title\n1,白茶\n")
    assert cli.run(["import", "--products", file]) == 0
    out = capsys.readouterr().out
    assert "“茶叶”" in out
    assert str(shops_folder() / "茶叶") in out
    assert hashes() == whole_demo
    assert titles() == ["白茶"]


def test_json_stays_one_object_and_the_place_is_said_on_stderr(
    tmp_path: Path, capsys: Captured
) -> None:
    file = written(tmp_path, "goods.csv", "id,title\n1,白茶\n")
    assert cli.run(["import", "--json", "--products", file]) == 0
    output = capsys.readouterr()
    assert set(json.loads(output.out)) == {"seconds", "kinds"}
    assert str(shops_folder() / "goods") in output.err


def test_what_follows_goes_into_the_same_shop(
    tmp_path: Path, capsys: Captured, whole_demo: dict[str, str]
) -> None:
    goods = written(tmp_path, "goods.csv", "id,title\n1,白茶\n")
    more = written(tmp_path, "more.csv", "id,title\n2,红茶\n")
    log = written(
        tmp_path, "log.csv", "user_id,product_id,action,timestamp\nu,2,click,1700000000\n"
    )
    assert cli.run(["import", "--products", goods]) == 0
    assert cli.run(["import", "--products", more, "--append"]) == 0
    capsys.readouterr()
    assert cli.run(["import", "--events", log]) == 0
    assert "shop of its own" not in capsys.readouterr().out
    assert [shop.name for shop in own_shops()] == ["goods"]
    assert titles() == ["白茶", "红茶"]
    assert hashes() == whole_demo


def test_the_order_of_a_shops_files_does_not_matter(
    tmp_path: Path, whole_demo: dict[str, str]
) -> None:
    log = written(
        tmp_path, "log.csv", "user_id,product_id,action,timestamp\nu,p1,click,1700000000\n"
    )
    goods = written(tmp_path, "goods.csv", "id,title\np1,白茶\n")
    assert cli.run(["import", "--events", log]) == 0
    assert cli.run(["import", "--products", goods]) == 0
    assert hashes() == whole_demo
    with open_shop(write=False) as workspace:
        assert workspace.name == "log"
        assert set(workspace.datasets()) == {"events", "products"}


def test_products_that_are_added_while_the_demo_world_is_current_leave_it_whole(
    tmp_path: Path, whole_demo: dict[str, str]
) -> None:
    file = written(tmp_path, "goods.csv", "id,title\n1,白茶\n")
    assert cli.run(["import", "--append", "--products", file]) == 0
    assert hashes() == whole_demo
    assert titles() == ["白茶"]


def test_judgments_can_be_added_to_the_demo_world(tmp_path: Path) -> None:
    queries = written(tmp_path, "q.tsv", "9\t红茶\n")
    qrels = written(tmp_path, "r.txt", "9 0 p1 1\n")
    assert cli.run(["import", "--append", "--queries", queries, "--qrels", qrels]) == 0
    with open_shop(write=False) as workspace:
        assert workspace.is_demo
        assert set(workspace.datasets()) == {"products", "events", "queries", "qrels"}


def test_the_demo_world_comes_back_and_the_shop_stays(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, "goods.csv", "id,title\n1,白茶\n")
    assert cli.run(["import", "--products", file]) == 0
    capsys.readouterr()
    assert cli.run(["import", "--demo", "--json"]) == 0
    output = capsys.readouterr()
    assert (json.loads(output.out)["kinds"]["products"]["kept"], output.err) == (1, "")
    with open_shop(write=False) as workspace:
        assert (workspace.is_demo, workspace.active_run("search")) == (True, RUN)
    with Workspace.open(shops_folder() / "goods", write=False) as workspace:
        assert catalogue_of(workspace).title == ["白茶"]
    assert cli.run(["import", "--products", file]) == 0
    assert [shop.name for shop in own_shops()] == ["goods", "goods 2"]


def test_a_folder_named_by_hand_works_as_ever(tmp_path: Path) -> None:
    file = written(tmp_path, "goods.csv", "id,title\n1,白茶\n")
    shop = str(tmp_path / "shop")
    assert cli.run(["import", "--demo", "--workspace", shop]) == 0
    assert cli.run(["import", "--products", file, "--workspace", shop]) == 0
    with Workspace.open(Path(shop)) as workspace:
        assert (workspace.is_demo, catalogue_of(workspace).title) == (False, ["白茶"])
    assert own_shops() == []
    assert titles() == ["演示红茶"]


def test_an_import_that_fails_changes_nothing(
    tmp_path: Path, capsys: Captured, whole_demo: dict[str, str]
) -> None:
    file = written(tmp_path, "goods.csv", "colour\nred\n")
    assert cli.run(["import", "--products", file]) == 2
    assert own_shops() == []
    assert hashes() == whole_demo
    assert not (data_folder() / "current_shop").exists()


def test_a_shop_that_is_gone_is_said_and_the_demo_world_answers(
    tmp_path: Path, capsys: Captured
) -> None:
    file = written(tmp_path, "goods.csv", "id,title\n1,白茶\n")
    assert cli.run(["import", "--products", file]) == 0
    shutil.rmtree(shops_folder() / "goods")
    capsys.readouterr()
    assert cli.run(["log"]) == 0
    assert "“goods” is gone" in capsys.readouterr().err


def test_a_damaged_demo_world_comes_back_with_what_was_done_in_it(tmp_path: Path) -> None:
    (demo_path() / MANIFEST).write_text("{", "utf-8")
    (demo_path() / MADE_UP).write_text('{"format": 1, "shoppers": []}', "utf-8")
    assert cli.run(["import", "--demo"]) == 0
    with open_shop() as workspace:
        assert (workspace.is_demo, workspace.active_run("search")) == (True, RUN)
        assert (workspace.path / MADE_UP).exists()


def test_a_verb_that_changes_runs_works_in_the_current_shop(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["runs", "--activate", "none"]) == 2
    assert "none" in capsys.readouterr().err
