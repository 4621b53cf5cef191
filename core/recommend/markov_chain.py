"""What comes next by the last category alone: the plain models that a network has to beat."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, Int32Array, Int64Array
from core.metrics import Metrics
from core.metrics.classification import classification_metrics
from core.recommend.categories import UNKNOWN
from core.recommend.sequences import Sequences, examples


@dataclass(frozen=True)
class MarkovChain:
    """A Markov chain of order 1 over categories, backed off to how frequent each one is.

    `counts` (labels, labels): how often the column came right after the row. `shares` (labels,): how much
    of all that came next each label is.

        P(b | a) = (n(a, b) + t(a) · share(b)) / (n(a) + t(a))

    where n(a) counts what came after a and t(a) how many different labels did (Witten and Bell 1991).
    """

    counts: Float32Array
    shares: Float32Array

    @classmethod
    def from_sequences(cls, sequences: Sequences) -> "MarkovChain":
        """The chain that followed in `sequences` of labels; what is unknown is no link of it."""
        labels = len(sequences.items)
        _, steps = examples(sequences)
        last, after = sequences.item[steps - 1], sequences.item[steps]
        shares = np.bincount(after[after != UNKNOWN], minlength=labels)
        known = (last != UNKNOWN) & (after != UNKNOWN)
        links = last[known].astype(np.int64) * labels + after[known]
        counts = np.bincount(links, minlength=labels * labels).reshape(labels, labels)
        return cls(counts.astype(np.float32), (shares / max(1, shares.sum())).astype(np.float32))

    def probabilities(self, last: Int32Array) -> Float32Array:
        """What comes after the labels `last` (n,), (n, labels); by `shares` after an unknown one."""
        counts = self.counts[last]
        counts[last == UNKNOWN] = 0
        left = counts.sum(axis=1, keepdims=True)
        kinds = (counts > 0).sum(axis=1, keepdims=True)
        # After what was never left nothing is known but the shares.
        kinds[left == 0] = 1
        chances: Float32Array = (counts + kinds * self.shares) / (left + kinds)
        return chances.astype(np.float32)

    def metrics(self, sequences: Sequences, stops: Int64Array) -> Metrics:
        """How well it guesses the steps `stops`; with `last_` before the name, how well `last_again` does."""
        truth, last = sequences.item[stops], sequences.item[stops - 1]
        again = classification_metrics(truth, self.last_again(last))
        prefixed = {f"last_{name}": value for name, value in again.items()}
        return {**classification_metrics(truth, self.probabilities(last)), **prefixed}

    def last_again(self, last: Int32Array) -> Float32Array:
        """The last label again, (n, labels): half for it, by `shares` for the rest."""
        chances = np.tile(self.shares / 2, (len(last), 1))
        known = np.flatnonzero(last != UNKNOWN)
        chances[known, last[known]] += 0.5
        return chances.astype(np.float32)
