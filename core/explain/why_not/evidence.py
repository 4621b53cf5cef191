"""What the parts of a search say of one product: its words, its scores beside what is needed, its kind."""

from dataclasses import dataclass, replace

import numpy as np

from core.domains import Domain
from core.explain.place import Place, place_of
from core.search.engine import Engine
from core.search.ranking import Ranking
from core.search.request import Method, SearchRequest
from core.search.score_inputs import ALIKE_FLOOR, LEXICAL_TAIL, NEURAL_TAIL
from core.text.conditions import Condition
from core.text.normalise import normalise


@dataclass(frozen=True)
class PartScore:
    """What a part of the score says of a product, from 0 to 1, and the least that lets it in."""

    part: str
    value: float
    needed: float


class Evidence:
    """Everything about the product at `row` in the answer to `request`, in the words of `domain`.

    `held` and `lacking` are words of the query, `dropped` those that are not searched for, of which
    `dropped_here` stand in the title. `kind_factor` is what is left of a score for a product of this kind.
    """

    def __init__(self, engine: Engine, request: SearchRequest, row: int, domain: Domain) -> None:
        self.engine, self.request, self.row, self.domain = engine, request, row, domain
        self.ranking: Ranking = engine.ranked(request)
        keys = tuple(condition.key for condition in self.ranking.conditions)
        self._unconditioned = self._without_conditions(keys) if keys else self.ranking
        self.place: Place = place_of(engine, request, self.ranking, row)
        index, groups = engine.lexical, self.ranking.query.words
        self.held = [g.source for g in groups if index.words.best_term(g.terms, row)[1]]
        self.lacking = [g.source for g in groups if g.source not in self.held]
        title = normalise(engine.catalogue.title[row])
        self.dropped = [t.text for t in self.ranking.query.tokens if t.kind == "stop"]
        self.dropped_here = [word for word in self.dropped if word in title]
        self.kind_factor = self._kind_factor()

    def _without_conditions(self, keys: tuple[str, ...]) -> Ranking:
        return self.engine.ranked(replace(self.request, ignored=(*self.request.ignored, *keys)))

    @property
    def matches(self) -> bool:
        """Whether words, nearness or likeness let the product in, before conditions and filters."""
        return bool(self._unconditioned.matches[self.row])

    @property
    def shares_pieces(self) -> bool:
        """Whether it shares a word or a pair of characters with the query."""
        pairs = self.engine.lexical.bigrams
        return bool(self.held) or any(
            pairs.best_term(group.terms, self.row)[1] for group in self.ranking.query.bigrams
        )

    def scores(self) -> list[PartScore]:
        """What each part that has a say says of it, beside what is needed."""
        inputs, fusion, row = self.ranking.inputs, self.ranking.fusion, self.row
        scores = []
        if self.request.method is not Method.NEURAL:
            best = float(inputs.lexical.max(initial=0.0))
            scores.append(PartScore("lexical", float(inputs.lexical[row]), LEXICAL_TAIL * best))
        nearest = float(inputs.neural.max(initial=0.0))
        if nearest > 0:
            needed = max(fusion.floor, NEURAL_TAIL * nearest)
            scores.append(PartScore("neural", float(inputs.neural[row]), needed))
        if inputs.alike is not None:
            scores.append(PartScore("alike", float(inputs.alike[row]), ALIKE_FLOOR))
        return scores

    @property
    def passes_without_kind(self) -> bool:
        """Whether it would be let in if it were of the kind that the query names."""
        return self.kind_factor < 1 and any(
            score.value > 0 and score.value / self.kind_factor >= score.needed
            for score in self.scores()
            if score.part in ("lexical", "neural")
        )

    def _kind_factor(self) -> float:
        """What is left of a score for a product of this kind, 1 for the kind that the query names."""
        ones = np.ones(len(self.engine.catalogue), np.float32)
        return float(self.engine.lexical.demote_other_kinds(self.ranking.query, ones)[self.row])

    def rank_without_kind(self) -> int:
        """Its rank if it were of the kind that the query names."""
        (parts,) = self.ranking.parts(np.array([self.row]))
        lost = (parts.get("lexical", 0.0) + parts.get("neural", 0.0)) * (1 / self.kind_factor - 1)
        scores = self.ranking.scores.copy()
        scores[self.row] += np.float32(lost)
        return place_of(
            self.engine, self.request, replace(self.ranking, scores=scores), self.row
        ).rank

    def rank_for(self, **changes: object) -> int:
        """Its rank if the request were another in some of its fields; 0: not in the list either."""
        changed = replace(self.request, **changes)  # type: ignore[arg-type]
        return place_of(self.engine, changed, self.engine.ranked(changed), self.row).rank

    def broken_conditions(self) -> list[Condition]:
        """The conditions of the query that the product does not keep to."""
        free, reader = self._unconditioned, self.engine.shop.conditions
        answers = free.answers(np.flatnonzero(free.matches))
        return [
            condition
            for condition in self.ranking.conditions
            if not reader.allowed((condition,), free.matches, answers)[self.row]
        ]

    def broken_filters(self) -> list[str]:
        """The kinds of filters that leave it out: `category`, `brand`, `price`."""
        masks = self.engine.shop.filtering.masks(self.request.filters)
        return [kind for kind, mask in masks.items() if not mask[self.row]]

    @property
    def is_dismissed(self) -> bool:
        """Whether the shopper does not want it."""
        return self.row in self.ranking.dismissed
