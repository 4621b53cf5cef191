"""What a file is that is no table, by its first bytes: so that the sentence can name it."""

import re

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP, translate

_ARCHIVE = QT_TRANSLATE_NOOP("core", "an archive of another kind than ZIP or gzip")
# What files are → the bytes with which they begin.
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    QT_TRANSLATE_NOOP("core", "a PDF document"): (b"%PDF",),
    QT_TRANSLATE_NOOP("core", "a picture"): (
        *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"8BPS"),
    ),
    QT_TRANSLATE_NOOP("core", "sound or film"): (b"RIFF", b"ID3", b"OggS", b"\x1aE\xdf\xa3"),
    QT_TRANSLATE_NOOP("core", "a program"): (
        *(b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"),
    ),
    QT_TRANSLATE_NOOP("core", "a database"): (b"SQLite format 3",),
    _ARCHIVE: (b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"),
    QT_TRANSLATE_NOOP("core", "an array of numbers or a pickled object"): (
        *(b"\x93NUMPY", b"\x80\x04\x95", b"\x89HDF"),
    ),
    QT_TRANSLATE_NOOP("core", "of a columnar format other than Parquet"): (
        *(b"ORC", b"Obj\x01", b"ARROW1", b"FEA1"),
    ),
}
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
    if what := _what(head):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is no text but {what}; give a CSV, TSV, .xlsx, .parquet or .jsonl file.",
            ),
            path=path,
            what=translate(what),
        )


def _what(head: bytes) -> str:
    """What begins with `head`; empty for what may be a table."""
    # A tar's mark stands behind its first name.
    if head[257:262] == b"ustar":
        return _ARCHIVE
    return next((what for what, marks in _SIGNATURES.items() if head.startswith(marks)), "")
