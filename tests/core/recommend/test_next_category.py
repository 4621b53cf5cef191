"""What the chances of the next category weigh; a network that learned them is tested with its task."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import bare_catalogue
from core.recommend.next_category import NextCategoryModel
from core.recommend.recommender import Recommender
from core.recommend.sequences import FIRST
from core.runs import reader
from core.runs.manifest import ENCODER, Manifest, epoch_folder
from core.search.request import Interaction
from core.workspace import Workspace
from tests.core.recommend.logs import events_table, products_table, write_shop
from tests.core.recommend.test_recommender import LOG, SHOP, met

RUN = "20260101-000000-next-category-dnn"
LABELS = ["clothes", "food", "phones"]
CATALOGUE = replace(
    bare_catalogue(["coat", "bread", "phone", "book"]), category=["clothes", "food", "phones", ""]
)


class Sure:
    """After whatever came last: it again with 0.8, 0.15 for the label after it, 0.05 for the third."""

    reads, width = (5, 4), len(LABELS)

    def __init__(self, model: bytes) -> None:
        pass

    def encode(self, ids: np.ndarray) -> np.ndarray:
        last = np.array([row[row[:, 0] > 0][-1:, 0].sum() - FIRST for row in ids])
        chances = np.array([0.8, 0.15, 0.05], np.float32)
        return np.stack([np.roll(chances, number) for number in last])


@pytest.fixture(autouse=True)
def _sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Encoder", Sure)


def written(runs_dir: Path, labels: list[str], *inputs: str) -> Path:
    folder = runs_dir / RUN
    artefacts = epoch_folder(folder, 1)
    artefacts.mkdir(parents=True)
    Manifest(
        RUN,
        "next-category",
        "dnn",
        inputs=dict.fromkeys(inputs, ""),
        best_epoch=1,
        length=5,
        labels=labels,
    ).write(folder)
    (artefacts / ENCODER).write_bytes(b"\0\0\0\0TFL3")
    return folder


def test_products_of_a_likely_category_count_more(tmp_path: Path) -> None:
    model = NextCategoryModel.load(written(tmp_path, LABELS, "products"), CATALOGUE)
    weights = model.weights((Interaction("phone"), Interaction("bread")))
    assert weights is not None
    # Food is certain to 0.8, phones to 0.15, clothes to 0.05; the book may be any of the three.
    expected = [(0.051 / 0.801) ** 0.75, 1.0, (0.151 / 0.801) ** 0.75, (0.33433 / 0.801) ** 0.75]
    assert weights == pytest.approx(expected, rel=1e-3)
    for unknown in ((), (Interaction("never met"),), (Interaction("book"),)):
        assert model.weights(unknown) is None


def test_where_products_are_guessed_nothing_is_weighed(tmp_path: Path) -> None:
    folder = written(tmp_path, ["bread", "coat", "phone"], "events")
    model = NextCategoryModel.load(folder, CATALOGUE)
    assert model.after((Interaction("bread"),)).tolist() == pytest.approx([0.8, 0.15, 0.05])
    assert model.weights((Interaction("bread"),)) is None


def test_the_start_page_follows_the_active_run(tmp_path: Path) -> None:
    write_shop(tmp_path, products=products_table(), events=events_table(LOG))
    # After the phone p3 its case p5 and another phone p4 are recommended, of other categories.
    phones, cases = (SHOP.category[SHOP.row_of[product]] for product in ("p4", "p5"))
    assert phones != cases
    with Workspace.open(tmp_path) as shop:
        plain = Recommender.open(shop, SHOP)
        written(shop.runs_dir, [cases, "none of these", phones], "products")
        shop.activate("next-category", RUN)
        weighed = Recommender.open(shop, SHOP)
        assert Recommender.open(shop, SHOP, "").next_category is None
    history = met("p3")
    before, after = (
        {hit.product_id: hit for hit in one.for_history(history)} for one in (plain, weighed)
    )
    # A phone comes again with 0.8, a case with 0.15.
    assert after["p4"].score == pytest.approx(before["p4"].score)
    assert after["p5"].score == pytest.approx(before["p5"].score * (0.151 / 0.801) ** 0.75)
    for hit in after.values():
        assert sum(hit.parts.values()) == pytest.approx(hit.score)
    # What goes with a product, and taste, are not about what comes next.
    assert weighed.similar("p3") == plain.similar("p3")
    assert weighed.for_history(()) == plain.for_history(())


def test_a_damaged_run_is_set_aside(tmp_path: Path) -> None:
    write_shop(tmp_path, products=products_table(), events=events_table(LOG))
    with Workspace.open(tmp_path) as shop:
        folder = written(shop.runs_dir, LABELS, "products")
        shop.activate("next-category", RUN)
        (folder / "run.json").write_text("{", "utf-8")
        assert Recommender.open(shop, SHOP).next_category is None
        assert Recommender.open(shop, SHOP).for_history(met("p3"))
