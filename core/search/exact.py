"""What a query asks for to the letter: model numbers, product ids and phrases in quotes.

Whoever types one knows the thing; a product that holds it comes before all that do not, however near.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.search.lexical import LexicalIndex, field_texts
from core.text.normalise import normalise
from core.text.units import QUANTITY, model_parts

# A model number has letters and at least so many digits; a bare number is one from so many on.
MODEL_DIGITS, NUMBER_DIGITS = 3, 5
# 1080p, 144hz, 100pcs and 90x40cm are quantities, though no unit is listed for them.
_QUANTITY = re.compile(r"\d+(?:\.\d+)?[a-z]{1,4}|\d+(?:x\d+)+[a-z]{0,4}")
# What product ids and stock numbers look like: a digit, and no gap.
_NUMBER = re.compile(r"(?=\D*\d)[\w./#+-]{1,40}")
# A quote after a letter or digit is an inch or an apostrophe.
_QUOTED = re.compile(r'(?<!\w)"([^"]{2,})"(?!\w)|“([^”]{2,})”|「([^」]{2,})」|『([^』]{2,})』')
# How many products that hold all words of a phrase are read for the phrase itself.
READ = 2000


def exact_counts(index: LexicalIndex, text: str) -> Float32Array | None:
    """How much of what normalised `text` asks for to the letter each product holds, (products,).

    None where nothing is asked for so, or no product holds any.
    """
    counts = np.zeros(len(index.catalogue), np.float32)
    for rows in _holders(index, text):
        counts[np.asarray(rows, np.intp)] += 1
    return counts if counts.any() else None


def _holders(index: LexicalIndex, text: str) -> Iterator[Sequence[int] | Int32Array]:
    """The rows, each once, that hold one thing that `text` asks for."""
    for phrase in filter(None, (found for groups in _QUOTED.findall(text) for found in groups)):
        yield _rows_with_phrase(index, phrase)
    for code in codes(index, text):
        yield _rows_with_code(index, code)
    if _NUMBER.fullmatch(text):
        # A product's own number, by its id or by an attribute.
        yield sorted({*_rows_with_id(index, text), *_rows_with_value(index, text)})


def _rows_with_id(index: LexicalIndex, text: str) -> list[int]:
    """Where normalised `text` is the id; a short number is one only if no product holds it as a word."""
    if text.isdecimal() and not is_code(text) and text in index.words:
        return []
    row_of = index.catalogue.row_of
    rows = [row_of[name] for name in dict.fromkeys((text, text.upper())) if name in row_of]
    return rows or index.catalogue.rows_of_mixed_id.get(text, [])


def _rows_with_value(index: LexicalIndex, text: str) -> Iterator[int]:
    """Where normalised `text`, no bare number or quantity, is the whole value of an attribute."""
    if text.isdecimal() or _QUANTITY.fullmatch(text) or QUANTITY.fullmatch(text):
        return
    lists = [index.words.lookup(word)[0] for word in index.analyzer.sequence(text)]
    for row in _common(lists):
        if text in map(normalise, index.catalogue.attributes_of(row).values()):
            yield row


def codes(index: LexicalIndex, text: str) -> list[str]:
    """The model numbers and long numbers in `text`, each once, without hyphens."""
    pieces = index.analyzer.pieces(text)
    whole = (word for word, _, written in pieces if word == written.replace("-", ""))
    return list(dict.fromkeys(filter(is_code, whole)))


def is_code(word: str) -> bool:
    """Whether `word` is a model number or a long number rather than a word or a quantity."""
    digits = sum(map(str.isdecimal, word))
    if word.isdecimal():
        return digits >= NUMBER_DIGITS
    return digits >= MODEL_DIGITS and word.isascii() and not _QUANTITY.fullmatch(word)


def _rows_with_code(index: LexicalIndex, code: str) -> Int32Array:
    """Where `code` stands, in one piece in any field or spaced in the title."""
    parts = model_parts(code)
    rows = index.words.lookup(code)[0]
    if len(parts) < 2:
        return rows
    written = r"[\s_/.-]*".join(map(re.escape, parts))
    spaced = re.compile(rf"(?<![a-z0-9]){written}(?![a-z0-9])")
    lists = [index.words.lookup(part)[0] for part in parts if len(part) > 1 or part.isdecimal()]
    titles = index.catalogue.title
    held = [row for row in _common(lists) if spaced.search(titles[row].lower())]
    return np.union1d(rows, np.array(held, np.int32))


def _rows_with_phrase(index: LexicalIndex, phrase: str) -> list[int]:
    """Where `phrase` stands in one field, words apart by any space."""
    written = r"\s+".join(map(re.escape, phrase.split()))
    whole = re.compile(rf"(?<![a-z0-9]){written}(?![a-z0-9])")
    analyzer = index.analyzer
    words = [word for word in analyzer.sequence(phrase) if word.isascii()]
    lists = [index.words.lookup(word)[0] for word in words]
    lists += [index.bigrams.lookup(pair)[0] for pair in analyzer.bigrams(phrase)]
    catalogue = index.catalogue

    def is_held(row: int) -> bool:
        # The title alone mostly tells, and is quickly read.
        return bool(whole.search(catalogue.title[row].lower())) or any(
            whole.search(text.lower()) for text in field_texts(catalogue, row)[1:]
        )

    return [row for row in _common(lists) if is_held(row)]


def _common(lists: list[Int32Array]) -> list[int]:
    """The first of the rows that stand in all of `lists`, each ascending; none of no list."""
    if not lists:
        return []
    common, *others = sorted(lists, key=len)
    for rows in others:
        common = common[np.isin(common, rows, assume_unique=True)]
    return [int(row) for row in common[:READ]]
