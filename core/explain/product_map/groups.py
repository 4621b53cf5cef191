"""The products of a map in groups that a colour can tell apart: their outermost categories."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from core.arrays import IndexArray
from core.data.catalogue import Catalogue
from core.data.category_path import first_levels

# As many as the theme has colours for charts.
MOST = 8
# Below so many levels nobody sorts by hand.
DEEPEST = 3


@dataclass(frozen=True)
class Group:
    """Products of one colour. `category` is a path; empty for those of rare categories, or of none."""

    category: str
    count: int


@dataclass(frozen=True)
class Groups:
    """`of` (products,) numbers each product's group among `groups`: the largest first, the rest last."""

    groups: tuple[Group, ...]
    of: IndexArray


def groups_of(catalogue: Catalogue, most: int = MOST) -> Groups:
    """The `most` largest categories, of the first level at which there are two; all others are one group."""
    names = _names(catalogue)
    counts = Counter(name for name in names if name)
    largest = sorted(counts, key=lambda name: (-counts[name], name))[:most]
    number_of = {name: number for number, name in enumerate(largest)}
    of = np.array([number_of.get(name, len(largest)) for name in names], np.intp)
    groups = [Group(name, counts[name]) for name in largest]
    if rest := int((of == len(largest)).sum()):
        groups.append(Group("", rest))
    return Groups(tuple(groups), of)


def _names(catalogue: Catalogue) -> list[str]:
    """The beginning of each category path by which products are told apart."""
    names = list(catalogue.category)
    for depth in range(1, DEEPEST + 1):
        names = [first_levels(path, depth) for path in catalogue.category]
        if len(set(filter(None, names))) > 1:
            return names
    return names
