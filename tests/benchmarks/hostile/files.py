"""Hostile files: honest tables of every kind and format with a few faults planted in each, by a seed."""

import gzip
import io
import json
import os
import random
import socket
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.hostile import bursting
from tests.benchmarks.hostile.tables import Table, phrase, table

Rows = list[list[str]]

CELLS = (
    "",
    "NULL",
    "\\N",
    "nan",
    "=1+1",
    "'=cmd",
    "-5",
    "1e400",
    "9" * 5000,
    "¥1 299,00",
    "0000-00-00",
    "31/12/2023",
    "2023-13-45",
    "44931.33",
    "-1e300",
    "<img src=/dev/zero>" * 20,
    "<" * 3000,
    "&amp;" * 500,
    "\u202e\u200b\u0000反",
    "👩‍👩‍👧‍👦" * 50,
    "(" * 2000,
    "a / " * 2000,
    '["女装", "连衣裙"',
    '"',
    '""',
    "\t",
    "\r",
    "line\nline",
    "x" * 200_000,
    "../../../etc/passwd",
    "9223372036854775808",
)
NAMES = (
    "goods.csv",
    "商品.csv",
    "a.tsv",
    "log.txt",
    "x.dat",
    "table.xls",
    "events.jsonl",
    "q.json",
    "sheet.xlsx",
    "t.parquet",
    "noextension",
    "a.csv.gz",
    "b.zip",
    "queries.tsv",
    "qrels.txt",
    "orders.inter",
    "n" * 200 + ".csv",
    "line\nbreak.csv",
    "😀.csv",
    "<b>&x.csv",
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "cp1251", "cp1252", "shift_jis", "euc_kr")
WIDE_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-7")


def write(folder: Path, chance: random.Random) -> tuple[Path, str]:
    """A hostile file in `folder`, and the kind to import it as."""
    made = table(chance)
    path = Path(os.fsdecode(os.fsencode(folder / chance.choice(NAMES))))
    if chance.random() < 0.02:
        path = Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe name.csv"))
    if chance.random() < 0.03:
        chance.choice(SPECIAL)(path, chance)
        return path, made.kind
    rows = _planted([list(made.header), *made.rows], chance)
    content = chance.choices(FORMATS, WEIGHTS)[0](rows, made, chance)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        content = chance.choice(BYTES)(content, chance)
    path.write_bytes(content)
    if chance.random() < 0.03:
        chance.choice(MANNERS)(path, chance)
    kind = made.kind if chance.random() < 0.8 else chance.choice(("products", "events", "qrels"))
    return path, kind


def _planted(rows: Rows, chance: random.Random) -> Rows:
    """The rows with some cells, rows and columns gone wrong."""
    for _ in range(chance.choice((0, 1, 3, 10))):
        row = chance.choice(rows)
        if row:
            row[chance.randrange(len(row))] = chance.choice(CELLS)
    if chance.random() < 0.5:
        chance.choice(TABLES)(rows, chance)
    return rows


def _drop_header(rows: Rows, chance: random.Random) -> None:
    del rows[0]


def _repeat_header(rows: Rows, chance: random.Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), list(rows[0]))


def _add_title(rows: Rows, chance: random.Random) -> None:
    rows[:0] = [["报表 2023", *([""] * chance.randrange(3))], []]


def _equal_names(rows: Rows, chance: random.Random) -> None:
    rows[0] = [rows[0][0]] * chance.choice((len(rows[0]), 5000))


def _huge_header(rows: Rows, chance: random.Random) -> None:
    rows[0][0] = chance.choice(("[", "(", "（", "x", "_")) * chance.choice((1000, 40_000, 200_000))


def _torn_rows(rows: Rows, chance: random.Random) -> None:
    for row in rows:
        if chance.random() < 0.5:
            del row[chance.randrange(len(row) + 1) :]


def _long_rows(rows: Rows, chance: random.Random) -> None:
    for row in rows:
        if chance.random() < 0.3:
            row += ["extra"] * chance.choice((1, 3, 3000))


def _shuffled_columns(rows: Rows, chance: random.Random) -> None:
    order = chance.sample(range(len(rows[0])), len(rows[0]))
    for number, row in enumerate(rows):
        rows[number] = [row[place] for place in order if place < len(row)]


def _one_column(rows: Rows, chance: random.Random) -> None:
    place = chance.randrange(len(rows[0]))
    column = chance.choices(CELLS, k=len(rows))
    for row, cell in zip(rows[1:], column, strict=False):
        if place < len(row):
            row[place] = cell


