"""Measuring a `next-category` run, whose network here says the last category again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.data.importing import Source, import_files
from core.errors import DataError, RunError
from core.evaluation.next_category import evaluate_next_category
from core.metrics.classification import MEASURED
from core.recommend.held_out import held_out, sample_examples
from core.recommend.sequences import FIRST, load_sequences
from core.runs import reader
from core.runs.manifest import ENCODER, Manifest, epoch_folder
from core.workspace import Workspace
from tests.core.evaluation.test_next_item import sessions

LABELS = ["c0", "c1", "c2"]
LENGTH = 8


class Again:
    """Encodes a window as the last label it holds, for sure."""

    reads, width = (LENGTH, 4), len(LABELS)

    def __init__(self, model: bytes) -> None:
        pass

    def encode(self, ids: np.ndarray) -> np.ndarray:
        last = (ids[:, :, 2] == 1).argmax(axis=1)
        label = ids[np.arange(len(ids)), last, 0] - FIRST
        return np.eye(len(LABELS), dtype=np.float32)[label.clip(0)]


def write_run(shop: Workspace, labels: list[str], inputs: list[str]) -> None:
    folder = shop.runs_dir / "r"
    artefacts = epoch_folder(folder, 1)
    artefacts.mkdir(parents=True)
    Manifest(
        "r",
        "next-category",
        "dnn",
        {"seed": 7},
        inputs=dict.fromkeys(inputs, ""),
        best_epoch=1,
        length=LENGTH,
        labels=labels,
        split=7,
    ).write(folder)
    (artefacts / ENCODER).write_bytes(b"\0\0\0\0TFL3")
    shop.activate("next-category", "r")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """300 products of three categories; each of 300 people stays in one category and then leaves it."""
    monkeypatch.setattr(reader, "Encoder", Again)
    rows = ["product_id,title,category", *(f"p{n},thing {n},c{n % 3}" for n in range(300))]
    (tmp_path / "products.csv").write_text("\n".join(rows), "utf-8")
    with Workspace.open(tmp_path / "shop") as shop:
        import_files(shop, [Source("products", tmp_path / "products.csv")])
        walks = [[f"p{n}", f"p{(n + 3) % 300}", f"p{(n + 7) % 300}"] for n in range(300)]
        shop.replace({"sessions": sessions([(walk, "") for walk in walks])})
        yield shop


def test_what_was_held_out_is_measured_beside_both_baselines(shop: Workspace) -> None:
    write_run(shop, LABELS, ["products", "sessions"])
    answer = evaluate_next_category(shop)
    kept = load_sequences(shop).part(held_out(load_sequences(shop), 7))
    assert answer["examples"] == len(sample_examples(kept, 7)[1]) > 30
    assert (answer["task"], answer["method"], answer["run"]) == ("next-category", "dnn", "r")
    assert answer["predicts"] == "category"
    # Of the two steps of each the first stays and the second leaves.
    assert answer["metrics"]["accuracy"] == answer["baseline"]["last_accuracy"] == 0.5
    # As many stay as leave for the next category: what the chain says of a tie is right for half.
    assert answer["baseline"]["accuracy"] == 0.5
    assert set(answer["metrics"]) == set(answer["intervals"]) == set(MEASURED)
    assert answer["intervals"]["accuracy"] == [0.5, 0.5]
    assert [one["category"] for one in answer["classes"]] == LABELS
    assert np.sum(answer["confusion"]) == answer["examples"]


def test_sessions_with_targets_are_measured_where_there_are_some(
    shop: Workspace, tmp_path: Path
) -> None:
    write_run(shop, LABELS, ["products", "sessions"])
    # Right, wrong, right though something unknown came between; nobody knows of what category gone is.
    lines = ["p0 p3\tp6", "p0 p3\tp1", "p1 gone p4\tp7", "p0\tgone"]
    (tmp_path / "test.txt").write_text("\n".join(lines), "utf-8")
    answer = evaluate_next_category(shop, tmp_path / "test.txt")
    assert answer["examples"] == 3
    assert answer["metrics"]["accuracy"] == pytest.approx(2 / 3)
    shop.replace({"sessions": sessions([(["p0"], "p3"), (["p1"], "p2")])})
    assert evaluate_next_category(shop)["metrics"]["accuracy"] == 0.5


def test_without_categories_the_product_itself_is_guessed(shop: Workspace, tmp_path: Path) -> None:
    write_run(shop, ["p0", "p1", ""], ["sessions"])
    (tmp_path / "test.txt").write_text("p0\tp0\np1\tp1\np5\tp8\np0\tp7\n", "utf-8")
    answer = evaluate_next_category(shop, tmp_path / "test.txt")
    assert answer["predicts"] == "product"
    assert answer["metrics"]["accuracy"] == 0.75
    assert answer["classes"][2]["category"] == ""
    assert answer["classes"][2]["support"] == 2


def test_what_cannot_be_measured_is_said(shop: Workspace, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="No run of the task next-category"):
        evaluate_next_category(shop)
    write_run(shop, LABELS, ["products", "sessions"])
    (tmp_path / "test.txt").write_text("p0\tgone\n", "utf-8")
    with pytest.raises(DataError, match="nothing to measure"):
        evaluate_next_category(shop, tmp_path / "test.txt")
    shop.replace({"sessions": sessions([(["p0", "p3"], "")])})
    with pytest.raises(DataError, match="nothing to measure"):
        evaluate_next_category(shop)
    with pytest.raises(RunError, match="no run gone"):
        evaluate_next_category(shop, run="gone")
