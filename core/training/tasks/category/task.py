"""The task `category`: a text, and which of the known categories it belongs to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import keras
import numpy as np
import tensorflow as tf

from core.arrays import Float32Array, Int32Array
from core.data.catalogue import catalogue_of
from core.feedback.behaviour import inputs_of
from core.language import QT_TRANSLATE_NOOP
from core.metrics.class_effects import quick_intervals
from core.metrics.classification import (
    best_temperature,
    class_weights,
    classification_metrics,
    is_among,
    majority_metrics,
    random_guessing,
    share_found,
)
from core.metrics.significance import near_interval
from core.progress import StageCallback
from core.runs.manifest import ENCODER, VOCABULARY
from core.runs.split import is_held_out
from core.search.category_run import write_temperature
from core.text.analysis import Analyzer
from core.text.vocabulary import Vocabulary
from core.training.augmentation import Augmentation
from core.training.epoch_length import category_batch, plain_pass
from core.training.export import write_litert
from core.training.networks import SequenceInput
from core.training.networks.embedding import word_mask
from core.training.tasks.base import Batch, Facts, Task, Validation
from core.training.tasks.category.examples import category_examples
from core.training.tasks.category.labelled_queries import LabelledWords
from core.training.tasks.losses import FAINT, held_out_loss, kept, label_losses
from core.training.vectors import start_vectors

# How far from zero the vector of a word starts. What was never learned must say next to nothing: started
# at length 1, words seen once or twice shout down the others.
START = 0.05
# All unknown words are one. Hashed into thousands, they are learned by heart.
UNKNOWN = 1
# Batches are made of texts about as long, taken from this many batches of any.
SORTED_BATCHES = 50
# Lengths are multiples of this, so that few shapes are compiled.
LENGTH_STEP = 16


def disagreement(once: Any, again: Any) -> Any:
    """The mean of both Kullback–Leibler divergences of probabilities (…, labels), (…).

    R-Drop (Liang et al. 2021): what depends on which words happen to be hidden is not relied on.
    """
    ratio = tf.math.log(once + FAINT) - tf.math.log(again + FAINT)
    return 0.5 * tf.reduce_sum((once - again) * ratio, axis=-1)


class CategoryTask(Task):
    """Softmax over the categories, the mean of several members; categorical cross-entropy and R-Drop."""

    name: ClassVar[str] = "category"
    baseline_name = QT_TRANSLATE_NOOP("core", "majority")

    def prepare(self, progress: StageCallback) -> None:
        self.analyzer = Analyzer.for_catalogue(catalogue_of(self.workspace))
        self.data = category_examples(
            self.workspace, self.analyzer, self.split, progress, self.job.is_trial
        )
        self.labels = self.data.labelled.labels
        self.length = int(self.settings["length"])
        fit, held_out = self.data.fit, self.data.held_out
        size = int(self.settings["vocabulary"])
        self.vocabulary = Vocabulary.build(fit.words, size, buckets=UNKNOWN)
        self._held_out_ids = self._ids(held_out)
        self._query_ids = self._ids(self.data.held_out_queries)
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self.model = self._ensemble(progress)
        self.examples, self.validation_examples = len(self.data.epoch(0)), len(held_out)
        self.measured, self.measured_on = len(held_out), "texts"
        self._prepare_batches()
        labels = len(self.labels)
        self.baseline = majority_metrics(held_out.label, fit.label, labels)
        self.baseline |= random_guessing(held_out.label, labels)
        way = str(self.settings["class_weights"])
        self._class_weights = class_weights(fit.label, len(self.labels), way)

    def _prepare_batches(self) -> None:
        """How many texts a batch has, and how they are changed."""
        most = category_batch(self.examples, int(self.settings["batch_size"]))
        one_pass = plain_pass(self.examples, most)
        self.batch_size, self.steps_per_pass = one_pass.batch_size, one_pass.steps
        self.augmentation = Augmentation.of(
            self.settings,
            self.analyzer.synonyms,
            lambda: self.data.labelled.texts,
            self.seed,
            lambda texts: is_held_out(texts, self.split),
        )

    def _ids(self, examples: LabelledWords) -> Int32Array:
        """Ids (examples, length), no longer than the longest text where the network does not mind."""
        longest = max(map(len, examples.words), default=0)
        length = min(self.length, longest) if self.network.any_length else self.length
        return self.vocabulary.encode(examples.words, length)

    def _ensemble(self, progress: StageCallback) -> keras.Model:
        """The mean of what the members say; they learn each for itself."""
        ids = keras.Input((None if self.network.any_length else self.length,), dtype="int32")
        count = int(self.settings["members"])
        members = []
        for index in range(count):
            # Their layers are called alike; the paths of their weights must not be.
            with keras.name_scope(f"member_{index}"):
                members.append(self._member(index, self._vectors(index, progress))(ids))
        self.members = keras.Model(ids, keras.ops.stack(members))
        return keras.Model(ids, keras.ops.mean(self.members.output, axis=0))

    def _member(self, index: int, vectors: Float32Array) -> keras.Model:
        even = np.ones(len(self.vocabulary), np.float32)
        # Grams are phrases already, so that one member that reads neighbours is enough; it errs elsewhere.
        spec = SequenceInput(len(self.vocabulary), self.length, even, vectors, ordered=index == 0)
        network = self.network.build(spec, self.settings)
        # The more words say the same, the surer it is; a network gives their mean.
        words = keras.ops.sum(word_mask(network.input), axis=1)
        vector = network.output * keras.ops.sqrt(words + 1e-6)
        softmax = keras.layers.Dense(len(self.labels), activation="softmax", name="category")
        return keras.Model(network.input, softmax(vector), name=f"member_{index}")

    def _vectors(self, member: int, progress: StageCallback) -> Float32Array:
        """What the words of a member start from, float32 (size, dimension)."""
        dimension = int(self.settings["dimension"])
        if not self.settings["word_vectors"]:
            shape = len(self.vocabulary), dimension
            random = np.random.default_rng((self.seed, member))
            return random.normal(0.0, START * dimension**-0.5, shape).astype(np.float32)
        return start_vectors(
            self.vocabulary,
            lambda: self.data.fit.words,
            dimension,
            self.seed,
            self.workspace.cache_dir / f"words-{self.data.key}-{dimension}-{self.seed}.npz",
            progress,
        )

    def batches(self, number: int) -> Iterator[Batch]:
        examples = self.data.epoch(self.seed * 1000 + number)
        if self.augmentation is not None:
            examples = examples.changed(number, self.augmentation, self.analyzer)
        ids = self._ids(examples)
        random = np.random.default_rng((self.seed, number))
        lengths = (ids > 0).sum(axis=1)
        order = random.permutation(len(lengths))
        for chosen in self.batches_by_length(order, lengths, SORTED_BATCHES, random):
            label = examples.label[chosen]
            weight = examples.weight[chosen] * self._class_weights[label]
            if len(chosen):
                yield self._without_padding(ids[chosen]), label, weight

    def _without_padding(self, ids: Int32Array) -> Int32Array:
        """`ids` without the padding that they share, where the network does not mind."""
        if not self.network.any_length:
            return ids
        longest = int((ids > 0).sum(axis=1).max(initial=1))
        return ids[:, : -(-longest // LENGTH_STEP) * LENGTH_STEP]

    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        """Each member reads a text twice, other words hidden each time, and should say the same."""
        ids, label, weight = batch
        once, again = (self.members(ids, training=training) for _ in range(2))
        target = tf.broadcast_to(tf.one_hot(label, len(self.labels)), tf.shape(once))
        choice = self.loss_choice
        wrong = (label_losses(target, once, choice) + label_losses(target, again, choice)) / 2
        losses = wrong + disagreement(once, again)
        guessed = tf.argmax(tf.reduce_mean(once, axis=0), 1, output_type=tf.int32)
        is_right = tf.cast(tf.equal(guessed, label), tf.float32)
        if training and choice.trim:
            taught = kept(wrong, choice.trim)
            losses = losses * taught / tf.reduce_mean(taught)
        return tf.reduce_mean(weight * losses), tf.reduce_mean(is_right)

    def validate(self, progress: StageCallback) -> Validation:
        held_out, queries = self.data.held_out, self.data.held_out_queries
        probabilities = self.predict(self._held_out_ids, progress)
        query_probabilities = self.predict(self._query_ids, progress)
        metrics = classification_metrics(held_out.label, probabilities)
        intervals = quick_intervals(metrics, held_out.label, probabilities)
        score = metrics["macro_f1"] or 0.0
        # Where intent is guessed of queries, these decide as well, and make the probabilities honest.
        calibration = held_out.label, held_out.weight, probabilities
        if len(queries):
            calibration = queries.label, queries.weight, query_probabilities
            shares = {best: share_found(*calibration, best) for best in (1, 3)}
            metrics |= {f"query_accuracy@{best}": share for best, share in shares.items()}
            score += shares[1]
            intervals |= _query_intervals(*calibration)
        self.temperature = best_temperature(*calibration) if len(calibration[0]) else 1.0
        loss = held_out_loss(probabilities, held_out.label, self.loss_choice)
        return Validation(loss, metrics["accuracy"], metrics, score, intervals)

    def write_common(self, folder: Path) -> None:
        self.vocabulary.save(folder / VOCABULARY)

    def write_epoch(self, folder: Path) -> None:
        write_litert(self.model, self.length, folder / ENCODER)
        write_temperature(folder, self.temperature)

    def facts(self) -> Facts:
        labelled = self.data.labelled
        kinds = ("texts",) if labelled.kind == "texts" else ("products", "events")
        return Facts(
            inputs=inputs_of(self.workspace, kinds),
            length=self.length,
            analyzer=self.analyzer.fingerprint,
            labels=self.labels,
        )


def _query_intervals(
    label: Int32Array, weight: Float32Array, probabilities: Float32Array
) -> dict[str, list[float]]:
    """Of each `query_accuracy@…` its 95 % interval: each query moves the share by its weight."""
    intervals = {}
    for best in (1, 3):
        is_found = is_among(label, probabilities, best)
        share = np.average(is_found, weights=weight)
        values = share + weight / weight.mean() * (is_found - share)
        intervals[f"query_accuracy@{best}"] = near_interval(values)
    return intervals
