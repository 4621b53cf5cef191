"""The verb `import` as scripts call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.language import set_language
from core.workspace import Workspace

ROOT = Path(__file__).parents[3]


def test_the_report_is_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.csv").write_text("商品ID,标题,价格\n1,红茶,¥5\n1,绿茶,6\n", "utf-8")
    shop = tmp_path / "shop"
    arguments = [
        "import",
        "--products",
        str(tmp_path / "p.csv"),
        "--workspace",
        str(shop),
        "--json",
    ]
    assert cli.run(arguments) == 0
    output = capsys.readouterr()
    sheet = json.loads(output.out)["kinds"]["products"]
    assert (sheet["read"], sheet["kept"], sheet["repaired"], sheet["rejected"]) == (2, 1, 0, 1)
    rules = {rule["rule"]: rule for rule in sheet["rules"]}
    assert rules["price_text"]["examples"] == [
        {"row": 2, "column": "price", "before": "¥5", "after": "5"}
    ]
    assert output.err == ""


def test_a_person_reads_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.csv").write_text("id,title\n1,红茶\n1,绿茶\n", "utf-8")
    arguments = [
        "import",
        "--products",
        str(tmp_path / "p.csv"),
        "--workspace",
        str(tmp_path / "s"),
    ]
    assert cli.run(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "products: 2 read, 1 kept (0 repaired), 1 rejected"
    assert lines[1].split(maxsplit=3)[:3] == ["left", "out", "1"]


def test_kinds_have_names_in_the_language_of_the_user(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_language("zh")
    (tmp_path / "p.csv").write_text("id,title\n1,红茶\n", "utf-8")
    (tmp_path / "s.txt").write_text("1 1\n", "utf-8")
    sources = ["--products", str(tmp_path / "p.csv"), "--sessions", str(tmp_path / "s.txt")]
    assert cli.run(["import", *sources, "--workspace", str(tmp_path / "shop")]) == 0
    printed = capsys.readouterr().out
    assert "商品：" in printed
    assert "会话：" in printed


def test_several_files_and_kinds_in_one_go(tmp_path: Path) -> None:
    files = {
        "sessions": "1 2\n",
        "more_sessions": "3 4\t5\n",
        "queries": "q1\t红茶\n",
        "qrels": "q1 0 p1 3\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    arguments = ["import", "--workspace", str(tmp_path / "shop")]
    for option, name in (
        ("--qrels", "qrels"),
        ("--queries", "queries"),
        ("--sessions", "sessions"),
        ("--sessions", "more_sessions"),
    ):
        arguments += [option, str(tmp_path / name)]
    assert cli.run(arguments) == 0
    with Workspace.open(tmp_path / "shop", write=False) as workspace:
        rows = {kind: dataset.rows for kind, dataset in workspace.datasets().items()}
    assert rows == {"sessions": 2, "queries": 1, "qrels": 1}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Name what to import"),
        (["--demo", "--products", "p.csv"], "Name what to import"),
        (["--products", "nowhere.csv"], "There is no file nowhere.csv"),
        (["--colours", "x"], "--help"),
    ],
)
def test_mistakes_are_one_sentence_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert cli.run(["import", "--workspace", str(tmp_path / "shop"), *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert says in output.err
    assert output.err.count("\n") == 1


def test_a_workspace_in_use_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.csv").write_text("id,title\n1,红茶\n", "utf-8")
    with Workspace.open(tmp_path / "shop"):
        arguments = ["--products", str(tmp_path / "p.csv"), "--workspace", str(tmp_path / "shop")]
        assert cli.run(["import", *arguments]) == 2
    assert "is in use by" in capsys.readouterr().err


def test_the_door_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_bytes("商品ID,标题\n1,红茶\n".encode("gb18030"))
    given = ["--products", str(tmp_path / "p.csv"), "--workspace", str(tmp_path / "shop")]
    done = subprocess.run(
        [sys.executable, "main.py", "import", *given, "--json"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kinds"]["products"]["kept"] == 1


def imported(tmp_path: Path, name: str, text: str, *options: str) -> list[dict[str, object]]:
    """The rows that are stored of a file of events or products, imported by the verb."""
    (tmp_path / name).write_bytes(text.encode())
    kind = "events" if "user" in text or "u1" in text else "products"
    shop = str(tmp_path / "shop")
    file = str(tmp_path / name)
    assert cli.run(["import", "--workspace", shop, f"--{kind}", file, *options]) == 0
    with Workspace.open(tmp_path / "shop") as workspace:
        table = workspace.table(kind)
        assert table is not None
        rows: list[dict[str, object]] = table.to_pylist()
        return rows


def test_columns_are_mapped_by_hand(tmp_path: Path) -> None:
    text = "wer,was,tag,uhr,tat\nu1,A1,2023-01-05,08:03:05,click\n"
    columns = ("wer=user_id", "was=product_id", "tag=timestamp", "uhr=timestamp", "tat=action")
    options = [part for column in columns for part in ("--map", column)]
    (row,) = imported(tmp_path, "log.csv", text, *options, "--timezone", "UTC")
    assert (row["user_id"], row["product_id"], row["action"]) == ("u1", "A1", "click")
    assert row["timestamp"] == 1672905785


def test_numbered_actions_are_explained_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "user_id,item_id,action_type,time\nu,p,0,1700000000\nu,p,2,1700000001\n"
    (tmp_path / "log.csv").write_text(text)
    shop, file = str(tmp_path / "shop"), str(tmp_path / "log.csv")
    assert cli.run(["import", "--workspace", shop, "--events", file]) == 2
    assert "say what each of them means" in capsys.readouterr().err
    rows = imported(tmp_path, "log.csv", text, "--map", "0=click", "--map", "action:2=purchase")
    assert [row["action"] for row in rows] == ["click", "purchase"]


def test_every_row_is_what_is_said(tmp_path: Path) -> None:
    text = "u1,2014-04-07T10:51:09.277Z,214536502,0\n"
    (row,) = imported(tmp_path, "clicks.dat", text, "--every-row-is", "click")
    assert (row["product_id"], row["action"]) == ("214536502", "click")


def test_the_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "goods.csv"
    path.write_bytes("id,title\n1,נעליים\n".encode("cp1255"))
    shop = str(tmp_path / "shop")
    options = ["--products", str(path), "--encoding", "windows-1255"]
    assert cli.run(["import", "--workspace", shop, *options]) == 0
    with Workspace.open(tmp_path / "shop") as workspace:
        assert catalogue_of(workspace).title == ["נעליים"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--map", "title"], "write COLUMN=FIELD"),
        (["--map", "colour=title"], "no file has this column and takes this field"),
        (["--map", "title=grade"], "no file has this column and takes this field"),
        (["--encoding", "rot13"], "There is no encoding rot13"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    (tmp_path / "goods.csv").write_text("id,title\n1,tea\n")
    arguments = ["import", "--workspace", str(tmp_path / "s"), "--products"]
    assert cli.run([*arguments, str(tmp_path / "goods.csv"), *options]) == 2
    assert says in capsys.readouterr().err
