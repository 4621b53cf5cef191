"""The words by which a network knows a product or a query: one definition for training and search."""

from core.data.catalogue import LEVEL_SEPARATOR, Catalogue
from core.text.analysis import Analyzer

# A longer value is prose or a code, not a property.
_LONGEST_ATTRIBUTE = 40


def query_sequence(analyzer: Analyzer, text: str) -> list[str]:
    """The words of a query, in order, without overlaps."""
    return analyzer.sequence(text)


def product_sequence(analyzer: Analyzer, catalogue: Catalogue, row: int) -> list[str]:
    """The words of a product's title, brand, category and attributes; new words only after the title."""
    words = analyzer.sequence(catalogue.title[row])
    known = set(words)
    for text in _fields_after_title(catalogue, row):
        fresh = [word for word in analyzer.sequence(text) if word not in known]
        words += fresh
        known.update(fresh)
    return words


def _fields_after_title(catalogue: Catalogue, row: int) -> list[str]:
    category = catalogue.category[row].replace(LEVEL_SEPARATOR, " ")
    attributes = catalogue.attributes_of(row).values()
    words = [
        value for value in attributes if len(value) <= _LONGEST_ATTRIBUTE and not _is_number(value)
    ]
    return [text for text in (catalogue.brand[row], category, *words) if text]


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
