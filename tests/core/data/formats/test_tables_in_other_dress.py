"""Tables that are written neither as CSV nor as a list of objects."""

from contextlib import suppress
from pathlib import Path

import pytest

from core.data.formats.reading import chunks, open_table
from core.errors import DataError

TOLD = [["A1", "红茶", "29.9"], ["A2", "绿茶", "39.9"]]


def rows(path: Path, kind: str = "products") -> list[list[str]]:
    opened = open_table(path, kind)
    return [row for chunk in chunks(opened) for row in chunk.rows]


@pytest.mark.parametrize(
    "text",
    [
        '{"product_id":{"0":"A1","1":"A2"},"title":{"0":"红茶","1":"绿茶"},"price":{"0":29.9,"1":39.9}}',
        '{"product_id":["A1","A2"],"title":["红茶","绿茶"],"price":[29.9,39.9]}',
        '{"columns":["product_id","title","price"],"index":[0,1],'
        '"data":[["A1","红茶",29.9],["A2","绿茶",39.9]]}',
        '[["product_id","title","price"],["A1","红茶",29.9],["A2","绿茶",39.9]]',
        '{"A1":{"title":"红茶","price":29.9},"A2":{"title":"绿茶","price":39.9}}',
        '{"schema":{"fields":[{"name":"a"},{"name":"b"},{"name":"c"}]},"data":'
        '[{"product_id":"A1","title":"红茶","price":29.9},{"product_id":"A2","title":"绿茶","price":39.9}]}',
        "{'product_id': 'A1', 'title': '红茶', 'price': 29.9}\n"
        "{'product_id': 'A2', 'title': '绿茶', 'price': 39.9}\n",
        '{"index":{"_index":"goods","_id":"A1"}}\n{"title":"红茶","price":29.9}\n'
        '{"index":{"_index":"goods","_id":"A2"}}\n{"title":"绿茶","price":39.9}\n',
    ],
)
def test_json_of_tables(tmp_path: Path, text: str) -> None:
    path = tmp_path / "goods.json"
    path.write_text(text, "utf-8")
    assert rows(path) == TOLD


def test_records_in_a_record_are_columns_of_their_fields(tmp_path: Path) -> None:
    path = tmp_path / "goods.json"
    path.write_text(
        '[{"id":1,"name":"Mug","categories":[{"id":9,"name":"Home"},{"id":14,"name":"Cups"}],'
        '"images":[{"src":"https://example.org/1.jpg"}]}]',
        "utf-8",
    )
    opened = open_table(path, "products")
    record = dict(zip(opened.columns, rows(path)[0], strict=True))
    assert record["categories.name"] == "Home / Cups"
    assert record["images.src"] == "https://example.org/1.jpg"


@pytest.mark.parametrize(
    "text",
    [
        "| product_id | title | price |\n|----|:-----|-----:|\n| A1 | 红茶 | 29.9 |\n| A2 | 绿茶 | 39.9 |\n",
        " product_id | title | price\n------------+-------+------\n A1 | 红茶 | 29.9\n A2 | 绿茶 | 39.9\n",
    ],
)
def test_tables_drawn_in_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "goods.md"
    path.write_text(text, "utf-8")
    told = [[cell.strip() for cell in row if cell.strip()] for row in rows(path)]
    assert told == TOLD


NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def test_a_flat_open_document(tmp_path: Path) -> None:
    cells = [["product_id", "title", "price"], *TOLD]
    table = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in cells
    )
    path = tmp_path / "goods.fods"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES}'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
        f'<office:spreadsheet><table:table table:name="1">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document>",
        "utf-8",
    )
    assert open_table(path, "products").format == "opendocument"
    assert rows(path) == TOLD


@pytest.mark.parametrize(
    "text",
    [
        "<top>\n<num> Number: 301\n<title> wedding dress\n<desc> Description:\nOne.\n</top>\n"
        "<top>\n<num> Number: 302\n<title> red shoes\n<narr> Narrative:\nTwo.\n</top>\n",
        "<top>\n<num>301</num>\n<title>wedding dress</title>\n</top>\n"
        "<top>\n<num>302</num>\n<title>red shoes</title>\n</top>\n",
        '<topics><topic number="301"><query>wedding dress</query></topic>'
        '<topic number="302"><query>red shoes</query></topic></topics>',
    ],
)
def test_topics(tmp_path: Path, text: str) -> None:
    path = tmp_path / "topics.xml"
    path.write_text(text, "utf-8")
    assert [row[:2] for row in rows(path, "queries")] == [
        ["301", "wedding dress"],
        ["302", "red shoes"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "-- Dump\nCREATE TABLE `goods` (`id` int);\nINSERT INTO `goods` VALUES (1,'a');\n",
        "--\nCOPY public.goods (id, title) FROM stdin;\n1\tMug\n\\.\n",
    ],
)
@pytest.mark.parametrize("kind", ["products", "queries"])
def test_a_dump_of_a_database_is_called_so(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "goods.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match="SQL"):
        open_table(path, kind)


def test_an_object_round_a_list_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "goods.json"
    path.write_text(
        '{"meta":{"page":1},"result":{"list":[{"product_id":"A1","title":"红茶","price":29.9},'
        '{"product_id":"A2","title":"绿茶","price":39.9}]}}',
        "utf-8",
    )
    assert rows(path) == TOLD


def test_attributes_by_name_and_value_are_columns(tmp_path: Path) -> None:
    path = tmp_path / "goods.json"
    path.write_text(
        '[{"id":"A1","title":"红茶","specs":[{"name":"产地","value":"云南"},{"name":"净重","value":"50g"}]}]',
        "utf-8",
    )
    assert open_table(path, "products").columns == ("id", "title", "specs.产地", "specs.净重")
    assert rows(path) == [["A1", "红茶", "云南", "50g"]]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "id,title\n" + "\n" * 60_000 + "A1,红茶\n",
        "a,b,c\n" + "x,1" + " " * 900_000 + "y,2\n",
        "{'id': '1', 'title': '" + "[" * 300_000 + "'}\n",
    ],
)
def test_crafted_files_take_no_longer_than_others(tmp_path: Path, text: str) -> None:
    path = tmp_path / "crafted.txt"
    path.write_text(text, "utf-8")
    with suppress(DataError):
        rows(path, "queries")
