"""XML as workbooks hold it, alone or packed in a ZIP archive, read element by element.

What has been read is forgotten, so that the length of a file costs no memory.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.etree import ElementTree

from core.data.formats.content import Content
from core.data.formats.table import unreadable
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP

Element = ElementTree.Element
ZIP = b"PK\x03\x04"
# Text of a workbook shrinks to a twentieth; what shrinks to less than a three-hundredth was made to burst.
_MOST_RATIO, _SMALL = 300, 64 << 20
# Strings stand in memory while the cells ask for them.
_MOST_STRINGS = 160 << 20


def is_packed(content: Content, head: bytes) -> bool:
    """Whether it is a ZIP archive, or is called a workbook and no text."""
    return head.startswith(ZIP) or (not head[:4].isascii() and content.suffix in (".xlsx", ".xlsm"))


def member_names(content: Content) -> frozenset[str]:
    """The names of what is packed in an archive."""
    with content.open() as file, zipfile.ZipFile(file) as archive:
        return frozenset(archive.namelist())


@contextmanager
def open_archive(content: Content) -> Iterator[zipfile.ZipFile]:
    """The archive of a workbook, to read from in the block.

    Raises:
        DataError: the archive, or the XML that is read from it in the block, is damaged.
    """
    with content.open() as file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield archive
        except (zipfile.BadZipFile, KeyError, SyntaxError, ValueError, EOFError) as error:
            raise unreadable(content, error) from error
        except (OSError, RuntimeError) as error:
            raise unreadable(content, error) from error


def refuse_bursting(content: Content) -> None:
    """Let pass an archive of honest size.

    Raises:
        DataError: a part of it unpacks to more than a table can hold.
    """
    with open_archive(content) as archive:
        for part in archive.infolist():
            is_strings = part.filename.endswith("sharedStrings.xml")
            ratio = part.file_size / max(1, part.compress_size)
            if (is_strings and part.file_size > _MOST_STRINGS) or (
                part.file_size > _SMALL and ratio > _MOST_RATIO
            ):
                raise DataError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "{path} unpacks to {size:,} MB of {part}, more than a table can hold;"
                        " save the sheet as CSV UTF-8.",
                    ),
                    path=content.shown,
                    size=part.file_size >> 20,
                    part=part.filename,
                )


def elements(file: IO[bytes], forgotten: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """`start` and `end` of every element; those named in `forgotten` are emptied behind their end.

    Raises:
        ParseError: it is no XML, or defines entities that would not stop growing.
    """
    ancestors: list[Element] = []
    for event, element in ElementTree.iterparse(file, ("start", "end")):
        if event == "start":
            ancestors.append(element)
            yield event, element
            continue
        ancestors.pop()
        yield event, element
        if local(element.tag) in forgotten:
            element.clear()
            if ancestors:
                ancestors[-1].remove(element)


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name in whatever namespace; empty where there is none."""
    return next((value for key, value in element.items() if local(key) == name), "")


def count_attribute(element: Element, name: str, default: int) -> int:
    """An attribute that is a whole number; `default` where there is none of a sane length."""
    text = attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 12 else default


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())
