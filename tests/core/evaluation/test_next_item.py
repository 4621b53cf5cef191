"""Measuring a `next-item` run, whose network here says nothing; one that learned is tested with its task."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from core.errors import DataError, RunError
from core.evaluation.next_item import evaluate_next_item
from core.files import replace_json
from core.recommend import next_item
from core.recommend.blend import Blend
from core.recommend.held_out import held_out_by_position, is_teaching, sample_examples
from core.recommend.sequences import INPUTS, load_sequences
from core.runs import reader
from core.runs.manifest import ENCODER, PRODUCT_IDS, PRODUCTS, Manifest, epoch_folder
from core.workspace import Workspace

ITEMS = 30
SEED = 7


class Speechless:
    """Encodes every history alike."""

    reads, width = (5, 4), 1

    def __init__(self, model: bytes) -> None:
        pass

    def encode(self, ids: np.ndarray) -> np.ndarray:
        return np.ones((len(ids), 1), np.float32)


def sessions(rows: list[tuple[list[str], str]]) -> pa.Table:
    items, targets = zip(*rows, strict=True)
    return pa.table({"items": pa.array(items, pa.list_(pa.string())), "target": pa.array(targets)})


def ring(number: int) -> list[str]:
    """Three items in a row around a ring."""
    return [f"i{(number + step) % ITEMS:02d}" for step in range(3)]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace of 300 walks with an active run."""
    monkeypatch.setattr(reader, "Encoder", Speechless)
    with Workspace.open(tmp_path / "shop") as shop:
        shop.replace({"sessions": sessions([(ring(number), "") for number in range(300)])})
        write_run(shop)
        yield shop


def write_run(shop: Workspace) -> None:
    folder = shop.runs_dir / "r"
    artefacts = epoch_folder(folder, 1)
    artefacts.mkdir(parents=True)
    inputs = {kind: shop.content_hash(kind) for kind in INPUTS}
    job: dict[str, Any] = {"seed": SEED}
    Manifest(
        "r", "next-item", "dnn", job, inputs=inputs, best_epoch=1, length=5, dimension=1
    ).write(folder)
    sequences = load_sequences(shop)
    replace_json(folder / PRODUCT_IDS, sequences.items)
    next_item.write_sequences(sequences, folder)
    np.save(artefacts / PRODUCTS, np.ones((len(sequences.items), 1), np.float16))
    (artefacts / ENCODER).write_bytes(b"\0\0\0\0TFL3")
    Blend().write(artefacts / next_item.BLEND)
    shop.activate("next-item", "r")


def test_what_was_held_out_is_measured_but_for_what_taught(shop: Workspace) -> None:
    found = evaluate_next_item(shop)
    kept = load_sequences(shop).part(held_out_by_position(300, SEED))
    count = len(sample_examples(kept, SEED)[1])
    assert found["examples"] == count - is_teaching(count).sum()
    assert (found["task"], found["method"], found["run"]) == ("next-item", "dnn", "r")
    assert found["baseline"]["hit@20"] == 1.0


def test_what_is_measured_is_not_known(shop: Workspace) -> None:
    # Every walk goes to places of its own, so that only who has seen it could guess it.
    own = [([f"a{number}", f"b{number}"], "") for number in range(300)]
    shop.replace({"sessions": sessions(own)})
    (shop.runs_dir / "r").rename(shop.runs_dir / ".old")
    write_run(shop)
    found = evaluate_next_item(shop)
    assert found["baseline"]["mrr@20"] < 0.1
    assert found["metrics"]["mrr@20"] < 0.1


def test_sessions_with_targets_are_measured_where_there_are_some(
    shop: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "test.txt").write_text("i03 i04\ti05\ni08\tnowhere\n", "utf-8")
    found = evaluate_next_item(shop, tmp_path / "test.txt")
    assert found["examples"] == 2
    assert found["metrics"]["hit@20"] == found["baseline"]["hit@20"] == 0.5
    shop.replace({"sessions": sessions([(["i01"], "i02")])})
    assert evaluate_next_item(shop)["examples"] == 1


def test_what_cannot_be_measured_is_said(shop: Workspace, tmp_path: Path) -> None:
    (tmp_path / "test.txt").write_text("i03 i04 i05\n", "utf-8")
    with pytest.raises(DataError, match="nothing to measure"):
        evaluate_next_item(shop, tmp_path / "test.txt")
    (epoch_folder(shop.runs_dir / "r", 1) / next_item.BLEND).write_text("[]", "utf-8")
    with pytest.raises(RunError, match=r"mix\.json of the run r"):
        evaluate_next_item(shop)
    shop.activate("next-item", "")
    with pytest.raises(RunError, match="No run of the task"):
        evaluate_next_item(shop)
    with pytest.raises(RunError, match="no run gone"):
        evaluate_next_item(shop, run="gone")
