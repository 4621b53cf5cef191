import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.arrays import write_arrays
from core.errors import RunError, UserError
from core.explain.model.neighbours import (
    BASE,
    EPOCH,
    KEPT,
    START,
    Table,
    first_table,
    learned_table,
    neighbourhood,
    similar_names,
)
from core.explain.model.stored import StoredModel, open_model
from core.runs.beginning import VECTORS
from core.runs.manifest import BEGINNING, WEIGHTS, epoch_folder
from core.workspace import Workspace
from tests.core.explain.model.tiny import tiny_model
from tests.core.runs.small_runs import NEXT_ITEM, SEARCH, make_epochs, rehash


def table(*angles: float, source: str = KEPT) -> Table:
    """Unit vectors at these angles, in degrees."""
    turned = np.deg2rad(angles)
    return Table(np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32), source)


def test_neighbours_with_their_ranks_on_the_other_side() -> None:
    before, after = table(0, 10, 20, 60), table(0, 80, 20, 10)
    found = neighbourhood(before, after, 0)
    assert [(one.name, one.rank, one.other_rank) for one in found.before] == [
        (1, 1, 3),
        (2, 2, 2),
        (3, 3, 1),
    ]
    assert [(one.name, one.rank, one.other_rank) for one in found.after] == [
        (3, 1, 3),
        (2, 2, 2),
        (1, 3, 1),
    ]
    assert found.after[0].cosine == pytest.approx(np.cos(np.deg2rad(10)), abs=1e-6)
    assert found.moved == pytest.approx(1.0)
    turned = neighbourhood(before, after, 1)
    assert turned.moved == pytest.approx(np.cos(np.deg2rad(70)), abs=1e-6)


def test_only_some_names_are_neighbours() -> None:
    wanted = np.array([False, False, True, True])
    found = neighbourhood(table(0, 10, 20, 60), table(0, 80, 20, 10), 0, wanted)
    assert [(one.name, one.rank, one.other_rank) for one in found.before] == [(2, 1, 2), (3, 2, 1)]


def test_a_word_without_a_vector_before_has_no_neighbours_there() -> None:
    before = table(0, 10, 20)
    before.vectors[0] = 0
    found = neighbourhood(before, table(0, 10, 20), 0)
    assert found.before == ()
    assert found.moved is None
    assert [one.other_rank for one in found.after] == [0, 0]
    assert neighbourhood(None, table(0, 10, 20), 1).before == ()


def test_ten_at_most() -> None:
    many = table(*range(0, 40, 2))
    assert len(neighbourhood(many, many, 0).after) == 10


def test_vectors_of_an_epoch_at_length_one() -> None:
    learned = learned_table(tiny_model())
    assert np.abs(learned.vectors - [[1, 0], [0, 1], [0.8944, 0.4472]]).max() < 1e-3
    assert (learned.source, learned.epoch) == (EPOCH, 1)


def test_a_network_without_vectors_says_so() -> None:
    with pytest.raises(UserError, match="reads numbers of words"):
        learned_table(without_words())


def without_words() -> StoredModel:
    """A network that reads numbers of words."""
    model = tiny_model(network="article")
    return replace(model, stored={"conv1d/kernel": np.zeros((3, 1, 64), np.float16)})


@pytest.fixture
def own_shop(small_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy that a test may change."""
    shutil.copytree(small_folder, tmp_path / "own")
    with Workspace.open(tmp_path / "own") as workspace:
        yield workspace


def test_what_was_kept_when_training_began_comes_first(own_shop: Workspace) -> None:
    model = open_model(own_shop, SEARCH)
    vectors = np.zeros((model.first + len(model.names), 128), np.float16)
    vectors[model.first :, 3] = 2.0
    write_arrays(own_shop.runs_dir / SEARCH / BEGINNING, {VECTORS: vectors})
    rehash(own_shop.runs_dir / SEARCH)
    first = first_table(own_shop, open_model(own_shop, SEARCH))
    assert first is not None
    assert first.source == KEPT
    assert first.vectors[0].tolist() == [float(axis == 3) for axis in range(128)]
    (own_shop.runs_dir / SEARCH / BEGINNING).write_bytes(b"torn")
    with pytest.raises(RunError, match=BEGINNING):
        first_table(own_shop, open_model(own_shop, SEARCH))


def test_an_earlier_run_began_with_the_start_that_ships(small_shop: Workspace) -> None:
    model = open_model(small_shop, SEARCH)
    first = first_table(small_shop, model)
    assert first is not None
    assert first.source == START
    from core.pretrained.start import shipped_start

    start = shipped_start()
    assert start is not None
    (expected,) = start.vectors_of(["手机"])
    row = model.names.index("手机")
    assert first.vectors[row] == pytest.approx(expected / np.linalg.norm(expected), abs=1e-5)


def test_without_the_start_the_first_epoch_stands_in(
    own_shop: Workspace, without_start: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_epochs(own_shop.runs_dir / SEARCH, {1: 0.1, 4: 0.4})
    model = open_model(own_shop, SEARCH)
    monkeypatch.setattr("core.explain.model.neighbours.shipped_start", lambda: None)
    first = first_table(own_shop, model)
    assert first is not None
    assert (first.source, first.epoch) == (EPOCH, 1)
    # Before the first epoch nothing is known.
    assert first_table(own_shop, open_model(own_shop, SEARCH, 1)) is None


def test_an_update_began_with_its_base(own_shop: Workspace) -> None:
    update = own_shop.runs_dir / "20261201-080000-search-conv1d"
    shutil.copytree(own_shop.runs_dir / SEARCH, update)
    stored = json.loads((update / "run.json").read_text("utf-8"))
    stored["job"]["base"] = SEARCH
    (update / "run.json").write_text(json.dumps(stored), "utf-8")
    path = epoch_folder(update, 4) / WEIGHTS
    arrays = dict(np.load(path))
    arrays["words/embeddings"] = np.roll(arrays["words/embeddings"], 1, axis=1)
    np.savez(path, **arrays)
    rehash(update)
    model = open_model(own_shop, update.name)
    first = first_table(own_shop, model)
    assert first is not None
    assert first.source == BASE
    assert (first.vectors == learned_table(open_model(own_shop, SEARCH)).vectors).all()


def test_products_are_near_by_the_vectors_that_rank_them(small_shop: Workspace) -> None:
    model = open_model(small_shop, NEXT_ITEM)
    learned = learned_table(model)
    assert model.items is not None
    assert learned.vectors.shape == model.items.shape
    # Those that nobody met are shorter there; their directions are the same.
    cosines = (learned.vectors * model.items).sum(axis=1) / np.linalg.norm(model.items, axis=1)
    assert np.abs(cosines - 1).max() < 1e-5


def test_names_that_may_have_been_meant() -> None:
    names = ["手机", "手机壳", "小手机", "耳机", "phone"]
    assert similar_names(names, "手机") == ["手机", "手机壳", "小手机"]
    assert similar_names(names, "phome") == ["phone"]
    assert similar_names(names, "毛衣") == []
