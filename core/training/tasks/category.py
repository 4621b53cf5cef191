"""The task `category`: a text, and which of the known categories it belongs to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import keras
import numpy as np
import tensorflow as tf

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.search.product_text import query_sequence
from core.search.run import ENCODER, VOCABULARY
from core.text.analysis import Analyzer
from core.text.vocabulary import Vocabulary
from core.training.classification import classification_metrics, majority_metrics
from core.training.corpus import cached_sequences
from core.training.export import write_litert
from core.training.interruptible import interruptible
from core.training.labelled import labelled_texts, split
from core.training.networks import SequenceInput
from core.training.shop_words import Tick
from core.training.tasks.base import Batch, Facts, Task, Validation
from core.training.vectors import start_vectors, word_weights


class CategoryTask(Task):
    """Softmax over the categories, categorical cross-entropy."""

    name: ClassVar[str] = "category"
    headline: ClassVar[str] = "accuracy"
    baseline_name = "majority"

    def prepare(self, tick: Tick) -> None:
        labelled = labelled_texts(self.workspace)
        fit, kept = split(labelled, self.seed)
        if not len(fit) or not len(kept):
            raise DataError(
                QT_TRANSLATE_NOOP("core", "There are too few texts to keep some for checking.")
            )
        self.labelled, self.fit, self.kept = labelled, fit, kept
        self.analyzer = Analyzer.for_catalogue(self.workspace.catalogue())
        self._prepare_words(tick)
        tick(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self.model = self._with_head(len(labelled.labels), tick)
        self.examples, self.validation_examples = len(fit), len(kept)
        self.batch_size = min(int(self.settings["batch_size"]), len(fit))
        self.steps_per_epoch = len(fit) // self.batch_size
        self.baseline = majority_metrics(kept.label, fit.label, len(labelled.labels))

    def _prepare_words(self, tick: Tick) -> None:
        texts = self.labelled.texts
        name = QT_TRANSLATE_NOOP("core", "Segmenting texts")
        self.key = f"{self.workspace.content_hash(self.labelled.kind)[:16]}-{self.analyzer.fingerprint[:16]}"
        sequences = cached_sequences(
            texts,
            lambda text: query_sequence(self.analyzer, text),
            self.workspace.cache_dir / f"texts-{self.key}.npz",
            lambda done, total: tick(name, done, total),
        )
        known = dict(zip(texts, sequences, strict=True))
        self._fit_words = [known[text] for text in self.fit.texts]
        kept_words = [known[text] for text in self.kept.texts]
        self.vocabulary = Vocabulary.build(self._fit_words, int(self.settings["vocabulary"]))
        self.length = int(self.settings["length"])
        self._fit_ids, self._kept_ids = self._ids(self._fit_words), self._ids(kept_words)

    def _ids(self, sequences: list[list[str]]) -> np.ndarray:
        return np.stack([self.vocabulary.encode(words, self.length) for words in sequences])

    def _with_head(self, labels: int, tick: Tick) -> keras.Model:
        vectors = self._vectors(tick) if self.settings["word_vectors"] else None
        weights = word_weights(self.vocabulary, self._fit_words)
        given = SequenceInput(len(self.vocabulary), self.length, weights, vectors)
        network = self.network.build(given, self.settings)
        chances = keras.layers.Dense(labels, activation="softmax", name="category")(network.output)
        return keras.Model(network.input, chances)

    def _vectors(self, tick: Tick) -> np.ndarray:
        dimension = int(self.settings["dimension"])
        file = f"words-{self.key}-{dimension}-{self.seed}.npz"
        stage = QT_TRANSLATE_NOOP("core", "Learning word vectors")

        def learn() -> np.ndarray:
            return start_vectors(
                self.vocabulary,
                lambda: self._fit_words,
                dimension,
                self.seed,
                self.workspace.cache_dir / file,
            )

        return interruptible(learn, lambda: tick(stage, 0, 1))

    def batches(self, epoch: int) -> Iterator[Batch]:
        order = np.random.default_rng((self.seed, epoch)).permutation(len(self.fit))
        for step in range(self.steps_per_epoch):
            at = order[step * self.batch_size : (step + 1) * self.batch_size]
            yield self._fit_ids[at], self.fit.label[at]

    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        ids, label = batch
        chances = self.model(ids, training=training)
        smoothing = float(self.settings["label_smoothing"])
        target = tf.one_hot(label, len(self.labelled.labels))
        losses = keras.losses.categorical_crossentropy(target, chances, label_smoothing=smoothing)
        met = tf.equal(tf.argmax(chances, 1, output_type=tf.int32), label)
        return tf.reduce_mean(losses), tf.reduce_mean(tf.cast(met, tf.float32))

    def validate(self, tick: Tick) -> Validation:
        chances = self.given_out(self._kept_ids, tick)
        own = chances[np.arange(len(chances)), self.kept.label]
        metrics = classification_metrics(self.kept.label, chances)
        loss = float(-np.log(own.clip(1e-7)).mean())
        return Validation(loss, metrics["accuracy"], metrics, metrics["macro_f1"])

    def write_common(self, folder: Path) -> None:
        self.vocabulary.save(folder / VOCABULARY)

    def write_epoch(self, folder: Path) -> None:
        write_litert(self.model, self.length, folder / ENCODER)

    def facts(self) -> Facts:
        return Facts(
            inputs={self.labelled.kind: self.workspace.content_hash(self.labelled.kind)},
            length=self.length,
            analyzer=self.analyzer.fingerprint,
            labels=self.labelled.labels,
        )
