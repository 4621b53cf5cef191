"""Recommendations as an answer that the result list shows: hits with a reason where a search has words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from core.search.request import Facets, History, Hit, SearchRequest, SearchResponse, Sort


class Recommendation(Protocol):
    """A product that a recommender offers; `reason` says why in the language spoken now."""

    @property
    def rank(self) -> int: ...
    @property
    def row(self) -> int: ...
    @property
    def product_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def parts(self) -> dict[str, float]: ...
    @property
    def reason(self) -> str: ...


class Recommender(Protocol):
    """What the window asks of a recommender."""

    @property
    def run_id(self) -> str:
        """The run that takes part, empty if none."""

    def for_history(self, history: History, top: int) -> Sequence[Recommendation]:
        """What a shopper with `history` may want next; without one, what is popular and varied."""

    def similar(self, product_id: str, top: int) -> Sequence[Recommendation]:
        """What those who looked at a product looked at as well."""


@dataclass(frozen=True)
class RecommendedHit(Hit):
    """A hit that nobody searched for."""

    reason: str = ""


def answer_of(found: Sequence[Recommendation], run: str, history: History = ()) -> SearchResponse:
    """An answer without a query whose hits are `found`, by `run` for `history`."""
    hits = tuple(
        RecommendedHit(
            each.rank, each.row, each.product_id, each.title, each.score, each.parts, each.reason
        )
        for each in found
    )
    request = SearchRequest("", history=history)
    return SearchResponse(request, (), run, 0.0, len(hits), hits, Facets())


def is_start(request: SearchRequest) -> bool:
    """Whether nothing has been asked yet, so that recommendations may stand in place of results."""
    return not (request.text.strip() or request.filters) and request.sort is Sort.RELEVANCE
