"""How much a task learns from; counted once for the same data."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from core.training.epoch_length import PassSize
from core.workspace import Workspace

# Counts of one workspace that are remembered, each some numbers.
MOST_REMEMBERED = 64
# Of each workspace what was counted, by what it was counted of.
_COUNTED: "WeakKeyDictionary[Workspace, dict[Hashable, Any]]" = WeakKeyDictionary()

Count = TypeVar("Count")


@dataclass(frozen=True)
class Split:
    """How many of something are learned from, held out, and kept for judging updates.

    `of` is what: `pairs` of a query and a product, `texts`, or `sequences`.
    """

    of: str
    learned: int
    held_out: int
    updates: int = 0


@dataclass(frozen=True)
class Counted:
    """`classes` are the labels with how many examples each has, the largest first.

    Not `is_exact`: to count would take long, and the figures are about right.
    """

    size: PassSize
    validation_examples: int
    split: Split
    classes: tuple[tuple[str, int], ...] = ()
    is_exact: bool = True


def remembered(workspace: Workspace, key: Hashable, count: Callable[[], Count]) -> Count:
    """What `count` gives, from memory where it was asked with the same `key` before."""
    known = _COUNTED.setdefault(workspace, {})
    if key not in known:
        value = count()
        while len(known) >= MOST_REMEMBERED:
            del known[next(iter(known))]
        known[key] = value
    found: Count = known[key]
    return found


def largest_first(labels: list[str], counts: list[int]) -> tuple[tuple[str, int], ...]:
    """Each label with its count."""
    return tuple(sorted(zip(labels, counts, strict=True), key=lambda pair: (-pair[1], pair[0])))
