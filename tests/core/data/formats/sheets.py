"""Small files of sheets, as other programs write them."""

import zipfile
from pathlib import Path

HEADER = "<row r='1'><c t='inlineStr'><is><t>id</t></is></c><c t='inlineStr'><is><t>title</t></is></c></row>"


def workbook(path: Path, rows: str, strings: str = "", before: str = "", after: str = "") -> Path:
    """A workbook of one sheet, with just the parts that a reader needs."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='a'/></sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>",
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f"{before}<worksheet><sheetData>{HEADER}{rows}</sheetData>{after}</worksheet>",
        )
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings)
    return path


def open_document(path: Path, rows: str) -> Path:
    """An OpenDocument file of one sheet."""
    names = "xmlns:table='t' xmlns:office='o' xmlns:text='x'"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<d {names}><table:table table:name='S'>{rows}</table:table></d>"
        )
    return path
