"""The words by which a network knows a product or a query: one definition for training and search.

Words first, then those character bigrams that are not words themselves: a word that was never seen, or
that a query and a title cut differently, is still known by its pieces.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR
from core.text.analysis import Analyzer

# A longer value is prose or a code, not a property.
_LONGEST_ATTRIBUTE = 40
# Characters of a description that are read; what matters is said first.
_LONGEST_DESCRIPTION = 600
# Characters in a row; longer runs are mostly seen once.
_GRAMS = 1, 2, 3


@dataclass(frozen=True)
class ProductWords:
    """Words of the title, new words of brand, category and attributes, and new bigrams of all of them.

    `description` holds the words of the description as they stand. Networks do not read it with the
    product: it is long and says much besides. They learn from it what such a product is called.
    """

    title: list[str]
    fields: list[str]
    bigrams: list[str]
    description: list[str] = field(default_factory=list)

    @property
    def sequence(self) -> list[str]:
        """What a network reads, the most telling first, as the end may be cut."""
        return [*self.title, *self.fields, *self.bigrams]


def query_sequence(analyzer: Analyzer, text: str) -> list[str]:
    """What a network reads of a query: its words in order, then its bigrams."""
    words = analyzer.sequence(text)
    return [*words, *_new(analyzer.bigrams(text), words)]


def labelled_sequence(text: str, words: list[str]) -> list[str]:
    """What a network that guesses categories reads of a normalised text: its words, then its grams.

    Grams are every 1, 2 and 3 characters in a row, once each and without those that are words;
    punctuation is read too, as how a text is written says something as well.
    """
    dense = text.replace(" ", "")
    grams = (dense[i : i + size] for size in _GRAMS for i in range(len(dense) - size + 1))
    return [*words, *_new(grams, words)]


def product_sequence(analyzer: Analyzer, catalogue: Catalogue, row: int) -> list[str]:
    """What a network reads of the product at `row`."""
    return network_words(analyzer, catalogue, row).sequence


def product_words(analyzer: Analyzer, catalogue: Catalogue, row: int) -> ProductWords:
    """The words of the product at `row`, by where they come from."""
    description = analyzer.sequence(catalogue.description[row][:_LONGEST_DESCRIPTION])
    return replace(network_words(analyzer, catalogue, row), description=description)


def network_words(analyzer: Analyzer, catalogue: Catalogue, row: int) -> ProductWords:
    """The words of the product at `row` that networks read, without those of the description."""
    texts = _fields_after_title(catalogue, row)
    title = analyzer.sequence(catalogue.title[row])
    fields = _new((word for text in texts for word in analyzer.sequence(text)), title)
    pairs = (pair for text in (catalogue.title[row], *texts) for pair in analyzer.bigrams(text))
    return ProductWords(title, fields, _new(pairs, [*title, *fields]))


def _new(words: Iterable[str], known: Iterable[str]) -> list[str]:
    """Each of `words` once, without those already `known`."""
    seen = set(known)
    return [word for word in dict.fromkeys(words) if word not in seen]


def _fields_after_title(catalogue: Catalogue, row: int) -> list[str]:
    category = catalogue.category[row].replace(LEVEL_SEPARATOR, " ")
    attributes = catalogue.attributes_of(row).values()
    words = [
        value for value in attributes if len(value) <= _LONGEST_ATTRIBUTE and not _is_number(value)
    ]
    return [text for text in (catalogue.brand[row], category, *words) if text]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
