"""Which format a file is in, told by its content; its name decides only where that says nothing."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.data.formats import html as html_tables
from core.data.formats import json as json_records
from core.data.formats import trec as trec_topics
from core.data.formats import xml as xml_tables
from core.data.formats.content import Content, content_of
from core.data.formats.excel import ExcelFile
from core.data.formats.opendocument import FlatOpenDocumentFile, OpenDocumentFile
from core.data.formats.parquet import ParquetLook
from core.data.formats.records import RecordsLook
from core.data.formats.sheets import SheetsLook
from core.data.formats.table import Look, damaged
from core.data.formats.text import TextLook
from core.errors import DataError
from core.files import shown_path
from core.language import QT_TRANSLATE_NOOP

_ZIP, _PARQUET = b"PK\x03\x04", b"PAR1"
# What damaged bytes make of the libraries that read them; anything else is a fault of ours. RuntimeError:
# `zipfile` raises it for a password, and by its kind NotImplementedError for packing it does not know.
_DAMAGE = (
    *(EOFError, OSError, MemoryError, RuntimeError, UnicodeError, struct.error),
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
)


def look(path: Path, encoding: str = "") -> Look:
    """The file at `path` as far as can be told without knowing what it holds.

    Raises:
        DataError: it cannot be read, or is no table; says what it is and what to do.
    """
    with sentences(shown_path(path)):
        content = content_of(path)
        return _look(content, content.head(), encoding)


@contextmanager
def sentences(path: str) -> Iterator[None]:
    """Whatever damage makes of reading the file at `path` is one sentence.

    Raises:
        DataError: in the place of what a library says of damaged bytes.
    """
    try:
        yield
    except _DAMAGE as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise damaged(path, error) from error


def _look(content: Content, head: bytes, encoding: str) -> Look:
    if head.startswith(_ZIP) or (not head[:4].isascii() and content.suffix in (".xlsx", ".xlsm")):
        return _zipped(content)
    if head.startswith(_PARQUET) or content.suffix in (".parquet", ".pq"):
        return ParquetLook(content)
    if html_tables.is_html(head):
        page = html_tables.HtmlFile(content, encoding)
        return SheetsLook(content, "html", page, page.encoding)
    if xml_tables.is_xml(head):
        return _xml(content, head)
    if trec_topics.is_topics(head):
        return trec_topics.look(content, encoding)
    if json_records.is_json(content, head):
        return json_records.look(content, encoding)
    return TextLook(content, encoding)


def _xml(content: Content, head: bytes) -> Look:
    if xml_tables.is_sheets(head):
        return SheetsLook(content, "xml", xml_tables.XmlSheetFile(content))
    if xml_tables.is_opendocument(head):
        return SheetsLook(content, "opendocument", FlatOpenDocumentFile(content))
    records = xml_tables.XmlRecords(content)
    return RecordsLook(content, "xml", "", lambda: records)


def _zipped(content: Content) -> Look:
    with content.open() as file, zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
    if "content.xml" in names:
        return SheetsLook(content, "opendocument", OpenDocumentFile(content))
    if "xl/workbook.xml" in names or "[Content_Types].xml" not in names:
        return SheetsLook(content, "excel", ExcelFile(content))
    raise DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path} is a document of Office and no .xlsx workbook; save its table as .xlsx or CSV UTF-8.",
        ),
        path=content.shown,
    )
