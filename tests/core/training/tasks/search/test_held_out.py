"""Held-out queries: words and model are joined as these rank best, and as others are measured."""

import numpy as np
import pytest

from core.search.fusion import DISTILLED, LEXICAL_ONLY, Fusion
from core.search.lexical import LexicalIndex
from core.search.popularity import popularity
from core.text.analysis import Analyzer
from core.training.tasks.search.held_out import HeldOutSearch
from tests.core.search.shops import small_shop

# Each query shares one word with its product, and another with the one before.
THINGS = [
    f"thing{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}" for number in range(60)
]
TITLES = [f"{thing} fits {other}" for thing, other in zip(THINGS, np.roll(THINGS, 1), strict=True)]


def held_out(are_made: bool) -> HeldOutSearch:
    rows = [(str(row), title, "", "", 1, 1, 1, "") for row, title in enumerate(TITLES)]
    catalogue, analyzer = small_shop(rows), Analyzer()
    index = LexicalIndex.build(catalogue, analyzer)
    grades = [{row: 1} for row in range(len(rows))]
    return HeldOutSearch.from_texts(THINGS, grades, index, popularity(catalogue), are_made)


def learned(are_made: bool, offset: int, prior: Fusion) -> Fusion:
    """The weights where the model takes each product for the one `offset` further."""
    asked = held_out(are_made)
    vectors = np.eye(len(TITLES), dtype=np.float32)
    queries = np.roll(vectors, -offset, axis=0)
    return asked.evaluate(vectors, queries, lambda: None, prior).fusion


def test_one_half_teaches_and_the_other_is_measured() -> None:
    asked = held_out(are_made=True)
    assert (asked.teachers, len(asked.texts)) == (30, 60)


def test_queries_made_of_titles_keep_a_model_that_knows_by_its_law() -> None:
    fusion = learned(True, 0, DISTILLED)
    assert (fusion.rise, fusion.popularity, fusion.floor) == (2.0, 0.02, 0.5)
    # 30 queries against 400 that the law speaks for: hardly anything moves.
    assert fusion.neural == pytest.approx(0.55, abs=0.05)


def test_queries_made_of_titles_silence_a_model_that_takes_each_product_for_another() -> None:
    # Of one word nearness counts 0.9 / 1.1 here, which is more than the words of its product can earn.
    trusting = Fusion(lexical=0.1, neural=0.9, popularity=0.0, rise=0.1)
    assert learned(True, 7, trusting).weights() == {"lexical": 1.0}


def test_shoppers_say_more_than_made_queries() -> None:
    assert learned(False, 0, DISTILLED) != learned(True, 0, DISTILLED)
    assert learned(False, 7, DISTILLED).neural < 0.3


def test_known_weights_are_not_learned() -> None:
    asked = held_out(are_made=True)
    vectors = np.eye(len(TITLES), dtype=np.float32)
    fusion = asked.evaluate(vectors, vectors, lambda: None, DISTILLED, LEXICAL_ONLY).fusion
    assert fusion == LEXICAL_ONLY


def test_weights_that_serve_are_learned_from_both_halves_and_measured_by_one() -> None:
    asked = held_out(are_made=False)
    vectors = np.eye(len(TITLES), dtype=np.float32)
    # The model takes the products of the first half for others, and knows those of the second.
    queries = np.concatenate([np.roll(vectors, -7, axis=0)[:30], vectors[30:]])
    learned_of = asked.evaluate(vectors, queries, lambda: None, DISTILLED)
    fusion = learned_of.fusion
    assert learned_of.metrics["neural_ndcg@10"] == 1.0
    # Thirty of thirty are right: Wilson's lower bound, 30 / (30 + 1.96²).
    assert learned_of.intervals["neural_ndcg@10"] == pytest.approx([0.8865, 1.0], abs=1e-4)
    assert set(learned_of.intervals) == set(learned_of.metrics)
    # Only the second half has a similarity above nothing, 1: a quarter of the floor is the prior's 0.5.
    assert fusion.floor == pytest.approx(0.875)


def test_words_alone_stand_beside_what_sells_best_and_chance() -> None:
    asked = held_out(are_made=True)
    assert asked.measured == 30
    baseline = asked.baseline()
    # One of 60 answers: rank r is right once in 60 times.
    chance = sum(1 / np.log2(1 + rank) for rank in range(1, 11)) / 60
    assert baseline["random_ndcg@10"] == pytest.approx(chance)
    assert baseline["random_mrr@10"] == pytest.approx(sum(1 / rank for rank in range(1, 11)) / 60)
    assert baseline["random_recall@100"] == 1.0
    assert baseline["popularity_ndcg@10"] < baseline["ndcg@10"]
