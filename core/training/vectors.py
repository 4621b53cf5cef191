"""What the networks start from: a vocabulary, how telling each word is, and word vectors."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

import numpy as np

from core.arrays import keep_arrays, read_arrays
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.text import word_vectors
from core.text.vocabulary import Vocabulary
from core.training.corpus import text_array, texts_of
from core.training.interruptible import interruptible

# Passes over the texts; more gained nothing on the shops measured.
EPOCHS = 2
SHARED_DIRECTIONS = 2


def word_weights(vocabulary: Vocabulary, sequences: Sequence[Sequence[str]]) -> np.ndarray:
    """Inverse document frequency by id, float32 (size,), 1 on average over the known words.

    log(1 + (N - n + 0.5) / (n + 0.5)) of a word in n of N sequences; unknown words are as rare as the rarest.
    """
    frequency = Counter(word for sequence in sequences for word in set(sequence))
    documents = len(sequences)
    idf = {word: log(1 + (documents - n + 0.5) / (n + 0.5)) for word, n in frequency.items()}
    rarest = max(idf.values(), default=1.0)
    weights = np.full(len(vocabulary), rarest, np.float32)
    for word in vocabulary.words:
        weights[vocabulary.id(word)] = idf.get(word, rarest)
    return weights / weights[vocabulary.buckets + 1 :].mean() if len(vocabulary.words) else weights


def start_vectors(
    vocabulary: Vocabulary,
    texts: Callable[[], Sequence[Sequence[str]]],
    dimension: int,
    seed: int,
    cache: Path,
    progress: StageCallback,
) -> np.ndarray:
    """Unit vectors by id, float32 (size, dimension): Word2Vec where it knows the word, else random.

    Args:
        texts: gives the texts to learn from, asked only if they are needed.
        cache: file to keep what was learned in.
        progress: told while it is learned; may raise to stop.
    """
    stage = QT_TRANSLATE_NOOP("core", "Learning word vectors")
    progress(stage, 0, 1)
    random = np.random.default_rng(seed)
    vectors = random.normal(0.0, dimension**-0.5, (len(vocabulary), dimension)).astype(np.float32)
    words, learned = interruptible(
        lambda: _learned(texts, dimension, seed, cache), lambda: progress(stage, 0, 1)
    )
    for word, vector in zip(words, spread(learned), strict=True):
        if word in vocabulary:
            vectors[vocabulary.id(word)] = vector
    return vectors


def spread(vectors: np.ndarray) -> np.ndarray:
    """Unit vectors without what all of `vectors` (n, dimension) share.

    Word2Vec's vectors lie in a narrow cone, where everything is near everything; without their mean and
    first directions they differ by meaning (Mu and Viswanath 2018).
    """
    if len(vectors) <= vectors.shape[1]:
        return _unit(vectors)
    centred = vectors - vectors.mean(axis=0)
    directions = np.linalg.eigh(centred.T @ centred)[1][:, -SHARED_DIRECTIONS:]
    return _unit(centred - centred @ directions @ directions.T)


def _unit(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


def _learned(
    texts: Callable[[], Sequence[Sequence[str]]], dimension: int, seed: int, cache: Path
) -> tuple[list[str], np.ndarray]:
    try:
        return _kept(cache, dimension)
    except (OSError, ValueError):
        words, vectors = word_vectors.train(texts(), dimension, seed, EPOCHS)
        keep_arrays(cache, {"words": text_array(words), "vectors": vectors})
        return words, vectors


def _kept(cache: Path, dimension: int) -> tuple[list[str], np.ndarray]:
    stored = read_arrays(cache)
    if stored.keys() != {"words", "vectors"}:
        raise ValueError("no words with vectors")
    words, vectors = texts_of(stored["words"]), stored["vectors"]
    if vectors.shape != (len(words), dimension) or not np.isfinite(vectors).all():
        raise ValueError(f"{vectors.shape} vectors of {len(words)} words")
    return words, vectors
