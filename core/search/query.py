"""A query as the lexical index takes it: groups of terms, each group worth its best member."""

from collections.abc import Callable
from dataclasses import dataclass

from core.search.request import Token
from core.text.analysis import Analyzer
from core.text.english import noun_phrase

# Nobody types more; what is pasted beyond it does not change what is looked for.
LONGEST = 200
SYNONYM_WEIGHT = 0.5
COMPLETION_WEIGHT = 0.7
COMPLETIONS = 24
# What the head, the word that names the thing itself, counts against the words that describe it.
HEAD_WEIGHT = 1.3

Groups = dict[str, list[tuple[str, float]]]
Complete = Callable[[str, int], list[str]]
Knows = Callable[[str], bool]


@dataclass(frozen=True)
class Variants:
    """One piece of the query and the terms that may stand for it, each with a weight up to 1.

    `weight` is what the piece counts against others.
    """

    source: str
    terms: tuple[tuple[str, float], ...]
    weight: float = 1.0


@dataclass(frozen=True)
class LexicalQuery:
    """What is looked up; `tokens` is the same for people to read, with the parts of long words.

    `words` do not overlap: the parts of a long word would count it again, and its bigrams find it anyway.
    `things` are names of what may be wanted, the most exact first: ends of the query, synonyms of the head.
    Only Chinese ones: an English head alone says too little, as the bed of a wall bed does.
    """

    tokens: tuple[Token, ...] = ()
    words: tuple[Variants, ...] = ()
    bigrams: tuple[Variants, ...] = ()
    letters: tuple[Variants, ...] = ()
    things: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.bigrams)


def parse(
    text: str,
    analyzer: Analyzer,
    complete: Complete | None = None,
    knows: Knows | None = None,
) -> LexicalQuery:
    """`text` as groups of terms; with `complete` (prefix, limit → terms) its last word may be unfinished.

    With `knows` (word → whether the shop has it) a long word that it does not know stands in its parts.
    """
    text = text[:LONGEST]
    tokens = list(analyzer.query(text))
    groups = _groups(_whole_or_parts(analyzer.sequence(text), tokens, knows), tokens)
    if complete and groups and not text[-1:].isspace():
        tokens += _completed(list(groups)[-1], groups, complete)
    phrase = _whole_or_parts(analyzer.sequence(noun_phrase(text)), tokens, knows)
    head = phrase[-1:]
    words = (
        Variants(source, tuple(dict(terms).items()), _weight(source, head))
        for source, terms in groups.items()
    )
    last = [pair for word in head for pair in analyzer.bigrams(word)[-1:]]
    return LexicalQuery(
        tuple(tokens),
        tuple(words),
        _alone(analyzer.bigrams(text), last),
        _alone(analyzer.letters(text), []),
        _things(phrase, tokens),
    )


def _groups(words: list[str], tokens: list[Token]) -> Groups:
    """The terms that meet each of `words`, by how it was written, with their weights."""
    groups: Groups = {}
    written = {token.text: token.source for token in tokens if token.kind == "unit"}
    for word in words:
        # A quantity that may mean two things is met by either.
        groups.setdefault(written.get(word, word), []).append((word, 1.0))
    for token in tokens:
        if token.kind == "synonym" and token.source in groups:
            groups[token.source].append((token.text, SYNONYM_WEIGHT))
    return groups


def _things(phrase: list[str], tokens: list[Token]) -> tuple[str, ...]:
    ends = [" ".join(phrase[at:]) for at in range(len(phrase))]
    same = [t.text for t in tokens if t.kind == "synonym" and t.source == ends[-1]]
    return tuple(name for name in (*ends, *same) if not name.isascii())


def _whole_or_parts(words: list[str], tokens: list[Token], knows: Knows | None) -> list[str]:
    """`words` with each long Chinese one that the shop lacks replaced by the known words inside it."""
    if knows is None:
        return words
    known = [token.text for token in tokens if token.kind == "word" and knows(token.text)]
    found: list[str] = []
    for word in words:
        is_long = not word.isascii() and word not in known
        found += [part for part in known if is_long and part in word] or [word]
    return found


def _alone(terms: list[str], head: list[str]) -> tuple[Variants, ...]:
    """Each of `terms` once, standing for itself."""
    unique = dict.fromkeys(terms)
    return tuple(Variants(term, ((term, 1.0),), _weight(term, head)) for term in unique)


def _weight(piece: str, head: list[str]) -> float:
    return HEAD_WEIGHT if piece in head else 1.0


def _completed(last: str, groups: Groups, complete: Complete) -> list[Token]:
    completions = [term for term in complete(last, COMPLETIONS) if term != last]
    groups[last] += [(term, COMPLETION_WEIGHT) for term in completions]
    return [Token(term, "prefix", last) for term in completions]
