"""The article's network to the letter."""

import pytest

from tests.core.training.networks.conftest import CHANNELS, LENGTH, built, some_ids

pytestmark = pytest.mark.tensorflow

READING = ("conv1d", "max", "flatten")


def test_the_article_is_built_to_the_letter() -> None:
    model = built("article")
    layers = [layer for layer in model.layers if layer.name.split("_")[0] in READING]
    assert [type(layer).__name__ for layer in layers] == ["Conv1D", "MaxPooling1D", "Flatten"]
    conv, pooling, _ = (layer.get_config() for layer in layers)
    assert (conv["filters"], conv["kernel_size"], conv["activation"]) == (64, (3,), "relu")
    assert layers[0].input.shape == (None, LENGTH, 1)
    assert pooling["pool_size"] == (2,)
    # Nothing but the convolution learns: (3 · 1 + 1) · 64.
    assert model.count_params() == 256


def test_of_channels_the_article_reads_the_ids_alone() -> None:
    beside = some_ids(CHANNELS)
    with_channels, alone = built("article", CHANNELS), built("article")
    assert (with_channels(beside).numpy() == alone(beside[:, :, 0]).numpy()).all()
