"""Queries made of a shop's titles in other words, as trainings and verdicts ask them, for benchmarks."""

from functools import partial

import numpy as np

from core.evaluation.held_out_queries import IsHeldOut
from core.evaluation.promotion.search import OTHER_TITLES
from core.runs.split import SPLIT, is_held_out, judges_updates
from core.search.engine import Engine
from core.search.fusion import Fusion, learn_neural
from core.search.request import Method
from core.search.score_inputs import candidate_rows
from core.training.corpus import corpus
from core.training.rewordings import ShopTitles, reworded_queries
from tests.benchmarks.question_sets import QuestionSet

MADE = "made of titles"
# Half of those that a training holds out teach, and a verdict asks so many.
TEACHING, JUDGING = 160, 400


def teaching_queries(engine: Engine, shop: str) -> QuestionSet:
    """Those that teach a training how to join words and model."""
    held_out = partial(is_held_out, seed=SPLIT)
    return _made_queries(engine, shop, SPLIT, TEACHING, held_out)


def judging_queries(engine: Engine, shop: str) -> QuestionSet:
    """Those that a verdict asks."""
    asks = partial(judges_updates, split=SPLIT)
    return _made_queries(engine, shop, OTHER_TITLES, JUDGING, asks)


def taught_by_titles(engine: Engine, law: Fusion) -> Fusion:
    """The weights that a training would learn for the model of `engine`, beginning with `law`."""
    inputs, relevant = [], []
    row_of = engine.catalogue.row_of
    for text, grades in teaching_queries(engine, "").grades.items():
        answers = np.array([row_of[product] for product in grades], np.intp)
        every = engine.ranking(text, Method.HYBRID).inputs
        rows = np.union1d(candidate_rows(every), answers)
        inputs.append(every.for_rows(rows))
        relevant.append(np.searchsorted(rows, answers))
    return learn_neural(inputs, relevant, law)


def _made_queries(
    engine: Engine, shop: str, seed: int, most: int, is_kept: IsHeldOut
) -> QuestionSet:
    words = corpus(engine.catalogue, engine.analyzer, engine.shop.cache, lambda done, total: None)
    titles = ShopTitles(engine.catalogue, engine.analyzer, words.products)
    made = reworded_queries(titles, seed, is_kept, most)
    grades = {text: {engine.catalogue.product_id[row]: 1} for text, row in made.items()}
    return QuestionSet(shop, MADE, {text: text for text in made}, grades)
