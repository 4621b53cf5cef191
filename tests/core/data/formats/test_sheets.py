"""Workbooks of Excel, new and of 2003, OpenDocument sheets, and pages that are called workbooks."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from core.data.formats import packed_xml
from core.data.formats.reading import chunks, open_table
from core.errors import DataError
from tests.core.data.formats.sheets import HEADER, open_document, workbook


def read(path: Path, kind: str = "products", sheet: str = "") -> list[tuple[int, list[str]]]:
    opened = open_table(path, kind, sheet=sheet)
    return [
        (number, row)
        for chunk in chunks(opened)
        for number, row in zip(chunk.numbers, chunk.rows, strict=True)
    ]


def test_cells_are_what_their_formats_say(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", "title", "price", "seen", "rated", "day"])
    sheet.append([42, "茶", 0.5, datetime(2023, 1, 5, 8, 3), True, 44931])
    sheet["A2"].number_format = "000000"
    sheet["F2"].number_format = 'yyyy"年"m"月"d"日"'
    book.save(tmp_path / "a.xlsx")
    (row,) = read(tmp_path / "a.xlsx")
    assert row == (
        2,
        ["000042", "茶", "0.5", "2023-01-05 08:03:00", "True", "2023-01-05 00:00:00"],
    )


def test_cells_that_were_merged_downwards_are_filled(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in (
        ["商品编号", "商品名称", "类目"],
        ["W1", "裙", "女装"],
        ["W2", "衫"],
        ["M1", "裤", "男装"],
    ):
        sheet.append(cells)
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "a.xlsx")
    assert [row[2] for _, row in read(tmp_path / "a.xlsx")] == ["女装", "女装", "男装"]


def test_sheets_with_the_same_columns_are_read_together_and_others_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "女装"
    for name in ("男装", "说明", "旧"):
        book.create_sheet(name)
    for name, goods in (("女装", "1"), ("男装", "2"), ("旧", "3")):
        book[name].append(["id", "title", "price"])
        book[name].append([goods, "裙", 5])
    book["说明"].append(["请勿修改", "谢谢"])
    book["旧"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    opened = open_table(tmp_path / "a.xlsx", "products")
    assert (opened.sheet, opened.unread) == ("女装, 男装", (("说明", 1),))
    assert [row[0] for _, row in read(tmp_path / "a.xlsx")] == ["1", "2"]
    assert [row[0] for _, row in read(tmp_path / "a.xlsx", sheet="男装")] == ["2"]
    with pytest.raises(DataError, match="no sheet 童装 with rows; it has 女装, 男装, 说明"):
        open_table(tmp_path / "a.xlsx", "products", sheet="童装")


def test_a_row_of_any_number_costs_nothing(tmp_path: Path) -> None:
    row = "<row r='2000000000'><c><v>1</v></c><c t='inlineStr'><is><t>茶</t></is></c></row>"
    assert read(workbook(tmp_path / "a.xlsx", row)) == [(2_000_000_000, ["1", "茶"])]


def test_halves_of_letters_do_not_come_out_of_strings(tmp_path: Path) -> None:
    row = "<row><c><v>1</v></c><c t='s'><v>0</v></c></row>"
    path = workbook(tmp_path / "a.xlsx", row, "<sst><si><t>cut_xD83D_</t></si></sst>")
    ((_, cells),) = read(path)
    assert cells == ["1", "cut\ufffd"]


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    outer = f"<!DOCTYPE a [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    row = "<row><c><v>1</v></c><c t='str'><v>&x;</v></c></row>"
    with pytest.raises(DataError, match="damaged"):
        read(workbook(tmp_path / "a.xlsx", row, before=outer))


def test_strings_that_would_burst_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_xml, "_MOST_STRINGS", 1 << 20)
    strings = "<sst>" + "<si><t>" + "x" * (1 << 20) + "</t></si></sst>"
    with pytest.raises(DataError, match=r"unpacks to 1 MB of xl/sharedStrings.xml"):
        open_table(workbook(tmp_path / "a.xlsx", "", strings), "products")


def test_a_column_far_to_the_right_is_refused(tmp_path: Path) -> None:
    row = "<row><c r='ZZZZ2'><v>1</v></c></row>"
    with pytest.raises(DataError, match="475,254 columns"):
        read(workbook(tmp_path / "a.xlsx", row))


def test_a_document_of_another_kind_is_named(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(DataError, match="a document of Office and no"):
        open_table(tmp_path / "a.xlsx", "products")


CELL = "<table:table-cell>{}</table:table-cell>"


def test_open_document_sheets_are_read(tmp_path: Path) -> None:
    names = "".join(CELL.format(f"<text:p>{name}</text:p>") for name in ("id", "title", "price"))
    cells = (
        "<table:table-cell table:number-rows-spanned='2'><text:p>1</text:p></table:table-cell>"
        "<table:table-cell><text:p>红</text:p><text:p>茶</text:p></table:table-cell>"
        "<table:table-cell office:value-type='float' office:value='12.5'>"
        "<text:p>¥12</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='99999999'/>"
    )
    below = "<table:covered-table-cell/>" + CELL.format("<text:p>绿茶</text:p>")
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (names, cells, below))
    blank = "<table:table-row table:number-rows-repeated='999999999'><table:table-cell/></table:table-row>"
    path = open_document(tmp_path / "a.ods", rows + blank)
    assert open_table(path, "products").format == "opendocument"
    assert read(path) == [(2, ["1", "红\n茶", "12.5"]), (3, ["1", "绿茶", ""])]


def test_a_page_that_is_called_a_workbook_is_read(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset='gb2312'></head><body>"
        "<table><tr><td>导出</td></tr></table><table border=1>"
        "<tr><th>商品ID</th><th>商品名称</th><th>价格</th></tr>"
        "<tr><td rowspan=2>1</td><td>苹果 &amp; 梨<br>红</td><td>100</td></tr><tr><td>梨<td>5</table></body>"
    )
    (tmp_path / "导出.xls").write_bytes(page.encode("gb18030"))
    opened = open_table(tmp_path / "导出.xls", "products")
    assert (opened.format, opened.columns) == ("html", ("商品ID", "商品名称", "价格"))
    assert read(tmp_path / "导出.xls") == [
        (2, ["1", "苹果 & 梨\n红", "100"]),
        (3, ["1", "梨", "5"]),
    ]


def test_a_table_with_tabs_that_is_called_a_workbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes("商品ID\t商品名称\n1\t苹果手机\n".encode("gbk"))
    assert read(tmp_path / "a.xls") == [(2, ["1", "苹果手机"])]


def test_workbooks_of_2003_in_xml_are_read(tmp_path: Path) -> None:
    cell = "<Cell><Data ss:Type='String'>{}</Data></Cell>"
    text = (
        "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
        "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
        " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet ss:Name='S'><Table><Row>"
        + "".join(map(cell.format, ("id", "title", "price")))
        + "</Row><Row ss:Index='4'>"
        + cell.format("1")
        + "<Cell ss:Index='3'><Data ss:Type='Number'>5</Data></Cell></Row></Table></Worksheet></Workbook>"
    )
    (tmp_path / "a.xls").write_text(text)
    assert read(tmp_path / "a.xls") == [(4, ["1", "", "5"])]


def test_a_feed_of_products_is_read_and_other_xml_named(tmp_path: Path) -> None:
    item = "<item><g:id>T1</g:id><g:title>电视</g:title><g:price>2999 CNY</g:price></item>"
    feed = f"<?xml version='1.0'?><rss xmlns:g='g'><channel><title>店</title>{item}</channel></rss>"
    (tmp_path / "feed.xml").write_text(feed, "utf-8")
    assert open_table(tmp_path / "feed.xml", "products").columns == ("id", "title", "price")
    assert read(tmp_path / "feed.xml") == [(1, ["T1", "电视", "2999 CNY"])]
    (tmp_path / "other.xml").write_text("<?xml version='1.0'?><settings><a><b/></a></settings>")
    with pytest.raises(DataError, match="is XML, and none of its elements"):
        open_table(tmp_path / "other.xml", "products")


def test_the_header_stands_below_titles(tmp_path: Path) -> None:
    title = "<row r='1'><c t='inlineStr'><is><t>商品导出</t></is></c></row>"
    header = HEADER.replace("r='1'", "r='3'")
    row = "<row r='4'><c><v>1</v></c><c t='inlineStr'><is><t>茶</t></is></c></row>"
    path = workbook(tmp_path / "a.xlsx", header + row)
    # The parts' own header would be the first row.
    import zipfile

    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as copy, zipfile.ZipFile(path) as parts:
        for part in parts.infolist():
            data = parts.read(part).decode()
            copy.writestr(part.filename, data.replace(HEADER, title, 1))
    assert read(tmp_path / "b.xlsx") == [(4, ["1", "茶"])]


@pytest.mark.timeout(120)
def test_a_page_of_hundreds_of_tables_is_looked_at_once(tmp_path: Path) -> None:
    table = "<table><tr><td>a</td></tr></table>"
    goods = "<table><tr><td>id<td>title<tr><td>1<td>茶</table>"
    (tmp_path / "a.xls").write_text(f"<html>{goods}{table * 20_000}", "utf-8")
    opened = open_table(tmp_path / "a.xls", "products")
    assert len(opened.sheets) == 100
    assert read(tmp_path / "a.xls") == [(2, ["1", "茶"])]


@pytest.mark.timeout(120)
def test_a_hundred_tables_with_the_same_columns_are_read_by_one_pass(tmp_path: Path) -> None:
    row = "<tr><td>{table}-{row}</td><td>茶</td></tr>"
    tables = (
        "<table><tr><td>id</td><td>title</td></tr>"
        + "".join(row.format(table=table, row=number) for number in range(150))
        + "</table>"
        for table in range(100)
    )
    (tmp_path / "a.xls").write_text(f"<html>{''.join(tables)}", "utf-8")
    rows = read(tmp_path / "a.xls")
    assert len(rows) == 15_000
    assert rows[0] == (2, ["0-0", "茶"])
    assert rows[-1] == (151, ["99-149", "茶"])


WIDE = "<td colspan=16000>x<td>y"
TALL = "<td rowspan=16000>x"


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "rows", [f"<tr>{WIDE}</tr>" * 9000, f"<tr>{TALL * 9000}</tr>" + "<tr>" * 9000]
)
def test_a_page_that_spans_millions_of_cells_is_refused(tmp_path: Path, rows: str) -> None:
    (tmp_path / "a.xls").write_text(f"<html><table><tr><td>id<td>title</tr>{rows}", "utf-8")
    with pytest.raises(DataError, match="repeats or spans more than 5,000,000 cells"):
        read(tmp_path / "a.xls")


@pytest.mark.timeout(120)
def test_a_sheet_that_repeats_millions_of_cells_is_refused(tmp_path: Path) -> None:
    header = "".join(CELL.format(f"<text:p>{name}</text:p>") for name in ("id", "title"))
    many = (
        "<table:table-row table:number-rows-repeated='1000000'><table:table-cell"
        " table:number-columns-repeated='16000'><text:p>x</text:p></table:table-cell></table:table-row>"
    )
    path = open_document(tmp_path / "a.ods", f"<table:table-row>{header}</table:table-row>{many}")
    with pytest.raises(DataError, match="repeats or spans more than 5,000,000 cells"):
        read(path)


@pytest.mark.timeout(120)
def test_a_narrow_row_that_repeats_a_million_times_is_refused(tmp_path: Path) -> None:
    cells = "".join(CELL.format(f"<text:p>{name}</text:p>") for name in ("id", "title"))
    row = f"<table:table-row table:number-rows-repeated='1000000'>{cells}</table:table-row>"
    path = open_document(tmp_path / "a.ods", f"<table:table-row>{cells}</table:table-row>{row}")
    with pytest.raises(DataError, match="repeats or spans more than 5,000,000 cells"):
        read(path)


@pytest.mark.timeout(120)
def test_thousands_of_merged_columns_and_rows_cost_little(tmp_path: Path) -> None:
    cells = "".join("<c t='inlineStr'><is><t>x</t></is></c>" for _ in range(4000))
    rows = f"<row r='2'>{cells}</row>" + "".join(
        f"<row r='{row}'><c t='inlineStr'><is><t>{row}</t></is></c></row>" for row in range(3, 4000)
    )
    names = [
        chr(65 + a) + chr(65 + b) + chr(65 + c)
        for a in range(9)
        for b in range(26)
        for c in range(26)
    ]
    merges = "".join(f'<mergeCell ref="{name}2:{name}4000"/>' for name in names)
    path = workbook(tmp_path / "a.xlsx", rows, after=f"<mergeCells>{merges}</mergeCells>")
    with pytest.raises(DataError, match="repeats or spans more than 5,000,000 cells"):
        read(path)


def test_strings_that_no_cell_uses_are_not_read(tmp_path: Path) -> None:
    rows = "<row r='2'><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"
    # Whoever read on would find the end of the strings torn.
    strings = "<sst><si><t>7</t></si><si><t>茶</t></si>" + "<si><t>x</t></si>" * 100_000 + "<torn"
    path = workbook(tmp_path / "a.xlsx", rows, strings=strings)
    assert read(path) == [(2, ["7", "茶"])]
