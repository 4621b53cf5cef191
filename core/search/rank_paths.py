"""How the ten best of a query moved from epoch to epoch of a training."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.search.engine import Engine
from core.search.request import Hit, SearchRequest

# As many as people look at.
TOP = 10


@dataclass(frozen=True)
class RankPath:
    """One product that was among the best after any epoch; `ranks`: epoch → rank, None where it was not."""

    product_id: str
    title: str
    ranks: Mapping[int, int | None]

    @property
    def best(self) -> int:
        """The best rank it ever had."""
        return min(rank for rank in self.ranks.values() if rank is not None)


def top_hits(engine: Engine, texts: Iterable[str], top: int = TOP) -> dict[str, tuple[Hit, ...]]:
    """The `top` best for each query, as a search of a guest gives them."""
    return {text: engine.search(SearchRequest(text, top=top)).hits for text in texts}


def rank_paths(hits_of: Mapping[int, Sequence[Hit]]) -> list[RankPath]:
    """The path of every product among `hits_of` any epoch: by its rank in the newest, then those outside.

    Those outside in the newest epoch follow by the best rank they ever had, then by their ids.
    """
    epochs = sorted(hits_of)
    rank_of = {epoch: {hit.product_id: hit.rank for hit in hits_of[epoch]} for epoch in epochs}
    titles = {hit.product_id: hit.title for epoch in epochs for hit in hits_of[epoch]}
    paths = [
        RankPath(product, title, {epoch: rank_of[epoch].get(product) for epoch in epochs})
        for product, title in titles.items()
    ]
    newest = epochs[-1] if epochs else 0

    def order(path: RankPath) -> tuple[bool, int, str]:
        now = path.ranks[newest]
        return now is None, path.best if now is None else now, path.product_id

    return sorted(paths, key=order)
