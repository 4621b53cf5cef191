"""Two rankings in one list: team-draft interleaving (Radlinski, Kurup and Joachims 2008).

Both rankings draft the best product that is not yet in the list, the one with fewer picks first and a
coin where both have as many; whose products are clicked more ranks better. Shoppers see one list and
notice nothing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from core.search.request import Hit, SearchRequest, SearchResponse
from core.text.tokens import Suggestion

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.search.engine import Engine

A, B = "A", "B"
# What names a ranking by words alone, which no run made.
WORDS = "words"
_BETWEEN = " × "


@dataclass(frozen=True)
class TeamHit(Hit):
    """A hit of an interleaved list: `team`, "A" or "B", is the ranking that placed it."""

    team: str


def experiment_of(a: str, b: str) -> str:
    """The id of the experiment that sets run `a` against run `b`; "" is a ranking by words alone."""
    return f"{a or WORDS}{_BETWEEN}{b or WORDS}"


def runs_of(experiment: str) -> tuple[str, str]:
    """The ids of the two runs that an experiment's id names, "" for words alone."""
    a, _, b = experiment.partition(_BETWEEN)
    return ("" if a == WORDS else a), ("" if b == WORDS else b)


def interleave(a: SearchResponse, b: SearchResponse, seed: int) -> SearchResponse:
    """One list of `TeamHit` of two answers to the same request; the same query and seed, the same list.

    Ranks count anew from 1, scores and parts are those of the ranking that placed the product, `run` is
    the experiment's id, and all but the hits is as `a` has it.
    """
    coins = np.random.default_rng(_coin_seed(a.request.text, seed))
    drafted = _draft(a.hits, b.hits, a.request.top, coins)
    return replace(a, hits=drafted, run=experiment_of(a.run, b.run), total=max(a.total, b.total))


def blinded(answer: SearchResponse) -> SearchResponse:
    """`answer` without scores and parts: those of two rankings differ, and would tell whose a hit is."""
    return replace(answer, hits=tuple(replace(hit, score=0.0, parts={}) for hit in answer.hits))


def _draft(
    a: Sequence[Hit], b: Sequence[Hit], top: int, coins: np.random.Generator
) -> tuple[TeamHit, ...]:
    left = {A: list(reversed(a)), B: list(reversed(b))}
    picks = {A: 0, B: 0}
    drafted: dict[str, TeamHit] = {}
    while len(drafted) < top:
        # What the other has drafted meanwhile is passed over.
        for hits in left.values():
            while hits and hits[-1].product_id in drafted:
                hits.pop()
        teams = [team for team, hits in left.items() if hits]
        if not teams:
            break
        # Fewer picks first, a coin where both have as many.
        team = min(teams, key=lambda side: (picks[side], coins.random()))
        hit = left[team].pop()
        picks[team] += 1
        drafted[hit.product_id] = _team_hit(hit, len(drafted) + 1, team)
    return tuple(drafted.values())


def _team_hit(hit: Hit, rank: int, team: str) -> TeamHit:
    values = {field.name: getattr(hit, field.name) for field in fields(Hit)}
    return TeamHit(**{**values, "rank": rank}, team=team)


def _coin_seed(text: str, seed: int) -> int:
    # A lone half of a surrogate pair is typed sometimes and has no bytes.
    key = f"{seed}:{text}".encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(key, digest_size=8).digest())


class InterleavedEngine:
    """Two engines of one shop that answer as one; safe between threads.

    A new `seed` for every session keeps the coins of one shopper apart from those of the next.
    """

    def __init__(self, a: "Engine", b: "Engine", seed: int = 0) -> None:
        self.a, self.b, self.seed = a, b, seed

    @property
    def experiment(self) -> str:
        """The id under which lists are recorded."""
        return experiment_of(self.a.run_id, self.b.run_id)

    @property
    def catalogue(self) -> "Catalogue":
        """The products that hits point into."""
        return self.a.catalogue

    @property
    def run_id(self) -> str:
        """Both runs: the experiment's id."""
        return self.experiment

    def search(self, request: SearchRequest) -> SearchResponse:
        """The interleaved answer to `request`; its hits are `TeamHit`, blinded."""
        a, b = self.a.search(request), self.b.search(request)
        mixed = blinded(interleave(a, b, self.seed))
        return replace(mixed, took_ms=a.took_ms + b.took_ms, is_draft=a.is_draft or b.is_draft)

    def suggest(self, text: str, limit: int = 8) -> list[Suggestion]:
        """Completions, which no run changes."""
        return self.a.suggest(text, limit)

    def placing(self, request: SearchRequest, product_id: str) -> "Engine":
        """The engine that placed a product in the answer to `request`; A where neither did."""
        teams = {hit.product_id: getattr(hit, "team", A) for hit in self.search(request).hits}
        engine = self.b if teams.get(product_id) == B else self.a
        return engine.placing(request, product_id)
