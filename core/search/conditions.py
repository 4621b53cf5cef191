"""Which products keep to the conditions of a query: its prices, what it refuses, its sizes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from core.arrays import BoolArray, IndexArray, Int32Array
from core.search.filtering import folded, within
from core.search.lexical import LexicalIndex, field_texts
from core.search.postings import Postings
from core.text import lexicon
from core.text.conditions import Condition, ConditionKind, Reading, read_query
from core.text.exclusion import Refusal, is_held, is_written
from core.text.sizes import size_mentions

# What is cheap or dear is one of so many parts of the answers.
PARTS = {"cheap": 4, "modest": 2, "dear": 4}
# Title, brand, category and attributes say what a product is; a description names much that it is not.
_TELLING = slice(0, 4)


class ConditionReader:
    """Reads the queries of one shop, and tells which products keep to what was read. Never changes."""

    def __init__(self, index: LexicalIndex) -> None:
        self._index = index
        self._has_prices = not np.isnan(index.catalogue.price).all()
        self._sizes: dict[re.Pattern[str], list[str]] = {}

    def read(self, text: str) -> Reading:
        """Normalised `text` as this shop reads it; prices and sizes that no product has are no conditions."""
        reading = read_query(self._index.analyzer, text, self._is_meant, self._has_prices)
        conditions = tuple(filter(self._is_known, reading.conditions))
        return Reading(reading.text, conditions)

    def _is_meant(self, refusal: Refusal, phrase: str) -> bool:
        """Whether *not apple* or 非苹果 refuses: it is of a brand or a colour, and no title says 非苹果."""
        if phrase[:2] in self._index.bigrams and phrase.startswith("非"):
            return False
        names = (self._names(thing) for thing in refusal.things)
        return all(not name.isdisjoint(self._brands_and_colours) for name in names)

    @cached_property
    def _brands_and_colours(self) -> frozenset[str]:
        brands = map(folded, set(self._index.catalogue.brand))
        return frozenset(brands).union(*lexicon.colours())

    def _is_known(self, condition: Condition) -> bool:
        if condition.kind is not ConditionKind.SIZE:
            return True
        return any(
            condition.values[0] in terms for terms in (self._index.words, self._index.bigrams)
        )

    def allowed(
        self, conditions: Sequence[Condition], matches: BoolArray, answers: IndexArray
    ) -> BoolArray:
        """Those of the `matches` (products,) that keep to `conditions`; `answers` answer the query well."""
        allowed = matches.copy()
        for condition in conditions:
            if condition.kind is ConditionKind.PRICE:
                allowed &= within(self._index.catalogue.price, condition.low, condition.high)
            elif condition.kind is ConditionKind.EXCLUDED:
                for thing in condition.values:
                    allowed[self._holding(thing, allowed)] = False
            elif condition.kind is ConditionKind.SIZE:
                allowed[self._of_another_size(condition)] = False
        # What is cheap is so among what is left.
        for level in (c.values[0] for c in conditions if c.kind is ConditionKind.LEVEL):
            allowed &= self._of_level(level, answers[allowed[answers]])
        return allowed

    def _of_level(self, level: str, answers: IndexArray) -> BoolArray:
        """The cheapest or dearest of the `answers` in each category: cases make no phone dear."""
        catalogue = self._index.catalogue
        rows_of: dict[str, list[int]] = {}
        for row in answers[~np.isnan(catalogue.price[answers])].tolist():
            rows_of.setdefault(catalogue.category[row], []).append(row)
        allowed = np.zeros(len(catalogue), bool)
        for rows in rows_of.values():
            sign = -1 if level == "dear" else 1
            prices = sign * catalogue.price[rows]
            limit = np.sort(prices)[(len(rows) - 1) // PARTS[level]]
            allowed[np.array(rows)[prices <= limit]] = True
        return allowed

    def _holding(self, thing: str, among: BoolArray) -> list[int]:
        """The rows of `among` that are `thing`, all of its words, by one of its names."""
        rows: set[int] | None = None
        for word in thing.split():
            held = {row for name in self._names(word) for row in self._holding_name(name, among)}
            rows = held if rows is None else rows & held
        return sorted(rows or ())

    def _names(self, word: str) -> set[str]:
        """`word` and what else it is called: 苹果 is apple, 黑 is 黑色 and black."""
        synonyms = self._index.analyzer.synonyms
        names = {word, *(other for other in synonyms.get(word, ()) if word in synonyms[other])}
        forms = {word, f"{word}色", word.removesuffix("色")}
        for colour in lexicon.colours():
            if colour & forms:
                names |= colour | {name.removesuffix("色") for name in colour}
        return names

    def _holding_name(self, name: str, among: BoolArray) -> Iterable[int]:
        rows = self._index.words.lookup(name)[0]
        rows = rows[among[rows]]
        if any(map(str.isdecimal, name)):
            # Titles write 64GB in several ways.
            return list(map(int, rows))
        return self._rows_written(name, rows)

    def _rows_written(self, name: str, rows: Int32Array) -> Iterator[int]:
        """Those of `rows` whose title, brand, category or attributes say `name`, and no title denies it."""
        for row in rows.tolist():
            title, *others = field_texts(self._index.catalogue, row)[_TELLING]
            if is_written(title, name):
                if is_held(title, name):
                    yield row
            elif any(is_written(text, name) for text in others):
                yield row

    def _of_another_size(self, condition: Condition) -> BoolArray:
        """The products that state sizes of the kind, but not this one."""
        (size,) = size_mentions(condition.phrase)
        postings = self._index.bigrams if size.is_pair else self._index.words
        others = np.zeros(len(self._index.catalogue), bool)
        for term in self._sizes_alike(size.alike, postings):
            others[postings.lookup(term)[0]] = True
        others[postings.lookup(size.word)[0]] = False
        return others

    def _sizes_alike(self, alike: re.Pattern[str], postings: Postings) -> list[str]:
        """The terms that are sizes of one kind; all are read once."""
        if alike not in self._sizes:
            self._sizes[alike] = [term for term in postings.terms if alike.fullmatch(term)]
        return self._sizes[alike]
