"""What databases and spreadsheets leave in files: words for nothing, broken ids, rows without their ends."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from core.data.importing import Source, import_files
from core.data.report import CleaningReport
from core.data.values.texts import clean_id, is_no_value, mended_text
from core.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def bring(workspace: Workspace, **files: str) -> CleaningReport:
    sources = []
    for kind, text in files.items():
        path = workspace.path.parent / f"{kind}.csv"
        path.write_text(text, "utf-8")
        sources.append(Source(kind, path))
    report = import_files(workspace, sources)
    for sheet in report.sheets.values():
        assert sheet.read == sheet.kept + sheet.rejected
    return report


def rules(report: CleaningReport, kind: str) -> dict[str, int]:
    return {rule.rule: rule.count for rule in report.sheets[kind].rules.values()}


def column(workspace: Workspace, kind: str, name: str) -> list[object]:
    table = workspace.table(kind)
    assert table is not None
    return list(table.column(name).to_pylist())


class TestWordsForNothing:
    @pytest.mark.parametrize(
        "word",
        [
            "NULL",
            "null",
            "\\N",
            "nan",
            "None",
            "N/A",
            "#N/A",
            "NA",
            "-",
            "(null)",
            "<NA>",
            "空",
            "无",
            "無",
        ],
    )
    def test_are_known(self, word: str) -> None:
        assert is_no_value(word)

    @pytest.mark.parametrize("word", ["", "0", "na", "无糖", "Nana", "nano", "空气", "-1", "None!"])
    def test_are_no_others(self, word: str) -> None:
        assert not is_no_value(word)

    def test_leave_no_shopper_session_or_query(self, workspace: Workspace) -> None:
        log = (
            "user_id,item_id,action,time,query,session_id\n"
            "NULL,a,click,1690000000,红茶,s1\n"
            "u1,a,click,1690000010,\\N,NULL\n"
            "u1,a,buy,1690000020,红茶,nan\n"
            "u2,None,click,1690000030,N/A,s2\n"
        )
        report = bring(workspace, events=log)
        assert column(workspace, "events", "query") == ["", "红茶"]
        assert column(workspace, "events", "session_id") == ["", ""]
        sheet = report.sheets["events"]
        assert (sheet.read, sheet.kept, sheet.rejected) == (4, 2, 2)
        met = rules(report, "events")
        assert (met["no_user"], met["no_product"], met["no_value"]) == (1, 1, 3)

    def test_are_no_ids_titles_or_brands(self, workspace: Workspace) -> None:
        shop = "id,title,brand\nNULL,红茶,立顿\n2,None,立顿\n3,绿茶,无\n4,无糖绿茶,暂无\n"
        report = bring(workspace, products=shop)
        assert column(workspace, "products", "title") == ["绿茶", "无糖绿茶"]
        assert column(workspace, "products", "brand") == ["", ""]
        met = rules(report, "products")
        assert (met["no_id"], met["no_title"], met["no_value"]) == (1, 1, 2)
        assert report.sheets["products"].repaired == 2

    def test_are_no_texts_queries_or_judgments(self, workspace: Workspace) -> None:
        report = bring(
            workspace,
            texts="text,category\n好茶,茶\nNULL,茶\n好茶,N/A\n",
            queries="query_id,query\nq1,红茶\nNULL,绿茶\nq3,\\N\n",
            qrels="query_id,product_id,grade\nq1,p1,3\nq1,NULL,2\nq1,p2,NULL\n",
        )
        kept = {kind: sheet.kept for kind, sheet in report.sheets.items()}
        assert kept == {"texts": 1, "queries": 1, "qrels": 1}


class TestIds:
    @pytest.mark.parametrize(
        ("given", "clean"),
        [
            ('="00123"', "00123"),
            ("'00456", "00456"),
            ("\t789", "789"),
            ("12345.0", "12345"),
            ("１２３", "123"),
            ("\ufeffa\u200b1 ", "a1"),
            ("A-1_b", "A-1_b"),
            ("1.5", "1.5"),
        ],
    )
    def test_lose_what_a_spreadsheet_put_there(self, given: str, clean: str) -> None:
        assert clean_id(given) == clean

    def test_meet_across_files(self, workspace: Workspace) -> None:
        shop = '商品ID,商品名称\n"=""00123""",等号\n\'00456,撇号\n12345.0,点零\n1.23457E+18,长号\n'
        log = "user_id,product_id,action,timestamp\n" + "".join(
            f"17850.0,{product},click,1700000000\n" for product in ("00123", "'00456", "12345")
        )
        report = bring(workspace, products=shop, events=log)
        assert column(workspace, "products", "product_id") == [
            "00123",
            "00456",
            "12345",
            "1.23457E+18",
        ]
        assert column(workspace, "events", "product_id") == ["00123", "00456", "12345"]
        assert column(workspace, "events", "user_id") == ["17850"] * 3
        met = rules(report, "products")
        assert (met["id_text"], met["id_rounded"]) == (3, 1)

    def test_of_versions_keep_their_point(self, workspace: Workspace) -> None:
        bring(workspace, products="id,title\n1.0,一\n1.1,二\n2.0,三\n")
        assert column(workspace, "products", "product_id") == ["1.0", "1.1", "2.0"]

    def test_that_a_sheet_holds_as_long_numbers_are_noted(self, workspace: Workspace) -> None:
        book = openpyxl.Workbook()
        book.active.append(["商品ID", "商品名称"])
        book.active.append([1234567890123456789, "长号商品"])
        book.active.append(["6901234567890123", "文本号"])
        path = workspace.path.parent / "goods.xlsx"
        book.save(path)
        report = import_files(workspace, [Source("products", path)])
        assert rules(report, "products")["id_rounded"] >= 1

    def test_a_guard_against_formulas_is_taken_off(self) -> None:
        assert mended_text("'=1+1 手机") == "=1+1 手机"
        assert mended_text("'tis") == "'tis"


class TestShortRows:
    def test_lack_only_cells_that_are_blank(self, workspace: Workspace) -> None:
        shop = "\ufeff商品ID,商品名称,价格,品牌,备注\n1,红茶,11,云织,有货\n2,绿茶,12,云织\n3,白茶,13\n4\n"
        report = bring(workspace, products=shop)
        assert column(workspace, "products", "product_id") == ["1", "2", "3"]
        assert column(workspace, "products", "brand") == ["云织", "云织", ""]
        met = rules(report, "products")
        assert (met["short_row"], met["torn_row"]) == (2, 1)

    def test_of_a_log_without_what_must_be_there_are_torn(self, workspace: Workspace) -> None:
        log = (
            "user_id,item_id,action,time,query,position\n"
            "u1,p1,click,1700000000,手机,1\nu1,p2,click,1700000001\nu2,p3,buy,1700000002,手机\n"
            "u2,p3,1700000002\n"
        )
        report = bring(workspace, events=log)
        assert column(workspace, "events", "product_id") == ["p1", "p2", "p3"]
        assert column(workspace, "events", "query") == ["手机", "", "手机"]
        assert rules(report, "events")["torn_row"] == 1
