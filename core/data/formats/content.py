"""The bytes of a file, plain, gzipped or alone in a ZIP archive: without ever blocking or growing."""

import gzip
import io
import os
import stat
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from core.data.formats.foreign import refuse_foreign
from core.errors import DataError
from core.files import shown_path
from core.language import QT_TRANSLATE_NOOP

# What an archive may unpack to: more than a large shop's log, less than a disk or a memory.
MOST_UNPACKED = 2 << 30
# Text shrinks to a tenth or so; what shrinks to a sixtieth was made to burst.
MOST_RATIO = 60
# Less than this is never too much, however little it was packed in.
_SMALL = 64 << 20
# Bytes that are taken from the disk together.
_BUFFER = 1 << 18
# How much of what a log grew meanwhile is read.
_GROWTH = 1 << 20
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Content:
    """What is to be read: `name` is that of the table itself, `size` its bytes as they are declared.

    `path` is the file that was named: the table, or the archive around it. A log may grow while it is
    read: what comes after the first `most` bytes is left for next time.
    `stored` is the length of the file itself, where it is the table.
    """

    path: Path
    name: str
    size: int
    open: Callable[[], IO[bytes]]
    most: int = sys.maxsize
    stored: int = 0

    @property
    def suffix(self) -> str:
        """The ending of the table's name, in small letters."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def shown(self) -> str:
        """The path as it can be shown, with the table's name where it lies in an archive."""
        path = shown_path(self.path)
        return path if self.name == self.path.name else f"{path} ({self.name})"

    def head(self, length: int = 1 << 16) -> bytes:
        """The first bytes."""
        with self.open() as file:
            return file.read(length)


def open_content(path: Path) -> Content:
    """The table in `path`, which may be gzipped or the one table of a ZIP archive.

    Raises:
        DataError: there is no such file, it is no file of bytes, is empty, or holds several tables.
    """
    size = _size(path)
    plain = Content(
        path, path.name, size, lambda: path.open("rb", buffering=_BUFFER), size + _GROWTH, size
    )
    head = plain.head()
    if head.startswith(_GZIP):
        return _gzipped(plain)
    if head.startswith(_ZIP) and (member := _only_table(plain)):
        return member
    refuse_foreign(plain.shown, plain.suffix, head)
    return plain


def refuse_shrunk(content: Content) -> None:
    """Let pass a file that is no shorter than it was when it was opened.

    Raises:
        DataError: it was cut while it was read.
    """
    if _size(content.path) < content.stored:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} became shorter while it was read; import it once it is whole again."
            ),
            path=content.shown,
        )


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise _absent(path, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "{path} is a folder, a pipe or a device and no file; choose a file of rows."
            ),
            path=shown_path(path),
        )
    if not os.access(path, os.R_OK):
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} may not be read; see to its rights."),
            path=shown_path(path),
        )
    if not status.st_size:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{path} is empty; choose a file with rows."),
            path=shown_path(path),
        )
    return status.st_size


def _absent(path: Path, error: Exception) -> DataError:
    if isinstance(error, PermissionError):
        sentence = QT_TRANSLATE_NOOP("core", "{path} may not be read; see to its rights.")
    else:
        sentence = QT_TRANSLATE_NOOP("core", "There is no file {path}; check the name.")
    return DataError(sentence, path=shown_path(path))


def _gzipped(plain: Content) -> Content:
    with plain.open() as file:
        file.seek(max(0, plain.size - 4))
        # The last four bytes say the length, modulo 4 GB.
        declared = int.from_bytes(file.read(4), "little")
    name = plain.name[: -len(".gz")] if plain.suffix == ".gz" else plain.name
    inner = Content(
        plain.path,
        name if name != plain.name else f"{name}.txt",
        max(declared, plain.size),
        lambda: _bounded(gzip.GzipFile(plain.path), plain),
    )
    refuse_foreign(inner.shown, inner.suffix, inner.head())
    return inner


def _only_table(plain: Content) -> Content | None:
    """The one file of an archive; None for a workbook, which is an archive too."""
    try:
        with plain.open() as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is a ZIP archive or workbook that is cut off or damaged;"
                " fetch or save it again where it was made.",
            ),
            path=plain.shown,
        ) from error
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names or "mimetype" in names or "content.xml" in names:
        return None
    tables = [member for member in members if _is_table(member)]
    if len(tables) != 1:
        raise _not_one(plain, tables)
    if tables[0].flag_bits & 1:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{path} is a ZIP archive with a password; unpack it and import what is in it.",
            ),
            path=plain.shown,
        )
    return _member(plain, tables[0])


def _member(plain: Content, member: zipfile.ZipInfo) -> Content:
    if member.file_size > _most(plain):
        raise _bursting(plain)
    inner = Content(
        plain.path,
        PurePosixPath(member.filename).name,
        max(1, member.file_size),
        lambda: _bounded(_opened_member(plain.path, member.filename), plain),
    )
    refuse_foreign(inner.shown, inner.suffix, inner.head())
    return inner


def _opened_member(path: Path, name: str) -> IO[bytes]:
    # The member keeps the archive's file open until it is closed itself.
    with zipfile.ZipFile(path) as archive:
        return archive.open(name)


def _is_table(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return not member.is_dir() and path.parts[0] != "__MACOSX" and not path.name.startswith(".")


def _not_one(plain: Content, tables: list[zipfile.ZipInfo]) -> DataError:
    if not tables:
        sentence = QT_TRANSLATE_NOOP(
            "core", "{path} is a ZIP archive without a file in it; choose a file of rows."
        )
        return DataError(sentence, path=plain.shown)
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path} is a ZIP archive of {count} files ({names}); unpack it and import each by itself.",
        ),
        path=plain.shown,
        count=len(tables),
        names=", ".join(table.filename for table in tables[:5])[:200],
    )


def _bounded(stream: Any, plain: Content) -> IO[bytes]:
    return io.BufferedReader(_Bounded(stream, plain), _BUFFER)


def _most(plain: Content) -> int:
    return min(MOST_UNPACKED, max(_SMALL, plain.size * MOST_RATIO))


def _bursting(plain: Content) -> DataError:
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{path} unpacks to more than {limit:,} MB, which no table should;"
            " unpack it yourself and import what is in it.",
        ),
        path=plain.shown,
        limit=_most(plain) >> 20,
    )


class _Bounded(io.RawIOBase):
    """What comes out of an archive, up to a length that no honest one has."""

    def __init__(self, stream: Any, plain: Content) -> None:
        self._stream, self._plain, self._most = stream, plain, _most(plain)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        block = self._stream.read(len(buffer))
        buffer[: len(block)] = block
        if self._stream.tell() > self._most:
            raise _bursting(self._plain)
        return len(block)

    def close(self) -> None:
        self._stream.close()
        super().close()
