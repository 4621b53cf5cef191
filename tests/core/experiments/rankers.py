"""Rankers of known worth over the demo world's cast, without any index."""

import zlib
from dataclasses import dataclass, field

import numpy as np

from core.data.demo_world.intents import Query
from core.data.demo_world.tables import product_ids
from core.data.demo_world.world import Cast
from core.search.request import Facets, Hit, SearchRequest, SearchResponse

SMALL = 700


@dataclass
class TrueRanker:
    """Ranks by the truth's grades, blurred by `noise`: 0 is as good as can be."""

    cast: Cast
    run_id: str
    noise: float
    _queries: dict[str, Query] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pools = [self.cast.queries.others, *self.cast.queries.by_leaf.values()]
        self._queries = {query.text: query for pool in pools for query in pool}

    def search(self, request: SearchRequest) -> SearchResponse:
        random = np.random.default_rng(zlib.crc32(f"{self.run_id} {request.text}".encode()))
        grades = self.cast.shelf.grades(self._queries[request.text].senses)
        scores = grades + random.normal(0, self.noise + 1e-6, len(grades))
        return response(request, self.run_id, np.argsort(-scores)[: request.top].tolist(), scores)


def response(
    request: SearchRequest, run: str, rows: list[int], scores: np.ndarray | None = None
) -> SearchResponse:
    """An answer with the products of `rows`, best first."""
    ids = product_ids(max(rows, default=0) + 1)
    worth = [
        float(scores[row]) if scores is not None else 1 / (1 + at) for at, row in enumerate(rows)
    ]
    hits = tuple(
        Hit(at + 1, row, ids[row], f"商品{row}", worth[at], {"neural": worth[at]})
        for at, row in enumerate(rows)
    )
    return SearchResponse(request, (), run, 1.0, len(rows), hits, Facets())
