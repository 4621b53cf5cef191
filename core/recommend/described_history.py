"""From a description of a taste to a history: products that fit it, within the budget and varied."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from core.arrays import BoolArray, Float32Array, Int8Array
from core.data.catalogue import Catalogue
from core.recommend.description_parser import DescriptionParser
from core.recommend.facets import SEVERAL, price_bands
from core.recommend.wishes import DEAREST, Description, Understanding, Wish, WishKind
from core.search.engine import Engine
from core.search.request import Filters, History, Interaction, Method

# So many clicks are as clear as a taste gets; a shopper of a log often has fewer.
CLICKS = 12
# A wish that was fulfilled counts so much of itself for the next product: every wish has its turn.
FULFILLED = 0.55
# What sells and pleases decides between products that fit alike: it weighs less than half a wish. A further
# one of a category counts less.
POPULAR, VARIETY = 0.25, 0.6
# What products outside the category that words most likely mean keep of their fit.
OTHER_CATEGORY = 0.4


@dataclass(frozen=True)
class DescribedHistory:
    """What was understood, and the history made of it: clicks, the best fit last."""

    understanding: Understanding
    history: History


class Describer:
    """Makes histories of descriptions for one shop; the same description gives the same history.

    Safe between threads.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._parser = DescriptionParser(engine)
        self._price_level = _price_levels(engine.catalogue)
        self._category = np.unique(np.array(engine.catalogue.category, str), return_inverse=True)[1]

    def describe(self, description: Description) -> DescribedHistory:
        """Up to `CLICKS` products; none where nothing was described or nothing fits."""
        understood = self._parser.read(description)
        within = self._within(understood)
        fits = {wish.key: self._fit(wish) for wish in understood.wishes}
        wishes = tuple(
            replace(wish, products=int((fits[wish.key][within] > 0).sum()))
            for wish in understood.wishes
        )
        valid = [wish for wish in wishes if wish.key not in description.struck]
        says_something = bool(valid) or understood.levels != (0, DEAREST)
        history = self._clicks(valid, fits, within) if says_something else ()
        return DescribedHistory(replace(understood, wishes=wishes), history)

    def _within(self, understood: Understanding) -> BoolArray:
        """The products in the budget; where there is any, those of unknown price are not."""
        low, high = understood.levels
        within = np.ones(len(self._engine.catalogue), bool)
        if (low, high) != (0, DEAREST) and (self._price_level >= 0).any():
            within &= (self._price_level >= low) & (self._price_level <= high)
        price = self._engine.catalogue.price
        if understood.prices != (None, None) and not np.isnan(price).all():
            least, most = understood.prices
            within &= price >= (0.0 if least is None else least)
            within &= price <= (np.inf if most is None else most)
        return within

    def _fit(self, wish: Wish) -> Float32Array:
        """How well each product fits a wish, (products,) from 0 to 1."""
        if wish.kind is WishKind.BRAND:
            return self._filtered(Filters(brand=wish.values))
        if wish.kind is WishKind.CATEGORY:
            return self._filtered(Filters(category=wish.values))
        if wish.kind is WishKind.ATTRIBUTE:
            return self._having(*wish.values)
        if wish.kind is WishKind.WORDS:
            return self._search_fit(wish)
        return np.ones(len(self._engine.catalogue), np.float32)

    def _filtered(self, filters: Filters) -> Float32Array:
        (mask,) = self._engine.shop.filtering.masks(filters).values()
        return mask.astype(np.float32)

    def _having(self, name: str, value: str) -> Float32Array:
        """1 for the products with this `value` of the attribute `name`, alone or among several."""
        texts = self._engine.catalogue.attributes[name]
        having = {text for text in set(texts) if value in map(str.strip, SEVERAL.split(text))}
        return np.fromiter((text in having for text in texts), np.float32, len(texts))

    def _search_fit(self, wish: Wish) -> Float32Array:
        ranking = self._engine.ranking(wish.phrase, Method.HYBRID)
        scores = ranking.scores * ranking.matches
        fit: Float32Array = (scores / (scores.max(initial=0.0) or 1.0)).astype(np.float32)
        if wish.category:
            is_within = self._filtered(Filters(category=(wish.category,)))
            fit *= OTHER_CATEGORY + (1 - OTHER_CATEGORY) * is_within
        return fit

    def _clicks(
        self, wishes: list[Wish], fits: dict[str, Float32Array], within: BoolArray
    ) -> History:
        """One product after the other, each the best for what the ones before it leave open."""
        liked = [w for w in wishes if w.kind is not WishKind.BUDGET and not w.is_disliked]
        fit = np.array([fits[wish.key] for wish in liked]).reshape(len(liked), len(within))
        # What may be clicked: something that is liked, nothing that is disliked.
        candidates = within & (fit > 0).any(0) if liked else within.copy()
        for wish in wishes:
            if wish.is_disliked:
                candidates &= fits[wish.key] == 0
        weights, rows = np.ones(len(liked), np.float32), []
        clicked: Counter[int] = Counter()
        for _ in range(min(CLICKS, int(candidates.sum()))):
            # The best for the wishes as they now weigh, popular products of other categories first.
            gain = weights @ fit + self._popular(clicked) if liked else self._popular(clicked)
            row = int(np.argmax(np.where(candidates, gain, -1.0)))
            rows.append(row)
            candidates[row] = False
            clicked[int(self._category[row])] += 1
            # Wishes weigh less the better it fulfils them.
            weights *= 1 - (1 - np.float32(FULFILLED)) * fit[:, row] if liked else 1
        ids = self._engine.catalogue.product_id
        return tuple(Interaction(ids[row]) for row in reversed(rows))

    def _popular(self, clicked: Counter[int]) -> Float32Array:
        """Popularity (products,), less in the categories of what was `clicked`, the more often the less."""
        popular = POPULAR * self._engine.shop.popularity
        for category, times in clicked.items():
            popular[self._category == category] *= VARIETY**times
        return popular


def _price_levels(catalogue: Catalogue) -> Int8Array:
    """The quarter of its category's prices that each product lies in, of all prices without categories."""
    if not any(catalogue.category):
        catalogue = replace(catalogue, category=["-"] * len(catalogue))
    return np.array(price_bands(catalogue), np.int8)
