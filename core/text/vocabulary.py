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
from core.text.word_parts import known_parts

# The id that fills a text up.
PAD = 0
# Of the file: 2 says `parts` too; vocabularies without them stay readable for earlier versions.
FORMAT, FORMAT_WITH_PARTS = 1, 2
# A larger table of a damaged file would exhaust the memory.
MOST_BUCKETS = 1 << 24
# So many unknown words are remembered with their ids; a shop of numbers has millions.
MOST_REMEMBERED = 1 << 17


class Vocabulary:
    """Word → ids. 0 pads; then come buckets that unknown words share by hash; then the known words.

    The buckets let a network tell two words apart that it was not trained on, as long as the same one
    turns up in a query and in a title. With `parts` an unknown word is read by those of its parts that are
    known (`core.text.word_parts`), and has a bucket only where none is.

    Safe between threads.
    """

    def __init__(self, words: Sequence[str], buckets: int, parts: bool = False) -> None:
        self.words = list(words)
        self.buckets = buckets
        self.parts = parts
        first = 1 + buckets
        self._ids = {word: first + index for index, word in enumerate(self.words)}
        self._read: dict[str, tuple[int, ...]] = {}

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
        """The id of `word` as a whole: its own, its bucket's, or that of padding for the empty word."""
        if not word:
            return PAD
        return self._ids.get(word) or 1 + crc32(word.encode("utf-8", "replace")) % self.buckets

    def ids(self, word: str) -> tuple[int, ...]:
        """The ids that `word` is read as: its own, those of its parts, or its bucket's."""
        own = self._ids.get(word)
        return self._ids_of_unknown(word) if own is None else (own,)

    def _ids_of_unknown(self, word: str) -> tuple[int, ...]:
        ids = self._read.get(word)
        if ids is None:
            parts = known_parts(word, self._ids) if self.parts else ()
            ids = parts or (self.id(word),)
            if len(self._read) >= MOST_REMEMBERED:
                self._read.clear()
            self._read[word] = ids
        return ids

    def knows_any(self, words: Iterable[str]) -> bool:
        """Whether any of `words` has an id of its own, or parts that have."""
        return any(self.ids(word)[0] > self.buckets for word in words)

    def encode(self, sequences: Sequence[Sequence[str]], length: int) -> Int32Array:
        """The words of `sequences` as int32 ids (sequences, length), each cut or padded at the end."""
        ids = np.zeros((len(sequences), length), np.int32)
        for row, words in zip(ids, sequences, strict=True):
            read = self._ids_of(words[:length])[:length]
            row[: len(read)] = read
        return ids

    def _ids_of(self, words: Sequence[str]) -> list[int]:
        """The ids of `words`, one after the other."""
        ids: list[int] = []
        own, add = self._ids.get, ids.append
        for word in words:
            known = own(word)
            if known is None:
                ids.extend(self._ids_of_unknown(word))
            else:
                add(known)
        return ids

    def save(self, path: Path) -> None:
        """Write the words to `path` as JSON."""
        stored: dict[str, Any] = {"format": FORMAT, "buckets": self.buckets, "words": self.words}
        if self.parts:
            stored |= {"format": FORMAT_WITH_PARTS, "parts": True}
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
        if not isinstance(stored, dict) or stored.get("format") not in (FORMAT, FORMAT_WITH_PARTS):
            raise ValueError(f'not {{"format": {FORMAT} or {FORMAT_WITH_PARTS}, …}}')
        words, buckets = stored.get("words"), stored.get("buckets")
        parts = stored.get("parts") if stored["format"] == FORMAT_WITH_PARTS else False
        if not isinstance(parts, bool):
            raise ValueError("not parts: bool")
        if type(buckets) is not int or not 1 <= buckets <= MOST_BUCKETS:
            raise ValueError(f"not 1 ≤ buckets ≤ {MOST_BUCKETS}")
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError("not words: list[str]")
        if len(set(words)) < len(words) or "" in words:
            raise ValueError("not different words, none empty")
        return cls(words, buckets, parts)
