"""Judged queries: the truth's grades, with the traps a term match falls into."""

from dataclasses import dataclass

import numpy as np

from core.data.demo_world.intents import Query, Shelf
from core.data.demo_world.old_ranker import OldRanker

MOST_RELEVANT = 300
HARD_ZEROS = 50
EASY_ZEROS = 10


@dataclass(frozen=True)
class Judgment:
    """One grade: query number, product row, 0 to 3."""

    query: int
    product: int
    grade: int


def judge(queries: list[Query], shelf: Shelf, random: np.random.Generator) -> list[Judgment]:
    """Every product of grade 1 and more up to `MOST_RELEVANT` a query, and zeros hard and easy.

    Hard zeros share words with the query and mean something else.
    """
    ranker = OldRanker(shelf)
    judged: list[Judgment] = []
    for number, query in enumerate(queries):
        grades = shelf.grades(query.senses)
        relevant = np.argsort(-grades, kind="stable")[: min(MOST_RELEVANT, int((grades > 0).sum()))]
        zeros = np.flatnonzero(grades == 0)
        match = ranker.term_match(query.text)[zeros]
        hard = zeros[np.argsort(-match, kind="stable")[:HARD_ZEROS]]
        easy = random.choice(np.setdiff1d(zeros, hard), EASY_ZEROS, replace=False)
        rows = [*relevant.tolist(), *sorted({*hard.tolist(), *easy.tolist()})]
        judged += [Judgment(number, row, int(grades[row])) for row in rows]
    return judged
