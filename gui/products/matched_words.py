"""Where the words of a query stand in a title."""

import re
import unicodedata
from functools import lru_cache

Span = tuple[int, int]
# Spaces, signs and words that say nothing may stand between two words in a row.
MOST_BETWEEN = 6
# A span and how strongly it is lit, from 0 to 1.
Lit = tuple[int, int, float]


@lru_cache(maxsize=4096)
def matched_spans(text: str, words: tuple[str, ...]) -> tuple[Span, ...]:
    """Stretches of `text` to light up, as (start, length), in order and without overlaps.

    `words` are lower-case; letters of any case and width meet them, also inside longer words.
    """
    folded = "".join(map(_folded, text))
    ends: list[list[int]] = []
    for start, end in sorted(_occurrences(folded, words)):
        if ends and start <= ends[-1][1]:
            ends[-1][1] = max(ends[-1][1], end)
        else:
            ends.append([start, end])
    return tuple((start, end - start) for start, end in ends)


@lru_cache(maxsize=1024)
def lit_spans(text: str, strengths: tuple[tuple[str, float], ...]) -> tuple[Lit, ...]:
    """Stretches of `text` as (start, length, strength); where words overlap the stronger one counts."""
    folded = "".join(map(_folded, text))
    letters = [0.0] * len(text)
    for word, strength in strengths:
        for start, end in _occurrences(folded, (word,)):
            letters[start:end] = [max(strength, own) for own in letters[start:end]]
    spans: list[Lit] = []
    for place, strength in enumerate(letters):
        start, length, before = spans[-1] if spans else (0, 0, 0.0)
        if strength and before == strength and start + length == place:
            spans[-1] = start, length + 1, strength
        elif strength:
            spans.append((place, 1, strength))
    return tuple(spans)


def _occurrences(text: str, words: tuple[str, ...]) -> list[Span]:
    return [
        match.span()
        for word in words
        if word.strip()
        for match in re.finditer(re.escape(word), text)
    ]


@lru_cache(maxsize=8192)
def _folded(letter: str) -> str:
    """One letter for one letter, so that places in the folded text are places in the text."""
    plain = unicodedata.normalize("NFKC", letter).lower()
    return plain if len(plain) == 1 else letter


def row_spans(text: str, words: tuple[str, ...]) -> tuple[Span, ...]:
    """The first stretch of `text` where `words` follow each other with little between; else every one."""
    folded = "".join(map(_folded, text))
    between = f".{{0,{MOST_BETWEEN}}}?"
    found = re.search(between.join(map(re.escape, words)), folded) if words else None
    if found is None:
        return matched_spans(text, words)
    return ((found.start(), found.end() - found.start()),)
