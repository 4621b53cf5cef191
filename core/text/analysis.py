"""From text to words: jieba with the shop's own dictionary, quantities and model numbers kept whole."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import cast

from core.data.catalogue import Catalogue
from core.text import lexicon
from core.text.english import singular
from core.text.normalise import normalise
from core.text.segmenter import Segmenter
from core.text.tokens import Token
from core.text.units import (
    BIG_SIZE,
    MODEL,
    NUMBERED,
    QUANTITY,
    canonical_quantity,
    canonical_size,
    model_pieces,
)

# Part of every fingerprint: raise it when the same text gives other words than before.
VERSION = 8
# Nobody types more; a pasted page must not be segmented at every key.
LONGEST_QUERY = 200
# A longer name is a sentence or a list, whose parts are words of their own.
_LONGEST_USER_WORD = 8
_CJK = r"\u3400-\u9fff\uf900-\ufaff"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_LETTERS = rf"[^\W\d_{_CJK}]+"
_PIECE = re.compile(
    # Words of one letter and a Chinese part or a sign, which no other rule would keep together.
    r"(?P<mixed>(?<![a-z])(?:t恤|u盘|k歌|a字裙|o型腿|u型枕|[uvo]领|bb霜|cc霜|pu皮|pp棉|tf卡|sd卡|c语言"
    r"|(?<!\d)[a-z](?:\+\+|\#)(?!\w)))"
    rf"|(?P<size>{BIG_SIZE.pattern})"
    r"|(?P<sized>(?<![a-z])(?:size|尺码)[ :]*(?P<worn>\d{1,2}(?:\.5)?)(?![\d.a-z]))"
    rf"|(?P<quantity>{QUANTITY.pattern})|(?P<model>{MODEL.pattern})|(?P<cjk>[{_CJK}]+)"
    rf"|(?P<number>\d+(?:\.\d+)?)|(?P<word>{_LETTERS}['’]s\b|{_LETTERS}(?P<more>(?:[-&'’]{_LETTERS})*))"
)
# Words in a row, with only gaps between them that writers put there or leave out.
_LATIN_ROW = re.compile(r"[a-z]+(?:[ \-'&/]+[a-z]+)*")
_NO_LETTER = re.compile(r"[^a-z]+")
# Threes meet by chance too often, fives miss what is inflected.
_LETTERS_TOGETHER = 4
_JOINT = re.compile(r"[-&'’]")
# 16g on a memory stick is 16 GB: sizes that come in powers of two may be either.
_BINARY_SIZES = frozenset(f"{1 << power}g" for power in range(2, 11))

# What pieces of a model number count against words: XL of TW900XL is no size, and 5 of XM5 no 5. But
# iPhone15Pro must meet 15, which stands behind a name.
_SCRAP_WORTH, _DIGITS_WORTH, _NAMED_DIGITS_WORTH = 0.1, 0.3, 0.7
_SCRAP = re.compile(r"[a-z]{1,2}")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NAME = re.compile(r"[a-z]{3}")

# The index, the run, the intents and the speller each ask for the words of one query, in several ways.
_REMEMBERED = 32

# (word, kind as in `Token`, how it was written)
Piece = tuple[str, str, str]


class Analyzer:
    """Text to words, the same way for a product and for a query.

    `brands` and `attribute_values` are the shop's own words, which keep whole what a general dictionary
    would cut. Safe to use from several threads; the dictionary is read at first use.
    """

    def __init__(
        self,
        brands: Iterable[str] = (),
        attribute_values: Iterable[str] = (),
        synonyms: Mapping[str, tuple[str, ...]] | None = None,
        stop_words: Iterable[str] | None = None,
    ) -> None:
        self.synonyms = lexicon.synonyms() if synonyms is None else dict(synonyms)
        self.accessories = lexicon.accessories()
        self.stop_words = lexicon.stop_words() if stop_words is None else frozenset(stop_words)
        names = {normalise(brand) for brand in brands}
        candidates = names | {normalise(value) for value in attribute_values} | set(self.synonyms)
        self.user_words = tuple(sorted(filter(_is_user_word, candidates)))
        # 3m is a brand before it is a length.
        self.names = frozenset(name for name in names if QUANTITY.fullmatch(name))

    @classmethod
    def for_catalogue(cls, catalogue: Catalogue) -> "Analyzer":
        """The analyzer of a shop: its brands, and the attribute values that several products share."""
        counts = Counter(
            value for values in catalogue.attributes.values() for value in values if value
        )
        return cls(set(catalogue.brand), (value for value, count in counts.items() if count >= 3))

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the same text would give other words; part of the key of every cached index."""
        lists = (self.names, self.stop_words, self.accessories)
        words = (self.user_words, *map(sorted, lists))
        rules = repr((VERSION, words, sorted(self.synonyms.items())))
        return hashlib.sha256(rules.encode("utf-8", "replace")).hexdigest()

    def words(self, text: str) -> list[str]:
        """Every word an index should know `text` by, in order, parts of long words included."""
        return self._without_stop_words(self.pieces(text))

    def pieces(self, text: str) -> list[Piece]:
        """The same with their kinds, and stop words among them."""
        return list(self._read(normalise(text), True))

    def phrases(self, text: str) -> list[list[Piece]]:
        """The pieces of `text` without overlaps; a phrase ends at punctuation, and at a space in Chinese."""
        text, end = normalise(text), -1
        phrases: list[list[Piece]] = []
        for match in _PIECE.finditer(text):
            gap = text[end : match.start()]
            if end < 0 or (gap and (gap != " " or not text[end - 1 : match.start() + 1].isascii())):
                phrases.append([])
            phrases[-1] += self._pieces_of(match, self._segmenter.cut)
            end = match.end()
        return phrases

    def with_parts(self, phrases: Iterable[list[Piece]]) -> list[Piece]:
        """The pieces of the text that `phrases` were made of, as `pieces` gives them."""
        pieces: list[Piece] = []
        for piece in chain.from_iterable(phrases):
            if parts := self.parts(piece):
                pieces += [(part, "word", part) for part in parts]
            pieces.append(piece)
        return pieces

    def parts(self, piece: Piece) -> list[str]:
        """The words inside a Chinese one: 连衣 and 衣裙 of 连衣裙."""
        word, _, written = piece
        is_long = len(word) > 2 and word is written and not word.isascii()
        return self._segmenter.inside(word) if is_long else []

    def cut(self, run: str) -> list[str]:
        """The words of `run`, Chinese characters alone, without overlaps; together they are `run`."""
        return self._segmenter.cut(run)

    def is_word(self, text: str) -> bool:
        """Whether `text`, Chinese characters alone, is a word of the language, sold here or not."""
        return self._segmenter.is_word(text)

    def frequencies(self, pieces: Sequence[Piece]) -> dict[str, float]:
        """How often each word of `pieces` occurs, where a piece of a model number counts less than a word."""
        counts = cast("dict[str, float]", Counter(self._without_stop_words(pieces)))
        for word, kind, written in pieces:
            if kind == "model" and word in counts:
                counts[word] -= 1 - _piece_worth(word, written)
        return counts

    def length(self, pieces: Sequence[Piece]) -> float:
        """How many words `pieces` are: a scrap is a tenth, whatever else counts less is one."""
        words = self._without_stop_words(pieces)
        scraps = sum(kind == "model" and bool(_SCRAP.fullmatch(word)) for word, kind, _ in pieces)
        return len(words) - (1 - _SCRAP_WORTH) * scraps

    def sequence(self, text: str) -> list[str]:
        """The words of `text` in order, without overlaps, as a network reads them."""
        return self._without_stop_words(self._read(normalise(text), False))

    def bigrams(self, text: str) -> list[str]:
        """Pairs of neighbouring characters of every Chinese run; a run of one gives itself."""
        pairs: list[str] = []
        for run in _CJK_RUN.findall(normalise(text)):
            pairs += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        return pairs

    def letters(self, text: str) -> list[str]:
        """Every four neighbouring letters of Latin words in a row, across the gaps between them.

        They do for `fire stick` and `firestick`, or `strap` and `strappy`, what bigrams do for Chinese.
        """
        rows = (_NO_LETTER.sub("", row) for row in _LATIN_ROW.findall(normalise(text)))
        last = _LETTERS_TOGETHER - 1
        return [row[end - last : end + 1] for row in rows for end in range(last, len(row))]

    def query(self, text: str) -> list[Token]:
        """The words of a query with their kinds, each once, with dropped stop words and synonyms."""
        pieces = self.pieces(text[:LONGEST_QUERY])
        telling = set(self._without_stop_words(pieces))
        tokens: dict[str, Token] = {}
        for word, kind, source in pieces:
            tokens.setdefault(word, Token(word, kind if word in telling else "stop", source))
        for word in [word for word in tokens if word in telling]:
            for other in self.synonyms.get(word, ()):
                tokens.setdefault(other, Token(other, "synonym", word))
        return list(tokens.values())

    def __getstate__(self) -> dict[str, object]:
        made = ("_segmenter", "_read")
        return {name: value for name, value in vars(self).items() if name not in made}

    def _without_stop_words(self, pieces: Iterable[Piece]) -> list[str]:
        words = [word for word, _, _ in pieces]
        return [word for word in words if word not in self.stop_words] or words

    @cached_property
    def _read(self) -> Callable[[str, bool], tuple[Piece, ...]]:
        """`_pieces`, those of the last texts remembered."""
        return lru_cache(_REMEMBERED)(self._pieces)

    def _pieces(self, text: str, overlapping: bool) -> tuple[Piece, ...]:
        """(word, kind, source) of every piece of normalised `text`; overlapping: with the words inside."""
        cut = self._segmenter.cut_for_search if overlapping else self._segmenter.cut
        pieces = (self._pieces_of(match, cut) for match in _PIECE.finditer(text))
        return tuple(chain.from_iterable(pieces))

    def _pieces_of(self, match: re.Match[str], cut: Callable[[str], list[str]]) -> list[Piece]:
        written, rule = match.group(), match.lastgroup
        if rule == "cjk":
            return list(chain.from_iterable(map(_chinese, cut(written))))
        if rule == "sized":
            return list(_quantity(match["worn"], "码", written))
        if rule == "size":
            return [(canonical_size(written), "unit", written)]
        if rule == "quantity" and written not in self.names:
            return list(_quantity(match["amount"], match["unit"] or match["letter"], written))
        if rule == "model" or rule == "quantity":
            return [(word, "model", written) for word in _model(written)]
        if rule == "word" and match["more"]:
            return [(word, "word", written) for word in _compound(written)]
        return [(singular(written), "word", written)]

    @cached_property
    def _segmenter(self) -> Segmenter:
        return Segmenter(self.user_words)


