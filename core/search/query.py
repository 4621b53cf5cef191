"""A query as the lexical index takes it: groups of terms, each group worth its best member."""

from collections.abc import Callable
from dataclasses import dataclass

from core.search.request import Token
from core.text.analysis import Analyzer

# Nobody types more; what is pasted beyond it does not change what is looked for.
LONGEST = 200
SYNONYM_WEIGHT = 0.5
COMPLETION_WEIGHT = 0.7
COMPLETIONS = 24

Complete = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Variants:
    """One piece of the query and the terms that may stand for it, each with a weight up to 1."""

    source: str
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class LexicalQuery:
    """What is looked up; `tokens` is the same for people to read."""

    tokens: tuple[Token, ...] = ()
    words: tuple[Variants, ...] = ()
    bigrams: tuple[Variants, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.bigrams)


def parse(text: str, analyzer: Analyzer, complete: Complete | None = None) -> LexicalQuery:
    """`text` as groups of terms; with `complete` (prefix, limit → terms) its last word may be unfinished."""
    text = text[:LONGEST]
    tokens = list(analyzer.query(text))
    groups = {word: [(word, 1.0)] for word in analyzer.words(text)}
    for token in tokens:
        if token.kind == "synonym":
            groups.setdefault(token.source, []).append((token.text, SYNONYM_WEIGHT))
    if complete and groups and not text[-1:].isspace():
        tokens += _completed(list(groups)[-1], groups, complete)
    bigrams = tuple(
        Variants(pair, ((pair, 1.0),)) for pair in dict.fromkeys(analyzer.bigrams(text))
    )
    words = tuple(Variants(source, tuple(dict(terms).items())) for source, terms in groups.items())
    return LexicalQuery(tuple(tokens), words, bigrams)


def _completed(
    last: str, groups: dict[str, list[tuple[str, float]]], complete: Complete
) -> list[Token]:
    completions = [term for term in complete(last, COMPLETIONS) if term != last]
    groups[last] += [(term, COMPLETION_WEIGHT) for term in completions]
    return [Token(term, "prefix", last) for term in completions]
