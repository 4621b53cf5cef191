"""What counts as found, and what is then shown of it, by hand."""

from pathlib import Path

import numpy as np
import pytest

from core.search.fusion import Fusion
from core.search.request import Filters, Method, Sort
from core.search.score_inputs import ScoreInputs, candidate_rows
from tests.core.search.golden import (
    VectorRun,
    answer,
    engine_of,
    parts,
    product,
    scores,
)

FLOORED = Fusion(lexical=0.5, neural=0.5, popularity=0.0, floor=0.5)


def test_a_tenth_of_the_best_words_is_found(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("all", "red, big, old, cup"),
        product("red", "", 10, brand="red"),
        product("big", "", 18, brand="big"),
        product("old", "", 10, brand="old"),
        product("cup", "", 10, brand="cup"),
    )
    # Each word is in 2 of 5. Lengths 6 and 10, 6.8 on average: 0.4 + 0.6 · length / 6.8 = 0.929412, 1.282353.
    # tf 1.5 / 0.929412 earns 1.234866, 1 / 0.929412 earns 1.036585, 1 / 1.282353 earns 0.876289.
    # all: 4.3 · 1.234866 = 5.309924. What lacks three words of four keeps 0.55: red 0.570122, which is 0.107
    # of the best, as old; cup 1.3 times as much; big 0.481959, which is 0.091 and not found.
    found = [hit.product_id for hit in answer(engine, "red, big, old, cup").hits]
    assert found == ["all", "cup", "red", "old"]


def test_near_products_are_found_from_the_floor_of_the_run(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(name) for name in ("near", "far", "best")))
    run = VectorRun(
        {"near": (0.51, 0), "far": (0.49, 0), "best": (0.9, 0)}, {"cup": (1, 0)}, FLOORED
    )
    found = scores(engine.ranked_by(run), "cup", Method.HYBRID)
    assert found == pytest.approx({"best": 0.45, "near": 0.255}, abs=1e-5)


def test_near_products_are_found_from_three_tenths_of_the_nearest(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(name) for name in ("near", "far", "best")))
    run = VectorRun({"near": (0.31, 0), "far": (0.29, 0), "best": (1, 0)}, {"cup": (1, 0)}, FLOORED)
    found = scores(engine.ranked_by(run), "cup", Method.NEURAL)
    assert found == pytest.approx({"best": 1.0, "near": 0.31}, abs=1e-5)
    # However far the nearest is: who asks for meaning alone sees it bare.
    run = VectorRun(
        {"near": (0.07, 0), "far": (0.05, 0), "best": (0.2, 0)}, {"cup": (1, 0)}, FLOORED
    )
    found = scores(engine.ranked_by(run), "cup", Method.NEURAL)
    assert found == pytest.approx({"best": 0.2, "near": 0.07}, abs=1e-5)


def test_what_is_very_like_the_best_is_found(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("best", "cup"), product("alike"), product("less"))
    vectors = {"best": (1, 0), "alike": (0.66, 0.75), "less": (0.64, 0.77)}
    engine = engine.ranked_by(VectorRun(vectors, {"cup": (0, -1)}))
    # Its words and meaning are worth nothing; likeness 0.66 weighs 0.2.
    found = scores(engine, "cup", Method.HYBRID)
    assert found == pytest.approx({"best": 0.646154, "alike": 0.132}, abs=1e-5)


def test_other_orders_sort_what_reaches_four_tenths_of_the_best(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("title", "cup", 3, price=1),
        product("fields", "", 2, brand="cup", colour="cup", price=3),
        product("both", "red, cup", price=2),
        *(product(f"red{n}", "", 4, brand="red", price=0) for n in range(2)),
    )
    # All are 3 long and each word is in 3 of 5. both: 1.2 · 2.3 = 2.76. What lacks a word keeps 0.7:
    # title 1.3 · 1.2 · 0.7 = 1.092, which is 0.396 of the best; fields, with tf 2, 1.3 · 1.333333 · 0.7 =
    # 1.213333, which is 0.440; red 0.7.
    assert list(scores(engine, "red, cup")) == ["both", "fields", "title", "red0", "red1"]
    found = answer(engine, "red, cup", sort=Sort.PRICE_UP)
    assert [hit.product_id for hit in found.hits] == ["both", "fields"]
    assert found.total == 5
    # Without a query nothing answers better than anything else.
    assert list(scores(engine, "", sort=Sort.PRICE_UP))[:3] == ["red0", "red1", "title"]