def _chinese(word: str) -> Iterable[Piece]:
    number = NUMBERED.get(word)
    return _quantity(number[:-1], number[-1], word) if number else ((word, "word", word),)


def _quantity(number: str, unit: str, written: str) -> Iterator[Piece]:
    word = canonical_quantity(number, unit)
    yield word, "unit", written
    if word in _BINARY_SIZES:
        yield f"{word}b", "unit", written
    if unit in ("号", "码"):
        # What is sold by numbers is as often called by the number alone.
        yield word.removesuffix(unit), "unit", written


def _model(written: str) -> list[str]:
    """`wh-1000xm5` → `wh1000xm5` and the pieces by which a looser spelling finds it."""
    pieces = [piece for piece in model_pieces(written) if len(piece) > 1 or piece.isdigit()]
    return list(dict.fromkeys([written.replace("-", ""), *map(singular, pieces)]))


def _piece_worth(word: str, model: str) -> float:
    """What a word of a `model` number counts: 1 for all of it and for a name in it."""
    if _SCRAP.fullmatch(word):
        return _SCRAP_WORTH
    if _DIGITS.fullmatch(word):
        return _NAMED_DIGITS_WORTH if _NAME.match(model) else _DIGITS_WORTH
    return 1.0


def _compound(written: str) -> list[str]:
    """`t-shirts` → `shirt`, `tshirt`; `l'oreal` → `oreal`, `loreal`: apart and joined."""
    parts = _JOINT.split(written.removesuffix("'s").removesuffix("’s"))
    apart = [singular(part) for part in parts if len(part) > 1]
    return [*apart, singular("".join(parts))]


def _is_user_word(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_USER_WORD and _CJK_RUN.fullmatch(word) is not None
