"""The task `next-item`: what a shopper does so far, and the item that comes next.

A network turns the sequence of (item, action, place, age) into a unit vector; the softmax is over the
cosines with the vectors of the items, which are those the network reads them by where it has such. In a
large catalogue a batch is asked only about its own next items and some drawn at random, with the logarithm
of their chance to be drawn taken off (Bengio and Senécal 2008).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import keras
import numpy as np
import tensorflow as tf

from core.arrays import BoolArray, Float32Array, Int32Array, Int64Array
from core.feedback.actions import ACTION_WEIGHTS
from core.feedback.behaviour import inputs_of
from core.files import replace_json
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.start import shipped_start
from core.progress import StageCallback
from core.recommend.blend import Blend
from core.recommend.held_out import held_out, seen_held_out
from core.recommend.next_item import BLEND, TASK, write_sequences
from core.recommend.sequences import (
    FIRST,
    INPUTS,
    channels,
    examples,
    load_sequences,
    require_steps,
)
from core.runs.manifest import ENCODER, PRODUCT_IDS, PRODUCTS
from core.training.epoch_length import MOST_NEXT_ITEM, plain_pass
from core.training.export import write_litert
from core.training.networks import SequenceInput
from core.training.tasks.base import Batch, Facts, Task, Validation
from core.training.tasks.losses import contrast_losses, generalised, kept
from core.training.tasks.next_item.held_out import HeldOutSequences
from core.training.tasks.next_item.item_texts import ItemTexts
from core.training.tasks.next_item.row_optimizers import RowAdam, RowSgd
from core.training.tasks.optimizers import optimizer_of
from core.training.tasks.two_towers import tower

# Up to so many items a batch is asked about all of them; beyond, a step costs no more.
MOST_CANDIDATES = 4096
# Batches that are sorted by length together.
POOL = 32


class NextItemTask(Task):
    """See the module."""

    name: ClassVar[str] = TASK
    baseline_name = "session-kNN"

    def prepare(self, progress: StageCallback) -> None:
        stage = QT_TRANSLATE_NOOP("core", "Reading behaviour")
        progress(stage, 0, 1)
        self.sequences = load_sequences(self.workspace)
        is_kept = held_out(self.sequences, self.split)
        self.fit = self.sequences.part(~is_kept)
        self._starts, self._stops = examples(self.fit)
        require_steps(self._stops)
        self.length = int(self.settings["length"])
        start = shipped_start() if self.settings["start"] else None
        self.texts = ItemTexts.from_workspace(self.workspace, self.sequences.items, start, progress)
        self._prepare_batches()
        stage = QT_TRANSLATE_NOOP("core", "Measuring the baseline")
        self.held_out = HeldOutSequences.from_sequences(
            self.sequences.part(seen_held_out(self.sequences, self.split, self.job.is_trial)),
            self.fit,
            self.split,
            lambda: progress(stage, 0, 1),
        )
        self.baseline = self.held_out.baseline()
        self._windows = self.held_out.windows(self.length)
        self.validation_examples = len(self.held_out)
        self.measured, self.measured_on = self.held_out.measured, "places"
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self._prepare_model()

    def _prepare_batches(self) -> None:
        counts = np.bincount(self.fit.item, minlength=len(self.fit.items))
        self._frequency = counts / counts.sum()
        # Nothing is learned of an item that nobody met; where its text tells more, it is not asked about.
        self._is_expected = (counts == 0) & self.texts.is_known
        self._asked = np.flatnonzero(~self._is_expected).astype(np.int32)
        self._weights = np.array([*ACTION_WEIGHTS.values(), 1.0], np.float32)
        size = plain_pass(min(len(self._stops), MOST_NEXT_ITEM), int(self.settings["batch_size"]))
        self.examples, self.batch_size, self.steps_per_pass = (
            size.examples,
            size.batch_size,
            size.steps,
        )

    def _prepare_model(self) -> None:
        size = len(self.sequences.items) + FIRST
        spec = SequenceInput(
            size, self.length, np.ones(size, np.float32), channels=channels(self.length)
        )
        dimension = int(self.settings["dimension"])
        self.model = tower(self.network.build(spec, self.settings), dimension)
        self._table = self._item_vectors(size, dimension)
        self._place(self.texts.start(dimension, self.seed), self.texts.is_known)

    def _place(self, vectors: Float32Array, chosen: BoolArray) -> None:
        """Give the items `chosen` those of `vectors` (items, dimension)."""
        table = np.array(self._table)
        table[FIRST:][chosen] = vectors[chosen]
        self._table.assign(table)

    def _item_vectors(self, size: int, dimension: int) -> Any:
        """The variable (size, dimension) that the network reads items by, or one beside it."""
        for layer in self.model.layers:
            if layer.name == "words":
                return layer.embeddings
        # As a part of the model it learns and is saved with it.
        self.model.items = keras.layers.Embedding(size, dimension, name="items")
        self.model.items.build()
        return self.model.items.embeddings

    def optimizer(self, rate: Any) -> keras.optimizers.Optimizer:
        # A batch reads a few of many items.
        variables = self.model.trainable_variables
        return optimizer_of(self.settings, rate, variables, RowAdam, RowSgd)

    def batches(self, number: int) -> Iterator[Batch]:
        random = np.random.default_rng((self.seed, number))
        order = random.permutation(len(self._stops))[: self.steps_per_pass * self.batch_size]
        lengths = (self._stops - self._starts).clip(max=self.length)
        for chosen in self.batches_by_length(order, lengths, POOL, random):
            starts, stops = self._starts[chosen], self._stops[chosen]
            candidates, targets, chances = self._sample_candidates(self.fit.item[stops], random)
            windows = self.fit.windows(starts, stops, self._width(stops - starts))
            yield windows, targets, self._weights[self.fit.action[stops]], candidates, chances

    def _width(self, lengths: Int64Array) -> int:
        """How long the windows of a batch of sequences of these lengths are."""
        return min(self.length, int(lengths.max())) if self.network.any_length else self.length

    def _sample_candidates(
        self, targets: Int32Array, random: np.random.Generator
    ) -> tuple[Int32Array, Int32Array, Float32Array]:
        """The items a batch chooses among, each target's number in them, and their log chance to be there."""
        items = len(self._asked)
        if items <= MOST_CANDIDATES:
            own = np.searchsorted(self._asked, targets).astype(np.int32)
            return self._asked, own, np.zeros(items, np.float32)
        # 1. The batch's own targets, and others drawn evenly.
        drawn = self._asked[
            random.integers(0, items, max(0, MOST_CANDIDATES - len(targets)), np.int32)
        ]
        candidates, numbers = np.unique(np.concatenate([targets, drawn]), return_inverse=True)
        # 2. The log chance of an item to be among them: not to be missed by any of these draws.
        missed = len(targets) * np.log1p(-self._frequency[candidates])
        missed += len(drawn) * np.log1p(-1 / items)
        chances = np.log(-np.expm1(missed)).astype(np.float32)
        return candidates, numbers[: len(targets)].astype(np.int32), chances

    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        windows, targets, weights, candidates, chances = batch
        shoppers = self.model(windows, training=training)
        items = tf.math.l2_normalize(tf.gather(self._table, candidates + FIRST), axis=1)
        cosines = tf.matmul(shoppers, items, transpose_b=True)
        logits = cosines / float(self.settings["temperature"]) - chances
        losses = self._losses(targets, cosines, logits)
        if training and self.loss_choice.trim:
            weights = weights * kept(losses, self.loss_choice.trim)
        is_right = tf.equal(tf.argmax(logits, 1, output_type=tf.int32), targets)
        mean = tf.reduce_sum(losses * weights) / tf.reduce_sum(weights)
        return mean, tf.reduce_mean(tf.cast(is_right, tf.float32))

    def _losses(self, targets: Any, cosines: Any, logits: Any) -> Any:
        """As a rule -log P(target), part of each spread evenly over all that is asked about; (batch,)."""
        choice = self.loss_choice
        if not choice.is_softmax:
            own = tf.equal(tf.range(tf.shape(cosines)[1])[None], targets[:, None])
            return contrast_losses(cosines, own, ~own, choice)
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(targets, logits)
        if choice.name == "generalised":
            return generalised(-losses, choice)
        if choice.smoothing:
            evenly = -tf.reduce_mean(tf.nn.log_softmax(logits), axis=1)
            losses = (1 - choice.smoothing) * losses + choice.smoothing * evenly
        return losses

    def validate(self, progress: StageCallback) -> Validation:
        self.vectors = self._placed_vectors()
        shoppers = self.predict(self._windows, progress)
        blend = Blend(temperature=float(self.settings["temperature"]))
        measured = self.held_out.evaluate(self.vectors, shoppers, blend, lambda: progress("", 0, 0))
        self.blend, metrics = measured.blend, measured.metrics
        score = (metrics[self.headline] or 0.0) + (metrics[f"neural_{self.headline}"] or 0.0)
        return Validation(measured.loss, measured.accuracy, metrics, score, measured.intervals)

    def _placed_vectors(self) -> Float32Array:
        """The vectors of the items: unit vectors, or shorter ones where only a text tells."""
        table = np.asarray(self._table)[FIRST:]
        lengths = np.linalg.norm(table, axis=1, keepdims=True)
        vectors: Float32Array = table / np.maximum(lengths, 1e-9)
        if self._is_expected.any():
            expected = self.texts.expected(vectors, ~self._is_expected)
            vectors[self._is_expected] = expected[self._is_expected]
            # A history that holds such an item is read by it, beside others as long as they are.
            self._place(expected * lengths[~self._is_expected].mean(), self._is_expected)
        return vectors

    def write_common(self, folder: Path) -> None:
        replace_json(folder / PRODUCT_IDS, self.sequences.items)
        write_sequences(self.sequences, folder)

    def write_epoch(self, folder: Path) -> None:
        np.save(folder / PRODUCTS, self.vectors.astype(np.float16))
        self.blend.write(folder / BLEND)
        write_litert(self.model, self.length, folder / ENCODER)

    def facts(self) -> Facts:
        return Facts(
            inputs=inputs_of(self.workspace, INPUTS),
            length=self.length,
            dimension=int(self.settings["dimension"]),
        )
