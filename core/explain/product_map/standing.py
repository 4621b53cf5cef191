"""A product of the map under the query on screen, whether or not it is in the list."""

from dataclasses import replace

from core.explain.explanation import explain_request
from core.search.engine import Engine
from core.search.request import Hit, SearchRequest, SearchResponse


def standing_hit(
    engine: Engine, response: SearchResponse | None, product_id: str
) -> tuple[SearchResponse, Hit]:
    """The hit of `response` that a product is, or would be below its end, and an answer that counts them all.

    Its rank is 0 where the query does not find it. Without a `response` it stands among all products.

    Raises:
        UserError: the shop has no such product.
    """
    answer = engine.search(SearchRequest("", top=1)) if response is None else response
    listed = next((hit for hit in answer.hits if hit.product_id == product_id), None)
    if listed is not None and response is not None:
        return answer, listed
    ranker = engine.drafting(answer.request)
    standing = explain_request(ranker, answer.request, product_id).product
    row = engine.catalogue.row_of[product_id]
    hit = Hit(standing.rank, row, product_id, standing.title, standing.score, standing.parts)
    # Filters are left out here, and so they are of the count.
    total = int(ranker.ranked(answer.request).matches.sum())
    return replace(answer, total=total), hit
