"""Weights kept to train on: small, whole, and of the same build or none."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import RunError
from core.runs.manifest import WEIGHTS, Manifest, epoch_folder
from core.runs.reader import RunReader
from core.training.weights import read_weights, write_weights

pytestmark = pytest.mark.tensorflow


def model(width: int = 4, seed: int = 1):  # type: ignore[no-untyped-def]
    import keras

    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(width), keras.layers.Dropout(0.5)]
    )


@pytest.fixture
def reader(tmp_path: Path) -> RunReader:
    """Of a run without any file yet."""
    folder = tmp_path / "run-1"
    epoch_folder(folder, 1).mkdir(parents=True)
    return RunReader(folder, Manifest("run-1", "search", "conv1d", best_epoch=1))


def test_weights_come_back_as_float16_had_them(reader: RunReader) -> None:
    join_words, other = model(), model(seed=2)
    write_weights(join_words, reader.artefacts / WEIGHTS)
    read_weights(other, reader)
    for before, after in zip(join_words.get_weights(), other.get_weights(), strict=True):
        assert (before.astype(np.float16) == after).all()


@pytest.mark.parametrize(
    "content", [None, b"", b"noise", b"PK\x03\x04torn"], ids=["absent", "empty", "noise", "torn"]
)
def test_a_run_without_weights_says_what_to_do(reader: RunReader, content: bytes | None) -> None:
    if content is not None:
        (reader.artefacts / WEIGHTS).write_bytes(content)
    with pytest.raises(RunError, match=r"run-1.*train"):
        read_weights(model(), reader)


def test_weights_of_another_network_are_refused_and_change_nothing(reader: RunReader) -> None:
    write_weights(model(width=5), reader.artefacts / WEIGHTS)
    kept = model()
    before = kept.get_weights()
    with pytest.raises(RunError, match=r"run-1.*train"):
        read_weights(kept, reader)
    assert all((a == b).all() for a, b in zip(before, kept.get_weights(), strict=True))
