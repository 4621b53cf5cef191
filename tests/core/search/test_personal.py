"""Personal search: a shopper's taste joins the score, whatever model of taste there is."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.explain.explanation import explain
from core.feedback.actions import DISMISS
from core.search.engine import Engine
from core.search.request import History, Interaction, SearchRequest, Sort
from core.search.shop_index import build_shop_index
from tests.core.search.shops import small_shop

SHOP = small_shop()
QUERY = "连衣裙 手机"


class FondOfLast:
    """Taste for nothing but the product met last."""

    def __init__(self, shop: Catalogue = SHOP) -> None:
        self.shop = shop

    def scores(self, history: History) -> Float32Array | None:
        row = self.shop.row_of.get(history[-1].product_id)
        if row is None:
            return None
        taste = np.zeros(len(self.shop), np.float32)
        taste[row] = 1
        return taste


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    return Engine(build_shop_index(SHOP, {}, folder, folder), taste=FondOfLast())


def history(product: str) -> History:
    return (Interaction("p6"), Interaction(product))


def test_taste_reorders_what_the_query_finds_and_finds_nothing_more(engine: Engine) -> None:
    plain = engine.search(SearchRequest(QUERY))
    last = plain.hits[-1].product_id
    personal = engine.search(SearchRequest(QUERY, history=history(last), personal=0.5))
    assert personal.hits[0].product_id == last
    assert {hit.product_id for hit in personal.hits} == {hit.product_id for hit in plain.hits}
    stranger = engine.search(SearchRequest(QUERY, history=history("p6"), personal=0.5))
    assert "p6" not in {hit.product_id for hit in stranger.hits}
    assert stranger.total == plain.total


def test_the_score_is_the_general_one_and_taste_by_weight(engine: Engine) -> None:
    plain = {hit.product_id: hit for hit in engine.search(SearchRequest(QUERY)).hits}
    for hit in engine.search(SearchRequest(QUERY, history=history("p3"), personal=0.3)).hits:
        taste = 0.3 if hit.product_id == "p3" else 0.0
        assert hit.parts["taste"] == pytest.approx(taste)
        assert hit.score == pytest.approx(0.7 * plain[hit.product_id].score + taste)
        assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)


def test_as_a_rule_taste_decides_between_what_answers_about_as_well(tmp_path: Path) -> None:
    def row(product: str, title: str, sales: float) -> tuple[str | float, ...]:
        return product, title, "", "", 1.0, 5.0, sales, ""

    rows = [row("p1", "红色 连衣裙", 90), row("p2", "红色 连衣裙", 80), row("p3", "连衣裙", 70)]
    shop = small_shop(rows)
    engine = Engine(build_shop_index(shop, {}, tmp_path, tmp_path), taste=FondOfLast(shop))

    def order(*history: Interaction) -> list[str]:
        found = engine.search(SearchRequest("红色 连衣裙", history=history))
        return [hit.product_id for hit in found.hits]

    assert order() == ["p1", "p2", "p3"]
    assert order(Interaction("p2")) == ["p2", "p1", "p3"]
    # Being liked is no substitute for answering the query.
    assert order(Interaction("p3")) == ["p1", "p2", "p3"]


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(QUERY),
        SearchRequest(QUERY, history=history("p3"), personal=0.0),
        SearchRequest(QUERY, history=history("unknown")),
    ],
)
def test_without_taste_the_search_is_the_general_one(
    engine: Engine, request_: SearchRequest
) -> None:
    general = replace(engine, taste=None).search(SearchRequest(QUERY, history=history("p3")))
    assert engine.search(request_).hits == general.hits
    assert all("taste" not in hit.parts for hit in general.hits)


def test_browsing_is_personal_too(engine: Engine) -> None:
    found = engine.search(SearchRequest("", history=history("p2"), personal=0.9))
    assert found.hits[0].product_id == "p2"
    assert len(found.hits) == len(SHOP)


def test_the_explanation_agrees_with_the_personal_search(engine: Engine) -> None:
    response = engine.search(SearchRequest(QUERY, history=history("p2")))
    for hit in response.hits:
        explanation = explain(engine, QUERY, hit.product_id, history=history("p2"))
        standing = explanation.product
        assert (standing.rank, standing.parts) == (hit.rank, hit.parts)
        assert sum(explanation.weights.values()) == pytest.approx(1)
        words = sum(met.score for met in standing.lexical)
        assert words == pytest.approx(standing.parts["lexical"], abs=1e-6)


def test_what_was_dismissed_comes_last_and_its_parts_still_sum(engine: Engine) -> None:
    plain = engine.search(SearchRequest(QUERY))
    unwanted = plain.hits[0].product_id
    history = (Interaction("p4"), Interaction(unwanted, DISMISS))
    for weight in (0.0, 0.5):
        found = engine.search(SearchRequest(QUERY, history=history, personal=weight))
        assert found.total == plain.total
        assert found.hits[-1].product_id == unwanted
        assert found.hits[-1].parts["dismissed"] == -1.0
        assert all("dismissed" not in hit.parts for hit in found.hits[:-1])
        for hit in found.hits:
            assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)


def test_what_was_dismissed_is_not_among_all_products_in_another_order(engine: Engine) -> None:
    history = (Interaction("p2", DISMISS),)
    found = engine.search(SearchRequest("", sort=Sort.PRICE_UP, history=history))
    assert {hit.product_id for hit in found.hits} == set(SHOP.product_id) - {"p2"}
