"""Held-out sequences: how well the next item is guessed by the network, by its neighbours and by both."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.recommend.measures import place, ranking_metrics
from core.recommend.mix import SHARES, Mix
from core.recommend.neighbours import Neighbours
from core.recommend.sequences import Ints, Sequences, examples

Floats = npt.NDArray[np.float32]

MOST_EXAMPLES = 2000
# Every fourth example teaches how to mix and is measured no more.
TEACHERS = 4


@dataclass(frozen=True)
class HeldOutSequences:
    """Examples (places in `sequences`): what is before each `stops`, from `starts`, leads to the item there.

    `near` holds for each example the items that its neighbours lead to and how much they are worth.
    """

    sequences: Sequences
    starts: Ints
    stops: Ints
    near: list[tuple[Ints, Floats]]
    popularity: Floats

    @classmethod
    def of(
        cls, kept: Sequences, fitted: Sequences, seed: int, check: Callable[[], None]
    ) -> "HeldOutSequences":
        """Some examples of the sequences `kept`, with their neighbours among those `fitted`."""
        starts, stops = examples(kept)
        chosen = np.random.default_rng(seed).permutation(len(stops))[:MOST_EXAMPLES]
        neighbours = Neighbours.of(fitted)
        near = []
        for start, stop in zip(starts[chosen], stops[chosen], strict=True):
            check()
            scores = neighbours.scores(kept.item[start:stop])
            found = np.flatnonzero(scores)
            near.append((found, scores[found]))
        counts = np.bincount(fitted.item, minlength=len(fitted.items))
        popularity = (counts / max(1, counts.sum())).astype(np.float32)
        return cls(kept, starts[chosen], stops[chosen], near, popularity)

    def __len__(self) -> int:
        return len(self.stops)

    @property
    def targets(self) -> Ints:
        """The item that came next in each example."""
        return self.sequences.item[self.stops].astype(np.int64)

    def windows(self, length: int) -> npt.NDArray[np.int32]:
        """What a network reads of each example."""
        return self.sequences.windows(self.starts, self.stops, length)

    def baseline(self) -> dict[str, float]:
        """The metrics of the neighbours alone, and those of popularity as `popularity_…`."""
        measured = range(len(self))
        near = [place(self._near(at), self.targets[at]) for at in measured if not self._teaches(at)]
        ranks = [
            place(self.popularity, self.targets[at]) for at in measured if not self._teaches(at)
        ]
        popular = {f"popularity_{name}": value for name, value in ranking_metrics(ranks).items()}
        return {**ranking_metrics(near), **popular}

    def measured(
        self, vectors: Floats, shoppers: Floats, mix: Mix, check: Callable[[], None]
    ) -> tuple[dict[str, float], Mix]:
        """Metrics of the mixture, of the network alone as `neural_…`, and the mixture that was learned.

        Args:
            vectors: unit vectors (items, dimension).
            shoppers: unit vectors (examples, dimension).
            mix: what to learn the shares of.
            check: called between examples; may raise to stop.
        """
        mix = self._learned(vectors, shoppers, mix, check)
        both, alone = [], []
        for at, target in enumerate(self.targets):
            check()
            if not self._teaches(at):
                cosines = vectors @ shoppers[at]
                both.append(place(mix.scores(cosines, self._near(at), self.popularity), target))
                alone.append(place(cosines, target))
        neural = {f"neural_{name}": value for name, value in ranking_metrics(alone).items()}
        return {**ranking_metrics(both), **neural}, mix

    def _learned(
        self, vectors: Floats, shoppers: Floats, mix: Mix, check: Callable[[], None]
    ) -> Mix:
        """The shares with which hit@20 and MRR@20 of the examples that teach are best."""
        mixes = [mix.with_share(share) for share in SHARES]
        ranks: list[list[int]] = [[] for _ in mixes]
        for at in filter(self._teaches, range(len(self))):
            check()
            known = vectors @ shoppers[at], self._near(at), self.popularity
            for each, places in zip(mixes, ranks, strict=True):
                places.append(place(each.scores(*known), self.targets[at]))
        metrics = [ranking_metrics(places) for places in ranks]
        worth = [each["hit@20"] + 2 * each["mrr@20"] for each in metrics]
        return mixes[int(np.argmax(worth))]

    def _near(self, at: int) -> Floats:
        scores = np.zeros(len(self.popularity), np.float32)
        found, values = self.near[at]
        scores[found] = values
        return scores

    @staticmethod
    def _teaches(at: int) -> bool:
        return at % TEACHERS == 0
