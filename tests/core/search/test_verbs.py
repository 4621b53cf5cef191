import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from core import cli
from core.language import set_language
from core.workspace import Workspace
from tests.core.search.shops import small_shop


@pytest.fixture(scope="module")
def shop_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the small shop and two judged queries."""
    folder = tmp_path_factory.mktemp("workspace")
    shop = small_shop()
    products = {
        "product_id": shop.product_id,
        "title": shop.title,
        "category": shop.category,
        "brand": shop.brand,
        "image": shop.image,
        "description": shop.description,
        "price": shop.price,
        "rating": shop.rating,
        "sales": shop.sales,
        **shop.attributes,
    }
    queries = {"query_id": ["q1", "q2"], "text": ["夏季连衣裙", "华为手机"]}
    qrels = {
        "query_id": ["q1", "q1", "q2"],
        "product_id": ["p1", "p2", "p3"],
        "grade": np.array([2, 1, 3], np.int32),
    }
    with Workspace.open(folder) as workspace:
        workspace.replace(
            {"products": pa.table(products), "queries": pa.table(queries), "qrels": pa.table(qrels)}
        )
    return folder


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, object]:
    assert cli.run([str(each) for each in arguments]) == 0
    parsed: dict[str, object] = json.loads(capsys.readouterr().out)
    return parsed


def test_search_answers_as_the_contract_says(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "search", "华为手机", "--workspace", shop_folder, "--json", "--top", 2)
    assert {"query", "tokens", "run", "method", "took_ms", "results"} <= set(found)
    assert found["query"] == "华为手机"
    assert found["method"] == "hybrid"
    assert found["tokens"] == ["华为", "手机"]
    assert "智能手机" in str(found["expansions"])
    assert isinstance(found["intents"], list)
    assert [intent["category"] for intent in found["intents"]] == ["数码 / 手机", "数码 / 配件"]
    assert found["intent_run"] == ""
    results = found["results"]
    assert isinstance(results, list)
    assert [hit["rank"] for hit in results] == [1, 2]
    assert results[0]["product_id"] == "p3"
    assert sum(results[0]["parts"].values()) == pytest.approx(results[0]["score"], abs=1e-6)


def test_search_prints_a_table(shop_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["search", "runing shos", "--workspace", str(shop_folder)]) == 0
    printed = capsys.readouterr().out
    assert "p7" in printed
    assert "searched for" in printed


def test_a_search_is_told_in_the_words_of_the_language(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_language("zh")
    assert cli.run(["search", "running shoes", "--workspace", str(shop_folder)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1 件 · ")
    assert " · 混合 · " in printed.splitlines()[0]
    # Shoes are all that is found, and still nobody is certain.
    assert "鞋靴 / 运动鞋 99%" in printed


def test_evaluate_measures_against_plain_bm25(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = answer(capsys, "evaluate", "--workspace", shop_folder, "--json")
    assert measured["task"] == "search"
    assert measured["queries"] == 2
    for key in ("metrics", "baseline"):
        values = measured[key]
        assert isinstance(values, dict)
        assert values["ndcg@10"] == pytest.approx(1)
        assert set(values) == {"ndcg@10", "mrr@10", "recall@100", "judged@10"}


def test_evaluate_reads_files_and_explains_what_is_wrong(
    shop_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries, qrels = tmp_path / "queries.tsv", tmp_path / "qrels.txt"
    queries.write_text("q1\t手机壳\n", "utf-8")
    qrels.write_text("q1 0 p5 1\n", "utf-8")
    files = ["--queries", str(queries), "--qrels", str(qrels)]
    measured = answer(capsys, "evaluate", "--workspace", shop_folder, "--json", *files)
    assert measured["queries"] == 1
    qrels.write_text("q1 0 p5\n", "utf-8")
    assert cli.run(["evaluate", "--workspace", str(shop_folder), *files]) == 2
    assert "row 1" in capsys.readouterr().err
    assert cli.run(["evaluate", "--workspace", str(shop_folder), *files[:2]]) == 2
    assert "needs judgments beside it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("task", "option"),
    [
        ("search", ["--test", "x"]),
        ("next-item", ["--queries", "x"]),
        ("category", ["--qrels", "x"]),
        ("category", ["--method", "hybrid"]),
    ],
)
def test_evaluate_refuses_what_a_task_does_not_take(
    shop_folder: Path, capsys: pytest.CaptureFixture[str], task: str, option: list[str]
) -> None:
    assert cli.run(["evaluate", "--workspace", str(shop_folder), "--task", task, *option]) == 2
    assert capsys.readouterr().err.startswith(f"The task {task} does not take {option[0]}; ")


def test_rank_writes_a_run_file_that_measures_the_same(
    shop_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries, out = tmp_path / "queries.tsv", tmp_path / "run.txt"
    queries.write_text("query_id\ttext\nq2\t华为手机\nq3\t没有的东西\n", "utf-8")
    said = answer(
        capsys, "rank", "--workspace", shop_folder, "--queries", queries, "--out", out, "--json"
    )
    lines = [line.split() for line in out.read_text("utf-8").splitlines()]
    assert said["lines"] == len(lines)
    assert lines[0][:4] == ["q2", "Q0", "p3", "1"]
    scores = [float(line[4]) for line in lines if line[0] == "q2"]
    assert scores == sorted(set(scores), reverse=True)


def test_explain_takes_the_score_apart(
    shop_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(
        capsys, "explain", "--workspace", shop_folder, "--json", "--query", "华为手机",
        "--product", "p3", "--versus", "p4",
    )  # fmt: skip
    product = told["product"]
    assert isinstance(product, dict)
    assert product["rank"] == 1
    assert sum(product["parts"].values()) == pytest.approx(product["score"], abs=1e-6)
    assert (
        cli.run(["explain", "--workspace", str(shop_folder), "--query", "x", "--product", "no"])
        == 2
    )
    assert "no" in capsys.readouterr().err


@pytest.mark.usefixtures("without_start")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["search", "手机", "--top", "0"], "whole number"),
        (["search", "手机", "--method", "magic"], "magic"),
        (["search", "手机", "--method", "neural"], "No trained run"),
        (["search", "手机", "--run", "gone"], "no run gone"),
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
    assert cli.run(["search", "手机", "--workspace", str(tmp_path / "new")]) == 2
    assert "import" in capsys.readouterr().err


def test_search_says_what_was_read_from_the_query(
    capsys: pytest.CaptureFixture[str], shop_folder: Path
) -> None:
    how = ("--workspace", shop_folder, "--run", "", "--json")
    found = answer(capsys, "search", "连衣裙 150元以内", *how)
    assert found["conditions"] == [
        {
            "kind": "price",
            "phrase": "150元以内",
            "values": [],
            "low": None,
            "high": 150.0,
            "label": "Price ≤ ¥150",
        }
    ]
    assert [hit["product_id"] for hit in found["results"]] == ["p2"]  # type: ignore[attr-defined]
