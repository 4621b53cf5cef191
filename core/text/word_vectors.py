"""Word2Vec on the shop's own titles and queries: where an embedding may start from."""

from collections.abc import Sequence

import numpy as np

from core.arrays import Float32Array


def train(
    sequences: Sequence[Sequence[str]], dimension: int, seed: int, epochs: int = 5
) -> tuple[list[str], Float32Array]:
    """Skip-gram word vectors (Mikolov et al. 2013) through gensim.

    Returns the words and their vectors, float32 (words, dimension). One thread and a fixed hash: the same
    seed and sequences give the same vectors. Words seen once are left out.
    """
    from gensim.models import Word2Vec

    # Mikolov advises 5 to 20 noise words for small corpora; hardly a title is longer than two windows.
    model = Word2Vec(
        sentences=sequences,
        vector_size=dimension,
        window=5,
        min_count=2,
        sg=1,
        negative=8,
        workers=1,
        seed=seed,
        epochs=epochs,
        hashfxn=_stable_hash,
    )
    return list(model.wv.index_to_key), np.asarray(model.wv.vectors, np.float32)


def _stable_hash(word: str) -> int:
    """gensim seeds each word's vector by a hash; Python's own differs from process to process."""
    from zlib import crc32

    return crc32(word.encode("utf-8"))
