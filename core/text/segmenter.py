"""Chinese words by jieba, its dictionary read as it is needed.

jieba reads all of its 350,000 words at first use, which takes longer than the window may take to answer.
Segmenting a text needs only words that begin with one of its characters, so each character's words are
read when it first turns up; the words that come out are the same.
"""

import logging
import mmap
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.arrays import Int32Array, Int64Array

_NEW_LINE, _SPACE, _ZERO = b"\n 0"


class WordFile:
    """A dictionary in jieba's format: a line is a word, its frequency and its kind, split by spaces.

    `total` is the sum of all frequencies. Raises OSError where `path` cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        codes = np.frombuffer(self._data, np.uint8)
        ends = np.flatnonzero(codes == _NEW_LINE)
        starts = np.concatenate(([0], ends[:-1] + 1))
        self.total = _total_frequency(codes)
        self._spans: dict[str, list[tuple[int, int]]] = {}
        edges = [0, *(np.flatnonzero(np.diff(_first_characters(codes, starts))) + 1)]
        for edge, after in zip(edges, [*edges[1:], len(starts)], strict=True):
            begin, end = int(starts[edge]), int(ends[after - 1])
            first = self._data[begin : begin + 4].decode("utf-8", "ignore")[0]
            self._spans.setdefault(first, []).append((begin, end))
        # Read once from end to end, seldom again: the system may have the memory back.
        if hasattr(self._data, "madvise"):
            self._data.madvise(mmap.MADV_DONTNEED)

    def beginning_with(self, first: str) -> dict[str, int]:
        """Word → frequency of all that begin with `first`, and 0 for each beginning of one."""
        frequencies: dict[str, int] = {}
        for begin, end in self._spans.get(first, ()):
            fields = self._data[begin:end].decode().replace("\n", " ").split(" ")
            frequencies.update(zip(fields[0::3], map(int, fields[1::3]), strict=True))
        for word in list(frequencies):
            for length in range(1, len(word)):
                frequencies.setdefault(word[:length], 0)
        return frequencies


class Segmenter:
    """jieba with a dictionary of its own; `user_words` are kept whole. Safe to use from several threads.

    jieba's model for words that no dictionary has stays off: it joins characters in a title that it leaves
    apart in a query, and finds less (nDCG@10 0.764 with it, 0.770 without on Chinese titles).
    """

    def __init__(self, user_words: Iterable[str] = ()) -> None:
        jieba = _jieba()
        self._words = _dictionary(Path(jieba.__file__).with_name(jieba.DEFAULT_DICT_NAME))
        self._own: dict[str, list[str]] = {}
        for word in user_words:
            self._own.setdefault(word[0], []).append(word)
        # What the dictionary says of a user word; its frequency here is another.
        self._given: dict[str, int] = {}
        self._read: set[str] = set()
        self._ready: set[str] = set()
        self._tokenizer = jieba.Tokenizer()
        # What its `initialize` would set, with the words still to come.
        self._tokenizer.total = self._words.total
        self._tokenizer.initialized = True

    def cut(self, run: str) -> list[str]:
        """The words of a run of Chinese characters, in order, without overlaps."""
        self._prepare(run)
        words: list[str] = self._tokenizer.lcut(run, HMM=False)
        return words

    def cut_for_search(self, run: str) -> list[str]:
        """The same, each long word preceded by the shorter ones inside it."""
        words: list[str] = []
        for word in self.cut(run):
            if len(word) > 2:
                words += self.inside(word)
            words.append(word)
        return words

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has `text`, Chinese characters alone, as a word."""
        self._prepare(text)
        return bool(self._tokenizer.FREQ.get(text))

    def inside(self, word: str) -> list[str]:
        """The words of two characters, then of three, inside a longer `word` that `cut` gave."""
        known, size = self._tokenizer.FREQ, len(word)
        pairs = [word[i : i + 2] for i in range(size - 1)] if size > 2 else []
        threes = [word[i : i + 3] for i in range(size - 2)] if size > 3 else []
        return [part for part in pairs + threes if known.get(part)]

    def _prepare(self, run: str) -> None:
        for character in set(run) - self._ready:
            with self._tokenizer.lock:
                if character not in self._ready:
                    self._load(character)
                    for word in self._own.get(character, ()):
                        self._keep_whole(word)
                    self._ready.add(character)

    def _load(self, character: str) -> None:
        if character not in self._read:
            self._tokenizer.FREQ.update(self._words.beginning_with(character))
            self._read.add(character)

    def _keep_whole(self, word: str) -> None:
        """Make `word` likelier than its likeliest parts, as jieba's `suggest_freq` does.

        Only the dictionary counts, not other user words: the order in which texts come must not matter.
        """
        for character in word:
            self._load(character)
        likeliest = [1.0]
        for end in range(1, len(word) + 1):
            parts = ((start, word[start:end]) for start in range(end))
            likeliest.append(max(likeliest[start] * self._share(part) for start, part in parts))
        known = self._tokenizer.FREQ
        self._given[word] = known.get(word, 0)
        known[word] = max(int(likeliest[-1] * self._words.total) + 1, self._given[word])
        for length in range(1, len(word)):
            known.setdefault(word[:length], 0)

    def _share(self, word: str) -> float:
        """The share of `word` in all words of the dictionary; an unknown character counts as seen once."""
        frequency = self._given.get(word, self._tokenizer.FREQ.get(word, 0))
        return (frequency or len(word) == 1) / self._words.total


@cache
def _dictionary(path: Path) -> WordFile:
    """The dictionary at `path`, read once however many shops there are; it never changes."""
    return WordFile(path)


def _total_frequency(codes: npt.NDArray[np.uint8]) -> int:
    """The numbers between the two spaces of each line, added digit by digit from the right."""
    spaces = np.flatnonzero(codes == _SPACE)
    before, digit = spaces[0::2], spaces[1::2] - 1
    total, worth = 0, 1
    while (inside := digit > before).any():
        total += worth * int((codes[digit[inside]].astype(np.int64) - _ZERO).sum())
        digit, worth = digit - 1, worth * 10
    return total


def _first_characters(codes: npt.NDArray[np.uint8], starts: Int64Array) -> Int32Array:
    """A number for the first character of each line; in UTF-8 a Chinese one has three bytes."""
    first = [codes[starts + offset].astype(np.int32) for offset in range(3)]
    packed: Int32Array = (first[0] << 16) | (first[1] << 8) | first[2]
    return packed


def _jieba() -> Any:
    # It wants pkg_resources only to open its dictionary, and importing that takes longer than all else here.
    unwanted = "pkg_resources" not in sys.modules and "jieba" not in sys.modules
    if unwanted:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if unwanted:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.WARNING)
    return jieba
