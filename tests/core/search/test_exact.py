"""What is asked for to the letter comes before all that is only near, whatever the method."""

import numpy as np
import pytest

from core.search.engine import Engine
from core.search.exact import exact_counts, is_code
from core.search.request import Interaction, Method, SearchRequest
from tests.core.search.golden import engine_of, product

HEADPHONES = "wh-1000xm5"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_of(
        tmp_path_factory.mktemp("exact"),
        product("SKU-0001", "sony headphones wh 1000xm4, wh, 1000, xm, wh, 1000, xm, 5"),
        product("b07cxg6c9w", "sony WH-1000XM5 headphones black with a case and a cable", 9),
        product("p3", "pads for sony WH 1000 XM5", 9),
        product("p4", "bottle of steel, stainless", 0),
        product("p5", "pan", 9, description="made of Stainless  Steel"),
        product("p6", "红色 手机壳 防摔", 9),
        product("p7", "手机 红色 保护壳", 0),
    )


def held(engine: Engine, text: str) -> dict[str, float]:
    counts = exact_counts(engine.lexical, text)
    ids = engine.catalogue.product_id
    return {} if counts is None else {ids[r]: counts[r] for r in np.flatnonzero(counts)}


@pytest.mark.parametrize("text", ["wh-1000xm5", "wh1000xm5", "sony wh1000xm5 耳机", "1000xm5"])
def test_a_model_number_is_held_joined_hyphened_or_spaced(engine: Engine, text: str) -> None:
    assert held(engine, text) == {"b07cxg6c9w": 1, "p3": 1}


@pytest.mark.parametrize("text", ["b07cxg6c9w", "sku-0001"])
def test_a_product_is_found_by_its_id(engine: Engine, text: str) -> None:
    (name,) = held(engine, text)
    assert name.lower() == text
    for method in Method:
        hits = engine.search(SearchRequest(text.upper(), method)).hits
        assert hits[0].product_id == name
        assert hits[0].parts["exact"] == 1


@pytest.mark.parametrize(
    "quoted", ['"stainless steel"', "“Stainless steel”", "「stainless steel」"]
)
def test_a_phrase_in_quotes_must_stand_together(engine: Engine, quoted: str) -> None:
    hits = engine.search(SearchRequest(quoted, Method.LEXICAL)).hits
    assert [hit.product_id for hit in hits] == ["p5", "p4"]
    assert [hit.parts.get("exact", 0) for hit in hits] == [1, 0]


def test_a_chinese_phrase_too_and_two_things_count_twice(engine: Engine) -> None:
    assert held(engine, "「手机壳」") == {"p6": 1}
    assert held(engine, "「手机壳」 「防摔」 「保护壳」") == {"p6": 2, "p7": 1}


@pytest.mark.parametrize(
    "text", ["sony headphones", '27" pan 32"', "steel 500ml", '"no such thing"', ""]
)
def test_else_nothing_is_asked_for_to_the_letter(engine: Engine, text: str) -> None:
    assert exact_counts(engine.lexical, text) is None


@pytest.mark.parametrize(
    "word", ["tw900xl", "wh1000xm5", "s925", "rtx3060ti", "27161", "un40h5500"]
)
def test_model_numbers(word: str) -> None:
    assert is_code(word)


@pytest.mark.parametrize(
    "word", ["iphone15pro", "ps5", "1080p", "144hz", "100pcs", "90x40cm", "2024", "usb3.0", "手机"]
)
def test_what_is_none(word: str) -> None:
    assert not is_code(word)


@pytest.mark.parametrize("method", list(Method))
def test_nothing_outranks_it_and_parts_sum(engine: Engine, method: Method) -> None:
    response = engine.search(SearchRequest(HEADPHONES, method))
    assert {hit.product_id for hit in response.hits[:2]} == {"b07cxg6c9w", "p3"}
    assert all("exact" not in hit.parts for hit in response.hits[2:])
    for hit in response.hits:
        assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)


def test_taste_does_not_outweigh_it_and_what_was_dismissed_stays_last(engine: Engine) -> None:
    ranking = engine.ranking(HEADPHONES, Method.LEXICAL)
    against = np.array([1, -1, -1, 0, 0, 0, 0], np.float32)
    personal = ranking.with_taste(against, 0.3)
    assert sorted(np.argsort(-personal.scores)[:2]) == [1, 2]
    assert sum(personal.parts(np.array([1]))[0].values()) == pytest.approx(
        personal.scores[1], abs=1e-6
    )
    dismissed = personal.with_dismissed(np.array([1]))
    assert dismissed.scores.argmin() == 1
    assert sum(dismissed.parts(np.array([1]))[0].values()) == pytest.approx(
        dismissed.scores[1], abs=1e-6
    )


def test_a_dismissed_product_is_last_in_the_list_too(engine: Engine) -> None:
    history = (Interaction("b07cxg6c9w", "dismiss"),)
    hits = engine.search(SearchRequest(HEADPHONES, history=history)).hits
    assert hits[0].product_id == "p3"
    assert hits[-1].product_id == "b07cxg6c9w"
