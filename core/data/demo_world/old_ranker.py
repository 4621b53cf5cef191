"""The ranker that the shop had: term match, a rough guess of the category, sales, and noise.

Its lists are what shoppers saw, so the log carries its mistakes and its position bias.
"""

import re
from collections import defaultdict
from itertools import pairwise

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.data.demo_world.intents import Grades, Query, Shelf, squashed

# Products that are ranked for a query: far more than a page shows.
CANDIDATES = 150


class OldRanker:
    """Ranks the catalogue for a query as the shop did before it had a model."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._count = len(shelf.products)
        postings: dict[str, list[int]] = defaultdict(list)
        for row, product in enumerate(shelf.products):
            for gram in _grams(product.title):
                postings[gram].append(row)
        self._postings = {gram: np.array(rows) for gram, rows in postings.items()}
        sales = np.log1p([product.sales for product in shelf.products])
        self._popularity = 0.22 * (sales - sales.mean()) / sales.std()

    def term_match(self, text: str) -> Float64Array:
        """The share of the query's character pairs that a title holds, float64[products]."""
        grams = sorted(_grams(text))
        scores = np.zeros(self._count)
        for gram in grams:
            scores[self._postings.get(gram, np.zeros(0, np.int64))] += 1.0
        return scores / max(1, len(grams))

    def scores(self, query: Query, grades: Grades, random: np.random.Generator) -> Float64Array:
        """Float64Array before the noise of a single page. The category guess is right more often than not."""
        guess = np.where(grades >= 2, 1.0, np.where(grades == 1, 0.75, 0.0))
        trust = random.uniform(0.35, 1.1)
        return np.asarray(1.6 * self.term_match(query.text) + trust * guess + self._popularity)

    def candidates(
        self, query: Query, grades: Grades, random: np.random.Generator
    ) -> tuple[Int64Array, Float64Array]:
        """The best rows for a query and their scores."""
        scores = self.scores(query, grades, random)
        best = np.argsort(-scores, kind="stable")[:CANDIDATES]
        return best, scores[best]


def _grams(text: str) -> set[str]:
    """Pairs of Chinese characters, and Latin or digit runs whole."""
    text = squashed(text)
    runs = set(re.findall(r"[a-z0-9.]+", text))
    chinese = re.sub(r"[^\u4e00-\u9fff]", " ", text)
    return runs | {a + b for a, b in pairwise(chinese) if " " not in (a, b)}
