"""A log becomes a table in pieces, and every row is accounted for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.data.report import CleaningReport
from core.errors import DataError
from core.workspace import Workspace

HEADER = "user_id,product_id,action,timestamp\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def bring(workspace: Workspace, text: str, append: bool = False) -> CleaningReport:
    path = workspace.path.parent / "log.csv"
    path.write_text(text, "utf-8")
    return import_files(workspace, [Source("events", path)], append=append)


def events(workspace: Workspace) -> list[dict[str, object]]:
    table = workspace.table("events")
    assert table is not None
    return list(table.to_pylist())


def test_the_stored_schema_is_always_the_same(workspace: Workspace) -> None:
    bring(workspace, HEADER + "u,1,pv,1511544070\n")
    table = workspace.table("events")
    assert table is not None
    types = {name: str(table.schema.field(name).type) for name in table.column_names}
    text = "dictionary<values=string, indices=int32, ordered=0>"
    assert types == {
        "user_id": text,
        "product_id": text,
        "action": text,
        "query": text,
        "session_id": text,
        "timestamp": "int64",
        "position": "int32",
    }
    assert events(workspace)[0]["position"] == -1
    assert events(workspace)[0]["query"] == ""


def test_what_the_log_knows_besides_is_kept(workspace: Workspace) -> None:
    bring(
        workspace,
        "user_id,product_id,action,timestamp,query,session_id,position\n"
        "u,1,曝光,1511544070,&lt;b&gt;红茶&lt;/b&gt;,s9,3\n",
    )
    assert events(workspace) == [
        {
            "user_id": "u",
            "product_id": "1",
            "action": "impression",
            "query": "红茶",
            "session_id": "s9",
            "timestamp": 1511544070,
            "position": 3,
        }
    ]


def test_a_row_is_refused_once_by_its_first_broken_rule(workspace: Workspace) -> None:
    report = bring(workspace, HEADER + "u,1,pv,1511544070\n,,fly,never\n,1,pv,never\n")
    sheet = report.sheets["events"]
    assert (sheet.read, sheet.kept, sheet.rejected) == (3, 1, 2)
    assert sheet.rules["no_user"].count == 2
    assert "bad_time" not in sheet.rules
    assert sheet.rules["no_user"].examples[0].row == 3


def test_the_very_same_event_is_kept_and_noted(workspace: Workspace) -> None:
    report = bring(workspace, HEADER + "u,1,pv,1511544070\n" * 3)
    assert len(events(workspace)) == 3
    rule = report.sheets["events"].rules["duplicate_event"]
    assert (rule.count, [example.row for example in rule.examples]) == (2, [3, 4])


def test_append_adds_behind_and_notes_what_was_there(workspace: Workspace) -> None:
    bring(workspace, HEADER + "u,1,pv,1511544070\nu,2,pv,1511544071\n")
    report = bring(workspace, HEADER + "u,2,click,1511544071\nu,3,buy,1511544072\n", append=True)
    assert [event["product_id"] for event in events(workspace)] == ["1", "2", "2", "3"]
    rule = report.sheets["events"].rules["duplicate_event"]
    assert (rule.count, rule.examples[0].row) == (1, 2)
    assert workspace.datasets()["events"].rows == 4


def test_only_five_examples_are_kept(workspace: Workspace) -> None:
    report = bring(workspace, HEADER + "u,1,buy,1511544070\n" + "u,1,fly,1511544070\n" * 50)
    rule = report.sheets["events"].rules["unknown_action"]
    assert (rule.count, len(rule.examples)) == (50, 5)
    assert [example.row for example in rule.examples] == [3, 4, 5, 6, 7]


def test_a_log_of_another_shop_is_refused_with_the_reason(workspace: Workspace) -> None:
    path = workspace.path.parent / "p.csv"
    path.write_text("id,title\n9,红茶\n", "utf-8")
    import_files(workspace, [Source("products", path)])
    with pytest.raises(DataError, match=r"the shop lacks: 2 rows, first row 2: '1'"):
        bring(workspace, HEADER + "u,1,pv,1511544070\nu,2,pv,1511544070\n")
    assert set(workspace.datasets()) == {"products"}
    assert len(list((workspace.path / "data").iterdir())) == 1


def test_numbered_actions_are_not_guessed(workspace: Workspace) -> None:
    with pytest.raises(DataError, match=r"numbers for actions \(1, 4\)"):
        bring(workspace, HEADER + "u,1,1,1511544070\nu,2,4,1511544070\n")
