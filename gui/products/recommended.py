"""Recommendations as an answer that the result list shows: hits with a reason where a search has words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.recommend.recommendation import Because, Recommendation
from core.search.request import Facets, History, Hit, SearchRequest, SearchResponse, Sort

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

Say = Callable[[Recommendation, "Catalogue"], str]


@dataclass(frozen=True)
class RecommendedHit(Hit):
    """A hit that nobody searched for; `reason` is in the language spoken when it was made."""

    reason: str = ""


def answer_of(
    recommendations: Sequence[Recommendation],
    run: str,
    catalogue: "Catalogue",
    say: Say,
    history: History = (),
) -> SearchResponse:
    """An answer without a query: `recommendations` by `run` for `history`, whose reasons `say` words."""
    hits = tuple(
        RecommendedHit(
            recommendation.rank,
            recommendation.row,
            recommendation.product_id,
            recommendation.title,
            recommendation.score,
            recommendation.parts,
            say(recommendation, catalogue),
        )
        for recommendation in recommendations
    )
    request = SearchRequest("", history=history)
    return SearchResponse(request, (), run, 0.0, len(hits), hits, Facets())


def is_start(request: SearchRequest) -> bool:
    """Whether nothing has been asked yet, so that recommendations may stand in place of results."""
    return not (request.text.strip() or request.filters) and request.sort is Sort.RELEVANCE


def because_of_history(recommendations: Recommendation, catalogue: "Catalogue") -> str:
    """Why a product is recommended to a shopper: what they met that led to it."""
    cause = recommendations.reason.product_id
    if recommendations.reason.because is Because.MADE_UP:
        return QCoreApplication.translate("Recommended", "In the made-up history")
    if cause == recommendations.product_id:
        return QCoreApplication.translate("Recommended", "Met before")
    row = catalogue.row_of.get(cause, -1)
    title = catalogue.title[row] if row >= 0 else cause
    return {
        Because.FOLLOWED: QCoreApplication.translate("Recommended", "After {title}"),
        Because.ALIKE: QCoreApplication.translate("Recommended", "Like {title}"),
        Because.POPULAR: QCoreApplication.translate("Recommended", "Popular"),
    }[recommendations.reason.because].format(
        title=title or QCoreApplication.translate("Recommended", "something else")
    )


def because_of_product(recommendations: Recommendation, _: "Catalogue") -> str:
    """Why a product stands beside the one it is shown with."""
    return {
        Because.FOLLOWED: QCoreApplication.translate("Recommended", "looked at next"),
        Because.ALIKE: QCoreApplication.translate("Recommended", "alike"),
        Because.POPULAR: QCoreApplication.translate("Recommended", "popular"),
    }[recommendations.reason.because]
