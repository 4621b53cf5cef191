"""Whether something else was meant than what was typed, and whether to search for it or only to offer it."""

from core.search.query import LexicalQuery
from core.search.ranking import Ranking
from core.search.shop_index import ShopIndex


def did_you_mean(
    shop: ShopIndex, text: str, ranking: Ranking, is_finished: bool
) -> tuple[str, bool]:
    """Another spelling of a normalised `text`, empty if none, and whether it is to be searched instead.

    `ranking` is what `text` finds by itself.
    """
    better = shop.speller.correct(text, is_finished)
    spelling = better.text if better else ""
    # Where products hold anything of it, another spelling is on offer only.
    if _holds_any(shop, ranking.query) or ranking.exact is not None:
        return spelling, False
    is_found = bool(ranking.matches.any())
    # A run may have learned a query that no product answers; pinyin still means what it spells.
    if better and better.is_sure and (better.is_pinyin or not is_found):
        return spelling, True
    completed = "" if is_found else _from_pinyin(shop, text)
    return (completed, True) if completed else (spelling, False)


def _holds_any(shop: ShopIndex, query: LexicalQuery) -> bool:
    """Whether any product holds a word or a bigram of `query`."""
    words, bigrams = shop.lexical.words, shop.lexical.bigrams
    terms = (term for group in query.words for term, _ in group.terms)
    return any(term in words for term in terms) or any(
        group.source in bigrams for group in query.bigrams
    )


def _from_pinyin(shop: ShopIndex, text: str) -> str:
    """What `text` may be the beginning of in pinyin; empty if of no query or product here."""
    if not (text.isascii() and text.replace(" ", "").isalpha()):
        return ""
    suggestions = shop.suggestions.suggest(text)
    return next((each.text for each in suggestions if not each.text[0].isascii()), "")
