"""How a ranking moved between two answers to the same query."""

from dataclasses import dataclass, replace
from typing import Any

from core.search.request import SearchRequest, SearchResponse


@dataclass(frozen=True)
class Movement:
    """Where a product stood and stands; a rank is None outside the list."""

    before_rank: int | None
    after_rank: int | None

    @property
    def is_new(self) -> bool:
        """Whether the product came into the list."""
        return self.before_rank is None and self.after_rank is not None

    @property
    def is_gone(self) -> bool:
        """Whether the product left the list."""
        return self.before_rank is not None and self.after_rank is None

    @property
    def steps(self) -> int:
        """Ranks climbed; negative if it fell, 0 if it stayed, came or went."""
        if self.before_rank is None or self.after_rank is None:
            return 0
        return self.before_rank - self.after_rank


def compare(before: SearchResponse, after: SearchResponse) -> dict[str, Movement]:
    """The movement of every product of either list by id: those of `after` in order, then the gone."""
    was = {hit.product_id: hit.rank for hit in before.hits}
    now = {hit.product_id: hit.rank for hit in after.hits}
    moved = {product: Movement(was.get(product), rank) for product, rank in now.items()}
    gone = {product: Movement(rank, None) for product, rank in was.items() if product not in now}
    return moved | gone


def asks_the_same(before: SearchRequest, after: SearchRequest) -> bool:
    """Whether two requests want one list, be it for another shopper or only for a moment."""
    nobody: dict[str, Any] = {"history": (), "personal": 0.0, "typing": False, "draft": False}
    return replace(before, **nobody) == replace(after, **nobody)
