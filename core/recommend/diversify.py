"""A page of recommendations that people like to look at: not all of one kind, not all met before."""

from collections import Counter
from collections.abc import Sequence

from core.data.catalogue import Catalogue
from core.recommend.recommendation import Because, Recommendation

# Of what stands on the page so far, a category and what was met before may each be one in so many: a page of
# three kinds shows choice, one of more hides what the shopper cares for.
ONE_IN = 3


def diversified(
    ranked: Sequence[Recommendation], catalogue: Catalogue, size: int | None = None
) -> tuple[Recommendation, ...]:
    """The first `size` (all, by default) of `ranked` in an order for looking at.

    The best come first, but no more than a third is of one category or met before, as long as there is
    anything else. Ranks and scores stay those of the recommender.
    """
    candidates = [(entry, _traits(entry, catalogue)) for entry in ranked]
    counts, page = Counter[str](), list[Recommendation]()
    while candidates and len(page) != size:
        # The best candidate without a trait that the page has enough of; the best of all where there is none.
        most = len(page) // ONE_IN + 1
        full = {trait for trait, count in counts.items() if count >= most}
        allowed = (i for i, (_, traits) in enumerate(candidates) if full.isdisjoint(traits))
        entry, traits = candidates.pop(next(allowed, 0))
        counts.update(traits)
        page.append(entry)
    return tuple(page)


def _traits(entry: Recommendation, catalogue: Catalogue) -> tuple[str, ...]:
    """What few of a page's products may have in common."""
    category = catalogue.category[entry.row]
    is_known = entry.reason.because is Because.SEEN
    return ("met before",) * is_known + (f"category {category}",) * bool(category)
