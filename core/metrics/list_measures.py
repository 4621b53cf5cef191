"""What result lists show, whoever judged them: how much of the catalogue, and how alike the results are."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence


def coverage(lists: Iterable[Sequence[str]], products: Collection[str], cut: int) -> float:
    """The share of `products` (at least one) that stands among the first `cut` of any list.

    Catalogue coverage (Herlocker, Konstan, Terveen and Riedl 2004), over the queries asked.
    """
    shown = {product for ranked in lists for product in ranked[:cut]}
    return sum(product in products for product in shown) / len(products)


def diversity(lists: Iterable[Sequence[str]], category: Mapping[str, str], cut: int) -> list[float]:
    """The diversity of the first `cut` of each list: the share of its pairs whose categories differ.

    Intra-list diversity (Smyth and McClave 2001, Ziegler et al. 2005) with a distance of 1 between products
    of different categories and 0 between others. Products without a category are left out; 0 where fewer
    than two are left.
    """
    return [_diversity(filter(None, map(category.get, ranked[:cut]))) for ranked in lists]


def _diversity(categories: Iterable[str]) -> float:
    counts = Counter(categories).values()
    count = sum(counts)
    alike = sum(each * (each - 1) for each in counts)
    return 1 - alike / (count * (count - 1)) if count > 1 else 0.0
