"""The taste profile of a history: what somebody cares for, by category, brand and price level."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.data.catalogue import Catalogue
from core.feedback.actions import ACTION_WEIGHTS
from core.recommend.facets import PRICE_BANDS, price_bands
from core.recommend.session import split_dismissed
from core.search.request import History


@dataclass(frozen=True)
class TasteShare:
    """A value and its part of the whole, from 0 to 1."""

    value: str
    share: float


@dataclass(frozen=True)
class Profile:
    """What a history says of a taste; shares weigh actions (a purchase counts three clicks).

    `actions` counts every action by its name, the most frequent first. `categories` (whole paths) and
    `brands` come greatest first; each kind sums to 1 over the products that have one, or is empty.
    `levels` are shares of the quarters of each category's prices, from the cheapest to the dearest, all
    zero where no price is known; `prices` is (lowest, median, highest) in the shop's currency.
    """

    actions: tuple[tuple[str, int], ...] = ()
    categories: tuple[TasteShare, ...] = ()
    brands: tuple[TasteShare, ...] = ()
    levels: tuple[float, ...] = (0.0,) * PRICE_BANDS
    prices: tuple[float, float, float] | None = None

    def __bool__(self) -> bool:
        return bool(self.actions)


class Profiles:
    """Makes the profiles of one catalogue's shoppers. Never changes, so threads may share it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._bands = price_bands(catalogue)

    def profile(self, history: History) -> Profile:
        """The profile of `history`; products that are gone count among the actions only."""
        catalogue, counted = self._catalogue, Counter(did.action for did in history)
        weighted = _weighted_rows(history, catalogue)
        return Profile(
            tuple(counted.most_common()),
            category_shares(history, catalogue),
            _shares((catalogue.brand[row], weight) for row, weight in weighted),
            self._levels(weighted),
            self._prices(weighted),
        )

    def _levels(self, weighted: list[tuple[int, float]]) -> tuple[float, ...]:
        sums = [0.0] * PRICE_BANDS
        for row, weight in weighted:
            if self._bands[row] >= 0:
                sums[self._bands[row]] += weight
        total = sum(sums) or 1.0
        return tuple(level / total for level in sums)

    def _prices(self, weighted: list[tuple[int, float]]) -> tuple[float, float, float] | None:
        prices = self._catalogue.price[[row for row, _ in weighted]] if weighted else np.zeros(0)
        prices = prices[~np.isnan(prices)]
        if not len(prices):
            return None
        return float(prices.min()), float(np.median(prices)), float(prices.max())


def category_shares(history: History, catalogue: Catalogue) -> tuple[TasteShare, ...]:
    """The share of each category in what `history` says, greatest first."""
    weighted = _weighted_rows(history, catalogue)
    return _shares((catalogue.category[row], weight) for row, weight in weighted)


def _weighted_rows(history: History, catalogue: Catalogue) -> list[tuple[int, float]]:
    """Row and weight of each action that says something of a known product."""
    known = (
        (catalogue.row_of.get(did.product_id, -1), ACTION_WEIGHTS.get(did.action, 0.0))
        for did in split_dismissed(history)[0]
    )
    return [(row, weight) for row, weight in known if row >= 0 and weight > 0]


def _shares(weighted: Iterable[tuple[str, float]]) -> tuple[TasteShare, ...]:
    """The share of each value in the sum of weights, greatest first; empty values are left out."""
    sums: dict[str, float] = {}
    for value, weight in weighted:
        if value:
            sums[value] = sums.get(value, 0.0) + weight
    total = sum(sums.values())
    ordered = sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(TasteShare(value, weight / total) for value, weight in ordered)
