"""Epochs on the shelf rank as a search with them does; what was asked for least lately is let go."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import RunError
from core.explain.explanation import explain_request
from core.search.engine import Engine
from core.search.epoch_shelf import EpochShelf
from core.search.rank_paths import rank_paths, top_hits
from core.search.request import Hit, SearchRequest
from core.search.run import Run
from core.workspace import Workspace
from tests.core.runs.small_runs import SEARCH, make_epochs, make_small_shop

QUERY = "手机"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("epochs") / "shop"
    make_small_shop(path)
    make_epochs(path / "runs" / SEARCH, {1: 0.3, 2: 0.35, 3: 0.4, 4: 0.45})
    return path


@pytest.fixture(scope="module")
def engine(shop: Path) -> Iterator[Engine]:
    with Workspace.open(shop, write=False) as workspace:
        yield Engine.open(workspace)


def ids(engine: Engine) -> list[str]:
    return [hit.product_id for hit in engine.search(SearchRequest(QUERY)).hits]


@pytest.mark.parametrize("epoch", [1, 2, 3, 4])
def test_the_shelf_ranks_as_a_search_with_that_epoch(engine: Engine, epoch: int) -> None:
    shown = EpochShelf().engine(engine, SEARCH, epoch)
    named = engine.with_run(f"{SEARCH}@{epoch}")
    assert shown.run_id == named.run_id == f"{SEARCH}@{epoch}"
    assert ids(shown) == ids(named)
    response = shown.search(SearchRequest(QUERY))
    assert response.run == f"{SEARCH}@{epoch}"
    assert shown.neural is not None
    assert shown.neural.run.manifest.metrics == {"ndcg@10": 0.25 + 0.05 * epoch}


def test_epochs_differ_and_the_best_one_is_the_run(engine: Engine) -> None:
    shelf = EpochShelf()
    lists = [ids(shelf.engine(engine, SEARCH, epoch)) for epoch in (1, 2, 3)]
    assert lists[0] != lists[1] != lists[2] != lists[0]
    assert ids(shelf.engine(engine, SEARCH, 4)) == ids(engine)


def test_epoch_0_is_the_shop_without_the_run(engine: Engine) -> None:
    before = EpochShelf().engine(engine, SEARCH, 0)
    assert before.run_id == engine.without_run().run_id
    assert ids(before) == ids(engine.without_run())


def test_the_reasons_are_those_of_the_epoch(engine: Engine) -> None:
    shown = EpochShelf().engine(engine, SEARCH, 2)
    request = SearchRequest(QUERY)
    hit = shown.search(request).hits[0]
    explained = explain_request(shown, request, hit.product_id).product
    assert explained.parts == pytest.approx(hit.parts)
    own = explain_request(engine, request, hit.product_id).product
    assert own.parts["neural"] != pytest.approx(hit.parts["neural"])


def test_what_was_asked_for_least_lately_is_let_go(engine: Engine) -> None:
    shelf = EpochShelf(most_bytes=1)
    shelf.engine(engine, SEARCH, 1)
    assert shelf.holds(SEARCH, 1)
    shelf.engine(engine, SEARCH, 2)
    assert (shelf.holds(SEARCH, 1), shelf.holds(SEARCH, 2)) == (False, True)
    roomy = EpochShelf()
    first = roomy.engine(engine, SEARCH, 1)
    assert roomy.engine(engine, SEARCH, 1).neural is first.neural
    assert roomy.metrics(f"{SEARCH}@1") == {"ndcg@10": 0.3}
    roomy.clear()
    assert not roomy.holds(SEARCH, 1)


def test_an_epoch_that_is_not_kept_is_refused(engine: Engine) -> None:
    with pytest.raises(RunError, match=r"Epoch 9 of the run .* kept are 1, 2, 3, 4"):
        EpochShelf().engine(engine, SEARCH, 9)
    with pytest.raises(RunError, match="There is no run"):
        engine.with_run("nobody@2")


def test_a_run_whose_folder_has_such_a_name_is_a_run(shop: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(shop, tmp_path / "shop"))
    (copy / "runs" / SEARCH).rename(copy / "runs" / "mine@2")
    with Workspace.open(copy, write=False) as workspace:
        assert Engine.open(workspace, "mine@2").run_id == "mine@2"


def test_the_ten_best_of_an_epoch_are_those_of_a_search(engine: Engine) -> None:
    shelf = EpochShelf()
    for epoch in (0, 2, 4):
        as_of = shelf.engine(engine, SEARCH, epoch)
        found = top_hits(as_of, [QUERY, "连衣裙"])
        assert found[QUERY] == as_of.search(SearchRequest(QUERY, top=10)).hits
        assert 5 < len(found[QUERY]) <= 10


def hits(*products: str) -> tuple[Hit, ...]:
    return tuple(
        Hit(rank, rank, product, product.upper(), 1.0, {})
        for rank, product in enumerate(products, 1)
    )


def test_paths_follow_products_in_and_out_of_the_list() -> None:
    paths = rank_paths({0: hits("a", "b"), 2: hits("c", "a"), 5: hits("d", "c")})
    assert [(path.product_id, path.ranks) for path in paths] == [
        ("d", {0: None, 2: None, 5: 1}),
        ("c", {0: None, 2: 1, 5: 2}),
        ("a", {0: 1, 2: 2, 5: None}),
        ("b", {0: 2, 2: None, 5: None}),
    ]
    assert [path.best for path in paths] == [1, 1, 1, 2]
    assert paths[0].title == "D"
    assert rank_paths({}) == []


def test_what_all_epochs_share_is_read_once(engine: Engine) -> None:
    shelf = EpochShelf()
    shown = (shelf.engine(engine, SEARCH, epoch).neural for epoch in (1, 2))
    first, second = [neural.run for neural in shown if neural is not None]
    assert isinstance(first, Run)
    assert isinstance(second, Run)
    assert first.vocabulary is second.vocabulary
    assert first.vectors is not second.vectors
