"""XML read piece by piece: what has been read is forgotten, so that its length costs no memory."""

from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

Element = ElementTree.Element


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name in whatever namespace; empty where there is none."""
    return next((value for key, value in element.items() if local(key) == name), "")


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


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())
