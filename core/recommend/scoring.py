"""How well every product suits a history: behaviour where there is enough of it, likeness for the rest.

A shop's rarely visited products have too few visitors to follow anything; what is known of the products
themselves fills the gap, and serves products that nobody has met yet.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.feedback.actions import ACTION_WEIGHTS
from core.recommend.likeness import Likeness
from core.recommend.sequence_source import SequenceSource
from core.recommend.session import split
from core.search.request import History

Parts = dict[str, Float32Array]

BOUGHT = "purchase"
# An action counts this much of the next one.
RECENCY = 0.95
# What is wanted next is behaviour's to say, half of it with so many actions on all the products of a history,
# and half of that with so many on each of them. The rest is likeness.
ENOUGH, ENOUGH_EACH = 5.0, 0.5
# With so many actions on each product of a history, behaviour makes half of a taste. Taste re-orders what a
# query finds, which is of one kind: only many visitors know which of many dresses goes with which.
ENOUGH_TASTE = 20.0
# How much of what is most like a dismissed product is taken from it.
AVERSION = 0.3


@dataclass(frozen=True)
class Met:
    """The known products of a history, once each, with their weights.

    `bought` are those purchased. `dismissed` are not among the others, whatever was done to them before.
    """

    rows: IndexArray
    weights: Float32Array
    bought: IndexArray
    dismissed: IndexArray

    @classmethod
    def from_history(cls, history: History, catalogue: Catalogue) -> "Met":
        """What `history` says of the products of `catalogue`, the one met last at the end."""
        weights: dict[int, float] = {}
        bought = []
        wanted, dismissed = split(history)
        for ago, did in enumerate(reversed(wanted)):
            row = catalogue.row_of.get(did.product_id)
            if row is not None and did.action in ACTION_WEIGHTS:
                weights[row] = weights.get(row, 0.0) + ACTION_WEIGHTS[did.action] * RECENCY**ago
                bought += [row] if did.action == BOUGHT else []
        rows = np.array(list(weights)[::-1], np.intp)
        worth = np.array(list(weights.values())[::-1], np.float32)
        known = [catalogue.row_of[each] for each in dismissed if each in catalogue.row_of]
        return cls(rows, worth, np.array(bought, np.intp), np.array(known, np.intp))


@dataclass(frozen=True)
class Scoring:
    """Scores the products of a catalogue; safe between threads.

    `places` is the row of each of the behaviour's items, -1 for those that are no product here; `support`
    (products,) counts the actions on each product.
    """

    likeness: Likeness
    behaviour: SequenceSource | None
    places: IndexArray
    support: Float32Array

    @classmethod
    def for_catalogue(
        cls, catalogue: Catalogue, likeness: Likeness, behaviour: SequenceSource | None
    ) -> "Scoring":
        """Scores for the rows of `catalogue`."""
        items = behaviour.items if behaviour else []
        places = np.array([catalogue.row_of.get(item, -1) for item in items], np.intp)
        support = np.zeros(len(catalogue), np.float32)
        if behaviour:
            support[places[places >= 0]] = behaviour.counts[places >= 0]
        return cls(likeness, behaviour, places, support)

    def next(self, history: History, met: Met, left_out: IndexArray) -> Parts:
        """What each part adds to the score of every product, (products,) each; none where nothing is known.

        The products `left_out` have 0, and so have those dismissed; what is like these has less.
        """
        left_out = np.concatenate([left_out, met.dismissed])
        parts = self._wanted_next(history, met, left_out)
        kept = 1 - AVERSION * self._disliked(met) if len(met.dismissed) else np.float32(1)
        return {name: kept * part for name, part in parts.items()}

    def _wanted_next(self, history: History, met: Met, left_out: IndexArray) -> Parts:
        followed = self._followed(history, left_out)
        alike = self.likeness.to(met.rows, met.weights)
        # That a product is like itself recommends nothing; whether it is met again, behaviour alone says.
        alike[met.rows] = 0
        alike[left_out] = 0
        if not alike.any():
            return followed
        share = np.full(len(alike), self._share(met) if followed else 0.0, np.float32)
        share[met.rows] = 1
        parts = {name: share * part for name, part in followed.items()}
        return {**parts, "likeness": (1 - share) * alike}

    def taste(self, history: History, met: Met) -> Float32Array | None:
        """Taste (products,) up to 1, or None where nothing is known; below 0 is dislike."""
        parts = self.taste_parts(history, met)
        if not len(met.dismissed):
            return total(parts) if parts else None
        disliked = -AVERSION * self._disliked(met)
        return total({**parts, "disliked": disliked})

    def taste_parts(self, history: History, met: Met) -> Parts:
        """What behaviour (`followed`) and likeness add to the liking of every product, the best 1."""
        followed = self._followed(history, met.dismissed)
        alike = self.likeness.to(met.rows, met.weights, brief=True)
        if not followed:
            return {"likeness": alike} if alike.any() else {}
        share = self._taste_share(met) if alike.any() else np.float32(1)
        parts = {"followed": share * total(followed), "likeness": (1 - share) * alike}
        best = total(parts).max()
        return {name: part / best for name, part in parts.items()}

    def _disliked(self, met: Met) -> Float32Array:
        """How like every product is to those dismissed, (products,), the most alike 1."""
        return self.likeness.to(met.dismissed, np.ones(len(met.dismissed), np.float32), brief=True)

    def _share(self, met: Met) -> float:
        """How much of what is wanted next behaviour can tell: the more actions there are on what was met."""
        support = self.support[met.rows]
        whole, each = float(support.sum()), float(support.mean())
        return whole / (whole + ENOUGH) * each / (each + ENOUGH_EACH)

    def _taste_share(self, met: Met) -> np.float32:
        """How much of a taste behaviour can tell."""
        support = self.support[met.rows].mean()
        return np.float32(support / (support + ENOUGH_TASTE))

    def _followed(self, history: History, left_out: IndexArray) -> Parts:
        """What behaviour says, the best product 1; none where it says nothing."""
        history, _ = split(history)
        if self.behaviour is None or not self.behaviour.known(history).size:
            return {}
        here = self.places >= 0
        placed: Parts = {}
        for name, part in self.behaviour.parts(history).items():
            placed[name] = np.zeros(len(self.support), np.float32)
            placed[name][self.places[here]] = part[here]
            placed[name][left_out] = 0
        best = total(placed).max(initial=0.0)
        return {name: part / best for name, part in placed.items()} if best > 0 else {}


def total(parts: Parts) -> Float32Array:
    """The sum of the parts, (products,)."""
    whole: Float32Array = np.sum(list(parts.values()), axis=0, dtype=np.float32)
    return whole
