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

from core.errors import DataError
from core.feedback.actions import ACTION_WEIGHTS
from core.feedback.behaviour import inputs_of
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.recommend.blend import Blend
from core.recommend.held_out import held_out
from core.recommend.next_item import BLEND, TASK, write_sequences
from core.recommend.sequences import FIRST, INPUTS, channels, examples, load_sequences
from core.runs.manifest import ENCODER, PRODUCT_IDS, PRODUCTS, replace_json
from core.training.export import write_litert
from core.training.networks import SequenceInput
from core.training.tasks.base import Batch, Facts, Task, Validation
from core.training.tasks.next_item.held_out import HeldOutSequences
from core.training.tasks.two_towers import tower

# Up to so many items a batch is asked about all of them.
MOST_CANDIDATES = 4096
# Batches that are sorted by length together.
POOL = 32
# Places of all sequences that an epoch learns from, drawn anew where there are more.
MOST_EXAMPLES = 500_000


class NextItemTask(Task):
    """See the module."""

    name: ClassVar[str] = TASK
    headline: ClassVar[str] = "hit@20"
    baseline_name = "session-kNN"

    def prepare(self, progress: StageCallback) -> None:
        stage = QT_TRANSLATE_NOOP("core", "Reading behaviour")
        progress(stage, 0, 1)
        self.sequences = load_sequences(self.workspace)
        kept = held_out(self.sequences, self.split)
        self.fit = self.sequences.part(~kept)
        self._begins, self._places = examples(self.fit)
        if not len(self._places):
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "There is no shopper who did two things; import sessions or events to learn from.",
                )
            )
        self.length = int(self.settings["length"])
        self._prepare_batches()
        stage = QT_TRANSLATE_NOOP("core", "Measuring the baseline")
        self.held_out = HeldOutSequences.of(
            self.sequences.part(kept), self.fit, self.split, lambda: progress(stage, 0, 1)
        )
        self.baseline = self.held_out.baseline()
        self._windows = self.held_out.windows(self.length)
        self.validation_examples = len(self.held_out)
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self._prepare_model()

    def _prepare_batches(self) -> None:
        counts = np.bincount(self.fit.item, minlength=len(self.fit.items))
        self._frequency = counts / counts.sum()
        self._weights = np.array([*ACTION_WEIGHTS.values(), 1.0], np.float32)
        self.examples = min(len(self._places), MOST_EXAMPLES)
        self.batch_size = min(int(self.settings["batch_size"]), self.examples)
        self.steps_per_pass = self.examples // self.batch_size

    def _prepare_model(self) -> None:
        size = len(self.sequences.items) + FIRST
        given = SequenceInput(
            size, self.length, np.ones(size, np.float32), channels=channels(self.length)
        )
        dimension = int(self.settings["dimension"])
        self.model = tower(self.network.build(given, self.settings), dimension)
        self._table = self._item_vectors(size, dimension)

    def _item_vectors(self, size: int, dimension: int) -> Any:
        """The variable (size, dimension) that the network reads items by, or one beside it."""
        for layer in self.model.layers:
            if layer.name == "words":
                return layer.embeddings
        # As a part of the model it learns and is saved with it.
        self.model.items = keras.layers.Embedding(size, dimension, name="items")
        self.model.items.build()
        return self.model.items.embeddings

    def batches(self, number: int) -> Iterator[Batch]:
        random = np.random.default_rng((self.seed, number))
        for at in self._alike(random):
            begins, places = self._begins[at], self._places[at]
            candidates, answers, chances = self._asked(self.fit.item[places], random)
            windows = self.fit.windows(begins, places, self._width(places - begins))
            yield windows, answers, self._weights[self.fit.action[places]], candidates, chances

    def _alike(self, random: np.random.Generator) -> Iterator[np.ndarray]:
        """Batches of examples about as long as each other, so that few places of a batch are padding."""
        order = random.permutation(len(self._places))[: self.steps_per_pass * self.batch_size]
        lengths = self._places - self._begins
        batches = []
        for pool in np.split(
            order, range(POOL * self.batch_size, len(order), POOL * self.batch_size)
        ):
            ordered = pool[np.argsort(lengths[pool].clip(max=self.length), kind="stable")]
            batches += np.split(ordered, len(pool) // self.batch_size)
        yield from (batches[at] for at in random.permutation(len(batches)))

    def _width(self, lengths: np.ndarray) -> int:
        """How many places a batch of sequences of these lengths needs."""
        return min(self.length, int(lengths.max())) if self.network.any_length else self.length

    def _asked(self, targets: np.ndarray, random: np.random.Generator) -> Batch:
        """The items a batch chooses among, the place of each target, and the log chance to be asked."""
        items = len(self._frequency)
        if items <= MOST_CANDIDATES:
            return np.arange(items, dtype=np.int32), targets, np.zeros(items, np.float32)
        free = max(0, MOST_CANDIDATES - len(targets))
        drawn = random.integers(0, items, free, dtype=np.int32)
        candidates, answers = np.unique(np.concatenate([targets, drawn]), return_inverse=True)
        missed = len(targets) * np.log1p(-self._frequency[candidates])
        missed += len(drawn) * np.log1p(-1 / items)
        chances = np.log(-np.expm1(missed)).astype(np.float32)
        return candidates, answers[: len(targets)].astype(np.int32), chances

    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        windows, answers, weights, candidates, chances = batch
        shoppers = self.model(windows, training=training)
        items = tf.math.l2_normalize(tf.gather(self._table, candidates + FIRST), axis=1)
        cosines = tf.matmul(shoppers, items, transpose_b=True)
        logits = cosines / float(self.settings["temperature"]) - chances
        target = tf.one_hot(answers, tf.shape(candidates)[0])
        losses = keras.losses.categorical_crossentropy(
            target,
            logits,
            from_logits=True,
            label_smoothing=float(self.settings["label_smoothing"]),
        )
        met = tf.equal(tf.argmax(logits, 1, output_type=tf.int32), answers)
        mean = tf.reduce_sum(losses * weights) / tf.reduce_sum(weights)
        return mean, tf.reduce_mean(tf.cast(met, tf.float32))

    def validate(self, progress: StageCallback) -> Validation:
        table = np.asarray(self._table)[FIRST:]
        self.vectors = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
        shoppers = self.given_out(self._windows, progress)
        mix = Blend(temperature=float(self.settings["temperature"]))
        measured = self.held_out.measured(self.vectors, shoppers, mix, lambda: progress("", 0, 0))
        self.mix, metrics = measured.mix, measured.metrics
        score = (metrics[self.headline] or 0.0) + (metrics[f"neural_{self.headline}"] or 0.0)
        return Validation(measured.loss, measured.first_right, metrics, score)

    def write_common(self, folder: Path) -> None:
        replace_json(folder / PRODUCT_IDS, self.sequences.items)
        write_sequences(self.sequences, folder)

    def write_epoch(self, folder: Path) -> None:
        np.save(folder / PRODUCTS, self.vectors.astype(np.float16))
        self.mix.write(folder / BLEND)
        write_litert(self.model, self.length, folder / ENCODER)

    def facts(self) -> Facts:
        return Facts(
            inputs=inputs_of(self.workspace, INPUTS),
            length=self.length,
            dimension=int(self.settings["dimension"]),
        )
