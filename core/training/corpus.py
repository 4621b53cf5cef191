"""The catalogue as word sequences, segmented once and kept in the cache."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from core.arrays import keep_arrays, read_arrays
from core.data.catalogue import Catalogue
from core.text.analysis import Analyzer
from core.text.sequences import ProductWords, product_words

# Raise it when the same products give other words than before.
VERSION = 2
_SEPARATOR = "\n"
PREFIX = "corpus-"


@dataclass(frozen=True)
class Corpus:
    """The words of each product, in the catalogue's order; `key` changes when any of them does."""

    products: list[ProductWords]
    key: str


def corpus(
    catalogue: Catalogue,
    analyzer: Analyzer,
    cache: Path,
    progress: Callable[[int, int], None],
) -> Corpus:
    """The corpus of `catalogue` from the cache, or segmented now; `progress` hears products done, in all."""
    path = corpus_file(catalogue, analyzer, cache)
    key = path.stem.removeprefix(PREFIX)
    try:
        return Corpus(_products(_load_lists(path), len(catalogue)), key)
    except (OSError, ValueError):
        products = []
        for row in range(len(catalogue)):
            if row % 200 == 0:
                progress(row, len(catalogue))
            products.append(product_words(analyzer, catalogue, row))
        keep_arrays(path, _packed(_parts(products)))
        return Corpus(products, key)


def corpus_file(catalogue: Catalogue, analyzer: Analyzer, cache: Path) -> Path:
    """Where a corpus is kept once it has been segmented."""
    key = f"{VERSION}-{catalogue.content_hash[:16]}-{analyzer.fingerprint[:16]}"
    return cache / f"{PREFIX}{key}.npz"


def cached_sequences(
    texts: Sequence[str],
    sequence: Callable[[str], list[str]],
    path: Path,
    progress: Callable[[int, int], None],
) -> list[list[str]]:
    """`sequence` of each text from the cache file `path`, or made now and kept there."""
    try:
        stored = _load_lists(path)
        if len(stored) == len(texts):
            return stored
    except (OSError, ValueError):
        pass
    made = []
    for number, text in enumerate(texts):
        if number % 500 == 0:
            progress(number, len(texts))
        made.append(sequence(text))
    keep_arrays(path, _packed(made))
    return made


def text_array(texts: Sequence[str]) -> np.ndarray:
    """Texts without line ends as one array of bytes."""
    return np.frombuffer(_SEPARATOR.join(texts).encode(), np.uint8)


def texts_of(array: np.ndarray) -> list[str]:
    """What `text_array` packed."""
    joined = array.tobytes().decode()
    return joined.split(_SEPARATOR) if joined else []


def _packed(lists: Sequence[Sequence[str]]) -> dict[str, np.ndarray]:
    ids: dict[str, int] = {}
    flat = [ids.setdefault(word, len(ids)) for words in lists for word in words]
    return {
        "words": text_array(list(ids)),
        "flat": np.array(flat, np.int32),
        "ends": np.cumsum([len(words) for words in lists], dtype=np.int64),
    }


def _load_lists(path: Path) -> list[list[str]]:
    """What `_packed` packed.

    Raises:
        OSError, ValueError: it is missing or damaged.
    """
    stored = read_arrays(path)
    try:
        words = np.array(texts_of(stored["words"]), object)[stored["flat"]].tolist()
        ends = stored["ends"].tolist()
    except (KeyError, IndexError) as error:
        raise ValueError(f"lists without {error}") from error
    if ends != sorted(ends) or ends[-1:] not in ([], [len(words)]):
        raise ValueError("lists that do not end where their words do")
    return [words[start:end] for start, end in pairwise([0, *ends])]


def _parts(products: Sequence[ProductWords]) -> list[list[str]]:
    return [
        part
        for product in products
        for part in (product.title, product.fields, product.bigrams, product.description)
    ]


def _products(parts: Sequence[list[str]], count: int) -> list[ProductWords]:
    if len(parts) != 4 * count:
        raise ValueError(f"words of other than {count} products")
    return [ProductWords(*parts[start : start + 4]) for start in range(0, len(parts), 4)]
