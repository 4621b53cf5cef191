"""Where an edited product stands in the list, and who moved: before and after, side by side."""

import math
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from core.arrays import IndexArray
from core.explain.edits import Changes, differing, value_of
from core.explain.what_if import WhatIf, listed, rank_in
from core.search.engine import Engine
from core.search.request import SearchRequest

# How many results are shown above and below the edited one.
AROUND = 4


@dataclass(frozen=True)
class Moved:
    """One product of the list after the edit and its rank before; 0: it is not in the list."""

    product_id: str
    title: str
    before: int
    after: int


@dataclass(frozen=True)
class Supposed:
    """What an edit does. `before` and `after` are ranks, 0 for none, out of `of_before` and `of_after`.

    `changes` and `was` are the fields that differ, after and before; unknown numbers are None. `scores` and
    `parts` are those of the product, before and after. `around` are its neighbours in the list after.
    """

    product_id: str
    query: str
    query_after: str
    changes: dict[str, str | float | None]
    was: dict[str, str | float | None]
    before: int
    after: int
    of_before: int
    of_after: int
    parts_before: dict[str, float]
    parts_after: dict[str, float]
    around: tuple[Moved, ...]

    def to_json(self) -> dict[str, Any]:
        """Everything as plain dicts and lists."""
        return asdict(self)


def suppose(
    shop: WhatIf,
    request: SearchRequest,
    product_id: str,
    changes: Changes,
    asked: str | None = None,
) -> Supposed:
    """What `changes` of a product, and `asked` in the place of the query, do to the answer to `request`.

    Raises:
        UserError: the shop has no such product.
    """
    row = shop.row_of(product_id)
    changes = differing(shop.engine.catalogue, row, changes)
    later = request if asked is None else _asking(request, asked)
    engine = shop.with_changes(product_id, changes)
    before, after = listed(shop.engine, request), listed(engine, later)
    catalogue = shop.engine.catalogue
    return Supposed(
        product_id,
        request.text,
        later.text,
        {field: _plain(value) for field, value in changes.items()},
        {field: _plain(value_of(catalogue, row, field)) for field in changes},
        rank_in(before, row),
        rank_in(after, row),
        len(before),
        len(after),
        _parts(shop.engine, request, row),
        _parts(engine, later, row),
        _around(engine, before, after, row),
    )


def above(
    shop: WhatIf, request: SearchRequest, product_id: str, most: int
) -> list[tuple[str, str]]:
    """Ids and titles of the first `most` before a product; of the list where it is not in it.

    Raises:
        UserError: the shop has no such product.
    """
    rows, own = listed(shop.engine, request).tolist(), shop.row_of(product_id)
    before = rows[: rows.index(own)] if own in rows else rows
    catalogue = shop.engine.catalogue
    return [(catalogue.product_id[row], catalogue.title[row]) for row in before[:most]]


def _asking(request: SearchRequest, text: str) -> SearchRequest:
    return replace(request, text=text, typing=False, draft=False)


def _parts(engine: Engine, request: SearchRequest, row: int) -> dict[str, float]:
    (parts,) = engine.ranked(request).parts(np.array([row]))
    return parts


def _around(engine: Engine, before: IndexArray, after: IndexArray, row: int) -> tuple[Moved, ...]:
    """The edited product in the list after the edit and who stands next to it; else where it was."""
    rank = rank_in(after, row) or min(rank_in(before, row), len(after)) or 1
    first = max(0, rank - 1 - AROUND)
    rows = after[first : rank + AROUND].tolist()
    ids, titles = engine.catalogue.product_id, engine.catalogue.title
    return tuple(
        Moved(ids[at], titles[at], rank_in(before, at), first + place)
        for place, at in enumerate(rows, 1)
    )


def _plain(value: str | float) -> str | float | None:
    return None if isinstance(value, float) and math.isnan(value) else value
