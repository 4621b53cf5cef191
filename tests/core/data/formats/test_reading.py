"""Every format and its oddities, as rows with honest numbers."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from core.data.formats import plain_log
from core.data.formats.plain_log import ColumnChunk
from core.data.formats.reading import Chunk, chunks, open_table
from core.errors import DataError


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def rows_of(path: Path, kind: str) -> tuple[list[int], list[list[str]]]:
    found = list(chunks(open_table(path, kind)))
    return [n for c in found for n in c.numbers], [r for c in found for r in c.rows]


def book(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_delimiters_are_told_whatever_the_file_is_called(tmp_path: Path, mark: str) -> None:
    text = f"id{mark}title{mark}price\n1{mark}好茶，a:b{mark}5\n"
    opened = open_table(write(tmp_path / "a.csv", text), "products")
    assert (opened.delimiter, opened.columns) == (mark, ("id", "title", "price"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_are_numbered_with_the_header_and_blank_lines(tmp_path: Path, end: str) -> None:
    text = end.join(["id,title", "1,红茶", "", "2,绿茶"])
    numbers, rows = rows_of(write(tmp_path / "a.csv", text), "products")
    assert numbers == [2, 4]
    assert rows == [["1", "红茶"], ["2", "绿茶"]]


def test_columns_without_a_name_or_with_the_same_one_are_kept(tmp_path: Path) -> None:
    opened = open_table(write(tmp_path / "a.csv", "id,title,,颜色,颜色\n1,a,b,c,d\n"), "products")
    assert opened.columns == ("id", "title", "column 3", "颜色", "颜色 (2)")


def test_the_sheet_with_the_products_is_found(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {
            "说明": [["导出说明"], ["请勿修改"]],
            "商品": [
                ["商品导出 2024"],
                ["商品ID", "标题", "价格"],
                [1, "红茶", 5],
                [None] * 3,
                [2, "绿茶"],
            ],
        },
    )
    opened = open_table(path, "products")
    assert (opened.sheet, opened.columns) == ("商品", ("商品ID", "标题", "价格"))
    numbers, rows = rows_of(path, "products")
    assert numbers == [3, 5]
    assert rows == [["1", "红茶", "5"], ["2", "绿茶", ""]]


def test_dates_of_a_workbook_are_times(tmp_path: Path) -> None:
    moment = datetime(2017, 11, 24, 12, 0, 0)
    header = ["user_id", "product_id", "action", "timestamp"]
    path = book(tmp_path / "a.xlsx", {"log": [header, ["u", 1, "pv", moment]]})
    assert rows_of(path, "events")[1] == [["u", "1", "pv", "2017-11-24 12:00:00"]]


def test_a_workbook_by_another_name_is_one(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"s": [["id", "title"], [1, "红茶"]]})
    assert open_table(path.rename(tmp_path / "a.csv"), "products").format == "excel"


def test_the_old_format_of_excel_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    with pytest.raises(DataError, match="old format"):
        open_table(tmp_path / "a.xls", "products")


def test_an_empty_workbook_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No sheet"):
        open_table(book(tmp_path / "a.xlsx", {"s": []}), "products")


def test_parquet_values_become_texts(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": [1, 2],
            "title": ["红茶", None],
            "category": [["食品", "茶叶"], []],
            "price": [12.5, float("nan")],
            "seen": [datetime(2020, 1, 2, tzinfo=UTC), None],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    numbers, rows = rows_of(tmp_path / "a.parquet", "products")
    assert numbers == [2, 3]
    assert rows[0] == ["1", "红茶", "食品 / 茶叶", "12.5", "2020-01-02 00:00:00+00:00"]
    assert rows[1] == ["2", "", "", "", ""]


def test_keys_that_come_late_are_columns_too(tmp_path: Path) -> None:
    records = [{"id": n, "title": "茶"} for n in range(1500)]
    records.append({"id": 1500, "title": "茶", "产地": {"省": "福建"}})
    text = "\n".join(json.dumps(record) for record in records)
    path = write(tmp_path / "a.jsonl", text)
    assert open_table(path, "products").columns == ("id", "title", "产地.省")
    assert rows_of(path, "products")[1][-1] == ["1500", "茶", "福建"]


def test_a_log_without_header_is_understood(tmp_path: Path) -> None:
    path = write(tmp_path / "UserBehavior.csv", "1,2268318,2520377,pv,1511544070\n" * 2)
    opened = open_table(path, "events")
    assert opened.columns == ("user_id", "product_id", "column 3", "action", "timestamp")
    assert rows_of(path, "events")[0] == [1, 2]


def test_a_log_with_a_header_keeps_it(tmp_path: Path) -> None:
    path = write(tmp_path / "log.csv", "user,item,behavior,time\nu,1,pv,1511544070\n")
    assert open_table(path, "events").has_header


@pytest.mark.parametrize(
    ("text", "columns", "first"),
    [
        ("q1\t红茶\n", ("query_id", "text"), ["q1", "红茶"]),
        ("query_id\ttext\nq1\t红茶\n", ("query_id", "text"), ["q1", "红茶"]),
        ("编号,查询\nq1,红茶\n", ("编号", "查询"), ["q1", "红茶"]),
        ("红茶, 500g\n", ("text",), ["红茶, 500g"]),
        ('" OR 1=1\n', ("text",), ['" OR 1=1']),
    ],
)
def test_queries_come_in_several_forms(
    tmp_path: Path, text: str, columns: tuple[str, ...], first: list[str]
) -> None:
    path = write(tmp_path / "queries.tsv", text)
    assert open_table(path, "queries").columns == columns
    assert rows_of(path, "queries")[1][0] == first


LOG = "user,item,action,time\n" + "".join(f"u{n % 7},{n},pv,{1511544070 + n}\n" for n in range(999))


@pytest.mark.parametrize("block", [64, 1000, 1 << 20])
@pytest.mark.parametrize("end", ["", "u,1,buy,1511544070", "\n\nu,1,buy,1511544070\n"])
def test_the_fast_way_reads_what_the_plain_way_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, end: str
) -> None:
    monkeypatch.setattr(plain_log, "BLOCK", block)
    path = write(tmp_path / "log.csv", LOG + end)
    opened = open_table(path, "events")
    assert opened.is_plain
    found: list[tuple[int, list[str]]] = []
    for piece in plain_log.column_chunks(opened):
        if isinstance(piece, ColumnChunk):
            rows = zip(*(column.to_pylist() for column in piece.columns), strict=True)
            found += [(n, list(row)) for n, row in zip(piece.numbers, rows, strict=True)]
        else:
            found += list(zip(piece.numbers, piece.rows, strict=True))
    numbers, rows_plain = rows_of(path, "events")
    assert found == list(zip(numbers, rows_plain, strict=True))


def test_a_torn_row_takes_only_its_block_off_the_fast_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_log, "BLOCK", 1000)
    path = write(tmp_path / "log.csv", LOG + "u,1\n" + LOG.partition("\n")[2])
    pieces = list(plain_log.column_chunks(open_table(path, "events")))
    slow = [piece for piece in pieces if isinstance(piece, Chunk)]
    assert len(slow) == 1
    assert ["u", "1"] in slow[0].rows
    assert slow[0].numbers[slow[0].rows.index(["u", "1"])] == 1001


def test_chunks_of_wide_rows_hold_few_of_them(tmp_path: Path) -> None:
    header = ",".join(f"c{place}" for place in range(3000))
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n" + ("1" + ",2" * 2999 + "\n") * 1500)
    sizes = [len(chunk.rows) for chunk in chunks(open_table(path, "products"))]
    # 2,000,000 cells are 667 rows of 3,000.
    assert sizes == [667, 667, 166]
