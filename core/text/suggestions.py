"""What people may be about to type: completions from the shop's queries, brands and categories."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nlargest
from math import log1p

from core.data.catalogue import LEVEL_SEPARATOR, Catalogue
from core.text.normalise import normalise

# How many entries with the prefix are looked at; a one-letter prefix has thousands.
_SCANNED = 4000


@dataclass(frozen=True)
class Suggestion:
    """One line under the search box. `kind` is `query`, `brand`, `category` or `product`."""

    text: str
    kind: str
    weight: float


class SuggestionIndex:
    """Completions of a prefix, by characters and, for Latin letters, by pinyin."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        self._suggestions = list(suggestions)
        self._keys = _sorted_keys(self._suggestions, normalise)
        self._pinyin: list[tuple[str, int]] | None = None

    @classmethod
    def build(cls, queries: Iterable[tuple[str, float]], catalogue: Catalogue) -> "SuggestionIndex":
        """Suggestions from `queries` (text, how often) and the brands and categories of `catalogue`."""
        best: dict[str, Suggestion] = {}
        brands = Counter(brand for brand in catalogue.brand if brand)
        leaves = Counter(path.split(LEVEL_SEPARATOR)[-1] for path in catalogue.category if path)
        sources = (
            ("category", leaves.items(), 1.2),
            ("brand", brands.items(), 1.1),
            ("query", queries, 1.0),
        )
        for kind, entries, factor in sources:
            for text, weight in entries:
                key = normalise(text)
                if key and key not in best:
                    best[key] = Suggestion(text.strip(), kind, factor * log1p(weight))
        return cls(best.values())

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        """The `limit` weightiest suggestions that begin with `prefix`, shorter ones first among equals."""
        key = normalise(prefix)
        if not key:
            return nlargest(limit, self._suggestions, key=_by_weight)
        found = _with_prefix(self._keys, key)
        if len(found) < limit and key.replace(" ", "").isascii() and key.replace(" ", "").isalpha():
            found += [
                p for p in _with_prefix(self._by_pinyin(), key.replace(" ", "")) if p not in found
            ]
        matches = [self._suggestions[place] for place in found]
        return nlargest(limit, (s for s in matches if normalise(s.text) != key), key=_by_weight)

    def _by_pinyin(self) -> list[tuple[str, int]]:
        if self._pinyin is None:
            full = _sorted_keys(self._suggestions, _pinyin)
            initials = _sorted_keys(self._suggestions, _initials)
            self._pinyin = sorted(entry for entry in (*full, *initials) if entry[0])
        return self._pinyin


def _by_weight(suggestion: Suggestion) -> tuple[float, int, str]:
    return suggestion.weight, -len(suggestion.text), suggestion.text


def _sorted_keys(suggestions: list[Suggestion], key: Callable[[str], str]) -> list[tuple[str, int]]:
    return sorted((key(suggestion.text), place) for place, suggestion in enumerate(suggestions))


def _with_prefix(keys: list[tuple[str, int]], prefix: str) -> list[int]:
    start = bisect_left(keys, (prefix,))
    found: list[int] = []
    for key, place in keys[start : start + _SCANNED]:
        if not key.startswith(prefix):
            break
        found.append(place)
    return list(dict.fromkeys(found))


def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin

    return "" if text.isascii() else "".join(lazy_pinyin(text)).lower()


def _initials(text: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "" if text.isascii() else "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
