"""`recommend`, `search --user` and `explain --user` as scripts call them."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from core import cli
from core.commands.recommend import reason_text
from core.language import set_language
from core.recommend.made_up import MadeUp, MadeUpShoppers
from core.recommend.recommendation import Because, Reason
from core.search.request import Interaction
from core.workspace import Workspace
from tests.core.recommend.logs import events_table, products_table, write_shop


@pytest.fixture(scope="module")
def shop_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    write_shop(folder, products=products_table(), events=events_table())
    return folder


def answer(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> dict[str, Any]:
    assert cli.run([*arguments, "--workspace", str(folder), "--json"]) == 0
    parsed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return parsed


@pytest.mark.parametrize(
    ("whom", "named"),
    [
        (["--user", "bob"], {"user": "bob"}),
        (["--history", "p1, p2"], {"history": ["p1", "p2"]}),
        (["--product", "p3"], {"product": "p3"}),
    ],
)
def test_recommend_answers_as_the_contract_says(
    shop_folder: Path, capsys: pytest.CaptureFixture[str], whom: list[str], named: dict[str, Any]
) -> None:
    found = answer(capsys, shop_folder, "recommend", *whom, "--top", "3")
    assert set(found) == {*named, "run", "method", "results"}
    assert {name: found[name] for name in named} == named
    assert (found["run"], found["method"]) == ("", "log")
    assert [hit["rank"] for hit in found["results"]] == [1, 2, 3]
    for hit in found["results"]:
        assert set(hit) == {"rank", "product_id", "title", "score", "parts", "reason"}
        assert sum(hit["parts"].values()) == pytest.approx(hit["score"], abs=1e-6)


def test_recommend_prints_a_table_that_says_what_it_goes_by(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["recommend", "--user", "ann", "--workspace", str(shop_folder)]) == 0
    printed = capsys.readouterr().out
    assert "No next-item run is active" in printed
    assert "Apple iPhone15Pro" in printed
    assert "met before" in printed


def test_where_nothing_goes_with_a_product_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = pa.array([["a"], ["b", "c"]], pa.list_(pa.string()))
    write_shop(tmp_path, sessions=pa.table({"items": items, "target": pa.array([""] * 2)}))
    assert cli.run(["recommend", "--product", "a", "--workspace", str(tmp_path)]) == 0
    assert "Nothing is known yet to go with a." in capsys.readouterr().out


def test_a_product_that_is_gone_is_called_something_else() -> None:
    assert reason_text(Reason(Because.FOLLOWED)) == "followed something else"


def test_a_workspace_of_sessions_recommends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = pa.array([["a", "b"], ["a", "b"], ["c", "d"]], pa.list_(pa.string()))
    write_shop(tmp_path, sessions=pa.table({"items": items, "target": pa.array([""] * 3)}))
    found = answer(capsys, tmp_path, "recommend", "--history", "a", "--top", "5")
    assert "b" in [hit["product_id"] for hit in found["results"]]
    assert found["results"][0]["title"] == ""


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["recommend"], "--user --history --product"),
        (["recommend", "--user", "a", "--history", "p1"], "does not go with"),
        (["recommend", "--user", "nobody"], "no shopper nobody"),
        (["recommend", "--history", "p1,p77"], "no product p77"),
        (["recommend", "--history", ","], "empty"),
        (["recommend", "--product", "p77"], "no product p77"),
        (["recommend", "--user", "ann", "--run", "gone"], "no run gone"),
        (["search", "手机", "--user", "nobody"], "no shopper nobody"),
    ],
)
def test_what_the_user_can_mend_is_one_sentence(
    shop_folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert cli.run([*arguments, "--workspace", str(shop_folder)]) == 2
    error = capsys.readouterr().err
    assert complaint in error
    assert error.count("\n") == 1


def test_an_empty_workspace_says_what_to_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["recommend", "--user", "a", "--workspace", str(tmp_path / "new")]) == 2
    assert "--sessions" in capsys.readouterr().err


def test_a_personal_search_shows_taste(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = answer(capsys, shop_folder, "search", "手机")
    personal = answer(capsys, shop_folder, "search", "手机", "--user", "ann")
    assert all("taste" not in hit["parts"] for hit in plain["results"])
    assert personal["user"] == "ann"
    parts = {hit["product_id"]: hit["parts"] for hit in personal["results"]}
    assert parts["p5"]["taste"] > 0
    assert set(parts) == {hit["product_id"] for hit in plain["results"]}
    for hit in personal["results"]:
        assert sum(hit["parts"].values()) == pytest.approx(hit["score"], abs=1e-6)


@pytest.mark.parametrize(
    ("language", "column", "part"),
    [("en", "Taste", "the shopper's taste"), ("zh", "偏好", "顾客的偏好")],
)
def test_a_personal_search_reads_well(
    shop_folder: Path, capsys: pytest.CaptureFixture[str], language: str, column: str, part: str
) -> None:
    set_language(language)
    folder = str(shop_folder)
    assert cli.run(["search", "手机", "--user", "ann", "--workspace", folder]) == 0
    assert column in capsys.readouterr().out.split()
    assert cli.run(["search", "", "--user", "bob", "--workspace", folder]) == 0
    assert column in capsys.readouterr().out
    told = ["explain", "--query", "手机", "--product", "p5", "--user", "ann"]
    assert cli.run([*told, "--workspace", folder]) == 0
    printed = capsys.readouterr().out
    assert "p5" in printed
    assert any(line.endswith(part) and "0.0000" not in line for line in printed.splitlines())


def test_the_explanation_is_that_of_the_personal_search(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, shop_folder, "search", "手机", "--user", "ann")
    for hit in found["results"]:
        told = answer(
            capsys, shop_folder, "explain", "--query", "手机", "--product", hit["product_id"],
            "--user", "ann",
        )  # fmt: skip
        assert told["product"]["rank"] == hit["rank"]
        assert told["product"]["parts"] == pytest.approx(hit["parts"])


def test_words_follow_the_domain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products_table()}, domain="film")
    assert cli.run(["search", "手机", "--workspace", str(tmp_path)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert " films · " in printed[0]
    headings = next(line for line in printed if line.startswith("#"))
    assert "Film" in headings.split()
    assert cli.run(["recommend", "--product", "p3", "--workspace", str(tmp_path)]) == 0
    assert "Film" in capsys.readouterr().out.splitlines()[1].split()


def test_a_made_up_shopper_is_served_like_a_known_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_shop(tmp_path, products=products_table(), events=events_table())
    with Workspace.open(tmp_path) as workspace:
        MadeUpShoppers(workspace).put(MadeUp("lin1", "Lin", (Interaction("p3", "purchase"),)))
    made_up = ("--user", "made-up:lin1")
    found = answer(capsys, tmp_path, "recommend", *made_up)
    assert found["user"] == "made-up:lin1"
    assert "p3" not in {hit["product_id"] for hit in found["results"]}
    personal = answer(capsys, tmp_path, "search", "手机", *made_up)
    assert max(hit["parts"]["taste"] for hit in personal["results"]) > 0
    assert cli.run(["search", "手机", "--user", "made-up:zoe", "--workspace", str(tmp_path)]) == 2
    assert "made-up:lin1" in capsys.readouterr().err
