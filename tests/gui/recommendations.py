"""A recommender that says what a test tells it to, at once or only when the test lets it."""

import threading
from dataclasses import replace

from core.data.catalogue import Catalogue
from core.recommend.recommendation import Because, Reason, Recommendation
from core.search.request import History

POPULAR = Reason(Because.POPULAR)


class ScriptedRecommender:
    """Recommends the products at `rows`; a shopper with a history gets them the other way round.

    What goes with a product are all the others; with the last one nothing does.
    """

    method = "next-item"

    def __init__(
        self, catalogue: Catalogue, run_id: str = "", gate: threading.Event | None = None
    ) -> None:
        self.catalogue = catalogue
        self.run_id = run_id
        self.gate = gate
        self.rows = [0, 1, 2]

    def page(self, history: History, size: int) -> list[Recommendation]:
        """Popular products, or what came after the last one of the history."""
        if self.gate is not None:
            self.gate.wait(5)
        if not history:
            return self._ranked(self.rows[:size], POPULAR, "popularity")
        reason = Reason(Because.FOLLOWED, history[-1].product_id)
        return self._ranked(self.rows[::-1][:size], reason, "neighbours")

    def similar(self, product_id: str, top: int, shopper: History = ()) -> list[Recommendation]:
        """All other products."""
        row = self.catalogue.row_of[product_id]
        rows = [other for other in range(len(self.catalogue)) if other != row]
        if row == len(self.catalogue) - 1:
            rows = []
        return self._ranked(rows[:top], Reason(Because.ALIKE, product_id), "likeness")

    def _ranked(self, rows: list[int], reason: Reason, part: str) -> list[Recommendation]:
        ranked = []
        for rank, row in enumerate(rows, 1):
            own = (self.catalogue.product_id[row], self.catalogue.title[row])
            ranked.append(
                Recommendation(rank, row, *own, 1 / rank, {part: 1 / rank}, replace(reason))
            )
        return ranked
