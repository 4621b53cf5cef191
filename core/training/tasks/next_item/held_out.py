"""Held-out sequences: how well the next item is guessed by the network, by its neighbours and by both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, IndexArray, Int32Array, Int64Array
from core.metrics import Metrics
from core.metrics.next_item import (
    next_item_metrics,
    next_item_values,
    random_next_item,
    target_rank,
)
from core.metrics.significance import near_interval
from core.recommend.blend import Blend
from core.recommend.held_out import is_teaching, sample_examples
from core.recommend.neighbours import Neighbours
from core.recommend.sequences import Sequences

# Examples whose cosines with all items are reckoned at once: 40 MB for 100,000 items.
CHUNK = 100


@dataclass(frozen=True)
class SequenceEvaluation:
    """`metrics` of the `blend` that was learned, and of the network alone as `neural_…`.

    `loss` and `accuracy` are the network's over all items. Figures are None where nothing is measured.
    `intervals` has of each metric its 95 % interval over the sequences.
    """

    metrics: Metrics
    blend: Blend
    loss: float | None
    accuracy: float | None
    intervals: dict[str, list[float]]


@dataclass(frozen=True)
class HeldOutSequences:
    """Examples, as positions in `sequences`: what is from `starts` to before `stops` leads to the item there.

    `neighbours` holds for each example the items that its neighbours lead to and how much they are worth.
    """

    sequences: Sequences
    starts: Int64Array
    stops: Int64Array
    neighbours: list[tuple[IndexArray, Float32Array]]
    popularity: Float32Array

    @classmethod
    def from_sequences(
        cls, held_out: Sequences, fit: Sequences, seed: int, check: Callable[[], None]
    ) -> "HeldOutSequences":
        """Some examples of the sequences `held_out`, with their neighbours among those that are learned."""
        starts, stops = sample_examples(held_out, seed)
        index = Neighbours.from_sequences(fit)
        neighbours = []
        for start, stop in zip(starts, stops, strict=True):
            check()
            scores = index.scores(held_out.item[start:stop])
            items = np.flatnonzero(scores)
            neighbours.append((items, scores[items]))
        counts = np.bincount(fit.item, minlength=len(fit.items))
        popularity = (counts / max(1, counts.sum())).astype(np.float32)
        return cls(held_out, starts, stops, neighbours, popularity)

    def __len__(self) -> int:
        return len(self.stops)

    @property
    def measured(self) -> int:
        """How many of them do not teach."""
        return len(self._measured_examples())

    @property
    def targets(self) -> Int64Array:
        """The item that came next in each example."""
        return self.sequences.item[self.stops].astype(np.int64)

    def windows(self, length: int) -> Int32Array:
        """What a network reads of each example."""
        return self.sequences.windows(self.starts, self.stops, length)

    def baseline(self) -> Metrics:
        """The metrics of the neighbours alone, of popularity as `popularity_…`, of chance as `random_…`."""
        measured = self._measured_examples()
        near = [
            target_rank(self._neighbour_scores(example), self.targets[example])
            for example in measured
        ]
        ranks = [target_rank(self.popularity, self.targets[example]) for example in measured]
        popular = {f"popularity_{name}": value for name, value in next_item_metrics(ranks).items()}
        chance = {
            f"random_{name}": value if len(measured) else None
            for name, value in random_next_item(len(self.popularity)).items()
        }
        return {**next_item_metrics(near), **popular, **chance}

    def evaluate(
        self,
        vectors: Float32Array,
        shoppers: Float32Array,
        blend: Blend,
        check: Callable[[], None],
    ) -> SequenceEvaluation:
        """How the network ranks, alone and blended with the neighbours.

        Args:
            vectors, shoppers: unit vectors (items, dimension) and (examples, dimension).
            blend: what to learn the shares of.
            check: called between examples; may raise to stop.
        """
        blend = self._fit_blend(vectors, shoppers, blend, check)
        both, alone, losses = [], [], []
        for example, cosines in self._cosines(vectors, shoppers, self._measured_examples()):
            check()
            target = self.targets[example]
            both.append(target_rank(blend.scores(cosines, *self._context(example)), target))
            alone.append(target_rank(cosines, target))
            losses.append(_loss(cosines / blend.temperature, target))
        neural = {f"neural_{name}": value for name, value in next_item_metrics(alone).items()}
        return SequenceEvaluation(
            metrics={**next_item_metrics(both), **neural},
            blend=blend,
            loss=float(np.mean(losses)) if losses else None,
            accuracy=float((np.array(alone) == 1).mean()) if alone else None,
            intervals=self._intervals("", both) | self._intervals("neural_", alone),
        )

    def _intervals(self, prefix: str, ranks: list[int]) -> dict[str, list[float]]:
        """The intervals of the metrics of measured examples at `ranks`, drawn shopper by shopper."""
        stops = self.stops[self._measured_examples()]
        owner = np.searchsorted(self.sequences.starts, stops, side="right")
        group = np.unique(owner, return_inverse=True)[1]
        values = next_item_values(ranks)
        return {prefix + name: near_interval(each, group) for name, each in values.items()}

    def _fit_blend(
        self,
        vectors: Float32Array,
        shoppers: Float32Array,
        blend: Blend,
        check: Callable[[], None],
    ) -> Blend:
        """The blend with which hit@20 and MRR@20 of the examples that teach are best together."""
        teachers = np.flatnonzero(is_teaching(len(self)))
        if not len(teachers):
            return blend
        # The rank of each target by every blend that is tried.
        ranks = []
        for example, cosines in self._cosines(vectors, shoppers, teachers):
            check()
            trials = blend.trials(cosines, *self._context(example))
            own = trials[:, self.targets[example], None]
            rank = 1 + np.count_nonzero(trials > own, axis=1)
            # A score that is no number is the last.
            ranks.append(np.where(np.isfinite(own[:, 0]), rank, trials.shape[1]))
        gains = [_gain(next_item_metrics(trial), len(ranks)) for trial in np.array(ranks).T]
        trials_with_gain = zip(gains, blend.tried(), strict=True)
        return max(trials_with_gain, key=lambda trial: trial[0] - _oddness(trial[1]))[1]

    def _cosines(
        self, vectors: Float32Array, shoppers: Float32Array, chosen: IndexArray
    ) -> Iterator[tuple[int, Float32Array]]:
        """Each of the examples `chosen` with its cosines to every item."""
        for part in np.array_split(chosen, len(chosen) // CHUNK + 1):
            yield from zip(part.tolist(), shoppers[part] @ vectors.T, strict=True)

    def _context(self, example: int) -> tuple[Float32Array, Float32Array, Int32Array]:
        """What is known of an example besides the network: neighbours, popularity, the items before."""
        before = self.sequences.item[self.starts[example] : self.stops[example]]
        return self._neighbour_scores(example), self.popularity, before

    def _measured_examples(self) -> IndexArray:
        """The examples that do not teach."""
        return np.flatnonzero(~is_teaching(len(self)))

    def _neighbour_scores(self, example: int) -> Float32Array:
        scores = np.zeros(len(self.popularity), np.float32)
        items, values = self.neighbours[example]
        scores[items] = values
        return scores


def _gain(metrics: Metrics, examples: int) -> float:
    """What a blend is worth in examples: hits, and twice the reciprocal ranks, which are smaller."""
    return examples * ((metrics["hit@20"] or 0) + 2 * (metrics["mrr@20"] or 0))


def _oddness(blend: Blend) -> float:
    """How far from plain a blend is, in examples: up to one and a half are no reason to be odd."""
    return abs(blend.neural - 0.5) + abs(blend.again - 1)


def _loss(logits: Float32Array, target: int) -> float:
    """-log P(target), softmax over all items."""
    highest = logits.max()
    return float(np.log(np.exp(logits - highest).sum()) + highest - logits[target])