def _odd_marks(rows: Rows, chance: random.Random) -> None:
    for row in rows[1:]:
        row[:] = [cell + chance.choice(('"', ",", ";", "|", "'", "\\")) for cell in row]


TABLES: tuple[Callable[[Rows, random.Random], None], ...] = (
    _drop_header,
    _repeat_header,
    _add_title,
    _equal_names,
    _huge_header,
    _torn_rows,
    _long_rows,
    _shuffled_columns,
    _one_column,
    _odd_marks,
)


def _delimited(rows: Rows, made: Table, chance: random.Random) -> bytes:
    mark = chance.choice((",", ",", ",", "\t", "\t", ";", "|", "::", " "))
    end = chance.choice(("\n", "\n", "\r\n", "\r", "\n\n"))
    quote = chance.random() < 0.5
    cells = ([_quoted(cell, mark) if quote else cell for cell in row] for row in rows)
    text = end.join(mark.join(row) for row in cells) + chance.choice(("", end))
    encoding = chance.choice(ENCODINGS if chance.random() < 0.9 else WIDE_ENCODINGS)
    if chance.random() < 0.6:
        encoding = "utf-8"
    return text.encode(encoding, "replace" if chance.random() < 0.5 else "ignore")


def _quoted(cell: str, mark: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(sign in cell for sign in (mark, '"', "\n", "\r")) else cell


def _json(rows: Rows, made: Table, chance: random.Random) -> bytes:
    records: list[Any] = [dict(zip(made.header, row, strict=False)) for row in rows]
    if chance.random() < 0.4:
        odd = (None, 1e300, [1, [2]], {"a": {"b": "c"}}, True, -0.0, float("nan"), 2**70)
        chance.choice(records)[made.header[0]] = chance.choice(odd)
    lines = [json.dumps(record, ensure_ascii=chance.random() < 0.5) for record in records]
    if chance.random() < 0.3:
        depth = chance.choice((50, 1000, 100_000))
        traps = ('{"title":"\\ud83d"}', "[" * depth, '{"a":' * depth, "{", "null", "[1,2]", '"x"')
        lines[chance.randrange(len(lines))] = chance.choice(traps)
    text = "\n".join(lines) if chance.random() < 0.7 else "[" + ",".join(lines) + "]"
    return text.encode("utf-8", "surrogatepass")


def _excel(rows: Rows, made: Table, chance: random.Random) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for _ in range(chance.choice((1, 1, 2))):
        sheet = book.active if chance.random() < 0.7 else book.create_sheet(phrase(chance, 2)[:20])
        for row in rows[:60]:
            sheet.append([_sheet_cell(cell, chance) for cell in row[:300]])
    stream = io.BytesIO()
    book.save(stream)
    return _with_sheet_tampered(stream.getvalue(), chance)


def _sheet_cell(cell: str, chance: random.Random) -> Any:
    clean = "".join(sign for sign in cell[:30_000] if sign.isprintable())
    odd = (clean, clean, clean, clean, 1e18, 12345.0, True, None)
    return chance.choice(odd)


def _with_sheet_tampered(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return content
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    swaps = (
        (b'r="2"', b'r="2000000000"'),
        (b'r="A2"', b'r="XFD2000000000"'),
        (b"<row", b"<rov"),
        (b"<sheetData>", b"<sheetData><row><c t='s'><v>999999</v></c></row>"),
        (b"<?xml version='1.0'?>", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"),
    )
    wrong, right = chance.choice(swaps)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            body = source.read(entry)
            target.writestr(entry, body.replace(wrong, right, 1) if "sheet" in entry else body)
    return stream.getvalue()


def _parquet(rows: Rows, made: Table, chance: random.Random) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    names = list(dict.fromkeys(made.header))
    width = len(names)
    full = [(row + [""] * width)[:width] for row in rows[1:]] or [[""] * width]
    columns: list[Any] = [list(column) for column in zip(*full, strict=True)]
    arrays = [pa.array(column, pa.string()) for column in columns]
    size = len(full)
    odd = (
        pa.array([2**62] * size, pa.timestamp("us")),
        pa.array([[1, 2]] * size),
        pa.array([{"a": 1}] * size),
        pa.array([b"\xff\xfe"] * size, pa.binary()),
        pa.array([None] * size, pa.null()),
        pa.array([float("inf")] * size),
    )
    if chance.random() < 0.6:
        arrays[chance.randrange(width)] = chance.choice(odd)
    stream = io.BytesIO()
    parquet.write_table(pa.table(dict(zip(names, arrays, strict=True))), stream)
    return stream.getvalue()


def _html(rows: Rows, made: Table, chance: random.Random) -> bytes:
    body = "".join(
        "<tr>" + "".join(f"<td>{cell[:2000]}</td>" for cell in row[:50]) + "</tr>" for row in rows
    )
    return f"<html><meta charset=utf-8><table>{body}</table></html>".encode()


def _packed(rows: Rows, made: Table, chance: random.Random) -> bytes:
    inner = _delimited(rows, made, chance)
    if chance.random() < 0.5:
        return gzip.compress(inner if chance.random() < 0.8 else b"0" * 300_000_000, 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(chance.choice((1, 1, 2))):
            archive.writestr(f"{chance.choice(('', '../'))}part{number}.csv", inner)
    return stream.getvalue()


FORMATS = (
    *(_delimited, _json, _excel, _parquet, _html, _packed, bursting.open_document, bursting.spans),
    *(bursting.xml, bursting.strings, bursting.wide, bursting.long_line),
)
# Most people have CSV; bombs take a while to make.
WEIGHTS = (56, 15, 8, 8, 4, 3, 2, 2, 2, 0.5, 1, 0.5)


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 5, 50))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _insert(content: bytes, chance: random.Random) -> bytes:
    odd = (b"\0", b"\0" * 5000, b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\r", b"\x1a", b"\n" * 1000)
    extra = chance.choice((*odd, chance.randbytes(64)))
    place = chance.choice((0, chance.randrange(len(content) + 1)))
    return content[:place] + extra + content[place:]


def _double(content: bytes, chance: random.Random) -> bytes:
    return content * 2 if len(content) < 1_000_000 else content


def _swap_halves(content: bytes, chance: random.Random) -> bytes:
    middle = len(content) // 2
    return content[middle:] + content[:middle]


def _one_line(content: bytes, chance: random.Random) -> bytes:
    times = chance.choice((1, 30))
    return content.replace(b"\n", b" ") * (times if len(content) < 1_000_000 else 1)


BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _insert,
    _double,
    _swap_halves,
    _one_line,
)


def _pipe(path: Path, chance: random.Random) -> None:
    os.mkfifo(path)


def _folder(path: Path, chance: random.Random) -> None:
    path.mkdir()


def _device(path: Path, chance: random.Random) -> None:
    path.symlink_to(chance.choice(("/dev/zero", "/dev/null", "/dev/full", "/proc/self/mem")))


def _loop(path: Path, chance: random.Random) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path, chance: random.Random) -> None:
    path.symlink_to("nowhere")


def _socket(path: Path, chance: random.Random) -> None:
    # Names of sockets are short when they are given.
    with socket.socket(socket.AF_UNIX) as listener, tempfile.TemporaryDirectory() as folder:
        listener.bind(f"{folder}/s")
        Path(folder, "s").rename(path)


def _empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.choice((b"", b"\n", b" ", b"\0", b"\xef\xbb\xbf", b"\r\n" * 1000)))


def _noise(path: Path, chance: random.Random) -> None:
    heads = (
        b"PK\x03\x04",
        b"PAR1",
        b"\x1f\x8b",
        b"%PDF",
        b"\xd0\xcf\x11\xe0",
        b"\x89PNG",
        b"<?xml",
    )
    path.write_bytes(chance.choice(heads) + chance.randbytes(5000))


SPECIAL: tuple[Callable[[Path, random.Random], None], ...] = (
    _pipe,
    _folder,
    _device,
    _loop,
    _dangling,
    _socket,
    _empty,
    _noise,
)


def _future(path: Path, chance: random.Random) -> None:
    moment = chance.choice((0, 4_102_444_800, 253_402_300_799, 2**33 - 1))
    os.utime(path, (moment, moment))


def _locked(path: Path, chance: random.Random) -> None:
    path.chmod(chance.choice((0o000, 0o200, 0o444)))


def _twin(path: Path, chance: random.Random) -> None:
    path.with_name("twin").hardlink_to(path)


def _linked(path: Path, chance: random.Random) -> None:
    path.symlink_to(path.rename(path.with_name("elsewhere")))


MANNERS: tuple[Callable[[Path, random.Random], None], ...] = (_future, _locked, _twin, _linked)
