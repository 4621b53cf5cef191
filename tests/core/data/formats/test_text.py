"""Which row is the header, which delimiter cuts, and what has no header at all."""

from pathlib import Path

import pytest

from core.data.formats.reading import chunks, open_table
from core.data.formats.table import column_names
from core.errors import DataError


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path, kind: str) -> tuple[tuple[str, ...], list[list[str]]]:
    opened = open_table(path, kind)
    return opened.columns, [row for chunk in chunks(opened) for row in chunk.rows]


@pytest.mark.parametrize(
    ("kind", "text", "columns", "rows"),
    [
        (
            "qrels",
            "query_id\tproduct_id\tgrade\tannotator\n1\tP01\t3\t2\n",
            ("query_id", "product_id", "grade", "annotator"),
            [["1", "P01", "3", "2"]],
        ),
        (
            "qrels",
            "id\tquery_id\tproduct_id\tlabel\n0\t1\tP01\tExact\n",
            ("id", "query_id", "product_id", "label"),
            [["0", "1", "P01", "Exact"]],
        ),
        (
            "sessions",
            "session_id:token\titem_id_list:token_seq\titem_id:token\n1\t10 20\t40\n3\t\t10\n",
            ("session_id", "item_id_list", "item_id"),
            [["1", "10 20", "40"], ["3", "", "10"]],
        ),
        ("sessions", 'user_id,sequence\nu1,"10 20"\n', ("user_id", "sequence"), [["u1", "10 20"]]),
        (
            "queries",
            '搜索词,搜索人数,点击率\n连衣裙,"12,345",63.2%\n',
            ("搜索词", "搜索人数", "点击率"),
            [["连衣裙", "12,345", "63.2%"]],
        ),
        (
            "queries",
            "Search terms report\nAll time\nSearch term,Clicks\nred dress,20\n",
            ("Search term", "Clicks"),
            [["red dress", "20"]],
        ),
        ("queries", "连衣裙\t1000\t30\n半身裙\t500\t10\n", ("text",), [["连衣裙"], ["半身裙"]]),
        (
            "queries",
            "0 salon chair\n1 bed\n",
            ("query_id", "text"),
            [["0", "salon chair"], ["1", "bed"]],
        ),
        ("queries", "12 inch pan\n7 inch pan\n", ("text",), [["12 inch pan"], ["7 inch pan"]]),
        ("products", "sep=;\nid;title\n1;a,b\n", ("id", "title"), [["1", "a,b"]]),
        (
            "products",
            "商品导出,,\n共 1 件,,\n商品ID,标题,价格\n1,红茶,5\n",
            ("商品ID", "标题", "价格"),
            [["1", "红茶", "5"]],
        ),
        (
            "products",
            "1::Toy Story (1995)::Animation|Comedy\n2::Heat (1995)::Action\n",
            ("product_id", "title", "category"),
            [["1", "Toy Story (1995)", "Animation|Comedy"], ["2", "Heat (1995)", "Action"]],
        ),
        (
            "events",
            "1::1193::5::978300760\n1::661::3::978302109\n",
            ("user_id", "product_id", "rating", "timestamp"),
            [["1", "1193", "5", "978300760"], ["1", "661", "3", "978302109"]],
        ),
        (
            "events",
            "u1\x01A1\x01pv\x011511544070\n",
            ("user_id", "product_id", "action", "timestamp"),
            [["u1", "A1", "pv", "1511544070"]],
        ),
        # Only who says that it is a log can know what the rows of one without actions are.
        (
            "events",
            "1,2014-04-07T10:51:09.277Z,214536502,0\n",
            ("user_id", "timestamp", "product_id", "column 4"),
            [["1", "2014-04-07T10:51:09.277Z", "214536502", "0"]],
        ),
        ("products", "1,红茶,5\n2,绿茶,6\n", None, [["1", "红茶", "5"], ["2", "绿茶", "6"]]),
    ],
)
def test_the_header_is_looked_for_before_none_is_guessed(
    tmp_path: Path, kind: str, text: str, columns: tuple[str, ...] | None, rows: list[list[str]]
) -> None:
    told, cells = read(write(tmp_path / "a.dat", text), kind)
    assert cells == rows
    assert columns is None or told == columns


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_log_with_any_line_ends_is_read(tmp_path: Path, end: str) -> None:
    lines = ["user_id,item_id,action,time", "u1,1,click,1700000000", "u2,3,buy,1700000020"]
    path = write(tmp_path / "log.csv", end.join(lines) + end)
    assert read(path, "events")[1] == [line.split(",") for line in lines[1:]]
    assert open_table(path, "events").is_plain == (end != "\r")


def test_a_header_that_comes_again_is_skipped_and_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,title\n1,a\nid,title\n2,b\n")
    (chunk,) = chunks(open_table(path, "products"))
    assert (chunk.numbers, chunk.rows) == ([2, 4], [["1", "a"], ["2", "b"]])
    assert [(aside.rule, aside.number) for aside in chunk.set_aside] == [("repeated_header", 3)]


def test_lines_in_two_encodings_are_each_read_in_theirs(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    pasted = (
        "id,title\n1,无线蓝牙耳机\n2,电热水壶\n".encode()
        + "3,男士休闲裤\n4,女士上衣\n".encode("gbk")
    )
    path.write_bytes(pasted)
    titles = [row[1] for row in read(path, "products")[1]]
    assert titles == ["无线蓝牙耳机", "电热水壶", "男士休闲裤", "女士上衣"]


def test_what_is_too_long_or_too_wide_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"id,title,{'x' * 200_000}\n1,{'y' * 1_500_000},z\n2,b,c\n")
    columns, rows = read(path, "products")
    assert len(columns[2]) == 200_000
    assert rows == [["2", "b", "c"]]
    wide = ",".join(f"c{number}" for number in range(20_000))
    with pytest.raises(DataError, match="20,000 columns, more than the 16,384"):
        open_table(write(tmp_path / "wide.csv", wide + "\n"), "products")


@pytest.mark.timeout(120)
def test_thousands_of_equal_names_are_told_apart_at_once() -> None:
    names = column_names(["x"] * 16_000)
    assert len(set(names)) == 16_000
    assert names[:3] == ("x", "x (2)", "x (3)")


@pytest.mark.parametrize(
    "kind", ["", "products", "events", "qrels", "sessions", "queries", "texts"]
)
def test_rows_of_spaces_alone_are_no_header(tmp_path: Path, kind: str) -> None:
    path = write(tmp_path / "a.csv", " , , \n , \nid,title\n1,tea\n")
    assert open_table(path, kind).columns
