"""Files of strangers as rows of text: CSV, TSV, Excel, Parquet and JSON Lines, told by their content."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from core.data.actions import clean_action, rated_action
from core.data.columns import guess_mapping, is_list, understood
from core.data.formats import delimited, excel, json_records, parquet
from core.data.formats.delimited import DelimitedReader, LineReader
from core.data.formats.encoding import Scan, scan
from core.data.formats.excel import SheetReader
from core.data.formats.json_records import JsonReader
from core.data.formats.parquet import ParquetReader
from core.data.formats.rows import Row, RowReader, column_names
from core.data.moments import clean_time
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

CHUNK = 20_000
_EXCEL = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_PARQUET = b"PAR1"
_JSON = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file, as texts. `numbers` are their places in it, the header being row 1;

    `mended` are those in which a quote that never closes was taken for a letter.
    """

    numbers: list[int]
    rows: list[list[str]]
    bytes_done: int
    mended: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Opened:
    """A file understood far enough to be read: its format, columns, and who reads it.

    `form` is `delimited`, `lines`, `excel`, `parquet` or `jsonl`; `sheet` the name of the sheet that
    is read where there are several. `is_plain`: UTF-8 without quotes, so that every line is a row. `lists`
    are the columns whose header says that their cells are lists by spaces.
    """

    path: Path
    form: str
    columns: tuple[str, ...]
    size: int
    reader: Callable[[], RowReader] = field(compare=False, repr=False)
    encoding: str = ""
    delimiter: str = ""
    has_header: bool = True
    sheet: str = ""
    is_plain: bool = False
    lists: frozenset[str] = frozenset()


def inspect(path: Path, kind: str = "") -> Opened:
    """How `path` must be read; `kind` tells of files that have no header.

    Raises:
        DataError: there is no such file, it is empty, or it is no table; says what to do.
    """
    if not path.is_file():
        raise DataError(
            QT_TRANSLATE_NOOP("core", "There is no file {path}; check the name."), path=path
        )
    size = path.stat().st_size
    if size == 0:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} is empty; choose a file with rows."), path=path
        )
    with path.open("rb") as file:
        magic = file.read(4)
    if magic == _EXCEL or path.suffix.lower() in (".xlsx", ".xlsm"):
        return _inspect_excel(path, kind, size)
    if magic == _PARQUET or path.suffix.lower() in (".parquet", ".pq"):
        columns = parquet.parquet_columns(path)
        return Opened(path, "parquet", columns, size, lambda: ParquetReader(path, _mark(kind)))
    if magic == _OLD_EXCEL:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} is of Excel's old format; save it there as .xlsx or CSV UTF-8."
            ),
            path=path,
        )
    found = scan(path)
    if path.suffix.lower() in _JSON:
        return _inspect_json(path, kind, found.encoding, size)
    return _inspect_text(path, kind, found, size)


def chunks(opened: Opened) -> Iterator[Chunk]:
    """The rows of a file, `CHUNK` at a time, header and blank rows left out.

    Raises:
        DataError: the file is damaged; names the row.
    """
    reader = opened.reader()
    rows = reader.rows()
    while part := list(islice(rows, CHUNK)):
        yield _chunk(part, reader.place())


def _chunk(part: list[Row], place: int) -> Chunk:
    mended = frozenset(row.number for row in part if row.mended)
    return Chunk([row.number for row in part], [row.cells for row in part], place, mended)


def _mark(kind: str) -> str:
    """What joins the items of a list in a cell: sessions split at spaces, categories have levels."""
    return " " if kind == "sessions" else " / "


def _inspect_excel(path: Path, kind: str, size: int) -> Opened:
    sheet, sheets = excel.best_sheet(path, _understands(kind))
    return Opened(
        path,
        "excel",
        column_names(sheet.header),
        size,
        lambda: SheetReader(path, sheet.name, sheet.row, len(sheet.header)),
        sheet=sheet.name if sheets > 1 else "",
    )


