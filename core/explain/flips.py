"""The smallest edit that puts one product above another, found by trying and verified by ranking anew.

Edits are tried by their number: first every single one, then pairs, then threes, and of so many those first
whose parts closed most of the gap when they were tried alone (best first, as in SEDC: Martens and Provost
2014). Each is ranked in the edited shop, so what is returned really does it; and where every smaller
set of edits was tried before, no smaller one of the kinds allowed does.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, field
from itertools import combinations
from typing import Any

from core.errors import UserError
from core.explain.single_edits import (
    Kind,
    SingleEdit,
    Title,
    changes_of,
    marked,
    single_edits,
    told,
)
from core.explain.what_if import WhatIf, listed, rank_in
from core.language import QT_TRANSLATE_NOOP
from core.search.engine import Engine
from core.search.request import SearchRequest

# Rankings that are tried, and edits that are made together at most.
BUDGET = 400
MOST_EDITS = 3

Heard = Callable[[int, int], object]


@dataclass(frozen=True)
class Flip:
    """What puts `product_id` above `versus`; `found` is false where nothing that was tried does.

    `edits` tell each edit, `title` the edited title in spans (text, `same`, `removed` or `added`), and
    `changes` the fields. `before` and `after` are the ranks of both, 0: not in the list. `is_smallest` says
    that every smaller set of edits was tried; `is_above` that nothing needed to change.
    """

    product_id: str
    versus: str
    query: str
    found: bool
    is_above: bool
    is_smallest: bool
    is_stopped: bool
    tried: int
    edits: tuple[dict[str, object], ...] = ()
    title: tuple[tuple[str, str], ...] = ()
    changes: dict[str, str | float] = field(default_factory=dict)
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)

    def to_json(self) -> dict[str, Any]:
        """Everything as plain dicts and lists."""
        return asdict(self)


def smallest_flip(
    shop: WhatIf,
    request: SearchRequest,
    product_id: str,
    versus: str,
    forbidden: Collection[str] = (),
    budget: int = BUDGET,
    stopped: Callable[[], bool] = lambda: False,
    progress: Heard | None = None,
) -> Flip:
    """The smallest allowed edit of a product that puts it above `versus` in the answer to `request`.

    `forbidden` are kinds of edits that may not be made, or `title` for all of its words. At most `budget`
    rankings are tried; `progress` hears how many were. Ends early where `stopped` says so.

    Raises:
        UserError: the shop lacks one of the products, both are the same, or a kind is unknown.
    """
    rows = shop.row_of(product_id), shop.row_of(versus)
    if product_id == versus:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "A product cannot stand above itself; name another one.")
        )
    edits = single_edits(shop.engine, request, *rows, allowed_kinds(forbidden))
    search = _Search(shop, request, rows, budget, stopped, progress)
    return search.flip(edits)


def allowed_kinds(forbidden: Collection[str]) -> set[Kind]:
    """Every kind but those `forbidden`; `title` stands for all edits of its words.

    Raises:
        UserError: one is unknown.
    """
    names = {"title", *Kind}
    for name in forbidden:
        if name not in names:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "{name} is no kind of edit; forbid some of: {names}."),
                name=name,
                names=", ".join(sorted(names)),
            )
    words = {Kind.ADD, Kind.REMOVE, Kind.REPLACE} if "title" in forbidden else set[Kind]()
    return {kind for kind in Kind if kind not in forbidden} - words


class _Search:
    """One search for a flip: what was tried, and what each edit gained by itself."""

    def __init__(
        self,
        shop: WhatIf,
        request: SearchRequest,
        rows: tuple[int, int],
        budget: int,
        stopped: Callable[[], bool],
        progress: Heard | None,
    ) -> None:
        self.row, self.versus = rows
        self.title = Title.of(shop.engine, self.row)
        self.tried = 0
        # Whether sets of edits no larger than what was found stayed untried.
        self.left_out = self.is_stopped = False
        self._shop, self._request, self._budget = shop, request, budget
        self._stopped, self._progress = stopped, progress
        self._gains: dict[SingleEdit, float] = {}

    def flip(self, edits: list[SingleEdit]) -> Flip:
        """What the search among `edits` comes to."""
        before = self.ranks(self._shop.engine)
        is_above = _is_above(before)
        found = () if is_above else self.best(edits)
        changes = changes_of(self.title, found)
        ids = self._shop.engine.catalogue.product_id
        return Flip(
            ids[self.row],
            ids[self.versus],
            self._request.text,
            bool(found) or is_above,
            is_above,
            not self.left_out,
            self.is_stopped,
            self.tried,
            tuple(told(edit, self.title) for edit in found),
            tuple(marked(self.title, found)),
            changes,
            before,
            self.ranks(self._shop.with_changes(ids[self.row], changes)),
        )

    def best(self, edits: list[SingleEdit]) -> tuple[SingleEdit, ...]:
        """The first edits that flip, none where none do; all of one number before more of them."""
        for size in range(1, MOST_EDITS + 1):
            # What is left is shared out, so that larger sets have their turn too.
            share = self.tried + max(1, (self._budget - self.tried) * 2 // 3)
            last = self._budget if size in (1, MOST_EDITS) else share
            for together in self._ordered(edits, size):
                if self._ends(last):
                    break
                if self._flips(together):
                    return together
            if self.is_stopped or self.tried >= self._budget:
                self.left_out |= size < MOST_EDITS
                break
        return ()

    def _ends(self, last: int) -> bool:
        """Whether nothing more of this size is tried: somebody stops it, or its share is used up."""
        self.is_stopped = self.is_stopped or self._stopped()
        if not self.is_stopped and self.tried < last:
            return False
        self.left_out = True
        return True

    def _ordered(self, edits: list[SingleEdit], size: int) -> Iterator[tuple[SingleEdit, ...]]:
        if size == 1:
            return iter([(edit,) for edit in edits])
        useful = [edit for edit in edits if edit in self._gains]
        sets = (
            together
            for together in combinations(useful, size)
            if not any(one.meets(other) for one, other in combinations(together, 2))
        )
        return iter(sorted(sets, key=lambda together: -sum(map(self._gains.__getitem__, together))))

    def _flips(self, together: tuple[SingleEdit, ...]) -> bool:
        """Whether the ranking of the shop so edited has the product above the other."""
        changes = changes_of(self.title, together)
        if changes.get("title", "-") == "":
            return False
        engine = self._shop.with_changes(self._shop.engine.catalogue.product_id[self.row], changes)
        self.tried += 1
        if self._progress:
            self._progress(self.tried, self._budget)
        if _is_above(self.ranks(engine)):
            return True
        if len(together) == 1:
            scores = engine.ranked(self._request).scores
            self._gains[together[0]] = float(scores[self.row] - scores[self.versus])
        return False

    def ranks(self, engine: Engine) -> tuple[int, int]:
        """The ranks of both in the list."""
        rows = listed(engine, self._request)
        return rank_in(rows, self.row), rank_in(rows, self.versus)


def _is_above(ranks: tuple[int, int]) -> bool:
    own, other = ranks
    return bool(own) and (not other or own < other)
