"""Where a product stands in the list that a request is answered by."""

from dataclasses import dataclass

import numpy as np

from core.search.engine import Engine
from core.search.ranking import Ranking
from core.search.request import SearchRequest, Sort


@dataclass(frozen=True)
class Place:
    """`rank` counts from 1, 0: not in the list, which holds `of` products."""

    rank: int
    of: int


def place_of(engine: Engine, request: SearchRequest, ranking: Ranking, row: int) -> Place:
    """The place of the product at `row` (-1: of none) in `ranking`, under the filters of `request`."""
    masks = engine.shop.filtering.masks(request.filters)
    allowed = np.logical_and.reduce([ranking.matches, *masks.values()])
    total = int(allowed.sum())
    if request.sort is not Sort.RELEVANCE:
        rows, _ = ranking.ordered(engine.catalogue, masks.values(), request.sort, total)
        found = np.flatnonzero(rows == row)
        return Place(int(found[0]) + 1 if len(found) else 0, total)
    if row < 0 or not allowed[row]:
        return Place(0, total)
    own = ranking.scores[row]
    equal_before = allowed[:row] & (ranking.scores[:row] == own)
    return Place(int((ranking.scores[allowed] > own).sum() + equal_before.sum()) + 1, total)
