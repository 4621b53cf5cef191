"""A query as the lexical index takes it: groups of terms, each group worth its best member."""

from collections.abc import Callable
from dataclasses import dataclass

from core.text.analysis import LONGEST_QUERY, Analyzer
from core.text.english import noun_phrase
from core.text.modifiers import is_accessory
from core.text.normalise import has_chinese, normalise
from core.text.tokens import Token

# A synonym often names a wider or a neighbouring thing, a completion is one of many words that may follow:
# what was typed itself comes first.
SYNONYM_WEIGHT = 0.5
COMPLETION_WEIGHT = 0.7
# The same of longer words for a single character: 双肩包, which 包 ends, and those that hold it otherwise.
ENDING_WEIGHT, HOLDING_WEIGHT = 0.7, 0.5
# More completions cost time at every key; the words left out are in few products.
COMPLETIONS = 24
# What the head, the word that names the thing itself, counts against the words that describe it; tuned as the
# weights of `core.search.lexical` were.
HEAD_WEIGHT = 1.3

Groups = dict[str, list[tuple[str, float]]]
Complete = Callable[[str, int], list[str]]
LongerWords = Callable[[str, bool], list[tuple[str, float]]]
IsKnown = Callable[[str], bool]


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
    `kinds` are names of what may be wanted, the most exact first: ends of the query, synonyms of the head.
    Only Chinese ones: an English head alone says too little, as the bed of a wall bed does.
    `head` is the word that names what is wanted, empty where that is an accessory of something.
    """

    tokens: tuple[Token, ...] = ()
    words: tuple[Variants, ...] = ()
    bigrams: tuple[Variants, ...] = ()
    letters: tuple[Variants, ...] = ()
    kinds: tuple[str, ...] = ()
    head: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.bigrams)


def normalised_query(text: str) -> str:
    """`text` as it is looked for: normalised, and no longer than anybody types."""
    # Normalising a pasted page takes long; four times as much as is kept leaves room for what it drops.
    return normalise(text[: LONGEST_QUERY * 4])[:LONGEST_QUERY]


def parse(
    text: str,
    analyzer: Analyzer,
    complete: Complete | None = None,
    is_known: IsKnown | None = None,
    longer_words: LongerWords | None = None,
) -> LexicalQuery:
    """`text` as groups of terms; with `complete` (prefix, limit → terms) its last word may be unfinished.

    With `longer_words` (character, whether it is all of the query → weighted terms) a Chinese character that
    stands alone also means the longer words that hold it. With `is_known` (word → whether the shop has it) a
    long word that it does not know stands in its parts.
    """
    text = text[:LONGEST_QUERY]
    tokens = list(analyzer.query(text))
    # Each word with its synonyms; the last one, while it is typed, with its completions.
    groups = _groups(_whole_or_parts(analyzer.sequence(text), tokens, is_known), tokens)
    if complete and groups and not text[-1:].isspace():
        tokens += _completed(list(groups)[-1], groups, complete)
    if longer_words:
        tokens += _longer_words(text, groups, longer_words)
    # The head is the last word of the first noun phrase; it and its last bigram weigh more.
    whole = analyzer.sequence(noun_phrase(text))
    phrase = _whole_or_parts(whole, tokens, is_known)
    last = phrase[-1:]
    last_pairs = [pair for word in last for pair in analyzer.bigrams(word)[-1:]]
    return LexicalQuery(
        tokens=tuple(tokens),
        words=_words(groups, last),
        bigrams=_single(analyzer.bigrams(text), last_pairs),
        letters=_single(analyzer.letters(text), []),
        kinds=_kinds(phrase, tokens),
        head=_head(analyzer, whole[-1:], list(groups), last),
    )


def _words(groups: Groups, head: list[str]) -> tuple[Variants, ...]:
    """Each of `groups` with its terms, each of them once."""
    return tuple(
        Variants(source, tuple(dict(terms).items()), _weight(source, head))
        for source, terms in groups.items()
    )


def _groups(words: list[str], tokens: list[Token]) -> Groups:
    """The terms that match each of `words`, by how it was written, with their weights."""
    groups: Groups = {}
    written = {token.text: token.source for token in tokens if token.kind == "unit"}
    for word in words:
        # A quantity that may mean two things is matched by either.
        groups.setdefault(written.get(word, word), []).append((word, 1.0))
    for token in tokens:
        if token.kind == "synonym" and token.source in groups:
            groups[token.source].append((token.text, SYNONYM_WEIGHT))
    return groups


def _kinds(phrase: list[str], tokens: list[Token]) -> tuple[str, ...]:
    """The ends of `phrase`, the longest first, then the synonyms of its last word; the Chinese ones."""
    ends = [" ".join(phrase[start:]) for start in range(len(phrase))]
    synonyms = [t.text for t in tokens if t.kind == "synonym" and t.source == ends[-1]]
    return tuple(name for name in (*ends, *synonyms) if not name.isascii())


def _head(analyzer: Analyzer, whole: list[str], words: list[str], head: list[str]) -> str:
    """The word of `head`, unless another of the query's `words` says that an accessory of it is wanted.

    A part that stands for a `whole` long word is no head where it does not end it: 智能 of 智能机.
    """
    is_end = bool(head) and whole[0].endswith(head[0])
    others = (word for word in words if word not in head)
    return head[0] if is_end and not any(is_accessory(analyzer, o) for o in others) else ""


def _whole_or_parts(words: list[str], tokens: list[Token], is_known: IsKnown | None) -> list[str]:
    """`words` with each long Chinese one that the shop lacks replaced by the known words inside it."""
    if is_known is None:
        return words
    known = [token.text for token in tokens if token.kind == "word" and is_known(token.text)]
    parts: list[str] = []
    for word in words:
        is_long = not word.isascii() and word not in known
        parts += [part for part in known if is_long and part in word] or [word]
    return parts


def _single(terms: list[str], head: list[str]) -> tuple[Variants, ...]:
    """Each of `terms` once, standing for itself."""
    unique = dict.fromkeys(terms)
    return tuple(Variants(term, ((term, 1.0),), _weight(term, head)) for term in unique)


def _weight(piece: str, head: list[str]) -> float:
    return HEAD_WEIGHT if piece in head else 1.0


def _completed(last: str, groups: Groups, complete: Complete) -> list[Token]:
    completions = [term for term in complete(last, COMPLETIONS) if term != last]
    groups[last] += [(term, COMPLETION_WEIGHT) for term in completions]
    return [Token(term, "prefix", last) for term in completions]


def _longer_words(text: str, groups: Groups, longer_words: LongerWords) -> list[Token]:
    """The words that hold a Chinese character which is all of the query or stands between spaces.

    Inside longer queries characters mislead, as 水 of 汽水 and 汽车 would.
    """
    tokens: list[Token] = []
    alone = text.split()
    for character in filter(_is_character, groups):
        if character in alone:
            terms = longer_words(character, len(alone) == 1)
            if terms:
                groups[character] = [
                    (t, share * _holding_weight(t, character)) for t, share in terms
                ]
            tokens += [Token(term, "prefix", character) for term, _ in terms if term != character]
    return tokens


def _holding_weight(word: str, character: str) -> float:
    if word == character:
        return 1.0
    return ENDING_WEIGHT if word.endswith(character) else HOLDING_WEIGHT


def _is_character(word: str) -> bool:
    return len(word) == 1 and has_chinese(word)
