"""What the file of judgments says, read in one go for the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.judging.merging import merged
from core.judging.query_set import Judgment, QuerySet
from core.judging.store import JudgmentStore

Change = Callable[[JudgmentStore], Any]


@dataclass(frozen=True)
class BookPage:
    """Every set, the one in use and its judgments, with the grades they give together (query → product)."""

    sets: tuple[QuerySet, ...] = ()
    current: QuerySet | None = None
    judgments: tuple[Judgment, ...] = ()
    together: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def read_page(store: JudgmentStore | None, wanted: str) -> BookPage:
    """What the file says of the set called `wanted`, else of the last one."""
    if store is None:
        return BookPage()
    sets = store.sets()
    current = next(
        (query_set for query_set in sets if query_set.name == wanted), sets[-1] if sets else None
    )
    judgments = store.judgments(current.number) if current is not None else []
    return BookPage(tuple(sets), current, tuple(judgments), merged(judgments).qrels)


def changed_page(
    store: JudgmentStore | None, change: Change | None, wanted: str
) -> tuple[Any, BookPage]:
    """Do `change`, if any; what it returns, and what the file says then."""
    value = change(store) if change is not None and store is not None else None
    return value, read_page(store, wanted)
