"""Kernel widths and pooling of conv1d as they are chosen."""

import numpy as np
import pytest

from tests.core.training.networks.conftest import built, some_ids, stirred

pytestmark = pytest.mark.tensorflow


def layer_names(model: object) -> set[str]:
    return {layer.name for layer in model.layers}  # type: ignore[attr-defined]


def test_each_width_is_a_convolution_of_its_own() -> None:
    usual = built("conv1d")
    assert {"conv_1", "conv_2", "conv_3", "conv_5"} <= layer_names(usual)
    chosen = built("conv1d", widths="2,7")
    convolutions = {name for name in layer_names(chosen) if name.startswith("conv_")}
    assert convolutions == {"conv_2", "conv_7"}
    assert chosen.get_layer("conv_7").kernel.shape == (7, 8, 8)


@pytest.mark.parametrize(("pooling", "numbers"), [("max", 32), ("mean", 32), ("both", 64)])
def test_pooling_says_how_many_numbers_are_left_of_a_text(pooling: str, numbers: int) -> None:
    # Four widths of eight filters.
    model = built("conv1d", pooling=pooling)
    assert model.get_layer("phrases").kernel.shape[0] == numbers


def test_the_largest_and_the_mean_are_what_they_are_called() -> None:
    from core.training.networks.conv1d import _pooled

    convolved = np.array([[[1.0, 5.0], [3.0, 1.0], [9.0, 9.0]]], np.float32)
    mask = np.array([[[1.0], [1.0], [0.0]]], np.float32)
    largest, mean = (np.asarray(part) for part in _pooled(convolved, mask, "both"))
    assert largest.tolist() == [[3, 5]]
    assert mean == pytest.approx(np.array([[2, 3]]), abs=1e-5)


@pytest.mark.parametrize("pooling", ["max", "mean", "both"])
def test_padding_changes_nothing_however_it_is_pooled(pooling: str) -> None:
    model = stirred(built("conv1d", pooling=pooling, widths="1,4"))
    ids = some_ids()
    shorter = ids[:, :8]
    assert np.asarray(model(ids)) == pytest.approx(np.asarray(model(shorter)), abs=1e-5)
