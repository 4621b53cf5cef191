"""The formats, and which of them a file is in: told by its content, by its name where that says nothing."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from core.data.formats import delimited, excel, html, json, opendocument, parquet, trec, xml
from core.data.formats.content import Content, open_content
from core.data.formats.table import SourceFile, damaged
from core.files import shown_path

# What damaged bytes make of the libraries that read them; anything else is a fault of ours. RuntimeError:
# `zipfile` raises it for a password, and by its kind NotImplementedError for packing it does not know.
_DAMAGE = (
    *(EOFError, OSError, MemoryError, RuntimeError, UnicodeError, struct.error),
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
)


class Format(Protocol):
    """What the module of a format must have."""

    def matches(self, content: Content, head: bytes) -> bool:
        """Whether `content`, whose first bytes are `head`, is in this format."""

    def open_file(self, content: Content, encoding: str) -> SourceFile:
        """The file, looked through as far as its format needs; an `encoding` that is named is taken.

        Raises:
            DataError: it is damaged, or is no table; says what it is and what to do.
        """


# The first that matches reads the file; the last takes all that is text.
FORMATS: tuple[Format, ...] = (opendocument, excel, parquet, html, xml, trec, json, delimited)


def open_file(path: Path, encoding: str = "") -> SourceFile:
    """The file at `path` as far as can be told without knowing what it holds.

    Raises:
        DataError: it cannot be read, or is no table; says what it is and what to do.
    """
    with damage_as_sentence(shown_path(path)):
        content = open_content(path)
        head = content.head()
        format_ = next(known for known in FORMATS if known.matches(content, head))
        return format_.open_file(content, encoding)


@contextmanager
def damage_as_sentence(path: str) -> Iterator[None]:
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
