"""A page of recommendations that people like to look at: not all of one kind, not all met before."""

from collections import Counter
from collections.abc import Sequence

from core.data.catalogue import Catalogue
from core.recommend.recommendation import Because, Recommendation

# Of what stands on the page so far, a kind and what was met before may each be one in so many.
ONE_IN = 3


def diversified(
    found: Sequence[Recommendation], catalogue: Catalogue, size: int | None = None
) -> tuple[Recommendation, ...]:
    """The first `size` (all, by default) of `found` in an order for looking at.

    The best come first, but no more than a third is of one category or met before, as long as there is
    anything else. Ranks and scores stay those of the recommender.
    """
    left = [(each, _traits(each, catalogue)) for each in found]
    counts, page = Counter[str](), list[Recommendation]()
    while left and len(page) != size:
        most = len(page) // ONE_IN + 1
        full = {trait for trait, count in counts.items() if count >= most}
        allowed = (at for at, (_, traits) in enumerate(left) if full.isdisjoint(traits))
        chosen, traits = left.pop(next(allowed, 0))
        counts.update(traits)
        page.append(chosen)
    return tuple(page)


def _traits(each: Recommendation, catalogue: Catalogue) -> tuple[str, ...]:
    """What few of a page's products may have in common."""
    category = catalogue.category[each.row]
    is_known = each.reason.because is Because.SEEN
    return ("met before",) * is_known + (f"category {category}",) * bool(category)
