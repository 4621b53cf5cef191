"""JSON in every shape, and Parquet with every type."""

import datetime
import decimal
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.data.formats import parquet
from core.data.formats.reading import SetAside, chunks, open_table
from core.errors import DataError


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def rows(path: Path, kind: str = "products") -> list[list[str]]:
    return [row for chunk in chunks(open_table(path, kind)) for row in chunk.rows]


GOODS = [{"id": 1, "title": "红茶"}, {"id": 2, "title": "绿茶", "price": 5.5}]
TOLD = [["1", "红茶", ""], ["2", "绿茶", "5.5"]]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + "\n".join(json.dumps(each) for each in GOODS),
        json.dumps(GOODS),
        json.dumps(GOODS, indent=2),
        "\n".join(json.dumps(each, indent=2) for each in GOODS),
        json.dumps({"total": 2, "data": {"filters": [{"a": 1}], "list": GOODS}}),
    ],
)
def test_records_come_in_several_shapes(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "goods.json", text)
    assert open_table(path, "products").format == "json"
    assert rows(path) == TOLD


def test_json_is_told_whatever_it_is_called(tmp_path: Path) -> None:
    assert rows(write(tmp_path / "goods.txt", json.dumps(GOODS))) == TOLD


def test_fields_of_fields_are_columns(tmp_path: Path) -> None:
    event = {
        "action_name": "click",
        "event_attributes": {"object": {"object_id": "A1"}, "position": {"ordinal": 3}},
    }
    path = write(tmp_path / "events.ndjson", json.dumps(event))
    names = (
        "action_name",
        "event_attributes.object.object_id",
        "event_attributes.position.ordinal",
    )
    assert open_table(path, "events").columns == names
    assert rows(path, "events") == [["click", "A1", "3"]]


def test_a_session_with_its_events_is_a_row_an_event(tmp_path: Path) -> None:
    events = [
        {"aid": 0, "ts": 1661200010000, "type": "clicks"},
        {"aid": 1, "ts": 2, "type": "carts"},
    ]
    path = write(tmp_path / "train.jsonl", json.dumps({"session": 42, "events": events}))
    assert open_table(path, "events").columns == ("session", "aid", "ts", "type")
    assert rows(path, "events") == [
        ["42", "0", "1661200010000", "clicks"],
        ["42", "1", "2", "carts"],
    ]


def test_a_broken_record_costs_only_itself(tmp_path: Path) -> None:
    deep = '{"a":' * 5000 + "1" + "}" * 5000
    lines = ['{"id": "1", "title": "cut \\ud83d"}', deep, '{"id": 9', '{"id": "2", "title": "茶"}']
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    (chunk,) = chunks(open_table(path, "products"))
    assert chunk.rows == [["1", "cut \ufffd"], ["2", "茶"]]
    assert [(aside.rule, aside.number) for aside in chunk.set_aside] == [
        ("broken_row", 2),
        ("broken_row", 3),
    ]
    assert chunk.set_aside[1] == SetAside("broken_row", 3, '{"id": 9')


@pytest.mark.parametrize(
    "text", ["[" * 5000, '[{"id": "' + "x" * 100, "[1, 2, 3]", '"words"', "{}"]
)
def test_json_without_records_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="not one JSON object on the line"):
        open_table(write(tmp_path / "a.json", text), "products")


def test_every_type_of_parquet_is_text(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": [1],
            "price": [decimal.Decimal("1.50")],
            "inner": [{"a": {"b": "茶"}}],
            "map": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int32())),
            "bytes": [b"\xe8\x8c\xb6"],
            "word": pa.array(["q"]).dictionary_encode(),
            "clock": [datetime.time(8, 3)],
            "late": pa.array([2**40], pa.timestamp("s")),
            "none": pa.nulls(1),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    opened = open_table(tmp_path / "a.parquet", "products")
    assert opened.columns[2] == "inner.a.b"
    (row,) = rows(tmp_path / "a.parquet")
    told = dict(zip(opened.columns, row, strict=True))
    assert told == {
        "id": "1",
        "price": "1.50",
        "inner.a.b": "茶",
        "map": "k / 1",
        "bytes": "茶",
        "word": "q",
        "clock": "08:03:00",
        # A year that no calendar has is a number, of milliseconds as Parquet keeps them.
        "late": str(2**40 * 1000),
        "none": "",
    }


def test_columns_of_parquet_with_one_name_are_told_apart(tmp_path: Path) -> None:
    table = pa.Table.from_arrays(
        [pa.array([1]), pa.array(["a"]), pa.array(["b"])], ["id", "t", "t"]
    )
    pq.write_table(table, tmp_path / "a.parquet")
    assert open_table(tmp_path / "a.parquet", "products").columns == ("id", "t", "t (2)")


def test_rows_that_were_never_there_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_MANY_CELLS", 1000)
    table = pa.table({"id": pa.array([1] * 200_000, pa.int8()), "title": ["茶"] * 200_000})
    pq.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(DataError, match="declares 200,000 rows in"):
        open_table(tmp_path / "a.parquet", "products")


def test_a_flipped_parquet_is_a_sentence(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["1"] * 5000, "title": ["茶"] * 5000}), tmp_path / "a.parquet")
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    content[4:60] = bytes(56)
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(DataError, match="damaged"):
        rows(tmp_path / "a.parquet")


def test_a_wide_parquet_of_few_bytes_is_refused(tmp_path: Path) -> None:
    zeros = pa.array([0] * 40_000, pa.int8())
    pq.write_table(pa.table({f"c{place}": zeros for place in range(500)}), tmp_path / "a.parquet")
    with pytest.raises(DataError, match=r"declares 40,000 rows in [\d,]+ bytes"):
        open_table(tmp_path / "a.parquet")


def test_more_columns_than_can_be_listed_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_MOST_LISTED", 1000)
    schema = pa.schema([(f"c{place}", pa.int8()) for place in range(1500)])
    pq.write_table(schema.empty_table(), tmp_path / "a.parquet", store_schema=False)
    with pytest.raises(DataError, match="damaged"):
        open_table(tmp_path / "a.parquet")
