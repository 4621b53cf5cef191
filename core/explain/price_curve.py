"""The rank of a product against its price, as the shop would rank it at each.

Price is no part of a score. It decides through what a query says (`预算500以内`), a filter, the order by
price, what is cheap or dear among the answers, and a shopper's taste; without any of these the curve is flat.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.explain.what_if import WhatIf, listed, rank_in
from core.search.engine import Engine
from core.search.request import SearchRequest, Sort
from core.text.conditions import ConditionKind

# Prices between the cheapest and the dearest result that are tried, as even factors.
POINTS = 24
# What is cheaper or dearer by this share stands on the other side of a limit.
BESIDE = 0.001


@dataclass(frozen=True)
class PriceCurve:
    """`ranks` at ascending `prices`, 0: not in the list; `own` is the price now, None where unknown.

    `reasons` are what of the search looks at prices: `condition`, `filter`, `order`, `taste`.
    """

    product_id: str
    query: str
    prices: tuple[float, ...]
    ranks: tuple[int, ...]
    own: float | None
    reasons: tuple[str, ...]

    @property
    def is_flat(self) -> bool:
        """Whether the price changes nothing."""
        return len(set(self.ranks)) <= 1

    def to_json(self) -> dict[str, Any]:
        """Everything as plain dicts and lists."""
        return asdict(self) | {"is_flat": self.is_flat}


def price_curve(
    shop: WhatIf,
    request: SearchRequest,
    product_id: str,
    stopped: Callable[[], bool] = lambda: False,
) -> PriceCurve:
    """The ranks of a product in the answer to `request` at prices among those of the list.

    The limits of the query and of filters are met exactly, with a price on either side. Ends early where
    `stopped` says so.

    Raises:
        UserError: the shop has no such product.
    """
    row = shop.row_of(product_id)
    own = float(shop.engine.catalogue.price[row])
    prices = _prices(shop.engine, request, own)
    ranks: list[int] = []
    for price in prices:
        if stopped():
            break
        edited = shop.with_changes(product_id, {"price": price})
        ranks.append(rank_in(listed(edited, request), row))
    known = None if np.isnan(own) else own
    reasons = tuple(_reasons(shop.engine, request))
    return PriceCurve(
        product_id, request.text, tuple(prices[: len(ranks)]), tuple(ranks), known, reasons
    )


def _prices(engine: Engine, request: SearchRequest, own: float) -> list[float]:
    """The prices to try, ascending."""
    rows = listed(engine, request)
    known = engine.catalogue.price[rows]
    known = known[~np.isnan(known) & (known > 0)]
    if not len(known):
        known = engine.catalogue.price[engine.catalogue.price > 0]
    limits = [limit for limit in (own, *_limits(engine, request)) if limit > 0]
    tried = [each * factor for each in limits for factor in (1 - BESIDE, 1, 1 + BESIDE)]
    if len(known):
        tried += np.geomspace(known.min(), known.max(), POINTS).tolist()
    return sorted({float(np.float32(price)) for price in tried})


def _limits(engine: Engine, request: SearchRequest) -> Iterable[float]:
    """The prices at which a condition or a filter changes its mind."""
    conditions = engine.ranked(request).conditions
    prices = (c for c in conditions if c.kind is ConditionKind.PRICE)
    ends = [end for c in prices for end in (c.low, c.high)]
    return [end for end in (*ends, *request.filters.price) if end is not None]


def _reasons(engine: Engine, request: SearchRequest) -> Iterable[str]:
    kinds = {condition.kind for condition in engine.ranked(request).conditions}
    if kinds & {ConditionKind.PRICE, ConditionKind.LEVEL}:
        yield "condition"
    if request.filters.price != (None, None):
        yield "filter"
    if request.sort in (Sort.PRICE_UP, Sort.PRICE_DOWN):
        yield "order"
    if engine.taste and request.history and request.personal:
        yield "taste"
