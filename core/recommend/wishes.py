"""What somebody's description of their taste speaks of, in a shop's own words."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.recommend.facets import PRICE_BANDS

DEAREST = PRICE_BANDS - 1
Levels = tuple[int, int]
Prices = tuple[float | None, float | None]


class WishKind(StrEnum):
    """What a wish is about."""

    BRAND = "brand"
    CATEGORY = "category"
    ATTRIBUTE = "attribute"
    WORDS = "words"
    BUDGET = "budget"


@dataclass(frozen=True)
class Wish:
    """One thing that was understood.

    `phrase` is the text as it was written, normalised. `values` are brands, category paths, an attribute's
    name and value, the words to search for, or `cheap`, `dear` or nothing for a budget in figures.
    `category` is the one that searched words most likely mean. `products` counts what fits within the budget.
    """

    kind: WishKind
    phrase: str
    values: tuple[str, ...]
    is_disliked: bool = False
    category: str = ""
    products: int = 0

    @property
    def key(self) -> str:
        """By which a wish that was struck out is known again."""
        return f"{self.kind}:{self.phrase}"


@dataclass(frozen=True)
class Description:
    """A taste in words and the budget for it.

    `levels` is the cheapest and the dearest quarter of each category's prices that is bought from (0 to 3):
    what is dear for fruit is nothing for a phone. `struck` are keys of wishes that were not meant.
    """

    text: str = ""
    levels: Levels = (0, DEAREST)
    struck: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip()) or self.levels != (0, DEAREST)


@dataclass(frozen=True)
class Understanding:
    """A description as it was understood.

    `unknown` are the words that nothing here is called by. `levels` is the budget with what the text says
    of it; `prices` are the limits named in figures, in the shop's currency, None where open.
    """

    wishes: tuple[Wish, ...] = ()
    unknown: tuple[str, ...] = ()
    levels: Levels = (0, DEAREST)
    prices: Prices = field(default=(None, None))
