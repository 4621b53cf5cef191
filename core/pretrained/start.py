"""The pretrained start: what words mean, learned once from the teacher and no shop, small enough to ship.

A text is the mean of its words' vectors, each counting as much as it tells:

    v = Σ w_i e_i / (Σ w_i + ε)        and then of unit length

where e_i is the vector of a word or a part of one, and w_i its weight. So a new shop is searched by meaning
before any training, and a training begins with words that mean something.

The file, which `numpy.savez_compressed` writes, holds

    tokens      uint8             UTF-8, one a line: words, Chinese pairs and characters, `+ing` (word_parts)
    vectors     int8 (ids, D)     by the ids of a `Vocabulary`: padding, buckets, tokens
    scales      float16 (ids,)    e = scale · vector
    weights     float16 (ids,)    w, never negative
    projection  float16 (384, D)  from the teacher's vectors, less the mean of their kind, to these
    means       float16 (4, 384)  of Chinese queries, Chinese passages, other queries, other passages
"""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from core.arrays import Array, Float32Array, Int8Array, Int32Array, arrays_of, require_regular
from core.pretrained.projection import unit
from core.pretrained.teacher import WIDTH
from core.text.normalise import has_chinese
from core.text.vocabulary import PAD, Vocabulary

ASSET = Path(__file__).parents[2] / "assets" / "pretrained" / "start.npz"
# The ids that are read of a text; more of a title are seldom about the product.
LENGTH = 64
# Nothing that ships is larger, packed or unpacked.
MOST_BYTES = 1 << 26
# Beside the sum of the weights, lest it be none.
EPSILON = 1e-6
# Texts at a time: their words' vectors stay in the cache of the processor.
_BATCH = 128

logger = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Start:
    """See the module. Arrays are float32 but for `vectors`; `hash` is the file's. Safe between threads."""

    vocabulary: Vocabulary
    vectors: Int8Array
    scales: Float32Array
    weights: Float32Array
    projection: Float32Array
    means: Float32Array
    hash: str

    @classmethod
    def from_bytes(cls, data: bytes) -> "Start":
        """The start whose file holds `data`.

        Raises:
            ValueError: it holds none; says which rule is broken.
        """
        arrays = arrays_of(data, MOST_BYTES)
        tokens = _tokens(arrays)
        _require_shapes(arrays, len(tokens))
        numbers = {
            name: arrays[name].astype(np.float32) for name in _shapes(0, 0) if name != "vectors"
        }
        # Padding tells nothing, whatever the file says.
        numbers["weights"][PAD] = 0
        buckets = len(arrays["vectors"]) - 1 - len(tokens)
        return cls(
            vocabulary=Vocabulary(tokens, buckets, parts=True),
            vectors=arrays["vectors"],
            hash=hashlib.sha256(data).hexdigest(),
            **numbers,
        )

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self.vectors.shape[1])

    def encode(self, ids: Int32Array) -> Float32Array:
        """Unit vectors (texts, dimension) of texts as `vocabulary.encode` gives them; 0 without a word."""
        return unit(self._means(ids))

    def vectors_of(self, words: Sequence[str]) -> Float32Array:
        """What each word means, float32 (words, dimension): its vector, or the weighted mean of its parts.

        0 where neither the word nor any of its parts is known.
        """
        vectors = self._means(self._known_ids(words))
        # A word of its own means what it means, however little it weighs.
        for row, word in enumerate(words):
            if word in self.vocabulary:
                own = self.vocabulary.id(word)
                vectors[row] = self.scales[own] * self.vectors[own]
        return vectors

    def weights_of(self, words: Sequence[str]) -> Float32Array:
        """How much each word counts, float32 (words,): its weight, or the sum of its parts' weights.

        So a text stays what it is when a word of it gets an id of its own, with its vector and weight. 0
        where nothing is known.
        """
        return np.asarray(self.weights[self._known_ids(words)].sum(axis=1), np.float32)

    def project(self, vectors: Float32Array, texts: Sequence[str], is_query: bool) -> Float32Array:
        """The teacher's vectors (n, 384) of `texts` as unit vectors (n, dimension), as `encode` gives."""
        kinds = [2 * (not has_chinese(text)) + (not is_query) for text in texts]
        centred: Float32Array = vectors - self.means[kinds]
        return unit(centred @ self.projection)

    def _known_ids(self, words: Sequence[str]) -> Int32Array:
        """The ids of each word and its parts, int32 (words, most parts); padding where all is unknown."""
        longest = max((len(self.vocabulary.ids(word)) for word in words), default=1)
        ids = self.vocabulary.encode([[word] for word in words], longest)
        ids[ids <= self.vocabulary.buckets] = PAD
        return ids

    def _means(self, ids: Int32Array) -> Float32Array:
        """Weighted means (texts, dimension) of the vectors of `ids` (texts, length)."""
        means = np.zeros((len(ids), self.dimension), np.float32)
        for first in range(0, len(ids), _BATCH):
            batch = ids[first : first + _BATCH]
            used = np.flatnonzero(batch.any(axis=0))
            if len(used):
                means[first : first + _BATCH] = self._means_of_batch(batch[:, : used[-1] + 1])
        return means

    def _means_of_batch(self, ids: Int32Array) -> Float32Array:
        weights = self.weights[ids]
        # A product of matrices for each text: (1, length) by (length, dimension).
        sums = (weights * self.scales[ids])[:, None] @ self.vectors[ids].astype(np.float32)
        means: Float32Array = sums[:, 0] / (weights.sum(axis=1, keepdims=True) + EPSILON)
        return means


