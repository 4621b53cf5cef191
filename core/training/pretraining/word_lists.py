"""Our own word lists: things that are sold, by all their names, and titles with what asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parents[3] / "assets" / "pretrained" / "texts"
FIELDS = 3


@dataclass(frozen=True)
class Listing:
    """An invented title, and two queries that somebody who wants it may type."""

    title: str
    queries: tuple[str, str]


@dataclass(frozen=True)
class Thing:
    """What is sold: its usual name, other names for it, and words that say which one."""

    name: str
    synonyms: tuple[str, ...]
    modifiers: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the usual one first."""
        return (self.name, *self.synonyms)


def listings(language: str) -> list[Listing]:
    """The titles of `language`, "zh" or "en"."""
    rows = _rows(f"titles_{language}.tsv")
    return [Listing(title, (plain, spoken)) for title, plain, spoken in rows]


def things(language: str) -> list[Thing]:
    """The things of `language`, "zh" or "en"."""
    # English names have spaces in them.
    separator = "|" if language == "en" else " "
    return [
        Thing(name, _words(synonyms, separator), _words(modifiers, separator))
        for name, synonyms, modifiers in _rows(f"things_{language}.tsv")
    ]


def _words(text: str, separator: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(separator) if word.strip())


def _rows(name: str) -> Iterator[list[str]]:
    path = TEXTS / name
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != FIELDS:
            raise ValueError(f"{path}, line {number}: {len(fields)} fields instead of {FIELDS}")
        yield fields
