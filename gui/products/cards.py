"""A product as it is shown, and how it was found: what painters and screen readers are told of a result."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.data.category_path import leaf
from core.plain_text import one_line
from gui.products import score_parts
from gui.products.grade_marks import GradeMark, mark_name
from gui.products.movement import Movement
from gui.widgets import amounts
from gui.words import action_name

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

# A long name must leave room for the rest.
LONGEST_IN_HINT = 240


@dataclass(frozen=True)
class Goods:
    """What a card shows of a product whatever was asked: the same object for the same row."""

    product_id: str
    title: str
    category: str
    brand: str
    image: str
    price: float
    rating: float
    sales: float

    @property
    def leaf(self) -> str:
        """The last level of the category."""
        return leaf(self.category)


@dataclass(frozen=True)
class Card:
    """Everything a delegate paints: a product and how it was found. `share` is of the best score.

    A product that was recommended rather than searched for has a `reason` instead of matched words. `done`
    are the shopper's own actions that stand. Others are set beside one that `is_pinned`. `strengths` say how
    strongly words of the title count, where that is known, as of the result that is explained. Without
    `parts` the score is not to be seen, as while two rankings are compared. While a query set is in use every
    card has a `grade`.
    """

    goods: Goods
    rank: int
    score: float
    share: float
    parts: score_parts.OrderedParts
    matched: tuple[str, ...]
    movement: Movement | None
    reason: str = ""
    done: frozenset[str] = frozenset()
    strengths: tuple[tuple[str, float], ...] = ()
    is_pinned: bool = False
    grade: GradeMark | None = None

    @property
    def taste(self) -> float:
        """How much of the score a shopper's taste adds, from 0 to 1."""
        return dict(self.parts).get("taste", 0.0) / self.score if self.score > 0 else 0.0


def goods_of(catalogue: "Catalogue", row: int) -> Goods:
    """The product at a row of a catalogue."""
    return Goods(
        product_id=catalogue.product_id[row],
        title=catalogue.title[row],
        category=catalogue.category[row],
        brand=catalogue.brand[row],
        image=catalogue.image[row],
        price=float(catalogue.price[row]),
        rating=float(catalogue.rating[row]),
        sales=float(catalogue.sales[row]),
    )


def hint(card: Card, taste: str) -> str:
    """A card's tool tip; `taste` tells what the shopper's taste does to its score."""
    goods = card.goods
    lines = (goods.title, goods.category, card.reason, score_parts.sentence(card.parts), taste)
    return "\n".join(one_line(line, LONGEST_IN_HINT) for line in lines if line)


def description(card: Card) -> str:
    """A card in words, for those who hear it."""
    goods = card.goods
    lines = [
        goods.brand,
        goods.category,
        amounts.price_text(goods.price),
        amounts.sales_text(goods.sales),
        f"★ {amounts.rating_text(goods.rating)}" if goods.rating == goods.rating else "",
        card.reason or (amounts.score_text(card.score) if card.parts else ""),
        QCoreApplication.translate("Cards", "pinned") if card.is_pinned else "",
        *(action_name(action) for action in sorted(card.done)),
        mark_name(card.grade) if card.grade is not None else "",
    ]
    return ", ".join(filter(None, lines))
