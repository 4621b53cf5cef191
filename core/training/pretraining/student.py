"""The start while it learns: the network `conv1d` beside the teacher's vectors.

It begins near its end: a word is the mean of what is wanted of the texts that it is in, and weighs its idf.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from core.arrays import Float32Array, IndexArray, Int32Array
from core.progress import ProgressCallback

# Without some of its words a text means much the same, and rare ones are not relied on.
WORD_DROPOUT = 0.15
BATCH = 512
LEARNING_RATE, LAST_RATE = 2e-3, 0.05
# Batches that are filled from the same texts, sorted by length: little of them is padding.
SORTED_BATCHES = 40
# Lengths are rounded up to this, as each new one costs a graph.
LENGTH_STEP = 8


def build(ids: Int32Array, targets: Float32Array, size: int) -> Any:
    """The network as it begins, (n, length) ids below `size` → (n, dimension), for the texts `ids`."""
    from core.training.networks import NETWORKS, SequenceInput

    settings = {"dimension": targets.shape[1], "word_dropout": WORD_DROPOUT, "dropout": 0.0}
    given = SequenceInput(
        size,
        ids.shape[1],
        weights=idf(ids, size),
        vectors=mean_targets(ids, targets, size),
        # The weighted mean alone: phrases must be learned on the shop.
        ordered=False,
    )
    return NETWORKS["conv1d"].build(given, settings)


def idf(ids: Int32Array, size: int) -> Float32Array:
    """log(1 + (N - n + 0.5) / (n + 0.5)) of each id in n of the N texts `ids`, 1 on average, (size,)."""
    counts = _texts_with(ids, size)
    weights = np.log1p((len(ids) - counts + 0.5) / (counts + 0.5))
    return np.asarray(weights / weights.mean(), np.float32)


def mean_targets(ids: Int32Array, targets: Float32Array, size: int) -> Float32Array:
    """The mean of the `targets` of the texts that each id is in, (size, dimension); zero for one in none."""
    sums = np.zeros((size, targets.shape[1]), np.float32)
    for column in _once(ids).T:
        present = column > 0
        np.add.at(sums, column[present], targets[present])
    return np.asarray(sums / np.maximum(_texts_with(ids, size), 1)[:, None], np.float32)


def _texts_with(ids: Int32Array, size: int) -> IndexArray:
    once = _once(ids)
    return np.bincount(once[once > 0], minlength=size)


def _once(ids: Int32Array) -> Int32Array:
    """Each id once a text, in whatever order; the others are padding."""
    ordered = np.sort(ids, axis=1)
    ordered[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    return ordered


def train(
    model: Any,
    ids: Int32Array,
    targets: Float32Array,
    epochs: int,
    seed: int,
    progress: ProgressCallback,
) -> None:
    """Turn what `model` says of each text towards its target; `progress` hears of batches."""
    import tensorflow as tf

    random = np.random.default_rng(seed)
    batches = -(-len(ids) // BATCH)
    step = _step_function(model, epochs * batches)
    for epoch in range(epochs):
        for number, rows in enumerate(epoch_batches(ids, random)):
            progress(epoch * batches + number, epochs * batches)
            step(tf.constant(without_padding(ids[rows])), tf.constant(targets[rows]))


def cosines(model: Any, ids: Int32Array, targets: Float32Array) -> Float32Array:
    """How near what `model` says of each text is to its target, (n,)."""
    made = [np.asarray(model(ids[at : at + BATCH])) for at in range(0, len(ids), BATCH)]
    vectors = np.concatenate(made)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
    return np.asarray((vectors * targets).sum(axis=1) / lengths, np.float32)


def _step_function(model: Any, steps: int) -> Any:
    import keras
    import tensorflow as tf

    rate = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, steps, alpha=LAST_RATE)
    optimizer = keras.optimizers.Adam(rate)
    optimizer.build(model.trainable_variables)

    @tf.function(reduce_retracing=True, autograph=False)  # type: ignore[untyped-decorator]
    def step(ids: Any, targets: Any) -> None:
        variables = model.trainable_variables
        with tf.GradientTape() as tape:
            vectors = tf.math.l2_normalize(model(ids, training=True), axis=1)
            loss = 1.0 - tf.reduce_mean(tf.reduce_sum(vectors * targets, axis=1))
        optimizer.apply(tape.gradient(loss, variables), variables)

    return step


def epoch_batches(ids: Int32Array, random: np.random.Generator) -> Iterator[IndexArray]:
    """The rows of each batch of an epoch, every text once, those of a batch about equally long."""
    lengths = (ids > 0).sum(axis=1)
    order = random.permutation(len(ids))
    for start in range(0, len(order), SORTED_BATCHES * BATCH):
        pool = order[start : start + SORTED_BATCHES * BATCH]
        order[start : start + len(pool)] = pool[np.argsort(lengths[pool], kind="stable")]
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    yield from (batches[number] for number in random.permutation(len(batches)))


def without_padding(ids: Int32Array) -> Int32Array:
    """`ids` without columns of padding alone, as far as lengths are rounded."""
    longest = int((ids > 0).sum(axis=1).max(initial=1))
    return ids[:, : -(-longest // LENGTH_STEP) * LENGTH_STEP]
