"""A page of recommendations that people like to look at: not all of one kind, not all met before."""

from collections import Counter
from collections.abc import Iterator, Sequence

from core.data.catalogue import Catalogue
from core.recommend.recommendation import Because, Recommendation

# Of what stands on the page so far, a kind and what was met before may each be one in so many.
ONE_IN = 3


def varied_page(
    found: Sequence[Recommendation], catalogue: Catalogue
) -> tuple[Recommendation, ...]:
    """All of `found` in an order for looking at: the best first, but no more than a third of one category
    or met before, as long as there is anything else.

    Ranks and scores stay those of the recommender.
    """
    left, counts, page = list(found), Counter[str](), list[Recommendation]()
    while left:
        allowed = (at for at, each in enumerate(left) if _fits(each, catalogue, counts, len(page)))
        chosen = left.pop(next(allowed, 0))
        counts.update(_traits(chosen, catalogue))
        page.append(chosen)
    return tuple(page)


def _fits(each: Recommendation, catalogue: Catalogue, counts: Counter[str], placed: int) -> bool:
    most = placed // ONE_IN + 1
    return all(counts[trait] < most for trait in _traits(each, catalogue))


def _traits(each: Recommendation, catalogue: Catalogue) -> Iterator[str]:
    if each.reason.because is Because.SEEN:
        yield "met before"
    if catalogue.category[each.row]:
        yield f"category {catalogue.category[each.row]}"
