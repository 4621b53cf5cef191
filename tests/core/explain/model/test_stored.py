import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.errors import RunError
from core.explain.model.stored import (
    NO_WEIGHTS,
    OTHER_COUNT,
    OTHER_SHAPES,
    StoredModel,
    epochs_with_weights,
    open_model,
    shown_names,
)
from core.runs.manifest import WEIGHTS, epoch_folder
from core.workspace import Workspace
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, SEARCH, make_epochs, rehash


@pytest.fixture
def own_shop(small_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy that a test may change."""
    shutil.copytree(small_folder, tmp_path / "own")
    with Workspace.open(tmp_path / "own") as workspace:
        yield workspace


def test_the_run_that_ships_is_drawn_as_it_was_counted(small_shop: Workspace) -> None:
    model = open_model(small_shop, SEARCH)
    assert model.notes == ()
    assert model.drawing.parameters == model.manifest.parameters == 2_823_384
    assert model.drawing.trainable == model.drawing.parameters
    assert model.drawing["conv_3"].shape == (48, 16)
    assert model.drawing["conv_3"].parameters == 3 * 16 * 16 + 16
    assert model.drawing["product:conv_3"].is_shared
    assert model.drawing["cosine"].reads == ("unit", "product:unit")
    assert model.weights["words/embeddings"].shape == (model.first + len(model.names), 128)
    assert epochs_with_weights(small_shop, SEARCH) == [4]


def test_a_run_without_weights_is_drawn_and_says_so(small_shop: Workspace) -> None:
    model = open_model(small_shop, CATEGORY)
    assert model.notes == (NO_WEIGHTS,)
    assert model.drawing.parameters == model.manifest.parameters == 1_680_387
    with pytest.raises(RunError, match="without its weights"):
        _ = model.weights


def test_items_are_called_by_their_titles(small_shop: Workspace) -> None:
    model = open_model(small_shop, NEXT_ITEM)
    catalogue_ids = small_shop.table("products")["product_id"].to_pylist()  # type: ignore[index]
    titles = small_shop.table("products")["title"].to_pylist()  # type: ignore[index]
    assert model.first == 2
    assert model.names == catalogue_ids
    assert shown_names(model, small_shop) == titles
    assert model.items is not None
    assert model.items.shape == (len(titles), 192)


def test_what_does_not_fit_the_drawing_is_said(own_shop: Workspace) -> None:
    folder = own_shop.runs_dir / SEARCH
    path = epoch_folder(folder, 4) / WEIGHTS
    arrays = dict(np.load(path))
    del arrays["phrases/bias"]
    np.savez(path, **arrays)
    stored = json.loads((folder / "run.json").read_text("utf-8"))
    stored["parameters"] = 5
    (folder / "run.json").write_text(json.dumps(stored), "utf-8")
    rehash(folder)
    assert open_model(own_shop, SEARCH).notes == (OTHER_COUNT, OTHER_SHAPES)


def test_any_kept_epoch_can_be_opened(own_shop: Workspace) -> None:
    make_epochs(own_shop.runs_dir / SEARCH, {1: 0.1, 2: 0.2, 4: 0.4})
    (epoch_folder(own_shop.runs_dir / SEARCH, 2) / WEIGHTS).unlink()
    assert epochs_with_weights(own_shop, SEARCH) == [1, 4]
    assert open_model(own_shop, SEARCH, 1).epoch == 1
    assert open_model(own_shop, SEARCH, 2).notes == (NO_WEIGHTS,)
    with pytest.raises(RunError, match="Epoch 3"):
        open_model(own_shop, SEARCH, 3)


def test_names_lead_to_ids(small_shop: Workspace) -> None:
    model: StoredModel = open_model(small_shop, SEARCH)
    assert model.vocabulary is not None
    word = model.names[7]
    assert model.id_of[word] == model.vocabulary.id(word) == model.first + 7