def test_another_order_than_relevance_has_the_300_best(tmp_path: Path) -> None:
    rows = [product(f"p{n}", "cup", price=1000 - n) for n in range(301)]
    engine = engine_of(tmp_path, *rows)
    found = answer(engine, "cup", sort=Sort.PRICE_UP, top=1000)
    # The 301st of equals is the cheapest, and is not among the best.
    assert [hit.product_id for hit in found.hits[:2]] == ["p299", "p298"]
    assert (found.total, len(found.hits)) == (301, 300)


def test_orders_put_what_is_unknown_last_and_keep_equals_by_relevance(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("unknown", "cup, cup"),
        product("less", "cup", 3, price=2, rating=4, sales=7),
        product("more", "cup, cup", price=2, rating=4, sales=7),
        product("dear", "cup", 3, price=9, rating=1, sales=1),
    )

    def order(sort: Sort) -> list[str]:
        return list(scores(engine, "cup", sort=sort))

    assert order(Sort.PRICE_UP) == ["more", "less", "dear", "unknown"]
    assert order(Sort.PRICE_DOWN) == ["dear", "more", "less", "unknown"]
    assert order(Sort.SALES) == ["more", "less", "dear", "unknown"]
    assert order(Sort.RATING) == ["more", "less", "dear", "unknown"]


def test_filters_only_remove_and_each_kind_is_counted_without_itself(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("a", "cup", brand="A", category="茶 / 杯", price=10),
        product("b", "cup", brand="B", category="茶 / 杯", price=20),
        product("c", "cup", brand="B", category="茶 / 壶", price=30),
        product("d", "cup", brand="B", category="茶具"),
    )
    everything = scores(engine, "cup")

    def kept(**filters: object) -> list[str]:
        found = scores(engine, "cup", filters=Filters(**filters))  # type: ignore[arg-type]
        assert all(everything[name] == score for name, score in found.items())
        return sorted(found)

    assert kept(brand=("A",)) == ["a"]
    assert kept(brand=("A", "B")) == ["a", "b", "c", "d"]
    # A path stands for all below it, not for what merely begins alike.
    assert kept(category=("茶",)) == ["a", "b", "c"]
    assert kept(category=("茶 / 杯", "茶具")) == ["a", "b", "d"]
    # Both ends are within, a product without a price is not.
    assert kept(price=(10, 20)) == ["a", "b"]
    assert kept(price=(None, 10)) == ["a"]
    assert kept(price=(20, None), brand=("B",)) == ["b", "c"]
    facets = answer(engine, "cup", filters=Filters(brand=("A",), price=(None, 20))).facets
    assert [(each.value, each.count) for each in facets.brand] == [("A", 1), ("B", 1)]
    assert facets.price == (10.0, 10.0)
    assert [(each.value, each.count) for each in facets.category] == [("茶", 1), ("茶 / 杯", 1)]


def test_at_most_60_values_of_a_facet_are_told(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(f"p{n}", "cup", brand=f"b{n:02}") for n in range(61)))
    brands = [each.value for each in answer(engine, "cup").facets.brand]
    assert brands == [f"b{n:02}" for n in range(60)]


def test_products_that_a_run_never_saw_are_encoded(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("new", "cup"), product("old"))
    run = VectorRun({"old": (1, 0)}, {"cup": (0.6, 0.8)}, FLOORED)
    # The vector of `cup`, which is its title.
    expected = {"new": 0.5, "old": 0.3}
    assert parts(engine.ranked_by(run), "cup", "neural") == pytest.approx(expected, abs=1e-5)


def test_a_page_has_sixty_results(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, *(product(f"p{n}", "cup") for n in range(61)))
    found = answer(engine, "cup")
    assert (len(found.hits), found.total) == (60, 61)


def test_each_side_proposes_its_200_best_to_learning() -> None:
    nothing, falling = np.zeros(402, np.float32), np.zeros(402, np.float32)
    falling[:201] = np.linspace(1, 0.5, 201)
    inputs = ScoreInputs(falling, falling[::-1].copy(), nothing)
    assert candidate_rows(inputs).tolist() == [*range(200), *range(202, 402)]
