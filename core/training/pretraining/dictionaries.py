"""Words from dictionaries: jieba's, and the pieces that the teacher cuts texts into."""

import re
import struct
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from core.pretrained.teacher import PACKAGE

JIEBA, JIEBA_FILE = "jieba", "dict.txt"
TEACHER_FILE = "e5-small-q4.bin"
# Kinds of words that say nothing of what is sold: people, places, organisations, numbers, idioms.
NAMES_AND_IDIOMS = frozenset(("nr", "nrt", "ns", "nt", "m", "i", "x"))
# First letters of nouns, verbs, adjectives and what stands before a noun.
CONTENT = frozenset("nvab")
# So often a word must stand in jieba's texts to be taken, and to be combined with others.
LEAST_FREQUENCY, COMMON_FREQUENCY = 3, 8
LENGTHS = range(2, 6)
# In the teacher's file: magic, seven sizes, an epsilon and one more; then the number of pieces and four
# special ones, the size of all their texts, where each begins (and the last ends), and their scores.
_HEADER = struct.Struct("<8s7ifi")
_PIECES = struct.Struct("<5iQ")
# SentencePiece's sign for the space before a word.
SPACE = "▁"
_CHINESE = re.compile(f"{SPACE}?[\u4e00-\u9fff]+")
_LATIN_WORD = re.compile(f"{SPACE}[a-zA-Z]{{3,}}")
_LATIN_PART = re.compile("[a-z]{2,5}")


@dataclass(frozen=True)
class ChineseWord:
    """A word of jieba's dictionary; `kind` is a part of speech as jieba writes it."""

    text: str
    frequency: int
    kind: str

    @property
    def is_common(self) -> bool:
        """Whether it makes sense beside others."""
        return self.frequency >= COMMON_FREQUENCY and self.kind[0] in CONTENT


@cache
def chinese_words() -> tuple[ChineseWord, ...]:
    """Those words of jieba's dictionary, in its order, that a shop may use.

    Raises:
        FileNotFoundError: jieba is not installed.
    """
    lines = _package_file(JIEBA, JIEBA_FILE).read_text("utf-8").splitlines()
    fields = (line.split(" ") for line in lines)
    words = (ChineseWord(text, int(frequency), kind) for text, frequency, kind in fields)
    return tuple(word for word in words if _is_usable(word))


def _is_usable(word: ChineseWord) -> bool:
    return (
        word.kind not in NAMES_AND_IDIOMS
        and word.frequency >= LEAST_FREQUENCY
        and len(word.text) in LENGTHS
    )


@dataclass(frozen=True)
class Pieces:
    """The teacher's pieces, the most frequent first, by what they can stand for.

    `chinese` characters and words; `latin` words of at least three letters, of many languages, in lower case;
    `latin_parts`, two to five letters that go on with a word.
    """

    chinese: list[str]
    latin: list[str]
    latin_parts: list[str]

    @classmethod
    def of(cls, pieces: list[str]) -> "Pieces":
        """`pieces`, sorted into kinds, each once."""
        chinese = (piece.strip(SPACE) for piece in pieces if _CHINESE.fullmatch(piece))
        latin = (piece[1:].lower() for piece in pieces if _LATIN_WORD.fullmatch(piece))
        parts = [piece for piece in pieces if _LATIN_PART.fullmatch(piece)]
        return cls(list(dict.fromkeys(chinese)), list(dict.fromkeys(latin)), parts)


def teacher_pieces() -> Pieces:
    """The pieces of the teacher that is installed.

    Raises:
        FileNotFoundError: it is not installed.
    """
    return Pieces.of(read_pieces(_package_file(PACKAGE, TEACHER_FILE)))


def read_pieces(path: Path) -> list[str]:
    """The pieces in the header of the teacher's file `path`, in its order."""
    with path.open("rb") as file:
        file.seek(_HEADER.size)
        count, *_, size = _PIECES.unpack(file.read(_PIECES.size))
        edges = np.frombuffer(file.read(4 * (count + 1)), "<u4")
        file.seek(4 * count, 1)
        texts = file.read(size)
    return [texts[edges[at] : edges[at + 1]].decode("utf-8", "replace") for at in range(count)]


def _package_file(package: str, name: str) -> Path:
    """A file of an installed package, which is not imported for it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{package} is not installed")
    return Path(spec.origin).with_name(name)
