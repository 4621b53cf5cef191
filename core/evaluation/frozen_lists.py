"""A result list frozen as it is, to be held against what the same search finds later."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from core.errors import UserError
from core.evaluation.kept_json import KeptJson, unreadable
from core.evaluation.pins import run_pin
from core.metrics.rank_overlap import overlap, rank_biased_overlap
from core.metrics.ranking import FIRST
from core.search.engine import Engine
from core.search.request import Filters, Interaction, Method, SearchRequest, SearchResponse, Sort
from core.workspace import Workspace

FOLDER = "frozen_lists"
# As many as people look at.
KEPT = 20


@dataclass(frozen=True, kw_only=True)
class FrozenList:
    """What a search found: ids and titles in order, by which run, over which products (their hash)."""

    request: Mapping[str, Any]
    products: Sequence[str]
    titles: Mapping[str, str]
    run: str
    run_pin: Mapping[str, Any]
    catalogue: str
    made: str
    name: str = ""

    @property
    def text(self) -> str:
        """What was searched for."""
        return str(self.request["text"])

    def search(self) -> SearchRequest:
        """The same search again."""
        fields = dict(self.request)
        filters = fields.pop("filters")
        return SearchRequest(
            **{
                **fields,
                "method": Method(fields["method"]),
                "sort": Sort(fields["sort"]),
                "history": tuple(Interaction(**one) for one in fields["history"]),
                "ignored": tuple(fields["ignored"]),
                "filters": Filters(
                    tuple(filters["category"]), tuple(filters["brand"]), tuple(filters["price"])
                ),
            }
        )


@dataclass(frozen=True)
class ListDifference:
    """A frozen list and what its search finds `now`, and whether run and products are the same still."""

    frozen: FrozenList
    now: Sequence[str]
    titles: Mapping[str, str]
    is_same_run: bool
    is_same_shop: bool

    @property
    def overlap(self) -> float:
        """The share of the first ten that both have."""
        return overlap(self.frozen.products[:FIRST], self.now[:FIRST])

    @property
    def rbo(self) -> float:
        """Rank-biased overlap of the first ten."""
        return rank_biased_overlap(self.frozen.products[:FIRST], self.now[:FIRST])


def freeze(engine: Engine, response: SearchResponse) -> FrozenList:
    """The first results of `response`, which `engine` gave."""
    hits = response.hits[:KEPT]
    return FrozenList(
        request=asdict(response.request),
        products=[hit.product_id for hit in hits],
        titles={hit.product_id: hit.title for hit in hits},
        run=response.run,
        run_pin=run_pin(engine) if response.run else {},
        catalogue=engine.catalogue.content_hash,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def difference(frozen: FrozenList, engine: Engine) -> ListDifference:
    """What the search of `frozen` finds now."""
    response = engine.search(frozen.search())
    hits = response.hits[:KEPT]
    pin = run_pin(engine) if response.run else {}
    return ListDifference(
        frozen,
        [hit.product_id for hit in hits],
        {**frozen.titles, **{hit.product_id: hit.title for hit in hits}},
        is_same_run=pin == frozen.run_pin,
        is_same_shop=engine.catalogue.content_hash == frozen.catalogue,
    )


class FrozenLists:
    """All of one shop."""

    def __init__(self, workspace: Workspace) -> None:
        self._kept = KeptJson(workspace, FOLDER)

    @property
    def may_change(self) -> bool:
        """Whether anything can be kept or removed."""
        return self._kept.may_change

    def all(self) -> list[FrozenList]:
        """What there is, the newest first; what is damaged is left out."""
        lists = []
        for name in self._kept.names():
            try:
                lists.append(self.open(name))
            except UserError:
                continue
        return lists

    def keep(self, frozen: FrozenList) -> str:
        """Store a list; its name. Raises WorkspaceError where nothing can be written."""
        stored = asdict(frozen)
        del stored["name"]
        return self._kept.keep(stored)

    def open(self, name: str) -> FrozenList:
        """The list as it was frozen.

        Raises:
            DataError: it is gone, damaged, or of a later version.
        """
        stored = self._kept.read(name)
        try:
            frozen = FrozenList(**stored, name=name)
            frozen.search()
            _require_texts(frozen.products, [*frozen.titles.values()], [frozen.run, frozen.made])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise unreadable(f"{FOLDER}/{name}.json", type(error).__name__) from error
        return frozen

    def delete(self, name: str) -> None:
        """Remove a list. Raises WorkspaceError where it cannot be."""
        self._kept.delete(name)


def _require_texts(*columns: Sequence[object]) -> None:
    if not all(isinstance(value, str) for column in columns for value in column):
        raise TypeError
