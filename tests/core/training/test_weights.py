"""Weights kept for training on."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import RunError

pytestmark = pytest.mark.tensorflow


def model(width: int = 4) -> object:
    import keras

    return keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(width), keras.layers.Dropout(0.5)]
    )


def test_weights_come_back_as_half_precision_has_them(tmp_path: Path) -> None:
    from core.training.weights import read_weights, write_weights

    first, second = model(), model()
    write_weights(first, tmp_path / "weights.npz")  # type: ignore[arg-type]
    read_weights(second, tmp_path / "weights.npz", "r1")  # type: ignore[arg-type]
    for wanted, found in zip(first.get_weights(), second.get_weights(), strict=True):  # type: ignore[attr-defined]
        assert found.dtype == np.float32
        assert (found == wanted.astype(np.float16)).all()


@pytest.mark.parametrize("harm", ["missing", "empty", "torn", "other"])
def test_weights_that_cannot_be_read_are_told_of(tmp_path: Path, harm: str) -> None:
    from core.training.weights import read_weights, write_weights

    path = tmp_path / "weights.npz"
    write_weights(model(5 if harm == "other" else 4), path)  # type: ignore[arg-type]
    if harm == "missing":
        path.unlink()
    elif harm != "other":
        path.write_bytes(path.read_bytes()[: 0 if harm == "empty" else 200])
    said = "of another network" if harm == "other" else "no weights to train on"
    with pytest.raises(RunError, match=said):
        read_weights(model(), path, "r1")  # type: ignore[arg-type]
