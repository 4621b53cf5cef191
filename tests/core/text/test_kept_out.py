"""The list of texts that count less, beside the data."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import DataError
from core.text.kept_out import KeptOut, keys_of
from core.training.tasks.category.labelled_texts import labelled_texts, split
from core.workspace import KEPT_OUT, Workspace
from tests.core.training.conftest import make_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    with make_shop(tmp_path, ["texts"]) as workspace:
        yield workspace


def keys(shop: Workspace) -> list[str]:
    texts = labelled_texts(shop, kept_out=True)
    return keys_of(texts.texts, [texts.labels[number] for number in texts.label])


def test_copies_are_told_apart_and_labels_belong_to_the_text() -> None:
    first, second, other, spaced = keys_of(["好书", "好书", "好书", " 好书 "], ["a", "a", "b", "a"])
    assert second == f"{first}-2"
    assert spaced == f"{first}-3"
    assert other not in (first, second)


def test_training_sees_neither_what_is_set_aside_nor_all_of_what_is_weighed_down(
    shop: Workspace,
) -> None:
    before, imported = labelled_texts(shop), shop.content_hash("texts")
    known = keys(shop)
    KeptOut().changed(known[:3], 0.0).changed([known[5]], 0.3).store(shop)
    after = labelled_texts(shop)
    assert after.texts == before.texts[3:]
    assert after.weights[2] == pytest.approx(0.3)
    assert after.weights.sum() == pytest.approx(len(after) - 0.7)
    fit, held_out = split(after, 7)
    assert fit.weights.sum() + held_out.weights.sum() == pytest.approx(len(after) - 0.7)
    assert len(labelled_texts(shop, kept_out=True)) == len(before)
    assert shop.content_hash("texts") == imported


def test_undo_takes_back_the_last_change_and_again_takes_it(shop: Workspace) -> None:
    known = keys(shop)
    KeptOut.read(shop).changed(known[:2], 0.0).store(shop)
    KeptOut.read(shop).changed(known[:3], 0.3).store(shop)
    assert KeptOut.read(shop).undone().store(shop).weight == dict.fromkeys(known[:2], 0.0)
    assert KeptOut.read(shop).undone().weight == dict.fromkeys(known[:3], 0.3)
    assert KeptOut.read(shop).changed(known[:2], 1.0).weight == {}


def test_what_is_made_of_the_texts_has_another_name_where_some_are_kept_out(
    shop: Workspace,
) -> None:
    assert KeptOut().version == ""
    one, other = KeptOut({"a": 0.0}), KeptOut({"a": 0.3})
    assert one.version != other.version
    assert one.version == KeptOut({"a": 0.0}, {"b": 0.0}).version


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"weight": {"a": 2}, "before": {}}', '{"weight": {}}']
)
def test_a_damaged_list_is_refused_with_the_way_out(shop: Workspace, text: str) -> None:
    (shop.path / KEPT_OUT).write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"remove .*kept_out_texts\.json"):
        KeptOut.read(shop)
