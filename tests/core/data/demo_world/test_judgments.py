"""Grades say what a query means, not which words it shares with a title."""

import pandas as pd
import pytest

from core.data.demo_world.intents import Sense, Shelf, squashed
from core.data.demo_world.queries import JUDGED
from core.data.demo_world.shelves import leaves, words_in
from tests.core.data.demo_world.conftest import Tables


@pytest.fixture(scope="module")
def judged(shipped: Tables) -> pd.DataFrame:
    """Every grade with its query's text and kind and its product's columns."""
    named = shipped.queries.merge(shipped.truth_queries, on="query_id")
    return shipped.qrels.merge(named, on="query_id").merge(shipped.products, on="product_id")


def test_every_kind_of_query_is_judged(shipped: Tables) -> None:
    kinds = shipped.truth_queries.kind.value_counts()
    assert {kind: int(kinds[kind]) for kind in JUDGED} == JUDGED


def test_every_query_has_exact_matches_and_traps(judged: pd.DataFrame) -> None:
    grades = judged.groupby("query_id").grade
    assert (grades.max() == 3).all()
    assert (grades.apply(lambda values: (values == 0).sum()) >= 40).all()
    assert judged.grade.between(0, 3).all()


def test_no_product_is_judged_twice_for_a_query(shipped: Tables) -> None:
    assert not shipped.qrels.duplicated(["query_id", "product_id"]).any()


def test_a_synonym_means_its_leaf_though_no_title_says_it(judged: pd.DataFrame) -> None:
    named = {(word.lower(), leaf.category) for leaf in leaves() for word in leaf.synonyms}
    exact = judged[(judged.kind == "synonym") & (judged.grade == 3)]
    assert set(zip(exact.text, exact.category, strict=True)) <= named
    assert not [row for row in exact.itertuples() if squashed(row.text) in squashed(row.title)]


def test_a_zero_may_share_every_word_with_the_query(judged: pd.DataFrame) -> None:
    words = judged[judged.kind == "word"]
    traps = [row.text in row.title for row in words[words.grade == 0].itertuples()]
    assert sum(traps) > 50


def test_an_ambiguous_word_has_more_than_one_exact_leaf(judged: pd.DataFrame) -> None:
    apple = judged[judged.text.isin(words_in("苹果 pingguo 小米 xiaomi")) & (judged.grade == 3)]
    per_query = apple.groupby("text").category.nunique()
    assert len(per_query) >= 2
    assert (per_query >= 2).all()


def test_grades_of_a_shelf(small_shelf: Shelf) -> None:
    product = next(
        p for p in small_shelf.products if p.leaf.name == "连衣裙" and "颜色" in p.attributes
    )
    colour = ("颜色", frozenset((product.attributes["颜色"],)))
    sense = Sense(leaves=frozenset(("连衣裙",)), brand=product.brand.name, traits=(colour,))
    grades = small_shelf.grades([sense])
    for other, grade in zip(small_shelf.products, grades.tolist(), strict=True):
        met = (other.brand.name == sense.brand) + (other.attributes.get("颜色") in colour[1])
        if other.leaf.name == "连衣裙":
            assert grade == (1, 2, 3)[met]
        elif other.leaf.name in product.leaf.related:
            assert grade == (1 if met == 2 else 0)
        else:
            assert grade == 0
