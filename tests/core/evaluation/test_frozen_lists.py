"""Result lists frozen and held against what the same search finds later."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import DataError, WorkspaceError
from core.evaluation.frozen_lists import KEPT, FrozenLists, difference, freeze
from core.search.engine import Engine
from core.search.request import Filters, Interaction, Method, SearchRequest, Sort
from core.search.shop_index import build_shop_index
from core.workspace import Workspace
from tests.core.search.runs import BagRun
from tests.core.search.shops import ROWS, small_shop

REQUEST = SearchRequest(
    "连衣裙 手机",
    Method.HYBRID,
    top=9,
    filters=Filters(price=(10.0, None)),
    sort=Sort.RELEVANCE,
    history=(Interaction("p3"),),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    return Engine(build_shop_index(small_shop(), {}, folder, folder))


def test_what_is_frozen_is_searched_for_again_just_so(engine: Engine, tmp_path: Path) -> None:
    frozen = freeze(engine, engine.search(REQUEST))
    assert frozen.search() == REQUEST
    assert len(frozen.products) <= KEPT
    with Workspace.open(tmp_path / "shop") as workspace:
        kept = FrozenLists(workspace)
        name = kept.keep(frozen)
        (read,) = kept.all()
        # Tuples come back as lists, and the same search is made of both.
        assert read == replace(frozen, name=name, request=read.request)
        assert read.search() == REQUEST
        kept.delete(name)
        assert kept.all() == []


def test_the_difference_says_what_moved_and_what_may_explain_it(
    engine: Engine, tmp_path: Path
) -> None:
    frozen = freeze(engine, engine.search(REQUEST))
    same = difference(frozen, engine)
    assert (same.overlap, same.rbo) == (1, pytest.approx(1))
    assert (same.is_same_run, same.is_same_shop) == (True, True)
    ranked = engine.ranked_by(BagRun(engine.catalogue, engine.analyzer))
    assert difference(frozen, ranked).is_same_run is False
    # The first product is sold no more.
    rows = [row for row in ROWS if row[0] != frozen.products[0]]
    fewer = Engine(build_shop_index(small_shop(rows), {}, tmp_path, tmp_path))
    found = difference(frozen, fewer)
    assert (found.is_same_run, found.is_same_shop) == (True, False)
    assert frozen.products[0] not in found.now
    assert frozen.products[0] in found.titles
    assert found.overlap < 1


def test_a_shop_that_is_only_read_keeps_nothing(engine: Engine, tmp_path: Path) -> None:
    frozen = freeze(engine, engine.search(REQUEST))
    Workspace.open(tmp_path / "shop").close()
    with Workspace.open(tmp_path / "shop", write=False) as workspace:
        kept = FrozenLists(workspace)
        assert not kept.may_change
        with pytest.raises(WorkspaceError):
            kept.keep(frozen)
        with pytest.raises(WorkspaceError):
            kept.delete("20260101-000000")
        assert not (workspace.path / "frozen_lists").exists()


def test_what_is_damaged_is_left_out_and_named_when_it_is_asked_for(
    engine: Engine, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        kept = FrozenLists(workspace)
        name = kept.keep(freeze(engine, engine.search(REQUEST)))
        file = workspace.path / "frozen_lists" / f"{name}.json"
        stored = json.loads(file.read_text("utf-8"))
        for wrong in (
            {"request": {}},
            {"products": [1]},
            {"request": {**stored["request"], "sort": "no"}},
        ):
            file.write_text(json.dumps({**stored, **wrong}), "utf-8")
            assert kept.all() == []
            with pytest.raises(DataError, match="cannot be read"):
                kept.open(name)


def test_a_link_in_the_place_of_the_folder_is_refused(engine: Engine, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        (tmp_path / "elsewhere").mkdir()
        (workspace.path / "frozen_lists").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(WorkspaceError, match="is a link"):
            FrozenLists(workspace).keep(freeze(engine, engine.search(REQUEST)))
