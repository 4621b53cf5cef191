"""What people judge: named sets of queries, and the grades that somebody gave to products for them."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# Grades go from 0, of no use, to 3, just what was meant.
HIGHEST = 3
GRADES = range(HIGHEST + 1)
# Beside the grades: looked at and not known; nobody has looked.
CANNOT_TELL = -1
UNJUDGED = -2


class Source(StrEnum):
    """Where a judgment comes from: a person in the window, a file, or what shoppers clicked."""

    HAND = "hand"
    IMPORTED = "imported"
    CLICKS = "clicks"


@dataclass(frozen=True)
class SetQuery:
    """One query of a set, with what people note about it."""

    id: str
    text: str
    notes: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuerySet:
    """A named set of queries by id; `guideline` tells judges what the grades mean. `number` never changes."""

    number: int
    name: str
    guideline: str = ""
    queries: Mapping[str, SetQuery] = field(default_factory=dict)

    def query_of(self, text: str) -> SetQuery | None:
        """The query that reads `text`, whatever its letters' case and the spaces around it."""
        wanted = text.strip().casefold()
        fitting = (query for query in self.queries.values() if query.text.casefold() == wanted)
        return next(fitting, None)

    def free_id(self, *others: Container[str]) -> str:
        """An id that no query has, nor any of `others`: q1, q2, …"""
        number = len(self.queries) + 1
        while any(f"q{number}" in ids for ids in (self.queries, *others)):
            number += 1
        return f"q{number}"


@dataclass(frozen=True)
class Judgment:
    """The grade that `judge` gave to a product for a query, from 0 to 3, or `CANNOT_TELL`.

    `time` counts seconds since 1970; `id` grows with every row of the file, 0 before it is stored.
    """

    query: str
    product: str
    judge: str
    grade: int
    source: Source = Source.HAND
    time: float = 0.0
    id: int = 0
