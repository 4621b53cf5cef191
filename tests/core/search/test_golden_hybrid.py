"""How words, meaning, likeness and sales become one score, by hand.

Every title is `cup` alone, so that the words are worth 1 / 1.3 = 0.769231 everywhere.
"""

from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.fusion import Fusion
from core.search.request import Method
from tests.core.search.golden import VectorRun, answer, engine_of, parts, product, scores


def ranked(engine: Engine, run: VectorRun) -> Engine:
    return engine.ranked_by(run)


def test_of_equals_what_sells_comes_first(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("9", "cup", sales=9),
        product("9999", "cup", sales=9999),
        product("unknown", "cup"),
        product("99", "cup", sales=99),
    )
    # Without a run words weigh 0.58 / 0.6 and popularity 0.02 / 0.6.
    # ln 10, ln 100 and ln 10,000 are 0.25, 0.5 and 1 of the best; what is unknown counts as their mean.
    expected = {"9999": 0.033333, "unknown": 0.019444, "99": 0.016667, "9": 0.008333}
    found = parts(engine, "cup", "popularity")
    assert list(found) == list(expected)
    assert found == pytest.approx(expected, abs=1e-5)
    words = parts(engine, "cup", "lexical")
    assert words == pytest.approx(dict.fromkeys(expected, 0.743590), abs=1e-5)


def test_sales_and_rating_make_half_of_popularity_each(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("liked", "cup", rating=5, sales=9),
        product("sold", "cup", rating=2, sales=9999),
        product("neither", "cup", rating=1.5, sales=-3),
    )
    # (0.25 + 1) / 2, (1 + 0.4) / 2, (0 + 0.3) / 2: without a query they are the score.
    expected = {"sold": 0.7, "liked": 0.625, "neither": 0.15}
    assert scores(engine, "", Method.HYBRID) == pytest.approx(expected, abs=1e-5)
    rated = engine_of(tmp_path, product("four", rating=4), product("six", rating=6))
    assert scores(rated, "") == pytest.approx({"six": 1.0, "four": 0.8}, abs=1e-5)


def test_the_parts_of_one_word_weigh_as_documented(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("far", "cup"), product("near", "cup", sales=9))
    engine = ranked(engine, VectorRun({"far": (1, 0), "near": (0, 1)}, {"cup": (0.6, 0.8)}))
    # Words 0.58 · 0.769231, meaning 0.2 · 0.6 and 0.2 · 0.8, popularity 0.02 (sales unknown: as the other).
    # Examples by 0.48, 0.5 and 0.02: 0.689231 and 0.789231; their ratio to the 12th power is 0.196756,
    # so the sum of their vectors, of length 1, is (0.193055, 0.981188), likeness 0.2 of each.
    assert parts(engine, "cup", "lexical")["near"] == pytest.approx(0.446154, abs=1e-5)
    assert parts(engine, "cup", "neural") == pytest.approx({"near": 0.16, "far": 0.12}, abs=1e-5)
    expected = {"near": 0.196238, "far": 0.038611}
    assert parts(engine, "cup", "alike") == pytest.approx(expected, abs=1e-5)
    assert parts(engine, "cup", "popularity")["far"] == pytest.approx(0.02, abs=1e-5)


def test_meaning_weighs_less_the_more_words_there_are(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("far", "red, cup"), product("near", "red, cup"))
    engine = ranked(engine, VectorRun({"far": (1, 0), "near": (0, 1)}, {"cup": (0.6, 0.8)}))
    # 0.2 / √2 = 0.141421 is left of it, and words have 0.78 − 0.141421 = 0.638579.
    # Examples: 0.5 / √2 = 0.353553 and 0.626447 make 0.694014 and 0.764725; (0.694014 / 0.764725)^12 =
    # 0.312146, so likeness is 0.297967 and 0.954576.
    expected = {"near": 0.795267, "far": 0.635661}
    assert scores(engine, "red, cup", Method.HYBRID) == pytest.approx(expected, abs=1e-5)
    weights = explain(engine, "red, cup", "near").weights
    expected = {"lexical": 0.638579, "neural": 0.141421, "alike": 0.2, "popularity": 0.02}
    assert weights == pytest.approx(expected, abs=1e-5)


