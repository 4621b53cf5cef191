"""Judged queries: the truth's grades, with the traps a term match falls into."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.data.category_path import first_levels
from core.data.demo_world.intents import Grades, Query, Shelf
from core.data.demo_world.old_ranker import OldRanker
from core.data.demo_world.products import Product

# Products that are judged relevant to a query, at most.
MOST_RELEVANT = 300
# Zeros that share words with the query, that share characters anywhere in the product's text, that
# stand on the same branch of the category tree, and any others.
WORD_ZEROS = 40
CHARACTER_ZEROS = 30
BRANCH_ZEROS = 30
OTHER_ZEROS = 10


@dataclass(frozen=True)
class Judgment:
    """One grade: query number, product row, 0 to 3."""

    query: int
    product: int
    grade: int


def judge(queries: list[Query], shelf: Shelf, random: np.random.Generator) -> list[Judgment]:
    """Every product of grade 1 and more up to `MOST_RELEVANT` a query, and zeros hard and easy."""
    zeros = _Zeros(shelf, random)
    judged: list[Judgment] = []
    for number, query in enumerate(queries):
        grades = shelf.grades(query.senses)
        count = min(MOST_RELEVANT, int((grades > 0).sum()))
        rows = np.argsort(-grades, kind="stable")[:count].tolist() + zeros.of(query, grades)
        judged += [Judgment(number, row, int(grades[row])) for row in rows]
    return judged


class _Zeros:
    """Finds the irrelevant products that a ranker is most likely to take for relevant."""

    def __init__(self, shelf: Shelf, random: np.random.Generator) -> None:
        self._ranker = OldRanker(shelf)
        self._random = random
        self._branch = np.array([_branch(product) for product in shelf.products])
        rows: dict[str, list[int]] = defaultdict(list)
        for row, product in enumerate(shelf.products):
            for character in {*product.title, *product.leaf.category, *product.description} - {" "}:
                rows[character].append(row)
        self._rows = {character: np.array(rows_with) for character, rows_with in rows.items()}

    def of(self, query: Query, grades: Grades) -> list[int]:
        """Rows of grade 0, each once, in row order."""
        zeros = np.flatnonzero(grades == 0)
        near = zeros[np.isin(self._branch[zeros], np.unique(self._branch[grades == grades.max()]))]
        picked = [
            zeros[
                np.argsort(-self._ranker.term_match(query.text)[zeros], kind="stable")[:WORD_ZEROS]
            ],
            zeros[
                np.argsort(-self._characters(query.text)[zeros], kind="stable")[:CHARACTER_ZEROS]
            ],
            self._random.permutation(near)[:BRANCH_ZEROS],
            self._random.permutation(zeros)[:OTHER_ZEROS],
        ]
        return [int(row) for row in np.unique(np.concatenate(picked))]

    def _characters(self, text: str) -> npt.NDArray[np.float64]:
        """How many of the query's characters a product's text holds, rare ones counting more."""
        scores = np.zeros(len(self._branch))
        for character in sorted(set(text) & self._rows.keys()):
            rows_with = self._rows[character]
            scores[rows_with] += np.log(len(scores) / len(rows_with))
        return scores


def _branch(product: Product) -> str:
    return first_levels(product.leaf.category, -1)
