"""All that one query says of all products: what is found, how it scores, and of what parts."""

from dataclasses import dataclass, field, replace

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.search.fusion import Fusion
from core.search.query import LexicalQuery
from core.search.rocchio import Examples
from core.search.score_inputs import ScoreInputs
from core.text.tokens import Token

# What dismissing adds to a score, which is never more than 1.
SUNK = -1.0


@dataclass(frozen=True)
class Ranking:
    """All that one query says of all products, before filters; `text` is what it was read as.

    `examples` are the results that others were likened to, None where none were.

    `taste` (products,) is how well each suits the shopper, with `personal` as its weight in `scores`;
    None where the search is not personal. `dismissed` are the rows that the shopper does not want.
    """

    text: str
    query: LexicalQuery
    features: ScoreInputs
    fusion: Fusion
    matches: BoolArray
    scores: Float32Array
    examples: Examples | None = None
    taste: Float32Array | None = None
    personal: float = 0.0
    dismissed: IndexArray = field(default_factory=lambda: np.zeros(0, np.intp))

    def suiting(self, taste: Float32Array, personal: float) -> "Ranking":
        """The same with a shopper's taste as one part of the score; what is found stays."""
        scores = np.float32(1 - personal) * self.scores + np.float32(personal) * taste
        return replace(self, taste=taste, personal=personal, scores=scores)

    def sinking(self, dismissed: IndexArray) -> "Ranking":
        """The same with some products below all others."""
        scores = self.scores.copy()
        scores[dismissed] += np.float32(SUNK)
        return replace(self, scores=scores, dismissed=dismissed)

    def weights(self) -> dict[str, float]:
        """The weight of each part that every score has; they add up to 1."""
        if self.taste is None:
            return self.fusion.weights()
        general = {name: (1 - self.personal) * w for name, w in self.fusion.weights().items()}
        return {**general, "taste": self.personal}

    def parts(self, row: int) -> dict[str, float]:
        """The parts of one product's score; they sum to it."""
        parts = self.fusion.parts(self.features, row)
        if self.taste is not None:
            parts = {name: (1 - self.personal) * part for name, part in parts.items()}
            parts["taste"] = self.personal * float(self.taste[row])
        return {**parts, "dismissed": SUNK} if row in self.dismissed else parts

    def corrected(self, typed: str) -> "Ranking":
        """The same with its tokens shown as corrections of what was `typed`."""
        tokens = tuple(
            Token(token.text, "corrected", typed) if token.kind == "word" else token
            for token in self.query.tokens
        )
        return replace(self, query=replace(self.query, tokens=tokens))
