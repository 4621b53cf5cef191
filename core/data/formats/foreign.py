"""What a file is that is no table, by its first bytes: so that the sentence can name it."""

import re

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP, translate

_DOCUMENT = QT_TRANSLATE_NOOP("core", "a PDF document")
_PICTURE = QT_TRANSLATE_NOOP("core", "a picture")
_PROGRAM = QT_TRANSLATE_NOOP("core", "a program")
_DATABASE = QT_TRANSLATE_NOOP("core", "a database")
_ARCHIVE = QT_TRANSLATE_NOOP("core", "an archive of another kind than ZIP or gzip")
_MEDIA = QT_TRANSLATE_NOOP("core", "sound or film")
_NUMBERS = QT_TRANSLATE_NOOP("core", "an array of numbers or a pickled object")
_ORC = QT_TRANSLATE_NOOP("core", "of a columnar format other than Parquet")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", _DOCUMENT),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"8BPS", _PICTURE),
    (b"RIFF", _MEDIA),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
    (b"\x1aE\xdf\xa3", _MEDIA),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"SQLite format 3", _DATABASE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"\x93NUMPY", _NUMBERS),
    (b"\x80\x04\x95", _NUMBERS),
    (b"\x89HDF", _NUMBERS),
    (b"ORC", _ORC),
    (b"Obj\x01", _ORC),
    (b"ARROW1", _ORC),
    (b"FEA1", _ORC),
)
_SQL = re.compile(
    rb"^[ \t]{0,8}(CREATE TABLE|INSERT (IGNORE )?INTO|DROP TABLE IF EXISTS"
    rb"|COPY [\w.\"]+ \([^)]{0,4000}\) FROM stdin)",
    re.IGNORECASE | re.MULTILINE,
)
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def refuse_foreign(path: str, suffix: str, head: bytes) -> None:
    """Let pass what may be a table.

    Raises:
        DataError: the first bytes are those of something else; names it and what to do.
    """
    if head.startswith(_OLD_EXCEL):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} is of Excel's old format; save it there as .xlsx or CSV UTF-8."
            ),
            path=path,
        )
    if suffix == ".sql" or _SQL.search(head):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} holds commands for a database (SQL) and no table; export the table there as CSV.",
            ),
            path=path,
        )
    what = next((what for mark, what in _SIGNATURES if head.startswith(mark)), "")
    if head[257:262] == b"ustar":
        what = _ARCHIVE
    if what:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is no text but {what}; give a CSV, TSV, .xlsx, .parquet or .jsonl file.",
            ),
            path=path,
            what=translate(what),
        )
