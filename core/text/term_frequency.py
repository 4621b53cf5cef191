"""How often words occur, and how much one says: counts and inverse document frequencies."""

from collections import Counter
from collections.abc import Iterable
from math import log


def document_frequency(sequences: Iterable[Iterable[str]]) -> Counter[str]:
    """Word → in how many of `sequences` it occurs."""
    counts: Counter[str] = Counter()
    for sequence in sequences:
        counts.update(set(sequence))
    return counts


def inverse_document_frequency(frequency: Counter[str], documents: int) -> dict[str, float]:
    """Word → ln(1 + (N − df + ½) / (df + ½)), the form BM25 uses; always above 0."""
    return {word: log(1 + (documents - df + 0.5) / (df + 0.5)) for word, df in frequency.items()}
