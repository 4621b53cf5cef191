"""From texts and the teacher to the start: what is read, what is wanted, what is learned, how good it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.arrays import BoolArray, Float32Array
from core.pretrained.start import LENGTH, Start
from core.pretrained.teacher import TextEncoder
from core.progress import ProgressCallback, StageCallback
from core.text.analysis import Analyzer
from core.text.sequences import query_sequence
from core.training.pretraining.start_file import start_bytes
from core.training.pretraining.start_vocabulary import LEAST_TEXTS, start_vocabulary
from core.training.pretraining.student import build, cosines, train
from core.training.pretraining.target import Target, are_chinese
from core.training.pretraining.texts import Texts

DIMENSION = 128
EPOCHS = 6
SEED = 1


@dataclass(frozen=True)
class TaughtTexts:
    """Texts with the teacher's vectors of them, (queries, 384) and (titles, 384)."""

    texts: Texts
    queries: Float32Array
    titles: Float32Array

    @classmethod
    def ask(cls, teacher: TextEncoder, texts: Texts, progress: StageCallback) -> "TaughtTexts":
        """What `teacher` says of `texts`."""
        queries = teacher.queries(texts.queries, _stage(progress, "queries"))
        return cls(texts, queries, teacher.passages(texts.titles, _stage(progress, "titles")))

    @property
    def sequences(self) -> list[list[str]]:
        """What a network reads of each query and of each title."""
        analyzer = Analyzer()
        texts = (*self.texts.queries, *self.texts.titles)
        return [query_sequence(analyzer, text) for text in texts]

    @property
    def chinese(self) -> tuple[BoolArray, BoolArray]:
        """Which of the queries, and of the titles, are Chinese."""
        return are_chinese(self.texts.queries), are_chinese(self.texts.titles)

    def targets(self, target: Target) -> Float32Array:
        """What the start is to say of each query and of each title."""
        chinese_queries, chinese_titles = self.chinese
        queries = target.queries(self.queries, chinese_queries)
        return np.concatenate([queries, target.titles(self.titles, chinese_titles)])


@dataclass(frozen=True)
class Distilled:
    """The start's file, and its mean cosine to the teacher on texts it never saw.

    `cosines` has what was measured ("Chinese queries", …) → as it was learned, and as it ships in 8 bits.
    """

    data: bytes
    cosines: dict[str, tuple[float, float]]


def distil(
    learned: TaughtTexts,
    held_out: TaughtTexts,
    latin_parts: Sequence[str],
    progress: StageCallback,
    epochs: int = EPOCHS,
    dimension: int = DIMENSION,
    least_texts: int = LEAST_TEXTS,
) -> Distilled:
    """The start that `learned` gives; TensorFlow must have been started."""
    import keras

    keras.utils.set_random_seed(SEED)
    # 1. Texts as networks read them, and the words that the start knows.
    sequences = learned.sequences
    vocabulary = start_vocabulary(sequences, latin_parts, least_texts)
    ids = vocabulary.encode(sequences, LENGTH)
    # 2. What is wanted of each text.
    target = Target.fit(learned.queries, learned.titles, *learned.chinese, dimension)
    targets = learned.targets(target)
    # 3. Learn it.
    model = build(ids, targets, len(vocabulary))
    train(model, ids, targets, epochs, SEED, _stage(progress, "batches"))
    # 4. As it ships, and what that costs.
    data = start_bytes(vocabulary, *_tables(model), target)
    return Distilled(data, _measure(model, Start.from_bytes(data), held_out, target))


def _tables(model: Any) -> tuple[Float32Array, Float32Array]:
    """The vectors (ids, D) and weights (ids,) of `model`; those of padding, which nothing reads, are zero."""
    layers = (model.get_layer(name) for name in ("words", "weights"))
    vectors, weights = (np.array(layer.embeddings) for layer in layers)
    vectors[0] = weights[0] = 0.0
    return vectors, weights[:, 0]


def _measure(
    model: Any, start: Start, held_out: TaughtTexts, target: Target
) -> dict[str, tuple[float, float]]:
    ids, targets = start.vocabulary.encode(held_out.sequences, LENGTH), held_out.targets(target)
    learned = cosines(model, ids, targets)
    shipped = (start.encode(ids) * targets).sum(axis=1)
    return {
        name: (float(learned[rows].mean()), float(shipped[rows].mean()))
        for name, rows in _groups(held_out).items()
        if rows.any()
    }


def _groups(texts: TaughtTexts) -> dict[str, BoolArray]:
    chinese_queries, chinese_titles = texts.chinese
    chinese = np.concatenate([chinese_queries, chinese_titles])
    is_query = np.arange(len(chinese)) < len(chinese_queries)
    return {
        "Chinese queries": is_query & chinese,
        "Chinese titles": ~is_query & chinese,
        "English queries": is_query & ~chinese,
        "English titles": ~is_query & ~chinese,
    }


def _stage(progress: StageCallback, name: str) -> ProgressCallback:
    return lambda done, total: progress(name, done, total)
