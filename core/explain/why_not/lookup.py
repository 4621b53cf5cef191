"""Products by what somebody types of them: an id, a title or a part of one; those left out at import too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from core.data.catalogue import Catalogue
from core.explain.why_not.left_out import Cleaning

SUGGESTED = 8


@dataclass(frozen=True)
class NamedProduct:
    """A product's id, and its title or whatever is known of one that was left out."""

    product_id: str
    title: str


def named_products(catalogue: Catalogue, cleaning: Cleaning, text: str) -> list[NamedProduct]:
    """Up to `SUGGESTED` products that `text` may name, an exact id or title first."""
    wanted = text.strip().lower()
    if not wanted:
        return []
    found = islice(_named(catalogue, cleaning, text.strip(), wanted), SUGGESTED + 1)
    return list(dict.fromkeys(found))[:SUGGESTED]


def _named(
    catalogue: Catalogue, cleaning: Cleaning, text: str, wanted: str
) -> Iterator[NamedProduct]:
    if text in catalogue.row_of:
        yield NamedProduct(text, catalogue.title[catalogue.row_of[text]])
    yield from (
        NamedProduct(row.product or row.text, row.text)
        for row in cleaning.rows
        if wanted == row.product.lower()
    )
    ids, titles = catalogue.product_id, catalogue.title
    for product_id, title in zip(ids, titles, strict=True):
        if wanted in title.lower() or wanted in product_id.lower():
            yield NamedProduct(product_id, title)
