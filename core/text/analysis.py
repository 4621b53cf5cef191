"""From text to words: jieba with the shop's own dictionary, quantities and model numbers kept whole."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from core.data.catalogue import Catalogue
from core.text import lexicon
from core.text.english import singular
from core.text.normalise import normalise
from core.text.segmenter import Segmenter
from core.text.tokens import Token
from core.text.units import MODEL, QUANTITY, canonical_quantity, model_pieces

# Part of every fingerprint: raise it when the same text gives other words than before.
VERSION = 2
# Nobody types more; a pasted page must not be segmented at every key.
LONGEST_QUERY = 200
_LONGEST_USER_WORD = 8
_CJK = r"\u3400-\u9fff\uf900-\ufaff"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_PIECE = re.compile(
    rf"(?P<mixed>(?<![a-z])(?:t恤|u盘|k歌|[a-z]字裙))|(?P<quantity>{QUANTITY.pattern})|(?P<model>{MODEL.pattern})"
    rf"|(?P<cjk>[{_CJK}]+)|(?P<number>\d+(?:\.\d+)?)|(?P<word>[^\W\d_{_CJK}]+(?:['’]s\b)?)"
)
# 16g on a memory stick is 16 GB: sizes that come in powers of two may be either.
_BINARY_SIZES = frozenset(f"{1 << power}g" for power in range(2, 11))


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
        self.stop_words = lexicon.stop_words() if stop_words is None else frozenset(stop_words)
        candidates = {normalise(word) for word in (*brands, *attribute_values)} | set(self.synonyms)
        self.user_words = tuple(sorted(filter(_is_user_word, candidates)))

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
        rules = repr(
            (VERSION, self.user_words, sorted(self.synonyms.items()), sorted(self.stop_words))
        )
        return hashlib.sha256(rules.encode("utf-8", "replace")).hexdigest()

    def words(self, text: str) -> list[str]:
        """Every word an index should know `text` by, in order, parts of long words included."""
        return self._kept(self._pieces(normalise(text), self._segmenter.cut_for_search))

    def sequence(self, text: str) -> list[str]:
        """The words of `text` in order, without overlaps, as a network reads them."""
        return self._kept(self._pieces(normalise(text), self._segmenter.cut))

    def bigrams(self, text: str) -> list[str]:
        """Pairs of neighbouring characters of every Chinese run; a run of one gives itself."""
        pairs: list[str] = []
        for run in _CJK_RUN.findall(normalise(text)):
            pairs += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        return pairs

    def query(self, text: str) -> list[Token]:
        """The words of a query with their kinds, each once, with dropped stop words and synonyms."""
        pieces = list(self._pieces(normalise(text[:LONGEST_QUERY]), self._segmenter.cut_for_search))
        kept = set(self._kept(pieces))
        tokens: dict[str, Token] = {}
        for word, kind, source in pieces:
            tokens.setdefault(word, Token(word, kind if word in kept else "stop", source))
        also = [
            Token(other, "synonym", word) for word in kept for other in self.synonyms.get(word, ())
        ]
        for token in sorted(also, key=lambda token: list(tokens).index(token.source)):
            tokens.setdefault(token.text, token)
        return list(tokens.values())

    def _kept(self, pieces: Iterable[tuple[str, str, str]]) -> list[str]:
        words = [word for word, _, _ in pieces]
        return [word for word in words if word not in self.stop_words] or words

    def _pieces(
        self, text: str, cut: Callable[[str], Iterable[str]]
    ) -> Iterator[tuple[str, str, str]]:
        """(word, kind, source) of every piece of normalised `text`."""
        for match in _PIECE.finditer(text):
            written = match.group()
            if match["cjk"]:
                yield from ((word, "word", word) for word in cut(written))
            elif match["quantity"]:
                yield from _quantity(match["amount"], match["unit"], written)
            elif match["model"]:
                yield from ((word, "model", written) for word in _model(written))
            elif match["mixed"]:
                yield written, "word", written
            else:
                yield singular(written), "word", written

    @cached_property
    def _segmenter(self) -> Segmenter:
        return Segmenter(self.user_words)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "_segmenter"}


def _quantity(number: str, unit: str, written: str) -> Iterator[tuple[str, str, str]]:
    word = canonical_quantity(number, unit)
    yield word, "unit", written
    if word in _BINARY_SIZES:
        yield f"{word}b", "unit", written


def _model(written: str) -> list[str]:
    pieces = [piece for piece in model_pieces(written) if len(piece) > 1 or piece.isdigit()]
    return list(dict.fromkeys([written.replace("-", ""), *pieces]))


def _is_user_word(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_USER_WORD and _CJK_RUN.fullmatch(word) is not None
