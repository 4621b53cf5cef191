"""Other spellings of a query: where it looks misspelt, or is written in pinyin."""

from core.search.query import LexicalQuery
from core.search.shop_index import ShopIndex


def better_spelling(shop: ShopIndex, text: str, query: LexicalQuery) -> str:
    """A spelling that the shop knows where `text`, read as `query`, looks misspelt; else empty.

    A Latin word that no product has is a slip as a rule. A Chinese one is mostly a thing not sold here,
    so it counts only where no word of the query is known.
    """
    words = shop.lexical.words
    unknown = [
        group.source for group in query.words if not any(term in words for term, _ in group.terms)
    ]
    latin = any(word.isascii() and word.isalpha() for word in unknown)
    known = any(token.text in words for token in query.tokens)
    if not unknown or (known and not latin):
        return ""
    better = shop.speller.correct(text)
    return better if better != text else ""


def spelt_out(shop: ShopIndex, text: str) -> str:
    """What `text` may be the pinyin of, or of its beginning; empty if nothing asked or sold here."""
    if not (text.isascii() and text.replace(" ", "").isalpha()):
        return ""
    meant = shop.suggestions.suggest(text, 1)
    return meant[0].text if meant else ""
