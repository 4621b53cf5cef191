"""What holds of every search, whatever the shop and the query are."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.explain.explanation import explain
from core.feedback.actions import DISMISS
from core.search.engine import Engine
from core.search.request import Filters, Interaction, Method, SearchRequest, SearchResponse, Sort
from tests.core.search.golden import UNKNOWN, Product, VectorRun, engine_of, product
from tests.core.search.test_golden_personal import Liking

WORDS = [
    "red",
    "cup",
    "teapot",
    "tea",
    "pots",
    "茶杯",
    "红色",
    "手机壳",
    "手机",
    "华为",
    "500g",
    "k9",
]
LONGEST = 40
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
numbers = st.sampled_from([UNKNOWN, 0.0, 1.0, 4.5, 99.0])
queries = st.one_of(texts, st.text(max_size=LONGEST))
methods = st.sampled_from(list(Method))
few = settings(max_examples=12)


@st.composite
def shops(draw: st.DrawFn) -> list[Product]:
    """Up to seven products of few words, brands, categories and figures."""
    return [
        product(
            f"p{number}",
            draw(texts),
            draw(st.integers(0, 3)),
            brand=draw(st.sampled_from(["", "华为", "acme"])),
            category=draw(st.sampled_from(["", "手机", "数码 / 手机", "茶具 / 茶杯"])),
            price=draw(numbers),
            sales=draw(numbers),
            rating=draw(numbers),
        )
        for number in range(draw(st.integers(1, 7)))
    ]


@st.composite
def engines(draw: st.DrawFn, folder: Path) -> Engine:
    """A shop with a run of random unit vectors that knows some of the words, and a taste."""
    rows = draw(shops())
    random = np.random.default_rng(draw(st.integers(0, 99)))
    return ranked(folder, rows, random.normal(size=(len(rows), 4)), random.normal(size=4))


def ranked(folder: Path, rows: list[Product], vectors: np.ndarray, query: np.ndarray) -> Engine:
    """The engine of `rows` with their vectors, one for all queries and a taste made of the vectors."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    asked = tuple(query / np.linalg.norm(query))
    named = {row["product_id"]: tuple(vector) for row, vector in zip(rows, unit, strict=True)}
    run = VectorRun(named, dict.fromkeys(("cup", "茶杯", "手机", "red"), asked))
    engine = engine_of(folder, *rows).ranked_by(run)
    return replace(engine, taste=Liking(*unit[:, 0]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shops")


def told(response: SearchResponse) -> dict[str, float]:
    return {hit.product_id: hit.score for hit in response.hits}


@few
@given(data=st.data(), text=queries, method=methods, typing=st.booleans())
def test_parts_sum_to_scores_that_fall(
    folder: Path, data: st.DataObject, text: str, method: Method, typing: bool
) -> None:
    engine = data.draw(engines(folder))
    history = (Interaction("p0"), Interaction("p1", DISMISS))
    for who in ((), history):
        response = engine.search(SearchRequest(text, method, typing=typing, history=who))
        scores = [hit.score for hit in response.hits]
        assert scores == sorted(scores, reverse=True)
        assert [hit.rank for hit in response.hits] == list(range(1, len(scores) + 1))
        for hit in response.hits:
            assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)
            assert -2 <= hit.score <= 1 + 1e-6


@few
@given(data=st.data(), text=queries)
def test_what_is_explained_sums_to_what_is_scored(
    folder: Path, data: st.DataObject, text: str
) -> None:
    engine = data.draw(engines(folder))
    scores = told(engine.search(SearchRequest(text)))
    if engine.search(SearchRequest(text)).corrected:
        return
    for name, score in scores.items():
        standing = explain(engine, text, name).product
        assert standing.score == pytest.approx(score, abs=1e-6)
        assert list(scores)[standing.rank - 1] == name
        lexical = sum(each.score for each in standing.lexical)
        assert lexical == pytest.approx(standing.parts.get("lexical", 0.0), abs=1e-5)


@few
@given(data=st.data(), text=queries, method=methods)
def test_fewer_results_are_the_first_of_more_and_twice_is_the_same(
    folder: Path, data: st.DataObject, text: str, method: Method
) -> None:
    engine = data.draw(engines(folder))
    for sort in Sort:
        whole = list(told(engine.search(SearchRequest(text, method, sort=sort))))
        assert list(told(engine.search(SearchRequest(text, method, sort=sort)))) == whole
        for top in range(len(whole)):
            part = engine.search(SearchRequest(text, method, top=top, sort=sort))
            assert list(told(part)) == whole[:top]


@few
@given(
    data=st.data(),
    text=texts,
    brand=st.sampled_from([(), ("acme",), ("acme", "华为")]),
    category=st.sampled_from([(), ("数码",), ("手机", "茶具 / 茶杯")]),
    low=st.sampled_from([None, 0.0, 1.0]),
    high=st.sampled_from([None, 1.0, 50.0]),
)
def test_filters_only_remove(
    folder: Path,
    data: st.DataObject,
    text: str,
    brand: tuple[str, ...],
    category: tuple[str, ...],
    low: float | None,
    high: float | None,
) -> None:
    engine = data.draw(engines(folder))
    everything = engine.search(SearchRequest(text))
    chosen = engine.search(
        SearchRequest(text, filters=Filters(category=category, brand=brand, price=(low, high)))
    )
    scores, kept = told(everything), told(chosen)
    assert {name: scores[name] for name in kept} == kept
    assert list(kept) == [name for name in scores if name in kept]
    shop = engine.catalogue
    for name in set(scores) - set(kept):
        row = shop.row_of[name]
        path = shop.category[row]
        inside = any(path == each or path.startswith(each + " / ") for each in category)
        in_brand, in_price = shop.brand[row] in brand, shop.price[row] >= (low or 0)
        in_price &= shop.price[row] <= (high if high is not None else np.inf)
        is_priced = (low, high) == (None, None) or in_price
        assert not ((inside or not category) and (in_brand or not brand) and is_priced)


@few
@given(rows=shops(), order=st.randoms(), text=texts, seed=st.integers(0, 99), method=methods)
def test_scores_do_not_depend_on_the_order_of_the_catalogue(
    folder: Path, rows: list[Product], order: object, text: str, seed: int, method: Method
) -> None:
    random = np.random.default_rng(seed)
    vectors, query = random.normal(size=(len(rows), 4)), random.normal(size=4)
    places = list(range(len(rows)))
    order.shuffle(places)  # type: ignore[attr-defined]
    engine = ranked(folder, rows, vectors, query)
    other = ranked(folder, [rows[at] for at in places], vectors[places], query)
    expected = told(engine.search(SearchRequest(text, method)))
    found = told(other.search(SearchRequest(text, method)))
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=1e-5)
