"""The words of the start: frequent words of the texts, every Chinese character, and pieces of Latin words."""

from collections import Counter
from collections.abc import Sequence

from core.text.similar_words import is_chinese
from core.text.vocabulary import Vocabulary
from core.text.word_parts import GOES_ON

WORDS = 60_000
LATIN_PARTS = 5_000
# Texts that a word is in at least: what is seen less often has learned no meaning, and its parts have.
LEAST_TEXTS = 3
# Few, as only numbers, codes and other scripts have no parts.
BUCKETS = 2048


def start_vocabulary(
    sequences: Sequence[Sequence[str]], latin_parts: Sequence[str], least_texts: int = LEAST_TEXTS
) -> Vocabulary:
    """The vocabulary, with parts, of texts as networks read them; `latin_parts` the most frequent first."""
    counts = Counter(word for sequence in sequences for word in set(sequence) if word)
    ranked = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
    words = [word for word, count in ranked if count >= least_texts and not _has_digit(word)]
    characters = (character for word, _ in ranked if is_chinese(word) for character in word)
    pieces = (GOES_ON + part for part in latin_parts[:LATIN_PARTS])
    tokens = dict.fromkeys([*words[:WORDS], *characters, *pieces])
    return Vocabulary(list(tokens), BUCKETS, parts=True)


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
