"""Conditions of a query filter whatever ranks, and the query is ranked as if they were not in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.explain.explanation import explain, explain_request
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from tests.core.search.golden import UNKNOWN, engine_of, product, scores


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(
        tmp_path_factory.mktemp("conditions"),
        product("black", "羽绒服 黑色 短款", category="女装", price=499, colour="黑色"),
        product("white", "羽绒服 白色 XL", category="女装", price=549, brand="山野"),
        product("dear", "羽绒服 长款 M", category="女装", price=1249),
        product("unpriced", "羽绒服 童装", category="女装", price=UNKNOWN),
        product(
            "vest", "羽绒服 背心 非油炸", category="女装", price=300, description="配 黑色 腰带"
        ),
        product("huawei", "手机 华为 256GB", category="手机", price=999, brand="HUAWEI"),
        product("apple", "手机 苹果 二手", category="手机", price=1999, brand="Apple"),
        product("iphone", "手机 128GB", category="手机", price=5999, brand="apple"),
        product("case", "手机 保护壳", category="手机壳", price=19),
        product("battery5", "5号电池", category="电池", price=10),
        product("battery7", "七号电池", category="电池", price=12),
    )


def found(engine: Engine, text: str, method: Method = Method.LEXICAL, **how: object) -> set[str]:
    return {hit.product_id for hit in engine.search(SearchRequest(text, method, **how)).hits}  # type: ignore[arg-type]


@pytest.mark.parametrize("method", [Method.LEXICAL, Method.HYBRID])
def test_a_budget_keeps_what_costs_so_much(engine: Engine, method: Method) -> None:
    assert found(engine, "羽绒服 预算500以内", method) == {"black", "vest"}
    assert found(engine, "500元以上的羽绒服", method) == {"white", "dear"}
    assert found(engine, "羽绒服500到600", method) == {"white"}


def test_what_is_refused_goes_by_all_its_names_but_not_by_a_description(engine: Engine) -> None:
    assert found(engine, "羽绒服 不要黑色") == {"white", "dear", "unpriced", "vest"}
    assert found(engine, "手机 -苹果") == {"huawei", "case"}
    assert found(engine, "手机 -apple") == {"huawei", "case"}
    assert found(engine, "非苹果手机") == {"huawei", "case"}
    # What a title calls itself is a property.
    assert "vest" in found(engine, "非油炸 羽绒服")
    assert not engine.read("非油炸 羽绒服").conditions


def test_cheap_and_dear_are_shares_of_each_category(engine: Engine) -> None:
    # Of three phones and of one case the cheapest each, of four priced coats one.
    assert found(engine, "便宜的手机") == {"huawei", "case"}
    assert found(engine, "高端手机") == {"iphone", "case"}
    assert found(engine, "便宜 羽绒服") == {"vest"}
    assert found(engine, "羽绒服 不要太贵") == {"vest", "black"}
    # Cheap among what is left.
    assert found(engine, "便宜的手机 1000以上") == {"apple"}


def test_a_size_leaves_out_what_states_others(engine: Engine) -> None:
    assert found(engine, "羽绒服 尺码XL") == {"black", "white", "unpriced", "vest"}
    assert found(engine, "手机 256g") == {"huawei", "apple", "case"}
    assert found(engine, "7号电池") == {"battery7"}
    # Nothing here is of 9号: what nobody states is no condition.
    assert found(engine, "9号电池") >= {"battery5", "battery7"}


def test_a_condition_taken_away_leaves_the_plain_query(engine: Engine) -> None:
    text = "羽绒服 预算500以内 不要黑色"
    price, refusal = engine.search(SearchRequest(text)).conditions
    assert (price.high, refusal.values) == (500, ("黑色",))
    assert found(engine, text, ignored=(refusal.key,)) == {"black", "vest"}
    assert found(engine, text, ignored=(price.key,)) == {"white", "dear", "unpriced", "vest"}
    plain = engine.search(SearchRequest("羽绒服"))
    both = engine.search(SearchRequest(text, ignored=(price.key, refusal.key)))
    assert (both.hits, both.total, both.conditions) == (plain.hits, plain.total, ())


@given(
    st.integers(1, 3000), st.sampled_from(["{}元以内", "预算{}", "不超过{}", "under ${}", "≤{}"])
)
def test_no_budget_lets_through_what_is_dearer(engine: Engine, price: int, form: str) -> None:
    response = engine.search(SearchRequest(f"羽绒服 {form.format(price)}", Method.LEXICAL))
    prices = {"black": 499, "white": 549, "dear": 1249, "vest": 300}
    assert {hit.product_id for hit in response.hits} == {
        p for p, at in prices.items() if at <= price
    }
    (condition,) = response.conditions
    plain = engine.search(SearchRequest("羽绒服", Method.LEXICAL))
    without = SearchRequest(response.request.text, Method.LEXICAL, ignored=(condition.key,))
    assert engine.search(without).hits == plain.hits


def test_scores_are_those_of_the_words_and_explained_so(engine: Engine) -> None:
    plain = scores(engine, "羽绒服")
    kept = scores(engine, "羽绒服 预算500以内")
    assert kept == {name: plain[name] for name in kept}
    standing = explain(engine, "羽绒服 预算500以内", "vest").product
    (hit,) = (
        h for h in engine.search(SearchRequest("羽绒服 500以内")).hits if h.product_id == "vest"
    )
    assert (standing.rank, standing.parts) == (hit.rank, hit.parts)
    assert explain(engine, "羽绒服 预算500以内", "dear").product.rank == 0
    key = engine.read("羽绒服 预算500以内").conditions[0].key
    without = SearchRequest("羽绒服 预算500以内", ignored=(key,))
    assert explain_request(engine, without, "dear").product.rank > 0


def test_conditions_alone_browse(engine: Engine) -> None:
    assert found(engine, "20元以下") == {"case", "battery5", "battery7"}


def test_in_a_shop_without_prices_their_words_are_words(tmp_path: Path) -> None:
    bare = engine_of(tmp_path, product("song", "cheap thrills"), product("film", "thrills"))
    response = bare.search(SearchRequest("cheap thrills", Method.LEXICAL))
    assert response.conditions == ()
    assert [hit.product_id for hit in response.hits] == ["song", "film"]
    assert found(bare, "thrills under $5") == {"song", "film"}
