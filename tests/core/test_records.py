"""Verbs write their tables to files: columns by name, values unrounded."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from core import cli
from core.explain.explanation import FitShare, Standing
from core.records import explained
from core.search.lexical import Contribution
from core.workspace import Workspace

TITLES = {"p1": "红色 连衣裙", "p2": "蓝色 连衣裙 长款", "p3": "手机壳"}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    products = pa.table(
        {
            "product_id": list(TITLES),
            "title": list(TITLES.values()),
            "category": ["女装", "女装", "配件"],
            "brand": [""] * 3,
            "price": pa.array([1.0, 2.0, 3.0], pa.float32()),
            "rating": pa.array([4.0, 4.0, 4.0], pa.float32()),
            "sales": pa.array([1.0, 1.0, 1.0], pa.float32()),
            "image": [""] * 3,
            "description": [""] * 3,
        }
    )
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace({"products": products})
    return tmp_path / "shop"


def _answer(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict:
    assert cli.run([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_search_is_a_row_a_product(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "found.parquet"
    told = _answer(capsys, "search", "连衣裙", "--workspace", shop, "--out", file)
    rows = pd.read_parquet(file).to_dict("records")
    assert sorted(row["product_id"] for row in rows) == ["p1", "p2"]
    for row, result in zip(rows, told["results"], strict=True):
        parts = {name[5:]: value for name, value in row.items() if name.startswith("part_")}
        assert parts == result["parts"]
        assert row["score"] == result["score"]
        assert row["title"] == TITLES[row["product_id"]]


def test_judged_queries_are_a_row_each_and_metrics_are_their_means(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries, qrels = tmp_path / "queries.tsv", tmp_path / "qrels.txt"
    queries.write_text("q1\t连衣裙\nq2\t手机壳\nq3\t雨伞\n", encoding="utf-8")
    qrels.write_text("q1 0 p1 1\nq2 0 p3 1\nq3 0 p1 1\n", encoding="utf-8")
    per_query, metrics = tmp_path / "each.csv", tmp_path / "metrics.csv"
    given = ["--queries", queries, "--qrels", qrels, "--per-query", per_query, "--out", metrics]
    told = _answer(capsys, "evaluate", "--workspace", shop, *given)
    table = pd.read_csv(per_query)
    assert table["query"].tolist() == ["连衣裙", "手机壳", "雨伞"]
    # p1 comes second, and nothing is known of umbrellas.
    assert table["mrr@10"].tolist() == [0.5, 1.0, 0.0]
    assert table["baseline_mrr@10"].tolist() == [0.5, 1.0, 0.0]
    means = pd.read_csv(metrics).set_index("metric")
    for name, value in told["metrics"].items():
        assert table[name].mean() == pytest.approx(value)
        assert means.loc[name, "value"] == pytest.approx(value)
        assert means.loc[name, "baseline"] == pytest.approx(told["baseline"][name])


def test_only_rankings_have_queries_of_their_own(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--task", "category", "--per-query", str(tmp_path / "each.csv")]
    assert cli.run(["evaluate", "--workspace", str(shop), *given]) == 2
    assert "does not take --per-query" in capsys.readouterr().err


def test_a_recommendation_says_because_of_what(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "liked.csv"
    told = _answer(capsys, "recommend", "--product", "p1", "--workspace", shop, "--out", file)
    rows = pd.read_csv(file).to_dict("records")
    assert rows
    for row, result in zip(rows, told["results"], strict=True):
        reason = {"because": row["because"], "product_id": row["because_of"]}
        assert reason == result["reason"]


def test_no_runs_are_a_table_without_rows(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _answer(capsys, "runs", "--workspace", shop, "--out", tmp_path / "r.csv") == {"runs": []}
    assert not (tmp_path / "r.csv").read_text("utf-8-sig").strip()


@pytest.mark.parametrize(
    "verb", ["search x", "recommend --product p1", "evaluate", "runs", "update", "log"]
)
def test_an_ending_that_names_no_format_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    option = "--export" if verb == "log" else "--out"
    file = tmp_path / "table.docx"
    assert cli.run([*verb.split(), option, str(file), "--workspace", str(tmp_path / "none")]) == 2
    complaint = capsys.readouterr().err
    assert f"{file} must end in .csv / .tsv / .xlsx / .parquet" in complaint
    assert complaint.count("\n") == 1


def test_the_pieces_of_a_score_sum_to_its_parts() -> None:
    standing = Standing(
        "p1",
        "红色 连衣裙",
        1,
        0.6,
        {"lexical": 0.3, "fit": 0.2, "popularity": 0.1},
        (Contribution("连衣裙", "title", 0.3),),
        0.0,
        (),
        fit=(FitShare("coverage", 0.15), FitShare("colour", 0.05)),
    )
    rows = [tuple(record.values()) for record in explained(standing)]
    assert rows == [
        ("lexical", "连衣裙", "word", "title", 0.3),
        ("fit", "coverage", "signal", "title", 0.15),
        ("fit", "colour", "signal", "title", 0.05),
        ("popularity", "", "", "", 0.1),
    ]
