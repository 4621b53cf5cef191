"""All that one query says of all products: what matches, how it scores, of what parts, in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray
from core.data.catalogue import Catalogue
from core.search.conditions import ConditionReader
from core.search.fit import FITTED, Fit, fit_of
from core.search.fusion import Fusion
from core.search.lexical import LexicalIndex
from core.search.query import LexicalQuery
from core.search.request import Hit, Sort
from core.search.rocchio import Examples
from core.search.score_inputs import ScoreInputs
from core.search.top import best_rows
from core.text.conditions import Condition
from core.text.tokens import Token

# What dismissing adds to a score, which is never more than 1: the best of what is dismissed stands below all.
DISMISSED = -1.0
# What each thing that a product holds to the letter adds: more than all else together.
EXACT = 1.0
# Another order than relevance sorts only products that answer the query well: so many at most, with this
# share of the best score at least. Else the cheapest thing that shares a word with it would come first.
SORTED_PRODUCTS = 300
SORTED_TAIL = 0.4

# A weight, or a part of many scores.
Value = TypeVar("Value", float, Float64Array)


@dataclass(frozen=True)
class Ranking:
    """All that one query says of all products, before filters; `text` is what it was read as.

    `examples` are the results that others were likened to, None where none were; `fit` is how well the first
    results fit the query (`core.search.fit`), None where that says nothing.

    `exact` (products,) counts what each holds to the letter (`core.search.exact`), None where none does.

    `taste` (products,) is how well each suits the shopper, with `personal` as its weight in `scores`;
    None where the search is not personal. `dismissed` are the rows that the shopper does not want.

    `conditions` are those of the query that every match keeps to (`core.search.conditions`).
    """

    text: str
    query: LexicalQuery
    inputs: ScoreInputs
    fusion: Fusion
    matches: BoolArray
    scores: Float32Array
    examples: Examples | None = None
    fit: Fit | None = None
    exact: Float32Array | None = None
    taste: Float32Array | None = None
    personal: float = 0.0
    dismissed: IndexArray = field(default_factory=lambda: np.zeros(0, np.intp))
    conditions: tuple[Condition, ...] = ()

    def with_fit(self, index: LexicalIndex) -> "Ranking":
        """The same with how well the first results fit the query as one more part of the score."""
        first = best_rows(self.scores, np.flatnonzero(self.matches), FITTED)
        best = float(self.scores[first].max(initial=0.0))
        fit = fit_of(index, self.text, self.query, self.inputs.words, first, best)
        if fit is None:
            return self
        scores = np.float32(1 - fit.weight) * self.scores
        scores += np.float32(fit.weight) * fit.values(len(scores))
        return replace(self, fit=fit, scores=scores)

    def with_exact(self, exact: Float32Array | None) -> "Ranking":
        """The same with what holds something to the letter matching, above all that does not."""
        if exact is None:
            return self
        scores = self.scores + np.float32(EXACT) * exact
        return replace(self, exact=exact, matches=self.matches | (exact > 0), scores=scores)

    def keeping(self, reader: ConditionReader, conditions: tuple[Condition, ...]) -> "Ranking":
        """The same with the matches that keep to `conditions` alone; scores stay."""
        if not conditions:
            return self
        answers = self.answers(np.flatnonzero(self.matches))
        allowed = reader.allowed(conditions, self.matches, answers)
        return replace(self, matches=allowed, conditions=conditions)

    def with_taste(self, taste: Float32Array, personal: float) -> "Ranking":
        """The same with a shopper's taste as one part of the score; what matches stays."""
        exact = np.float32(0) if self.exact is None else np.float32(EXACT) * self.exact
        general = self.scores - exact
        scores = np.float32(1 - personal) * general + np.float32(personal) * taste + exact
        return replace(self, taste=taste, personal=personal, scores=scores)

    def with_dismissed(self, dismissed: IndexArray) -> "Ranking":
        """The same with some products below all others, whatever they hold."""
        scores = self.scores.copy()
        scores[dismissed] += np.float32(DISMISSED)
        if self.exact is not None:
            scores[dismissed] -= np.float32(EXACT) * self.exact[dismissed]
        return replace(self, scores=scores, dismissed=dismissed)

    def weights(self) -> dict[str, float]:
        """The weight of each part that every score has; they add up to 1."""
        weights = self.fusion.weights()
        if self.fit is not None:
            weights = _scaled(weights, 1 - self.fit.weight) | {"fit": self.fit.weight}
        if self.taste is not None:
            weights = _scaled(weights, 1 - self.personal) | {"taste": self.personal}
        return weights

    def parts(self, rows: IndexArray) -> list[dict[str, float]]:
        """The parts of the score of each of `rows`; they sum to it."""
        columns = self.fusion.parts(self.inputs, rows)
        if self.fit is not None:
            columns = _scaled(columns, 1 - self.fit.weight)
            columns["fit"] = np.sum([*self.fit.shares(rows).values()], axis=0)
        if self.taste is not None:
            columns = _scaled(columns, 1 - self.personal)
            columns["taste"] = self.personal * self.taste[rows].astype(np.float64)
        values = zip(*(column.tolist() for column in columns.values()), strict=True)
        parts = [dict(zip(columns, row, strict=True)) for row in values]
        if self.exact is not None or len(self.dismissed):
            return [{**p, **self._outside(row)} for p, row in zip(parts, rows, strict=True)]
        return parts

    def _outside(self, row: int) -> dict[str, float]:
        """What the score of one product has beside what has a weight."""
        if row in self.dismissed:
            return {"dismissed": DISMISSED}
        if self.exact is not None and self.exact[row]:
            return {"exact": EXACT * float(self.exact[row])}
        return {}

    def corrected(self, typed: str) -> "Ranking":
        """The same with its tokens shown as corrections of what was `typed`."""
        tokens = tuple(
            Token(token.text, "corrected", typed) if token.kind == "word" else token
            for token in self.query.tokens
        )
        return replace(self, query=replace(self.query, tokens=tokens))

    def hits(self, catalogue: Catalogue, rows: IndexArray) -> tuple[Hit, ...]:
        """The products at `rows`, best first, as results."""
        ids, titles, parts = catalogue.product_id, catalogue.title, self.parts(rows)
        return tuple(
            Hit(rank, row, ids[row], titles[row], sum(part.values()), part)
            for rank, (row, part) in enumerate(zip(rows.tolist(), parts, strict=True), 1)
        )

    def matched_words(self, index: LexicalIndex) -> tuple[str, ...]:
        """The words of the query to light up in titles; its bigrams where no product has its words."""
        words, bigrams = index.words, index.bigrams
        known = [t.text for t in self.query.tokens if t.kind != "stop" and t.text in words]
        return tuple(known or [g.source for g in self.query.bigrams if g.source in bigrams])

    def ordered(
        self, catalogue: Catalogue, masks: Iterable[BoolArray], sort: Sort, top: int
    ) -> tuple[IndexArray, int]:
        """The first `top` of the matches that all `masks` allow, by `sort`, and how many they are in all."""
        rows = np.flatnonzero(np.logical_and.reduce([self.matches, *masks]))
        if sort is Sort.RELEVANCE:
            return best_rows(self.scores, rows, top), len(rows)
        return _by_column(catalogue, self.answers(rows), sort)[:top], len(rows)

    def answers(self, rows: IndexArray) -> IndexArray:
        """Those of `rows` that answer the query well, best first; of no query all that is not dismissed."""
        if not self.query:
            return rows[self.scores[rows] >= 0]
        best = best_rows(self.scores, rows, SORTED_PRODUCTS)
        scores = self.scores[best]
        answers_well: BoolArray = scores >= SORTED_TAIL * scores.max(initial=0.0)
        return best[answers_well]


def _scaled(parts: Mapping[str, Value], factor: float) -> dict[str, Value]:
    return {name: factor * part for name, part in parts.items()}


def _by_column(catalogue: Catalogue, rows: IndexArray, sort: Sort) -> IndexArray:
    """`rows` by the column that `sort` names; equals keep their order and unknown values come last."""
    column, sign = {
        Sort.PRICE_UP: (catalogue.price, 1),
        Sort.PRICE_DOWN: (catalogue.price, -1),
        Sort.SALES: (catalogue.sales, -1),
        Sort.RATING: (catalogue.rating, -1),
    }[sort]
    # NaN sorts last whatever its sign.
    return rows[np.argsort(sign * column[rows], kind="stable")]
