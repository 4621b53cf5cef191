"""A network that learns from one teacher alone: the student of a run, and what is left of a run once pruned.

It reads what `core.training.tasks.search.taught_texts` gives, none of it held out, and is drawn to the
teacher's vectors; what shoppers taught comes through the teacher, who knows it already.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.runs.job import Job
from core.runs.manifest import PRODUCTS
from core.search.fusion import Fusion
from core.training.click_pairs import Pairs
from core.training.compression.pruning import masks_of
from core.training.compression.source import CompressedRun
from core.training.divergence import (
    LOSS,
    Diverged,
    nothing_learned,
    require_finite,
    require_finite_weights,
)
from core.training.networks import NETWORKS
from core.training.tasks.base import Batch
from core.training.tasks.search.start_words import StartWords
from core.training.tasks.search.task import SearchTask
from core.training.tasks.search.teachers import narrowing
from core.training.teacher_reading import AUTOMATIC, NONE, PRETRAINED
from core.training.train_step import optimizer_of, step_function
from core.workspace import Workspace

LEARNING = QT_TRANSLATE_NOOP("core", "Learning from the teacher")
# The layers that most networks have: a vector and a weight for each word.
WORDS, WEIGHTS = "words/embeddings", "weights/embeddings"


class TaughtSearch(SearchTask):
    """The task `search` with the teacher that the job names, and nobody else."""

    def __init__(self, workspace: Workspace, source: CompressedRun, job: Job) -> None:
        super().__init__(workspace, NETWORKS[job.network], job)
        self.source = source
        self.split = source.manifest.held_out_by

    def _taught_pairs(self, pairs: Pairs) -> Pairs:
        """None of shoppers: the teacher tells what they taught it."""
        return pairs.for_queries(np.zeros(len(pairs.queries), bool))

    def _prepare_words(self, queries: list[list[str]]) -> None:
        """Begin with the words of the teaching run, narrowed as its vectors are, where it has any."""
        name = str(self.settings["teacher"])
        if name in (AUTOMATIC, NONE, PRETRAINED):
            super()._prepare_words(queries)
            return
        own = self.source.manifest.id
        teacher = self.source if name == own else CompressedRun(self.workspace, name)
        weights = teacher.weights()
        if not (WORDS in weights and WEIGHTS in weights):
            super()._prepare_words(queries)
            return
        vectors = weights[WORDS].astype(np.float32)
        products = teacher.reader.vectors(PRODUCTS, len(teacher.reader.texts()))
        directions = narrowing(products, self._dimension)
        if directions is not None:
            vectors = vectors @ directions
        self.vocabulary = teacher.vocabulary
        self._words = StartWords(
            self.vocabulary, vectors, weights[WEIGHTS][:, 0].astype(np.float32)
        )
        self._prepare_encoder()

    def _prepare_examples(
        self, pairs: Pairs, queries: list[list[str]], progress: StageCallback
    ) -> None:
        assert self.teaching is not None
        texts = self.teaching.texts
        self.examples, self.steps_per_pass = texts.examples, texts.steps
        self.batch_size, self.validation_examples = texts.batch_size, texts.held_out

    def batches(self, number: int) -> Iterator[Batch]:
        assert self.teaching is not None
        return self.teaching.texts.epoch(number)

    def _known_fusion(self) -> Fusion:
        """How the teacher joins words and model, so that a variant differs in its model alone."""
        assert self.teaching is not None
        return self.teaching.fusion

    def learn(self, progress: StageCallback) -> None:
        """Train as long as the job says; `progress` hears of each batch and may raise to stop.

        Raises:
            UserError: what is learned is no finite number.
        """
        import tensorflow as tf

        optimizer, _ = optimizer_of(self, self.settings)
        step = step_function(self, self.settings, optimizer)
        epochs, done = int(self.settings["epochs"]), 0
        for epoch in range(1, epochs + 1):
            for batch in self.epoch(epoch):
                progress(LEARNING, done, epochs * self.steps_per_epoch)
                loss, _ = step(tuple(map(tf.constant, batch)))
                done += 1
                try:
                    require_finite([float(loss)], LOSS)
                except Diverged as diverged:
                    rate = float(self.settings["learning_rate"])
                    raise nothing_learned(diverged, epoch, rate) from diverged
        require_finite_weights(self.model.weights)

    def write_epoch(self, folder: Path) -> None:
        """Vectors of all products by the network as it is now, then as any search run."""
        assert self.teaching is not None
        self.vectors = self.predict(self.encoder.products, lambda stage, done, total: None)
        self.fusion = self.teaching.fusion
        super().write_epoch(folder)


class PrunedSearch(TaughtSearch):
    """The run's own network without its smallest weights, taught by the run as it was to make up for them."""

    sparsity = 0.5

    def _prepare_words(self, queries: list[list[str]]) -> None:
        self.vocabulary = self.source.vocabulary
        self._prepare_encoder()

    def _prepare_model(self, queries: list[list[str]], progress: StageCallback) -> None:
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self.model = self.source.model()
        self.masks = masks_of(self.model.trainable_variables, self.sparsity)
        for weight in self.model.trainable_variables:
            if weight.path in self.masks:
                weight.assign(np.where(self.masks[weight.path], weight.numpy(), 0.0))
