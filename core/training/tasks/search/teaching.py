"""What a teacher adds to the task `search`: its texts, beside the pairs of shoppers or alone without any.

    loss = s · loss of texts + (1 - s) · PAIR_WEIGHT · loss of pairs
    s = TEACHER_PAIRS / (TEACHER_PAIRS + pairs)

The teacher speaks as if it were so many pairs itself: shoppers are heard the more, the more they have done,
and the first click changes next to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from core.arrays import Float32Array
from core.search.fusion import Fusion
from core.training.tasks.base import Batch
from core.training.tasks.losses import LossChoice
from core.training.tasks.search.distillation import Distillation

# Loss and accuracy; None where nothing is held out.
Measures = tuple[float | None, float | None]
# Both measured: docs/training.md, The teacher.
TEACHER_PAIRS = 500
PAIR_WEIGHT = 0.1


def pair_weight(choice: LossChoice) -> float:
    """What the loss of pairs counts: a softmax is much steeper than the cosine of texts, a cosine is not."""
    return PAIR_WEIGHT if choice.is_softmax else 1.0


@dataclass(frozen=True)
class Teaching:
    """`texts` with what the teacher says of them, and the `fusion` that suits a student of it alone.

    `pairs` is how many pairs of shoppers are learned beside them, and `pair_weight` what their loss counts.
    """

    texts: Distillation
    fusion: Fusion
    pairs: int
    pair_weight: float = PAIR_WEIGHT

    @property
    def is_alone(self) -> bool:
        """Whether no shopper has taught anything."""
        return not self.pairs

    @property
    def share(self) -> float:
        """What the texts count in the loss, of 1."""
        return TEACHER_PAIRS / (TEACHER_PAIRS + self.pairs)

    def batches(self, number: int, pairs: Iterator[Batch]) -> Iterator[Batch]:
        """The batches of pass `number`: ids and targets, behind a batch of `pairs` unless it is alone."""
        taught = self.texts.epoch(number)
        if self.is_alone:
            return taught
        return ((*pair, *texts) for pair, texts in zip(pairs, cycle(taught), strict=False))

    def held_out(self, pairs: int) -> int:
        """How many examples measure what is learned; `pairs` of them are held out beside the texts."""
        return self.texts.held_out + (0 if self.is_alone else pairs)

    def measure(self, vectors: Float32Array, pairs: Measures) -> Measures:
        """Loss and accuracy of held-out examples: `vectors` of the texts, and what `pairs` gave."""
        texts = self.texts.measure(vectors)
        if self.is_alone or pairs[0] is None:
            return texts
        return self.loss(texts[0], pairs[0]), pairs[1]

    def loss(self, texts: Any, pairs: Any) -> Any:
        """The losses of texts and of pairs as one."""
        return self.share * texts + (1 - self.share) * self.pair_weight * pairs