def test_nearness_lies_between_0_and_1(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(name, "cup") for name in ("long", "against", "near")))
    vectors = {"long": (2.0, 0), "against": (-1.0, 0), "near": (0.5, 0)}
    run = VectorRun(vectors, {"cup": (1, 0)}, Fusion(lexical=0.5, neural=0.5, popularity=0.0))
    expected = {"long": 0.5, "near": 0.25, "against": 0.0}
    assert parts(ranked(engine, run), "cup", "neural") == pytest.approx(expected, abs=1e-5)


def test_a_vector_that_is_no_number_is_near_nothing(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(name, "cup") for name in ("none", "endless", "near")))
    vectors = {"none": (np.nan, 1.0), "endless": (np.inf, 1.0), "near": (0.5, 0.0)}
    fusion = Fusion(lexical=0.5, neural=0.5, popularity=0.0)
    run = VectorRun(vectors, {"cup": (1, 0.1)}, fusion)
    expected = {"near": 0.25, "none": 0.0, "endless": 0.0}
    assert parts(ranked(engine, run), "cup", "neural") == pytest.approx(expected, abs=1e-5)


def test_likeness_lies_between_0_and_1(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("best", "cup, cup"), product("against", "cup"), product("long", "cup")
    )
    vectors = {"best": (1.0, 0), "against": (-0.1, 0), "long": (4.0, 0)}
    run = VectorRun(
        vectors, {"cup": (0, 1)}, Fusion(lexical=0.5, neural=0.0, popularity=0.0, alike=0.5)
    )
    expected = {"best": 0.5, "long": 0.5, "against": 0.0}
    assert parts(ranked(engine, run), "cup", "alike") == pytest.approx(expected, abs=1e-5)


def test_ten_examples_speak_for_the_query(tmp_path: Path) -> None:
    names = [f"p{n}" for n in range(11)]
    engine = engine_of(tmp_path, *(product(name, "cup") for name in names))
    vectors = {name: [float(n == at) for at in range(11)] for n, name in enumerate(names)}
    engine = ranked(engine, VectorRun(vectors, {}))
    # Ten equal vectors at right angles: 1 / √10 of each; the eleventh speaks for nothing. Where the run knows
    # no word of the query, meaning's 0.2 goes to the others: likeness weighs 0.2 / 0.8.
    expected = dict.fromkeys(names[:10], 0.25 / sqrt(10)) | {"p10": 0.0}
    assert parts(engine, "cup", "alike") == pytest.approx(expected, abs=1e-5)
    assert parts(engine, "cup", "lexical")["p10"] == pytest.approx(0.725 / 1.3, abs=1e-5)
    alike = {each.product_id: each.share for each in explain(engine, "cup", "p3").product.alike}
    assert alike == pytest.approx({n: 0.079057 * (n == "p3") for n in names[:10]}, abs=1e-5)


def test_another_kind_is_less_near_too(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("case", category="配件"), product("phone", category="手机")
    )
    run = VectorRun({"case": (1, 0), "phone": (0.9, 0)}, {"手机": (1, 0)})
    expected = {"phone": 0.9, "case": 0.75}
    found = scores(ranked(engine, run), "手机", Method.NEURAL)
    assert found == pytest.approx(expected, abs=1e-5)


def test_words_alone_and_meaning_alone_are_bare(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("a", "cup", sales=9), product("b", sales=99))
    engine = ranked(engine, VectorRun({"a": (0.6, 0), "b": (0.8, 0)}, {"cup": (1, 0)}))
    assert scores(engine, "cup", Method.LEXICAL) == pytest.approx({"a": 0.769231}, abs=1e-5)
    expected = {"b": 0.8, "a": 0.6}
    assert scores(engine, "cup", Method.NEURAL) == pytest.approx(expected, abs=1e-5)
    assert scores(engine, "red, cup", Method.NEURAL) == pytest.approx(expected, abs=1e-5)
    assert answer(engine, "pan", Method.NEURAL).total == 0
