"""Of which category the things are that people did something with."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.catalogue import Catalogue, bare_catalogue
from core.errors import DataError
from core.recommend.categories import OTHER, UNKNOWN, Categories, with_category
from core.recommend.sequences import Sequences, examples

ITEMS = ["book", "coat", "cup", "gone", "shoe"]


def shop(**category: str) -> Catalogue:
    """A catalogue of four products, of `category` where one is named."""
    ids = ["cup", "coat", "shoe", "book"]
    return replace(bare_catalogue(ids), category=[category.get(product, "") for product in ids])


def behaviour(*shoppers: str) -> Sequences:
    """What each shopper did, as words of `ITEMS`."""
    rows = [[ITEMS.index(item) for item in did.split()] for did in shoppers]
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    item = np.array([row for did in rows for row in did], np.int32)
    return Sequences(
        ITEMS, starts, item, np.zeros(len(item), np.int8), np.zeros(len(item), np.int64)
    )


DRESSED = shop(cup="家居 / 杯", coat="服饰 / 外套", shoe="服饰 / 鞋")


def test_a_category_is_told_apart_from_five_actions_on() -> None:
    sequences = behaviour("coat cup coat cup coat", "cup coat cup coat cup", "shoe shoe shoe shoe")
    categories = Categories.of_behaviour(sequences, DRESSED)
    assert categories.labels == ["家居 / 杯", "服饰 / 外套", OTHER]
    assert not categories.by_product
    assert categories.inputs == ("products", "sessions", "events")
    # What is too rare is of the others, what has no category of none, and so is what is no product.
    numbers = {item: categories.number(item) for item in [*ITEMS, "never met"]}
    assert numbers == {
        "cup": 0,
        "coat": 1,
        "shoe": 2,
        "book": UNKNOWN,
        "gone": UNKNOWN,
        "never met": UNKNOWN,
    }


def test_without_rare_ones_there_are_no_others() -> None:
    sequences = behaviour("coat cup coat cup coat cup coat cup coat cup")
    categories = Categories.of_behaviour(sequences, DRESSED)
    assert categories.labels == ["家居 / 杯", "服饰 / 外套"]
    assert categories.number("shoe") == UNKNOWN


def test_only_so_many_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.recommend.categories.MOST_LABELS", 2)
    sequences = behaviour("coat " * 7, "cup " * 5, "shoe " * 6)
    assert Categories.of_behaviour(sequences, DRESSED).labels == ["服饰 / 外套", "服饰 / 鞋", OTHER]


def test_in_a_shop_without_categories_each_product_is_one_of_its_own() -> None:
    sequences = behaviour("gone " * 5, "cup " * 6, "shoe")
    for catalogue in (shop(), bare_catalogue([])):
        categories = Categories.of_behaviour(sequences, catalogue)
        assert categories.labels == ["cup", "gone", OTHER]
        assert categories.by_product
        assert categories.inputs == ("sessions", "events")
        assert categories.number("never met") == 2


def test_a_run_knows_by_its_inputs_what_its_labels_are() -> None:
    labels = ["家居 / 杯", OTHER]
    categories = Categories.of_labels(labels, ["products", "events"], DRESSED)
    assert [categories.number(item) for item in ("cup", "coat", "gone")] == [0, 1, UNKNOWN]
    products = Categories.of_labels(["cup", OTHER], ["events"], DRESSED)
    assert [products.number(item) for item in ("cup", "coat", "gone")] == [0, 1, 1]


def test_who_has_too_few_is_told_what_to_import() -> None:
    for sequences in (behaviour("cup " * 9, "coat " * 4), behaviour()):
        with pytest.raises(DataError, match=r"at least two categories of 5 actions"):
            Categories.of_behaviour(sequences, DRESSED)


def test_sequences_become_those_of_labels_and_targets_without_any_are_left_out() -> None:
    categories = Categories.of_labels(["家居 / 杯", "服饰 / 外套"], ["products"], DRESSED)
    labelled = categories.sequences(behaviour("cup gone coat", "coat shoe"))
    assert labelled.items == ["家居 / 杯", "服饰 / 外套"]
    assert labelled.item.tolist() == [0, UNKNOWN, 1, 1, UNKNOWN]
    starts, stops = with_category(labelled, *examples(labelled))
    assert (starts.tolist(), stops.tolist()) == ([0], [2])
    # Unknown ones are read as 1, the labels from 2 on; 0 is padding.
    assert labelled.windows(starts, stops, 4)[0, :, 0].tolist() == [2, 1, 0, 0]
