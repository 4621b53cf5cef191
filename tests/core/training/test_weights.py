"""Weights kept to train on: small, whole, and of the same build or none."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import RunError
from core.training.weights import read_weights, write_weights

pytestmark = pytest.mark.tensorflow


def model(width: int = 4, seed: int = 1):  # type: ignore[no-untyped-def]
    import keras

    keras.utils.set_random_seed(seed)
    return keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(width), keras.layers.Dropout(0.5)]
    )


def test_weights_come_back_as_float16_had_them(tmp_path: Path) -> None:
    written, other = model(), model(seed=2)
    write_weights(written, tmp_path / "weights.npz")
    read_weights(other, tmp_path / "weights.npz", "run")
    for before, after in zip(written.get_weights(), other.get_weights(), strict=True):
        assert (before.astype(np.float16) == after).all()


@pytest.mark.parametrize(
    "content", [None, b"", b"noise", b"PK\x03\x04torn"], ids=["absent", "empty", "noise", "torn"]
)
def test_a_run_without_weights_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "weights.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RunError, match=r"run-1.*train"):
        read_weights(model(), path, "run-1")


def test_weights_of_another_network_are_refused_and_change_nothing(tmp_path: Path) -> None:
    write_weights(model(width=5), tmp_path / "weights.npz")
    kept = model()
    before = kept.get_weights()
    with pytest.raises(RunError, match=r"run-1.*train"):
        read_weights(kept, tmp_path / "weights.npz", "run-1")
    assert all((a == b).all() for a, b in zip(before, kept.get_weights(), strict=True))
