"""Files that say much in few bytes, or all in one line: repeating sheets, wide tables, long lines."""

import io
import json
import random
import zipfile
from xml.sax.saxutils import escape

from tests.benchmarks.hostile.tables import Table

Rows = list[list[str]]
_SPANS = (1, 1, 1, 2, 1000, 16_384, 10**9)


def open_document(rows: Rows, made: Table, chance: random.Random) -> bytes:
    """An OpenDocument sheet whose rows and cells may repeat, or span others."""
    lines = "".join(
        f"<table:table-row{_maybe('table:number-rows-repeated', chance)}>"
        + "".join(
            f"<table:table-cell{_maybe('table:number-columns-repeated', chance)}"
            f"{_maybe('table:number-rows-spanned', chance)}><text:p>{_xml(cell)}</text:p></table:table-cell>"
            for cell in row[:50]
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "xmlns:table='t' xmlns:office='o' xmlns:text='x'"
    sheet = f"<d {names}><table:table table:name='S'>{lines}</table:table></d>"
    return _archive(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": sheet}
    )


def _maybe(name: str, chance: random.Random) -> str:
    return f" {name}='{chance.choice(_SPANS)}'" if chance.random() < 0.02 else ""


def _xml(cell: str) -> str:
    return escape("".join(sign for sign in cell[:3000] if sign.isprintable()))


def _archive(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def spans(rows: Rows, made: Table, chance: random.Random) -> bytes:
    """A page whose cells span others."""
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td{_maybe('colspan', chance)}{_maybe('rowspan', chance)}>{cell[:500]}"
            for cell in row[:50]
        )
        for row in rows
    )
    return f"<html><meta charset=utf-8><table>{lines}".encode("utf-8", "replace") * chance.choice(
        (1, 1, 20)
    )


def xml(rows: Rows, made: Table, chance: random.Random) -> bytes:
    """A feed, or a workbook of Excel 2003."""
    if chance.random() < 0.5:
        records = "".join(
            "<item>"
            + "".join(f"<f{place}>{_xml(cell)}</f{place}>" for place, cell in enumerate(row[:50]))
            + "</item>"
            for row in rows
        )
        return f"<?xml version='1.0'?><rss>{records}</rss>".encode("utf-8", "replace")
    lines = "".join(
        f"<Row{_maybe('ss:Index', chance)}>"
        + "".join(
            f"<Cell{_maybe('ss:Index', chance)}><Data>{_xml(cell)}</Data></Cell>"
            for cell in row[:50]
        )
        + "</Row>"
        for row in rows
    )
    names = "xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:ss'"
    book = f"<?xml version='1.0'?><Workbook {names}><Worksheet ss:Name='S'><Table>{lines}"
    return f"{book}</Table></Worksheet></Workbook>".encode("utf-8", "replace")


def strings(rows: Rows, made: Table, chance: random.Random) -> bytes:
    """A workbook with more shared strings than it has any use for."""
    count = chance.choice((10, 100_000, 1_000_000))
    cells = "".join(f"<c t='s'><v>{place}</v></c>" for place in range(6))
    lines = "".join(f"<row r='{number}'>{cells}</row>" for number in range(1, 50))
    ours = "".join(f"<si><t>{_xml(name)}</t></si>" for name in made.header)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='a'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<R><Relationship Id='a' Target='worksheets/s.xml'/></R>",
        "xl/worksheets/s.xml": f"<worksheet><sheetData>{lines}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{ours}{'<si><t>x</t></si>' * count}</sst>",
    }
    return _archive(parts)


def wide(rows: Rows, made: Table, chance: random.Random) -> bytes:
    """More columns than anybody needs."""
    width = chance.choice((1000, 16_000, 17_000, 100_000))
    if chance.random() < 0.5:
        header = [*made.header, *(f"c{place}" for place in range(width))]
        return "\n".join(",".join(row) for row in (header, *rows[1:6])).encode("utf-8", "replace")
    import pyarrow as pa
    import pyarrow.parquet as parquet

    column = pa.array(["x"] * chance.choice((1, 100, 2000)))
    names = [*made.header, *(f"c{place}" for place in range(min(width, 3000)))]
    stream = io.BytesIO()
    parquet.write_table(pa.table(dict.fromkeys(names, column)), stream)
    return stream.getvalue()


def long_line(rows: Rows, made: Table, chance: random.Random) -> bytes:
    """A cell of many megabytes, in one line."""
    cell = chance.choice(("x", "茶", '"', "<", "[", "9")) * chance.choice((900_000, 8_000_000))
    record = dict(zip(made.header, rows[-1], strict=False)) | {made.header[0]: cell}
    if chance.random() < 0.5:
        return json.dumps([record, record], ensure_ascii=False).encode()
    return f"{','.join(made.header)}\n{','.join(record.values())}\n".encode("utf-8", "replace")
