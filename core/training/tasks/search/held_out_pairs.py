"""Pairs of held-out queries and what answers them, measured in batches like those of training."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import tensorflow as tf

from core.arrays import Float32Array, Int32Array
from core.training.tasks.losses import LossChoice
from core.training.tasks.search.held_out import Grades
from core.training.tasks.two_towers import in_batch_loss


@dataclass(frozen=True)
class HeldOutPairs:
    """`pairs` int32 (n, 2): the number of a query and a row that answers it, all there are, by chance."""

    pairs: Int32Array
    batch_size: int

    @classmethod
    def of(cls, grades: Sequence[Grades], seed: int, batch_size: int) -> "HeldOutPairs":
        """All pairs of `grades`, in an order by chance."""
        joined = [(query, row) for query, rows in enumerate(grades) for row in rows]
        order = np.random.default_rng(seed).permutation(len(joined))
        return cls(np.array(joined, np.int32).reshape(-1, 2)[order], batch_size)


def held_out_loss(
    held_out: HeldOutPairs,
    queries: Float32Array,
    products: Float32Array,
    choice: LossChoice,
) -> tuple[float | None, float | None]:
    """Loss and accuracy of unit vectors of all queries and products; None where nothing is held out."""
    losses, sizes = [], []
    # Each pair as one number: its query times the count of products, and its row.
    numbers = held_out.pairs.astype(np.int64) @ (len(products), 1)
    for start in range(0, len(held_out.pairs), held_out.batch_size):
        query_rows, rows = held_out.pairs[start : start + held_out.batch_size].T
        answers = np.isin(query_rows[:, None].astype(np.int64) * len(products) + rows, numbers)
        loss = in_batch_loss(
            tf.constant(queries[query_rows]),
            tf.constant(products[rows]),
            tf.ones(len(rows)),
            tf.constant(answers),
            choice,
        )
        losses.append([float(value) for value in loss])
        sizes.append(len(rows))
    if not losses:
        return None, None
    mean = np.average(losses, axis=0, weights=sizes)
    return float(mean[0]), float(mean[1])
