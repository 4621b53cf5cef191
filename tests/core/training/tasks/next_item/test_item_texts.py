"""The texts of items: near where texts are alike, and what is expected of items that nobody met."""

from pathlib import Path

import numpy as np
import pytest

from core.data.importing import Source, import_files
from core.pretrained.start import shipped_start
from core.training.tasks.next_item.item_texts import ItemTexts
from core.workspace import Workspace
from tests.core.pretrained.start_file import ship_start

TITLES = {"a1": "red shoes", "a2": "red shoes", "a3": "blue lamp", "a4": "qqq"}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    ship_start(tmp_path, {"red": (8, 0, 0), "shoes": (8, 0, 0), "blue": (0, 8, 0)}, monkeypatch)
    rows = "".join(f"{item},{title}\n" for item, title in TITLES.items())
    (tmp_path / "products.csv").write_text(f"product_id,title\n{rows}", "utf-8")
    with Workspace.open(tmp_path / "shop") as shop:
        import_files(shop, [Source("products", tmp_path / "products.csv")])
        return shop


def texts_of(shop: Workspace) -> ItemTexts:
    items = ["a1", "a2", "a3", "a4", "gone"]
    return ItemTexts.from_workspace(shop, items, shipped_start(), lambda *_: None)


def test_items_have_the_vectors_of_their_products(shop: Workspace) -> None:
    texts = texts_of(shop)
    assert texts.vectors[:3] == pytest.approx(np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0]]), abs=1e-3)
    # Words that the start does not know and items without a product say nothing.
    assert texts.is_known.tolist() == [True, True, True, False, False]


def test_without_a_start_no_text_says_anything(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("core.pretrained.start.ASSET", tmp_path / "none.npz")
    texts = texts_of(shop)
    assert not texts.is_known.any()
    assert not texts.start(16, 1).any()


def test_what_is_alike_begins_near_and_as_long_as_chance(shop: Workspace) -> None:
    begun = texts_of(shop).start(400, 1)
    assert begun.shape == (5, 400)
    assert (begun[0] == begun[1]).all()
    assert np.linalg.norm(begun[:3], axis=1) == pytest.approx(1, abs=0.15)
    assert abs(float(begun[0] @ begun[2])) < 0.2
    assert not begun[3:].any()


def test_items_that_nobody_met_are_expected_where_their_like_are() -> None:
    kinds = np.repeat(np.eye(2, dtype=np.float32), 500, axis=0)
    learned = np.repeat(np.array([[0, 0, 1], [1, 0, 0]], np.float32), 500, axis=0)
    learned[[0, 999]] = [0, 9, 0]
    is_met = np.ones(1000, bool)
    is_met[[0, 999]] = False
    expected = ItemTexts(kinds).expected(learned, is_met)
    # By hand: ±0.5 around the mean, held back by 10 beside 998 / 4 · 2.
    assert expected[0] == pytest.approx([0.01, 0, 0.99], abs=0.005)
    assert expected[999] == pytest.approx([0.99, 0, 0.01], abs=0.005)


def test_texts_that_tell_little_expect_little() -> None:
    random = np.random.default_rng(1)
    texts = random.normal(size=(600, 8)).astype(np.float32)
    learned = np.eye(50, dtype=np.float32)[random.integers(0, 50, 600)]
    expected = ItemTexts(texts).expected(learned, np.arange(600) < 500)
    assert np.linalg.norm(expected[500:], axis=1).max() < 0.5