def _inspect_json(path: Path, kind: str, encoding: str, size: int) -> Opened:
    # A product may have attributes that no earlier one had; a log's lines are all alike.
    columns = json_records.json_columns(path, encoding, every_line=kind != "events")
    return Opened(
        path,
        "jsonl",
        columns,
        size,
        lambda: JsonReader(path, encoding, columns, _mark(kind)),
        encoding,
    )


def _inspect_text(path: Path, kind: str, found: Scan, size: int) -> Opened:
    encoding = found.encoding
    lines = delimited.first_lines(path, encoding)
    if not lines:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} holds only blank lines; choose a file with rows."),
            path=path,
        )
    first = lines[0].rstrip("\r\n").lstrip("\ufeff")
    if headerless := _line_columns(kind, first):
        columns, split = headerless
        return Opened(
            path,
            "lines",
            columns,
            size,
            lambda: LineReader(path, encoding, split),
            encoding,
            "\t",
            has_header=False,
        )
    delimiter = delimited.best_delimiter(path, first, _understands(kind))
    cells = delimited.split_cells(first, delimiter)
    log = (_log_columns(cells) or _rating_columns(cells)) if kind == "events" else None
    names = log or column_names(cells)
    return Opened(
        path,
        "delimited",
        names,
        size,
        lambda: DelimitedReader(path, encoding, delimiter, len(cells), log is None),
        encoding,
        delimiter,
        has_header=log is None,
        is_plain=encoding == "utf-8" and not found.has_quotes,
        lists=frozenset(name for name, cell in zip(names, cells, strict=True) if is_list(cell)),
    )


def _understands(kind: str) -> Callable[[Iterable[str]], int]:
    return lambda columns: understood(kind, tuple(columns))


def _line_columns(
    kind: str, first: str
) -> tuple[tuple[str, ...], Callable[[str], list[str]]] | None:
    """The three kinds of the field that come without a header: qrels, topics and sessions."""
    if kind == "qrels" and len(first.split()) == 4 and "," not in first:
        return ("query_id", "iteration", "product_id", "grade"), str.split
    if kind == "sessions" and "," not in first and "items" not in first.split():
        return ("items", "target"), _at_tab
    if kind == "queries" and not _is_queries_header(first):
        return (
            (("query_id", "text"), _at_tab) if "\t" in first else (("text",), lambda line: [line])
        )
    return None


def _is_queries_header(first: str) -> bool:
    cells = max((delimited.split_cells(first, mark) for mark in delimited.DELIMITERS), key=len)
    named = guess_mapping("queries", cells)
    # One word alone, such as `title`, may well be the first query of a list.
    return "text" in named and (
        len(cells) > 1 or first.strip().lower() in ("text", "query", "查询")
    )


def _at_tab(line: str) -> list[str]:
    head, _, tail = line.partition("\t")
    return [head, tail]


def _rating_columns(cells: list[str]) -> tuple[str, ...] | None:
    """The columns of ratings without a header, as MovieLens has them: `196,242,3,881250949`."""
    if len(cells) != 4 or not rated_action(cells[2]) or not cells[3].strip().isdecimal():
        return None
    is_time = clean_time(cells[3])[0] is not None and len(cells[3].strip()) >= 8
    return ("user_id", "product_id", "rating", "timestamp") if is_time else None


def _log_columns(cells: list[str]) -> tuple[str, ...] | None:
    """The columns of a log without a header, as shoppers' logs are often given away.

    `1,2268318,2520377,pv,1511544070`: the action and the time are known by what they say, the first
    of the others is the shopper, the second the product.
    """
    actions = [place for place, cell in enumerate(cells) if clean_action(cell)]
    times = [
        place
        for place, cell in enumerate(cells)
        if len(cell.strip()) >= 8 and clean_time(cell)[0] is not None
    ]
    if not actions or not times or len(cells) < 4 or "action" in guess_mapping("events", cells):
        return None
    names = [f"column {place}" for place in range(1, len(cells) + 1)]
    names[actions[0]], names[times[-1]] = "action", "timestamp"
    others = [place for place in range(len(cells)) if place not in (actions[0], times[-1])]
    names[others[0]], names[others[1]] = "user_id", "product_id"
    return tuple(names)
