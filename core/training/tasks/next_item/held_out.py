"""Held-out sequences: how well the next item is guessed by the network, by its neighbours and by both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, Int32Array, Int64Array
from core.metrics import Metrics
from core.metrics.next_item import next_item_metrics, target_rank
from core.recommend.blend import Blend
from core.recommend.held_out import is_teaching, sample_examples
from core.recommend.neighbours import Neighbours
from core.recommend.sequences import Sequences

# Examples whose cosines with all items are reckoned at once.
CHUNK = 100


@dataclass(frozen=True)
class Measured:
    """`metrics` of the mixture, and of the network alone as `neural_…`; its `loss` over all items and how
    often its first guess is right; the `mix` that was learned. Figures are None where nothing is measured.
    """

    metrics: Metrics
    mix: Blend
    loss: float | None
    first_right: float | None


@dataclass(frozen=True)
class HeldOutSequences:
    """Examples (places in `sequences`): what is before each `stops`, from `starts`, leads to the item there.

    `near` holds for each example the items that its neighbours lead to and how much they are worth.
    """

    sequences: Sequences
    starts: Int64Array
    stops: Int64Array
    near: list[tuple[Int64Array, Float32Array]]
    popularity: Float32Array

    @classmethod
    def of(
        cls, kept: Sequences, fitted: Sequences, seed: int, check: Callable[[], None]
    ) -> "HeldOutSequences":
        """Some examples of the sequences `kept`, with their neighbours among those `fitted`."""
        starts, stops = sample_examples(kept, seed)
        neighbours = Neighbours.from_sequences(fitted)
        near = []
        for start, stop in zip(starts, stops, strict=True):
            check()
            scores = neighbours.scores(kept.item[start:stop])
            found = np.flatnonzero(scores)
            near.append((found, scores[found]))
        counts = np.bincount(fitted.item, minlength=len(fitted.items))
        popularity = (counts / max(1, counts.sum())).astype(np.float32)
        return cls(kept, starts, stops, near, popularity)

    def __len__(self) -> int:
        return len(self.stops)

    @property
    def targets(self) -> Int64Array:
        """The item that came next in each example."""
        return self.sequences.item[self.stops].astype(np.int64)

    def windows(self, length: int) -> Int32Array:
        """What a network reads of each example."""
        return self.sequences.windows(self.starts, self.stops, length)

    def baseline(self) -> Metrics:
        """The metrics of the neighbours alone, and those of popularity as `popularity_…`."""
        near = [target_rank(self._near(at), self.targets[at]) for at in self._measures()]
        ranks = [target_rank(self.popularity, self.targets[at]) for at in self._measures()]
        popular = {f"popularity_{name}": value for name, value in next_item_metrics(ranks).items()}
        return {**next_item_metrics(near), **popular}

    def measured(
        self, vectors: Float32Array, shoppers: Float32Array, mix: Blend, check: Callable[[], None]
    ) -> Measured:
        """How the network ranks, alone and mixed with the neighbours.

        Args:
            vectors: unit vectors (items, dimension).
            shoppers: unit vectors (examples, dimension).
            mix: what to learn the shares of.
            check: called between examples; may raise to stop.
        """
        mix = self._learned(vectors, shoppers, mix, check)
        both, alone, losses = [], [], []
        for at, cosines in self._cosines(vectors, shoppers, self._measures()):
            check()
            target = self.targets[at]
            both.append(target_rank(mix.scores(cosines, *self._known(at)), target))
            alone.append(target_rank(cosines, target))
            losses.append(_loss(cosines / mix.temperature, target))
        neural = {f"neural_{name}": value for name, value in next_item_metrics(alone).items()}
        metrics = {**next_item_metrics(both), **neural}
        first = float((np.array(alone) == 1).mean()) if alone else None
        return Measured(metrics, mix, float(np.mean(losses)) if losses else None, first)

    def _learned(
        self, vectors: Float32Array, shoppers: Float32Array, mix: Blend, check: Callable[[], None]
    ) -> Blend:
        """The mixture with which hit@20 and MRR@20 of the examples that teach are best together."""
        teachers = np.flatnonzero(is_teaching(len(self)))
        if not len(teachers):
            return mix
        ranks = []
        for at, cosines in self._cosines(vectors, shoppers, teachers):
            check()
            trials = mix.trials(cosines, *self._known(at))
            own = trials[:, self.targets[at], None]
            rank = 1 + np.count_nonzero(trials > own, axis=1)
            # A score that is no number is the last.
            ranks.append(np.where(np.isfinite(own[:, 0]), rank, trials.shape[1]))
        metrics = [next_item_metrics(places) for places in np.array(ranks).T]
        worth = [
            len(ranks) * ((each["hit@20"] or 0) + 2 * (each["mrr@20"] or 0)) for each in metrics
        ]
        return max(zip(worth, mix.tried(), strict=True), key=_worth)[1]

    def _cosines(
        self, vectors: Float32Array, shoppers: Float32Array, chosen: Int64Array
    ) -> Iterator[tuple[int, Float32Array]]:
        """Each of the examples `chosen` with its cosines to every item."""
        for part in np.array_split(chosen, len(chosen) // CHUNK + 1):
            yield from zip(part.tolist(), shoppers[part] @ vectors.T, strict=True)

    def _known(self, at: int) -> tuple[Float32Array, Float32Array, Int32Array]:
        """What is known of an example besides the network: neighbours, popularity, what was met."""
        met = self.sequences.item[self.starts[at] : self.stops[at]]
        return self._near(at), self.popularity, met

    def _measures(self) -> Int64Array:
        """The examples that do not teach."""
        return np.flatnonzero(~is_teaching(len(self)))

    def _near(self, at: int) -> Float32Array:
        scores = np.zeros(len(self.popularity), np.float32)
        found, values = self.near[at]
        scores[found] = values
        return scores


def _worth(trial: tuple[float, Blend]) -> float:
    """What a mixture is worth in examples, less up to one and a half for how far from plain it is."""
    worth, mix = trial
    return worth - abs(mix.neural - 0.5) - abs(mix.again - 1)


def _loss(logits: Float32Array, target: int) -> float:
    """-log P(target), softmax over all items."""
    highest = logits.max()
    return float(np.log(np.exp(logits - highest).sum()) + highest - logits[target])
