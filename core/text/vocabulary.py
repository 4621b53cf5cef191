"""Words as numbers: what a network's embedding table is indexed by."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from core.arrays import Int32Array
from core.files import read_json

# The id that fills a text up; FORMAT is that of the file.
PAD = 0
FORMAT = 1
# A larger table of a damaged file would exhaust the memory.
MOST_BUCKETS = 1 << 24


class Vocabulary:
    """Word → id. 0 pads; then come buckets that unknown words share by hash; then the known words.

    The buckets let a network tell two words apart that it was not trained on, as long as the same one
    turns up in a query and in a title.
    """

    def __init__(self, words: Sequence[str], buckets: int) -> None:
        self.words = list(words)
        self.buckets = buckets
        first = 1 + buckets
        self._ids = {word: first + index for index, word in enumerate(self.words)}

    @classmethod
    def build(
        cls,
        sequences: Iterable[Iterable[str]],
        size: int = 60_000,
        min_count: int = 2,
        buckets: int = 4096,
    ) -> "Vocabulary":
        """The `size` most frequent words of `sequences` that occur in at least `min_count` of them.

        A word seen once teaches a network nothing; more buckets tell more unknown words apart and cost
        as many rows of the embedding.
        """
        counts: Counter[str] = Counter()
        for sequence in sequences:
            counts.update(set(sequence))
        counts.pop("", None)
        # Ties by the word itself, or two trainings would number them differently.
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return cls([word for word, count in ranked[:size] if count >= min_count], buckets)

    def __len__(self) -> int:
        """How many ids there are: the rows of an embedding table."""
        return 1 + self.buckets + len(self.words)

    def __contains__(self, word: str) -> bool:
        return word in self._ids

    def id(self, word: str) -> int:
        """The id of `word`: its own, its bucket's, or that of padding for the empty word."""
        if not word:
            return PAD
        return self._ids.get(word) or 1 + crc32(word.encode("utf-8", "replace")) % self.buckets

    def knows_any(self, words: Iterable[str]) -> bool:
        """Whether any of `words` has an id of its own."""
        return any(word in self._ids for word in words)

    def encode(self, sequences: Sequence[Sequence[str]], length: int) -> Int32Array:
        """The words of `sequences` as int32 ids (sequences, length), each cut or padded at the end."""
        ids = np.zeros((len(sequences), length), np.int32)
        for row, words in zip(ids, sequences, strict=True):
            row[: len(words)] = [self.id(word) for word in words[:length]]
        return ids

    def save(self, path: Path) -> None:
        """Write the words to `path` as JSON."""
        stored = {"format": FORMAT, "buckets": self.buckets, "words": self.words}
        path.write_text(json.dumps(stored, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, path: Path) -> "Vocabulary":
        """The vocabulary that `save` wrote.

        Raises:
            OSError, ValueError: the file is missing or damaged.
        """
        return cls.from_json(read_json(path))

    @classmethod
    def from_json(cls, stored: Any) -> "Vocabulary":
        """The vocabulary that `stored`, the JSON value of its file, describes.

        Raises:
            ValueError: it describes none; says which rule it breaks.
        """
        if not isinstance(stored, dict) or stored.get("format") != FORMAT:
            raise ValueError(f'not {{"format": {FORMAT}, …}}')
        words, buckets = stored.get("words"), stored.get("buckets")
        if type(buckets) is not int or not 1 <= buckets <= MOST_BUCKETS:
            raise ValueError(f"not 1 ≤ buckets ≤ {MOST_BUCKETS}")
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError("not words: list[str]")
        if len(set(words)) < len(words) or "" in words:
            raise ValueError("not different words, none empty")
        return cls(words, buckets)
