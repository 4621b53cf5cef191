"""Which cells of a file reach which column, and which rows are too short or too long."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.data.report import SheetReport
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def brought(
    workspace: Workspace, kind: str, text: str
) -> tuple[SheetReport, list[dict[str, object]]]:
    path = workspace.path.parent / f"{kind}.csv"
    path.write_text(text, "utf-8")
    report = import_files(workspace, [Source(kind, path)]).sheets[kind]
    table = workspace.table(kind)
    assert table is not None
    return report, table.to_pylist()


def counts(report: SheetReport) -> dict[str, int]:
    return {name: rule.count for name, rule in report.rules.items() if rule.count}


def test_only_products_keep_columns_that_are_nobodys(workspace: Workspace) -> None:
    report, rows = brought(
        workspace, "products", "product_id,title,产地\n1,红茶,NULL\n2,绿茶,云南\n"
    )
    assert [row["产地"] for row in rows] == ["", "云南"]
    assert (report.repaired, counts(report)) == (1, {"no_value": 1})
    report, rows = brought(workspace, "queries", "query_id,text,产地\nq1,红茶,NULL\n")
    assert rows == [{"query_id": "q1", "text": "红茶"}]
    assert (report.repaired, counts(report)) == (0, {})


def test_rows_that_end_early_or_late(workspace: Workspace) -> None:
    text = "product_id,title,brand,price\n1,红茶,立顿,5\n2,绿茶\n3\n4,白茶,,6,\n5,黑茶,,7,x\n"
    report, rows = brought(workspace, "products", text)
    # The second lacks only what it need not have, the third its title; a blank cell more is no harm.
    assert [row["product_id"] for row in rows] == ["1", "2", "4"]
    assert (report.read, report.kept, report.rejected) == (5, 3, 2)
    assert counts(report) == {"short_row": 1, "torn_row": 1, "extra_columns": 1}
    assert [example.row for example in report.rules["torn_row"].examples] == [4]


def test_levels_and_moments_are_joined_out_of_their_columns(workspace: Workspace) -> None:
    text = "product_id,title,一级类目,二级类目,三级类目\n1,裙,女装,连衣裙,\n2,帽,配饰,配饰,帽子\n"
    text += "3,鞋,鞋,鞋 / 运动鞋,\n"
    _, rows = brought(workspace, "products", text)
    assert [row["category"] for row in rows] == ["女装 / 连衣裙", "配饰 / 帽子", "鞋 / 运动鞋"]
    text = (
        "user_id,product_id,action,日期,时间\nu,1,click,2023-01-05,08:03\nu,1,click,2023-01-05,\n"
    )
    workspace_zone = import_files(workspace, [_written(workspace, text)], timezone="UTC").sheets[
        "events"
    ]
    assert workspace_zone.kept == 2
    table = workspace.table("events")
    assert table is not None
    # 2023-01-05 began 1,672,876,800 seconds after 1970.
    assert table.column("timestamp").to_pylist() == [1_672_876_800 + 8 * 3600 + 180, 1_672_876_800]


def _written(workspace: Workspace, text: str) -> Source:
    path = workspace.path.parent / "log.csv"
    path.write_text(text, "utf-8")
    return Source("events", path)


def test_columns_that_say_nothing_or_gave_way_are_noted(workspace: Workspace) -> None:
    text = "product_id,title,brand,price\n1,红茶,,5\n2,绿茶,无,6\n"
    report, _ = brought(workspace, "products", text)
    assert counts(report)["column_empty"] == 1
    assert report.rules["column_empty"].examples[0].column == "brand"
