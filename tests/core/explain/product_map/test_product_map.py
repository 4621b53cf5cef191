"""The map of a run whose vectors are known: the query on it, kept maps, maps that lie as former ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.explain.product_map.kept_maps import map_key
from core.explain.product_map.neighbour_map import with_others
from core.explain.product_map.product_map import (
    Layout,
    ProductMap,
    drawn_map,
    finished_map,
    unfinished_map,
)
from core.explain.product_map.standing import standing_hit
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.request import SearchRequest
from core.search.shop_index import build_shop_index
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

SHOP = small_shop()
ROWS = np.arange(len(SHOP))
PLACES = np.array([(at, -at) for at in range(len(SHOP))], np.float32)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    return bare.ranked_by(BagRun(SHOP, bare.analyzer))


@pytest.fixture
def neural(engine: Engine) -> NeuralIndex:
    assert engine.neural is not None
    return engine.neural


def drawn(
    neural: NeuralIndex, cache: Path, layout: Layout = Layout.PCA, former: ProductMap | None = None
) -> ProductMap:
    return drawn_map(neural, SHOP, layout, cache, former)


def test_the_query_lies_exactly_where_the_axes_put_its_vector(
    engine: Engine, neural: NeuralIndex, tmp_path: Path
) -> None:
    made = drawn(neural, tmp_path)
    assert made.projection is not None
    # Two products hold both words and nothing else of the query's.
    (vector,) = neural.run.encode_texts(engine.analyzer, ["华为 手机"])
    expected = (vector - made.projection.mean) @ made.projection.axes
    np.testing.assert_allclose(made.place_of_query(engine, "华为 手机"), expected, atol=1e-5)
    # What is a condition and no word has no place of its own.
    np.testing.assert_allclose(
        made.place_of_query(engine, "华为 手机 5000元以内"), expected, atol=1e-5
    )
    assert made.place_of_query(engine, "qzxv") is None
    assert made.place_of_query(engine, " ") is None


def test_on_a_map_of_neighbours_the_query_lies_among_the_most_alike(
    engine: Engine, neural: NeuralIndex, tmp_path: Path
) -> None:
    made = finished_map(neural, SHOP, ROWS, PLACES, tmp_path, None)
    (vector,) = neural.run.encode_texts(engine.analyzer, ["手机"])
    alike = np.argsort(-(neural.vectors @ vector), kind="stable")[:5]
    place = made.place_of_query(engine, "手机")
    np.testing.assert_allclose(place, np.median(made.places[alike], axis=0), atol=0.6)


def test_a_map_that_took_minutes_is_found_again_and_a_fault_is_a_draft(
    neural: NeuralIndex, tmp_path: Path
) -> None:
    draft = drawn(neural, tmp_path, Layout.TSNE)
    assert (draft.is_draft, draft.layout) == (True, Layout.PCA)
    made = finished_map(neural, SHOP, ROWS, PLACES, tmp_path, None)
    found = drawn(neural, tmp_path, Layout.TSNE)
    assert (found.is_draft, found.layout) == (False, Layout.TSNE)
    np.testing.assert_array_equal(found.places, made.places)
    other = replace(neural, vectors=neural.vectors * np.float32(0.5))
    assert drawn(other, tmp_path, Layout.TSNE).is_draft
    (tmp_path / f"map-1-{map_key(neural.vectors)}.npz").write_bytes(b"damaged")
    assert drawn(neural, tmp_path, Layout.TSNE).is_draft
    finished_map(neural, SHOP, ROWS, PLACES, tmp_path, None)
    assert not drawn(neural, tmp_path, Layout.TSNE).is_draft


def test_another_runs_map_lies_as_the_former_one(neural: NeuralIndex, tmp_path: Path) -> None:
    former = drawn(neural, tmp_path)
    # The same products in another frame, as another training finds it.
    turned = np.linalg.qr(np.random.default_rng(5).normal(size=(neural.vectors.shape[1],) * 2))[0]
    other = replace(neural, vectors=(neural.vectors @ turned).astype(np.float32))
    mirrored = replace(former, places=former.places * np.array((-1, 1), np.float32))
    for before in (former, mirrored):
        made = drawn(other, tmp_path, former=before)
        np.testing.assert_allclose(made.places, before.places, atol=1e-4)
        assert made.projection is not None
        np.testing.assert_allclose(made.projection.place(other.vectors), before.places, atol=1e-4)
    elsewhere = replace(mirrored, catalogue=replace(SHOP, product_id=[*"abcdefg"]))
    made = drawn(neural, tmp_path, former=elsewhere)
    np.testing.assert_allclose(made.places, former.places)


def test_what_was_not_laid_out_stands_in_the_middle_of_the_most_alike(
    neural: NeuralIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.explain.product_map.neighbour_map.NEAREST", 3)
    vectors = np.array([(1, 0), (0.9, 0.1), (0.8, 0.2), (0, 1), (0.95, 0.05)], np.float32)
    places = np.array([(0, 0), (2, 8), (4, 4), (50, 50)], np.float32)
    whole = with_others(vectors, np.arange(4), places)
    assert whole[:4].tolist() == places.tolist()
    assert whole[4].tolist() == [2, 4]
    unfinished = unfinished_map(neural, SHOP, ROWS[:3], PLACES[:3], None)
    assert np.isfinite(unfinished.places[:, 0]).tolist() == [True] * 3 + [False] * 4


def test_a_product_of_the_map_stands_where_the_query_puts_it(engine: Engine) -> None:
    answer = engine.search(SearchRequest("手机", top=1))
    assert answer.total > 1
    shown, listed = standing_hit(engine, answer, answer.hits[0].product_id)
    assert (shown, listed) == (answer, answer.hits[0])
    whole = engine.search(SearchRequest("手机"))
    shown, below = standing_hit(engine, answer, whole.hits[1].product_id)
    assert (below.rank, below.parts) == (2, whole.hits[1].parts)
    assert (shown.total, shown.hits) == (whole.total, answer.hits)
    _, missing = standing_hit(engine, answer, "p7")
    assert (missing.rank, missing.row) == (0, 6)


def test_without_a_query_a_product_stands_among_all(engine: Engine) -> None:
    everything = engine.search(SearchRequest(""))
    answer, hit = standing_hit(engine, None, "p7")
    (expected,) = (hit for hit in everything.hits if hit.product_id == "p7")
    assert (hit.rank, answer.total) == (expected.rank, len(SHOP))
