"""Products that cleaning rejects are kept by id, some of them, and the verb says why they are not found."""

import json
from pathlib import Path

import pytest

from core import cli
from core.data import report
from core.data.importing import Source, import_files
from core.explain.why_not.left_out import Cleaning
from core.workspace import Workspace

ROWS = "product_id,title,price\np1,华为手机,100\np2,<br/>,5\np1,手机壳,3\n,连衣裙,9\np4\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop of which four rows were left out."""
    (tmp_path / "products.csv").write_text(ROWS, "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "products.csv")])
    return tmp_path / "shop"


def test_each_has_its_row_its_rule_and_its_id(folder: Path) -> None:
    with Workspace.open(folder, write=False) as workspace:
        cleaning = Cleaning.of(workspace)
    assert cleaning.rejected == 4
    kept = {(row.row, row.rule, row.product) for row in cleaning.rows}
    assert {(3, "no_title", "p2"), (4, "duplicate_id", "p1"), (5, "no_id", "")} <= kept
    torn = cleaning.row_of("p4")
    assert torn is not None
    assert torn.rule == "torn_row"
    assert cleaning.row_of("p") is None
    assert cleaning.row_of("") is None


def test_no_more_are_kept_than_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST_LEFT_OUT", 2)
    (tmp_path / "products.csv").write_text(ROWS, "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "products.csv")])
        cleaning = Cleaning.of(workspace)
    assert (len(cleaning.rows), cleaning.rejected) == (2, 4)


def test_a_damaged_report_tells_nothing() -> None:
    class Damaged:
        def datasets(self) -> dict[str, object]:
            rows = [{"row": "3", "rule": "no_title", "product": "p", "text": ""}, 7]
            stored = {"left_out": rows, "rejected": "many"}
            return {"products": type("Dataset", (), {"report": stored})}

    assert Cleaning.of(Damaged()) == Cleaning((), 0)  # type: ignore[arg-type]


@pytest.mark.usefixtures("without_start")
def test_the_verb_answers_as_the_contract_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def explained(product: str, *more: str) -> dict[str, object]:
        asked = ["explain", "--query", "华为手机", "--product", product, "--workspace", str(folder)]
        assert cli.run([*asked, "--json", *more]) == 0
        told: dict[str, object] = json.loads(capsys.readouterr().out)
        return told

    lost = explained("p2")
    assert (lost["rank"], lost["found"], lost["lost_at"]) == (0, False, "import")
    found = explained("p1", "--versus", "p1")
    assert (found["rank"], found["of"], found["found"], found["lost_at"]) == (1, 1, True, "")
    assert set(found) >= {"parts", "terms", "words", "stages", "remedies", "product", "difference"}
    assert found["difference"]["score"] == 0  # type: ignore[index]
    assert cli.run(["explain", "--query", "x", "--product", "p2", "--workspace", str(folder)]) == 0
    assert "lost here" in capsys.readouterr().out