def is_shipped() -> bool:
    """Whether there is a file of a start; a look that reads nothing of it."""
    return ASSET.is_file()


def shipped_start(path: Path | None = None) -> Start | None:
    """The start that ships, or the one in `path`, read once; None where there is none or it is damaged."""
    return _read(path or ASSET)


@cache
def _read(path: Path) -> Start | None:
    try:
        require_regular(path, MOST_BYTES)
        return Start.from_bytes(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        logger.warning("no pretrained start: %s: %s", path, error)
        return None


def _tokens(arrays: Mapping[str, Array]) -> list[str]:
    if arrays.keys() != {"tokens", *_shapes(0, 0)}:
        raise ValueError(f"not tokens, {', '.join(_shapes(0, 0))}")
    if arrays["tokens"].dtype != np.uint8:
        raise ValueError("tokens are not uint8")
    tokens = arrays["tokens"].tobytes().decode("utf-8").split("\n")
    if len(set(tokens)) < len(tokens) or "" in tokens:
        raise ValueError("not different tokens, none empty")
    return tokens


def _require_shapes(arrays: Mapping[str, Array], tokens: int) -> None:
    vectors = arrays["vectors"]
    if vectors.ndim != 2 or len(vectors) < 2 + tokens or not vectors.shape[1]:
        raise ValueError(f"vectors are not (1 + buckets + {tokens}, dimension)")
    for name, (shape, dtype) in _shapes(*vectors.shape).items():
        if arrays[name].shape != shape or arrays[name].dtype != dtype:
            raise ValueError(f"{name} is not {np.dtype(dtype)} {shape}")
        if not np.isfinite(arrays[name]).all():
            raise ValueError(f"{name}: not finite")
    if (arrays["weights"] < 0).any():
        raise ValueError("weights: not ≥ 0")


def _shapes(ids: int, dimension: int) -> dict[str, tuple[tuple[int, ...], type]]:
    return {
        "vectors": ((ids, dimension), np.int8),
        "scales": ((ids,), np.float16),
        "weights": ((ids,), np.float16),
        "projection": ((WIDTH, dimension), np.float16),
        "means": ((4, WIDTH), np.float16),
    }
