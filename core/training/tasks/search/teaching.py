"""What a teacher adds to the task `search`: its texts beside the pairs of shoppers, or alone without any."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from core.search.fusion import Fusion
from core.training.tasks.base import Batch
from core.training.tasks.search.distillation import Distillation


@dataclass(frozen=True)
class Teaching:
    """`texts` with what the teacher says of them, and the `fusion` that suits a student of it alone.

    `is_alone` says that no shopper has taught anything: then no pairs are learned.
    """

    texts: Distillation
    fusion: Fusion
    is_alone: bool

    def batches(self, number: int, pairs: Iterator[Batch]) -> Iterator[Batch]:
        """The batches of pass `number`: ids and targets, behind a batch of `pairs` unless it is alone."""
        taught = self.texts.epoch(number)
        if self.is_alone:
            return taught
        return ((*pair, *texts) for pair, texts in zip(pairs, cycle(taught), strict=False))
