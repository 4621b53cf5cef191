"""The task `next-category`: what a shopper does so far, and the category of what comes next.

A network reads the sequence of (category, action, place, age); on its vector stands a softmax over the
categories, learned by categorical cross-entropy. With the network `article` that is the source article's
model to the letter: one number a step, Conv1D, pooling, Flatten, Dense.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import keras
import numpy as np
import tensorflow as tf

from core.arrays import Float32Array
from core.data.catalogue import catalogue_of
from core.feedback.behaviour import inputs_of
from core.language import QT_TRANSLATE_NOOP
from core.metrics import Metrics
from core.metrics.class_effects import quick_intervals
from core.metrics.classification import class_weights, classification_metrics, random_guessing
from core.progress import StageCallback
from core.recommend.categories import Categories, with_category
from core.recommend.held_out import held_out, sample_examples, seen_held_out
from core.recommend.markov_chain import MarkovChain
from core.recommend.next_category import TASK
from core.recommend.sequences import FIRST, channels, examples, load_sequences, require_steps
from core.runs.manifest import ENCODER
from core.training.epoch_length import MOST_NEXT_CATEGORY, plain_pass
from core.training.export import write_litert
from core.training.networks import SequenceInput
from core.training.tasks.base import Batch, Facts, Task, Validation
from core.training.tasks.losses import held_out_loss, kept, label_losses

# Batches that are sorted by length together.
POOL = 32
# How much likelier, as a logarithm, the categories that were met are at first; learned from there. On a Tmall
# log one epoch then guesses 0.704 right, where from random weights it is 0.663.
SHARPNESS = 5.0


def last_again(windows: Any, size: int) -> Any:
    """Windows (n, length, 4) of ids below `size` → what its coming again adds to the label of the last step.

    (n, labels), zero but there. How much is learned for each label by itself, from zero: what hardly anybody
    returns to is told from what everybody does.
    """
    is_last = keras.ops.cast(keras.ops.equal(windows[:, :, 2], 1), "int32")
    last = keras.ops.sum(windows[:, :, 0] * is_last, axis=1)
    weight = keras.layers.Embedding(size, 1, embeddings_initializer="zeros", name="again")(last)
    return weight * keras.ops.one_hot(last, size)[:, FIRST:]


class NextCategoryTask(Task):
    """See the module."""

    name: ClassVar[str] = TASK
    baseline_name = QT_TRANSLATE_NOOP("core", "Markov chain")

    def prepare(self, progress: StageCallback) -> None:
        progress(QT_TRANSLATE_NOOP("core", "Reading behaviour"), 0, 1)
        sequences = load_sequences(self.workspace)
        self.categories = Categories.of_behaviour(sequences, catalogue_of(self.workspace))
        self.labels = self.categories.labels
        is_kept = held_out(sequences, self.split)
        labelled = self.categories.sequences(sequences)
        is_seen = seen_held_out(sequences, self.split, self.job.is_trial)
        self.fit, self.held_out = labelled.part(~is_kept), labelled.part(is_seen)
        self.length = int(self.settings["length"])
        self._prepare_examples()
        self._prepare_held_out()
        progress(QT_TRANSLATE_NOOP("core", "Measuring the baseline"), 0, 1)
        self.baseline = self._measure_baseline()
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self.model = self._softmax()

    def _prepare_examples(self) -> None:
        self._starts, self._stops = with_category(self.fit, *examples(self.fit))
        require_steps(self._stops)
        size = plain_pass(
            min(len(self._stops), MOST_NEXT_CATEGORY), int(self.settings["batch_size"])
        )
        self.examples, self.batch_size, self.steps_per_pass = (
            size.examples,
            size.batch_size,
            size.steps,
        )
        way = str(self.settings["class_weights"])
        self._weights = class_weights(self.fit.item[self._stops], len(self.labels), way)
        # A network that reads padding too reads as much of each.
        shortest = 0 if self.network.any_length else self.length
        self._lengths = (self._stops - self._starts).clip(shortest, self.length)

    def _prepare_held_out(self) -> None:
        self._asked = with_category(self.held_out, *sample_examples(self.held_out, self.split))
        self._truth = self.held_out.item[self._asked[1]]
        self.validation_examples = self.measured = len(self._truth)
        self.measured_on = "places"
        owner = np.searchsorted(self.held_out.starts, self._asked[1], side="right")
        self._shopper = np.unique(owner, return_inverse=True)[1]

    def _measure_baseline(self) -> Metrics:
        """See `MarkovChain.metrics`; and what chance reaches as `random_…`."""
        chain = MarkovChain.from_sequences(self.fit).metrics(self.held_out, self._asked[1])
        return {**chain, **random_guessing(self._truth, len(self.labels))}

    def _softmax(self) -> keras.Model:
        """The network with one dense layer on it, from windows to the chances of all labels."""
        size, dimension = len(self.labels) + FIRST, int(self.settings["dimension"])
        even, vectors = np.ones(size, np.float32), self._start_vectors(size, dimension)
        spec = SequenceInput(size, self.length, even, vectors, channels(self.length))
        network = self.network.build(spec, self.settings)
        if network.output.shape[-1] != dimension:
            softmax = keras.layers.Dense(len(self.labels), activation="softmax", name="category")
            return keras.Model(network.input, softmax(network.output))
        # What starts as a mean of vectors starts by guessing the nearest: one of these categories again.
        start = keras.initializers.Constant(SHARPNESS * vectors[FIRST:].T)
        dense = keras.layers.Dense(len(self.labels), kernel_initializer=start, name="category")
        logits = dense(network.output) + last_again(network.input, size)
        return keras.Model(network.input, keras.ops.softmax(logits))

    def _start_vectors(self, size: int, dimension: int) -> Float32Array:
        """Unit vectors (size, dimension), each in a direction of its own by chance."""
        drawn = np.random.default_rng(self.seed).normal(size=(size, dimension))
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)

    def batches(self, number: int) -> Iterator[Batch]:
        random = np.random.default_rng((self.seed, number))
        order = random.permutation(len(self._stops))[: self.steps_per_pass * self.batch_size]
        for chosen in self.batches_by_length(order, self._lengths, POOL, random):
            starts, stops = self._starts[chosen], self._stops[chosen]
            label = self.fit.item[stops]
            windows = self.fit.windows(starts, stops, int(self._lengths[chosen].max()))
            yield windows, label, self._weights[label]

    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        windows, label, weight = batch
        probabilities = self.model(windows, training=training)
        choice = self.loss_choice
        losses = label_losses(tf.one_hot(label, len(self.labels)), probabilities, choice)
        if training and choice.trim:
            taught = kept(losses, choice.trim)
            losses = losses * taught / tf.reduce_mean(taught)
        is_right = tf.equal(tf.argmax(probabilities, 1, output_type=tf.int32), label)
        return tf.reduce_mean(weight * losses), tf.reduce_mean(tf.cast(is_right, tf.float32))

    def validate(self, progress: StageCallback) -> Validation:
        windows = self.held_out.windows(*self._asked, self.length)
        probabilities = self.predict(windows, progress)
        metrics = classification_metrics(self._truth, probabilities)
        loss = held_out_loss(probabilities, self._truth, self.loss_choice)
        # Chances are what is used, and they go on getting better where hardly any guess changes.
        score = -loss if loss is not None else 0.0
        intervals = quick_intervals(metrics, self._truth, probabilities, self._shopper)
        return Validation(loss, metrics["accuracy"], metrics, score, intervals)

    def write_common(self, folder: Path) -> None:
        """The manifest has the labels, and there is nothing else."""

    def write_epoch(self, folder: Path) -> None:
        write_litert(self.model, self.length, folder / ENCODER)

    def facts(self) -> Facts:
        return Facts(
            inputs=inputs_of(self.workspace, self.categories.inputs),
            length=self.length,
            labels=self.labels,
        )
