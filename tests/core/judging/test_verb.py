"""`judge --set`: sets by verb, and evaluations that read them."""

import json
from pathlib import Path
from typing import Any

import pytest

from core import cli
from core.errors import DataError
from core.evaluation.judgments import load_judgments
from core.evaluation.ranking import evaluate
from core.judging.query_set import SetQuery, Source
from core.judging.store import JudgmentStore
from core.search.engine import Engine
from core.search.request import Method
from core.workspace import Workspace
from tests.core.judging.sets import grade, heads, shop

Capture = pytest.CaptureFixture[str]


def told(arguments: list[str], shop: Path, capsys: Capture) -> dict[str, Any]:
    """What `judge` answers."""
    assert cli.run(["judge", "--workspace", str(shop), "--json", *arguments]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_in_told_and_out_again(tmp_path: Path, capsys: Capture) -> None:
    shop(tmp_path / "shop").close()
    (tmp_path / "in.csv").write_text(
        "query,docid,Anna,Bob\n手机,p1,3,3\n手机,p2,0,1\n手机,p3,x,1\n", "utf-8"
    )
    files = [str(tmp_path / name) for name in ("in.csv", "out.txt", "queries.tsv")]
    answer = told(["--set", "heads", "--import", files[0]], tmp_path / "shop", capsys)
    assert (answer["queries"], answer["pairs"]) == (1, 2)
    assert answer["judges"] == ["Anna", "Bob"]
    # Places 1, 2 and 3.5 of four grades: 0 1 against each other, 3 3 together.
    assert answer["alpha"] == pytest.approx(1 - 3 * 2 / (2 * (1 + 2 * 2.5**2 + 2 * 1.5**2)))
    assert [each["grades"] for each in answer["disputes"]] == [{"Anna": 0, "Bob": 1}]
    (bad,) = answer["reports"][0]["rules"]
    assert (bad["rule"], bad["examples"][0]["row"]) == ("bad_grade", 4)
    out = ["--set", "heads", "--export", files[1], "--out-queries", files[2]]
    assert told([*out, "--merge", "median"], tmp_path / "shop", capsys)["exported"] == 2
    assert Path(files[1]).read_text() == "q1 0 p1 3\nq1 0 p2 0\n"
    assert Path(files[2]).read_text() == "q1\t手机\n"
    (listed,) = told(["--sets"], tmp_path / "shop", capsys)["sets"]
    assert listed["set"] == "heads"
    assert cli.run(["judge", "--workspace", str(tmp_path / "shop"), "--set", "heads"]) == 0
    assert (
        "heads: 1 queries, 2 pairs with a grade (by hand 0, imported 4" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "--out-queries, --out-qrels must be given"),
        (["--set", "tails"], "There is no query set tails in this shop"),
        (["--export", "x"], "--export is about a query set; name it with --set"),
        (["--set", "a", "--import"], "has imported no judged queries"),
        (["--set", "a", "--import", "x.csv", "--scale", "4"], "A scale names its lowest"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: Capture
) -> None:
    shop(tmp_path / "shop").close()
    assert cli.run(["judge", "--workspace", str(tmp_path / "shop"), *arguments]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1


def test_an_import_that_fails_makes_no_set(tmp_path: Path, capsys: Capture) -> None:
    shop(tmp_path / "shop").close()
    (tmp_path / "in.csv").write_text("query,docid,rating\na,p1,great\n", "utf-8")
    wrong = ["--set", "heads", "--import", str(tmp_path / "in.csv")]
    assert cli.run(["judge", "--workspace", str(tmp_path / "shop"), *wrong]) == 2
    assert "great" in capsys.readouterr().err
    assert told(["--sets"], tmp_path / "shop", capsys) == {"sets": []}


def test_what_the_shop_imported_becomes_a_set(tmp_path: Path, capsys: Capture) -> None:
    with shop(tmp_path / "shop"):
        pass
    (tmp_path / "q.tsv").write_text("a\tphone\nb\tdress\n", "utf-8")
    (tmp_path / "r.txt").write_text("a 0 p1 10\na 0 p2 4\nb 0 p3 0\n", "utf-8")
    files = ["--queries", str(tmp_path / "q.tsv"), "--qrels", str(tmp_path / "r.txt")]
    assert cli.run(["import", "--workspace", str(tmp_path / "shop"), *files]) == 0
    capsys.readouterr()
    answer = told(["--set", "own", "--import"], tmp_path / "shop", capsys)
    assert answer["judgments"] == {"hand": 0, "imported": 3, "clicks": 0}
    read = load_judgments(Workspace.open(tmp_path / "shop", write=False), "own")
    # 10 is the best there: 4 of 10 are 1.2 of 3.
    assert read.qrels == {"a": {"p1": 3, "p2": 1}, "b": {"p3": 0}}


def test_an_evaluation_reads_a_set_and_tells_sources_apart(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace:
        with JudgmentStore.open(workspace) as store:
            made = heads(store)
            with pytest.raises(DataError, match="Nothing is judged in the query set heads yet"):
                load_judgments(workspace, "heads")
            store.save_queries(made.number, [SetQuery("q1", "t p3", "", ("head",))])
            store.judge(
                made.number,
                [
                    grade("q1", "p3", "anna", 3),
                    grade("q1", "p3", "", 0, Source.CLICKS),
                    grade("q1", "p1", "", 1, Source.CLICKS),
                ],
            )
        read = load_judgments(workspace, "heads")
        assert read.queries == {"q1": "t p3"}
        assert read.tags == {"q1": ("head",)}
        assert read.qrels == {"q1": {"p3": 3, "p1": 1}}
        assert read.sources == {"q1": {"p3": "hand", "p1": "clicks"}}
        assert load_judgments(workspace, "heads", [Source.CLICKS]).qrels == {
            "q1": {"p3": 0, "p1": 1}
        }
        with pytest.raises(DataError, match="no query set tails in this shop; there are heads"):
            load_judgments(workspace, "tails")
        measured = evaluate(Engine.open(workspace, ""), read, Method.LEXICAL)
        assert measured.values["q1"]["mrr@10"] == 1.0
