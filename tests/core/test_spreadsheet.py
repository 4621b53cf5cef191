"""Tables for spreadsheets: no text runs, numbers stay numbers, and what goes out comes back."""

import ast
import csv
import errno
import random
import weakref
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as parquet
import pytest

from core import spreadsheet
from core.errors import DataError
from core.spreadsheet import (
    as_lines,
    guarded,
    unguarded,
    write_frames,
    write_records,
    write_table,
    write_workbook,
)

ROOT = Path(__file__).parents[2]
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    " =1",
    "\u00a0=1",
    "\u3000=1",
    "\ufeff=1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tx",
    '"=1"',
    "＝1+1",
    "＠SUM(A1)",
    "|calc",
    "-2+3+cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com","x")',
    "-",
)
TEXTS = ("连衣裙", "a=b", "'tis", "1-2", "2026-01-01", "", "<b>", "x@y")
NUMBERS = ("-3.5", "+1", "-1e-5", "+.5", "-7.", "1e-5", "0042")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_would_run_goes_out_behind_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded("'" + text) == text


@pytest.mark.parametrize("text", [*TEXTS, *NUMBERS])
def test_every_other_text_and_number_goes_out_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_an_apostrophe_that_was_there_before_stays() -> None:
    assert guarded("'=1") == "''=1"
    assert guarded("'-5") == "''-5"
    assert unguarded("''-5") == "'-5"


def test_any_text_comes_back() -> None:
    dice = random.Random(1)
    signs = "'\"=+-@|＝ \t\r\n1a.e\u3000"
    for _ in range(5000):
        text = "".join(dice.choices(signs, k=dice.randint(0, 6)))
        assert unguarded(guarded(text)) == text


def test_what_no_file_can_hold_becomes_a_sign() -> None:
    assert guarded("a\0b\ud83d") == "a\ufffdb\ufffd"


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_a_table_is_read_back_with_its_numbers(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = [["=1+1", -3.5, 1e-5, -7], ["a\nb\rc", None, "-3.5", True], ["\ud83d", 'x"y', "", 0]]
    write_table(tmp_path / name, ["@name", "a", "b", "c"], rows)
    raw = (tmp_path / name).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(
        csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=delimiter)
    ) == [
        ["'@name", "a", "b", "c"],
        ["'=1+1", "-3.5", "1e-05", "-7"],
        ["a\nb\rc", "", "-3.5", "True"],
        ["\ufffd", 'x"y', "", "0"],
    ]


def test_a_table_that_cannot_be_finished_leaves_the_one_before(tmp_path: Path) -> None:
    def rows():
        yield ["1"]
        raise OSError(errno.ENOSPC, "No space left")

    path = tmp_path / "a.csv"
    path.write_text("before")
    with pytest.raises(DataError, match="No space"):
        write_table(path, ["n"], rows())
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers(tmp_path: Path) -> None:
    rows = [["=1+1", -3.5, 7, None], ["a\x07b", None, 8, True]]
    write_table(tmp_path / "a.xlsx", ["@name", "a", "b", "c"], rows)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["'@name", "a", "b", "c"],
        ["'=1+1", -3.5, 7, None],
        ["a\ufffdb", None, 8, True],
    ]
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "inlineStr", "n", "b"}


def test_a_workbook_has_a_sheet_a_table(tmp_path: Path) -> None:
    frames = {"days": pd.DataFrame({"n": [1]}), "totals": pd.DataFrame({"m": ["=x"]})}
    write_workbook(tmp_path / "a.xlsx", frames)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["days", "totals"]
    assert book["totals"]["A2"].value == "'=x"


def test_parquet_has_a_type_a_column_and_no_guards(tmp_path: Path) -> None:
    rows = [["=1", 1, 0.5, "x"], ["-", 2, None, 3]]
    write_table(tmp_path / "a.parquet", ["text", "count", "share", "mixed"], rows)
    table = parquet.read_table(tmp_path / "a.parquet")
    assert table.to_pydict() == {
        "text": ["=1", "-"],
        "count": [1, 2],
        "share": [0.5, None],
        "mixed": ["x", "3"],
    }
    assert str(table.schema.field("count").type) == "int64"


def test_records_make_columns_of_all_their_names(tmp_path: Path) -> None:
    write_records(tmp_path / "a.csv", [{"a": 1}, {"a": 2, "b": "x"}])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").split() == ["a,b", "1,", "2,x"]
    write_records(tmp_path / "none.csv", [])
    assert not (tmp_path / "none.csv").read_text("utf-8-sig").strip()


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx", ".parquet"])
def test_a_table_without_rows_has_its_headings(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    write_table(path, ["a", "b"], [])
    readers = {".xlsx": pd.read_excel, ".parquet": pd.read_parquet}
    delimiter = "\t" if ending == ".tsv" else ","
    read = readers.get(ending, lambda file: pd.read_csv(file, sep=delimiter))
    assert list(read(path)) == ["a", "b"]


def test_a_long_text_table_passes_in_pieces_under_one_heading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "CHUNK_ROWS", 2)
    write_table(tmp_path / "a.csv", ["n"], ([number] for number in range(5)))
    assert (tmp_path / "a.csv").read_text("utf-8-sig").split() == ["n", "0", "1", "2", "3", "4"]


def test_a_frame_is_written_before_the_next_is_made(tmp_path: Path) -> None:
    """A log of millions of events must not lie in memory as text."""
    alive: list[weakref.ref[pd.DataFrame]] = []

    def frames():
        for number in range(4):
            assert sum(frame() is not None for frame in alive) <= 1
            frame = pd.DataFrame({"n": [number]})
            alive.append(weakref.ref(frame))
            yield frame
            del frame

    write_frames(tmp_path / "a.csv", frames())
    assert len(alive) == 4


def test_a_workbook_refuses_more_rows_than_it_can_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_SHEET_ROWS", 3)
    with pytest.raises(DataError, match="more than 3 rows; let it end in"):
        write_table(tmp_path / "a.xlsx", ["n"], [[1]] * 4)
    assert not list(tmp_path.iterdir())


def test_lines_for_a_clipboard_hold_one_row_each() -> None:
    assert as_lines([("=1", "a\tb\nc"), ("x", 2)]) == "'=1\ta b c\nx\t2"


def test_nothing_else_writes_tables() -> None:
    writers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("core", "gui")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "spreadsheet.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _is_writer(node.func)
    ]
    assert writers == []


def _is_writer(function: ast.expr) -> bool:
    name = ast.unparse(function)
    return name in ("csv.writer", "csv.DictWriter") or name.endswith(
        (".to_csv", ".to_excel", ".to_parquet")
    )


def test_nought_has_no_sign(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", ["x"], [[-0.0], [round(-0.00001, 3)], [-0.5]])
    assert (tmp_path / "a.csv").read_text("utf-8-sig").split() == ["x", "0.0", "0.0", "-0.5"]
