"""What holds of every recommendation, whatever the shop, the log and the history are."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.recommend.recommendation import Recommendation
from core.recommend.recommender import Recommender
from core.search.request import History, Interaction
from tests.core.recommend.golden import recommender_of
from tests.core.recommend.logs import Event
from tests.core.search.golden import UNKNOWN, Product, product

MOST = 7
ids = st.integers(0, MOST).map(lambda number: f"p{number}")
events = st.lists(
    st.tuples(
        st.sampled_from(["ann", "bob", "cleo"]),
        ids,
        st.sampled_from(["click", "purchase", "favourite", "impression", "dismiss"]),
        st.integers(0, 50),
    ),
    max_size=12,
)
histories = st.lists(
    st.builds(Interaction, ids, st.sampled_from(["click", "cart", "purchase", "dismiss", "hum"])),
    max_size=6,
).map(tuple)
few = settings(max_examples=12)


@st.composite
def shops(draw: st.DrawFn) -> list[Product]:
    """Up to seven products of few brands, categories, colours and prices."""
    return [
        product(
            f"p{number}",
            brand=draw(st.sampled_from(["", "A", "B"])),
            category=draw(st.sampled_from(["", "K", "K / L", "M"])),
            colour=draw(st.sampled_from(["", "red", "red|blue"])),
            # Of equal prices the order of the catalogue says which quarter they are in.
            price=draw(st.sampled_from([UNKNOWN, number + 1.0, 100.0 - number])),
            sales=draw(st.sampled_from([UNKNOWN, 0.0, 9.0])),
        )
        for number in range(draw(st.integers(1, MOST)))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shop")


def pages(recommender: Recommender, history: History, top: int) -> list[tuple[Recommendation, ...]]:
    """What is recommended to who has this history, and to them beside the first product."""
    return [recommender.for_history(history, top), recommender.similar("p0", top, history)]


@few
@given(shop=shops(), log=events, history=histories)
def test_parts_sum_to_scores_that_fall_and_nothing_unwanted_is_there(
    folder: Path, shop: list[Product], log: list[Event], history: History
) -> None:
    recommender = recommender_of(folder, shop, log)
    page, beside = pages(recommender, history, 50)
    for found in (page, beside):
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 + 1e-6 for score in scores)
        assert [each.rank for each in found] == list(range(1, len(found) + 1))
        for each in found:
            assert sum(each.parts.values()) == pytest.approx(each.score, abs=1e-6)
    unwanted = {did.product_id for did in history if did.action in ("purchase", "dismiss")}
    assert unwanted.isdisjoint(each.product_id for each in page)
    dismissed = {did.product_id for did in history if did.action == "dismiss"}
    assert (dismissed | {"p0"}).isdisjoint(each.product_id for each in beside)
    taste = recommender.scores(history)
    assert taste is None or (-1 <= taste.min() <= taste.max() <= 1 + 1e-6)


@few
@given(shop=shops(), log=events, history=histories)
def test_fewer_are_the_first_of_more_and_twice_is_the_same(
    folder: Path, shop: list[Product], log: list[Event], history: History
) -> None:
    recommender = recommender_of(folder, shop, log)
    whole = pages(recommender, history, 50)
    assert pages(recommender, history, 50) == whole
    for top in range(4):
        assert pages(recommender, history, top) == [found[:top] for found in whole]


@few
@given(shop=shops(), log=events, history=histories, order=st.randoms())
def test_scores_do_not_depend_on_the_order_of_the_catalogue(
    folder: Path, shop: list[Product], log: list[Event], history: History, order: random.Random
) -> None:
    known = any(did.product_id in {row["product_id"] for row in shop} for did in history)
    expected = pages(recommender_of(folder, shop, log), history, 50)
    order.shuffle(shop)
    found = pages(recommender_of(folder, shop, log), history, 50)
    for before, after in zip(expected, found, strict=True):
        if known or before is expected[1]:
            scores = {each.product_id: each.score for each in before}
            assert {e.product_id: e.score for e in after} == pytest.approx(scores, abs=1e-5)
