"""An engine that answers at once, or only when a test lets it."""

import threading
from dataclasses import replace

import numpy as np

from core.data.catalogue import Catalogue
from core.search.engine import Engine
from core.search.request import Facets, FacetValue, Hit, SearchRequest, SearchResponse
from core.text.tokens import Suggestion

FACETS = Facets(
    category=(FacetValue("A", 3), FacetValue("A / B", 2), FacetValue("C / D", 1)),
    brand=(FacetValue("华为", 2), FacetValue("Nike", 1)),
    price=(9.0, 4999.0),
)


def shop(size: int = 3) -> Catalogue:
    """`size` products p0, p1, …"""
    numbers = np.arange(size, dtype=np.float32)
    texts = [""] * size
    return Catalogue(
        product_id=[f"p{row}" for row in range(size)],
        title=[f"product {row}" for row in range(size)],
        category=["A / B"] * size,
        brand=texts,
        price=numbers + 1,
        image=texts,
        description=texts,
        rating=numbers,
        sales=numbers,
    )


def answer(request: SearchRequest, size: int = 3, run: str = "", meant: str = "") -> SearchResponse:
    """A ranked list of `size` products."""
    hits = tuple(
        Hit(row + 1, row, f"p{row}", f"product {row}", 1.0, {"lexical": 1.0}) for row in range(size)
    )
    return SearchResponse(
        request=request,
        tokens=(),
        run=run,
        took_ms=1.5,
        total=size,
        hits=hits,
        facets=FACETS,
        did_you_mean=meant,
    )


class ScriptedEngine:
    """Finds everything, nothing for `nothing`, and fails for `broken`; waits at `gate` if there is one.

    One that `drafts` answers drafts so, and never waits with them.
    """

    neural = None

    def __init__(
        self, run_id: str = "", gate: threading.Event | None = None, drafts: bool = False
    ) -> None:
        self.drafts = drafts
        self.catalogue = shop()
        self.run_id = run_id
        self.gate = gate
        self.asked: list[SearchRequest] = []

    def search(self, request: SearchRequest) -> SearchResponse:
        """Remember the request and answer it."""
        self.asked.append(request)
        is_draft = self.drafts and request.draft
        if self.gate is not None and not is_draft:
            self.gate.wait(5)
        if request.text == "broken":
            raise RuntimeError("broken")
        found = answer(request, 0 if request.text == "nothing" else 3, self.run_id)
        return replace(found, is_draft=is_draft)

    def suggest(self, text: str, limit: int) -> list[Suggestion]:
        """Two completions."""
        return [Suggestion(f"{text} one", "query", 2.0), Suggestion(f"{text} two", "brand", 1.0)]

    def placing(self, request: SearchRequest, product_id: str) -> Engine:
        """No run of an engine is behind these answers."""
        raise RuntimeError("nothing to explain")
