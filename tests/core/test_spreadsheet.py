"""Tables for spreadsheets: no text runs, numbers stay numbers, and what goes out comes back."""

import ast
import csv
import errno
import random
from pathlib import Path

import pyarrow as pa
import pytest

from core.spreadsheet import as_lines, guarded, guarded_table, unguarded, write_table

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


def test_columns_are_guarded_as_cells_are() -> None:
    texts = [*FORMULAS, *TEXTS, *NUMBERS, "'=1", None]
    table = pa.table({"query": texts, "count": list(range(len(texts)))})
    made = guarded_table(table)
    assert made["query"].to_pylist() == [text if text is None else guarded(text) for text in texts]
    assert made["count"] == table["count"]


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
    with pytest.raises(OSError, match="No space"):
        write_table(path, ["n"], rows())
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


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
    return name in ("csv.writer", "csv.DictWriter") or name.endswith((".to_csv", ".to_excel"))
