"""Why a product stands where it does, as far as a report of checks tells it."""

from core.checks.outcome import Why, Word
from core.checks.subject import Subject
from core.explain.explanation import Standing, explain_request

# Words of a score: more are small.
WORDS = 5


def why(subject: Subject, query: str, product: str, versus: str = "") -> tuple[Why, ...]:
    """The reasons of `product`, beside those of `versus`; none of a product or a system that has none."""
    own = subject.searching
    if own is None or product not in subject.catalogue.row_of:
        return ()
    known = versus if versus in subject.catalogue.row_of else ""
    told = explain_request(own.engine, subject.request(query), product, known or None)
    return (_why(told.product, known, told.difference or {}),)


def rank_of(subject: Subject, query: str, product: str) -> int:
    """The rank of a product among all matches; 0: it does not match, or a file ends before it."""
    ranked = subject.ranked(query)
    if product in ranked:
        return ranked.index(product) + 1
    own = subject.searching
    if own is None or product not in subject.catalogue.row_of:
        return 0
    return explain_request(own.engine, subject.request(query), product).product.rank


def _why(standing: Standing, versus: str, difference: dict[str, float]) -> Why:
    telling = sorted(standing.lexical, key=lambda word: -abs(word.score))[:WORDS]
    return Why(
        product_id=standing.product_id,
        title=standing.title,
        rank=standing.rank,
        score=standing.score,
        parts=dict(standing.parts),
        words=tuple(Word(word.term, word.field, word.score) for word in telling),
        versus=versus,
        difference=dict(difference),
    )
